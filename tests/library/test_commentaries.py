"""What the commentaries of one issue lack or contradict, taken together."""

from dataclasses import replace

from bot.library.commentaries import absent, missing
from bot.library.commentary import parse
from bot.model.issue import disagreements
from bot.model.publication import Trend
from tests.library.publications import COMMENTARY, PUBLICATION

WEST = parse("west.en.md", COMMENTARY, PUBLICATION).commentary
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


def test_languages_that_disagree_are_named_with_their_trends() -> None:
    [found] = disagreements([WEST, replace(WEST_BE, trend=Trend.WORSENED), ELITE])
    assert (found.week, found.topic) == (WEST.week, "west")
    assert found.trends == {"en": Trend.UNCHANGED, "be": Trend.WORSENED}


def test_languages_that_agree_are_not_named() -> None:
    assert disagreements([WEST, WEST_BE, replace(ELITE, trend=Trend.IMPROVED)]) == []
