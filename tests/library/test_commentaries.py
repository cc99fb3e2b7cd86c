"""What the commentaries of one issue lack, taken together."""

from dataclasses import replace

from bot.library.commentaries import absent, missing
from tests.library.publications import COMMENTARY, PUBLICATION
from tests.library.readings import taken

WEST = taken("west.en.md", COMMENTARY).commentary
WEST_BE = replace(WEST, language="be")
ELITE = replace(WEST, topic="elite")


def test_an_issue_lacks_what_another_language_has() -> None:
    assert missing([WEST, WEST_BE, ELITE], PUBLICATION) == {"be": ("elite",)}


def test_a_complete_issue_lacks_nothing() -> None:
    assert missing([WEST, WEST_BE], PUBLICATION) == {}


def test_topics_without_any_commentary_are_named_apart() -> None:
    assert absent([WEST], PUBLICATION) == ("elite",)
    assert absent([WEST, ELITE], PUBLICATION) == ()


def test_nobody_waits_for_a_retired_topic() -> None:
    assert missing([WEST, WEST_BE, replace(WEST, topic="economy")], PUBLICATION) == {}
