"""What readers of several languages get of an issue, and how corrections find it."""

import pytest

from bot.desk.amending import edits
from bot.model.bundle import Deed, Delivered
from bot.model.message import EVERYTHING, Message, Rich
from bot.model.publication import Trend
from bot.model.reader import ALL_TOPICS, Format, Variant
from bot.render.html.visible import visible
from bot.render.issue import IssueMessages
from bot.render.spoken import SpokenMessages
from tests.render.issues import PUBLICATION, TEXTS, commentary, issue

MESSAGES = SpokenMessages(PUBLICATION, TEXTS)
PLAIN = IssueMessages(PUBLICATION, TEXTS)
ISSUE = issue(
    commentary("elite", "be", "Эліта чакае"),
    commentary("west", "be", "Захад"),
    commentary("west", "en", "The West"),
    elite=Trend.IMPROVED,
    west=Trend.WORSENED,
)
BOTH = "be en"


def push(language: str, form: Format) -> tuple[Message, ...]:
    return MESSAGES.push(ISSUE, {}, Variant(language, form, ALL_TOPICS))


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("language", ["be", "en", "ru"])
def test_readers_of_one_language_get_what_they_always_got(language: str, form: Format) -> None:
    assert push(language, form) == PLAIN.push(ISSUE, {}, Variant(language, form, ALL_TOPICS))


def test_all_comes_in_the_first_language_and_then_what_there_is_in_the_other() -> None:
    assert push(BOTH, Format.BRIEF)[:1] == push("be", Format.BRIEF)
    assert [message.shows for message in push(BOTH, Format.FULL)] == ["", "elite", "west", "en:", "en:west"]
    assert "The West" in visible(push(BOTH, Format.BRIEF)[1].html)


@pytest.mark.parametrize("form", [Format.BRIEF, Format.FULL, Format.RICH])
def test_nothing_comes_in_a_language_without_a_text(form: Format) -> None:
    assert push("be ru", form) == push("be", form)


def test_a_discreet_word_is_said_once() -> None:
    assert push(BOTH, Format.DISCREET) == push("be", Format.DISCREET)


def test_a_rich_message_comes_in_each_language_with_names_of_its_own_for_older_servers_as_well() -> None:
    first, second = push(BOTH, Format.RICH)
    assert (first.shows, second.shows) == (EVERYTHING, f"en:{EVERYTHING}")
    assert isinstance(second, Rich)
    assert [message.shows for message in second.plain] == ["en:", "en:west"]


def test_a_correction_edits_the_text_in_its_language_and_the_glance_above_it_only() -> None:
    variant = Variant(BOTH, Format.FULL, ALL_TOPICS)
    before, after = (
        ISSUE,
        issue(
            *(each.commentary for each in ISSUE.revisions if each.commentary.language == "be"),
            commentary("west", "en", "The West, corrected"),
            elite=Trend.IMPROVED,
            west=Trend.WORSENED,
        ),
    )
    places = dict(enumerate(message.shows for message in MESSAGES.push(before, {}, variant)))
    parts = edits(
        Delivered(1, variant, 1, places, len(places)),
        MESSAGES.in_all_formats(before, {}, variant),
        MESSAGES.in_all_formats(after, {}, variant),
        lambda name, page: MESSAGES.turned(after, {}, name, variant, page),
        MESSAGES.gone("be"),
        age=0,
    )
    assert [(part.deed, part.place) for part in parts] == [(Deed.EDIT, 3), (Deed.EDIT, 4)]
    assert all("The West, corrected" in visible(part.message.html) for part in parts)


def test_a_page_in_the_place_of_a_longer_text_is_of_its_language() -> None:
    shown = MESSAGES.turned(ISSUE, {}, "en:west", Variant(BOTH, Format.FULL, ALL_TOPICS), 0)
    assert (shown.shows, "The West" in visible(shown.html)) == ("en:west", True)


def test_a_late_text_is_called_by_its_language_and_comes_to_who_reads_it() -> None:
    late = MESSAGES.late(ISSUE, {}, "west", "en", Variant(BOTH, Format.BRIEF, ALL_TOPICS))
    assert [message.shows for message in late] == ["en:west"]
    assert MESSAGES.late(ISSUE, {}, "west", "en", Variant("be", Format.BRIEF, ALL_TOPICS)) == ()


def test_a_notice_speaks_the_first_language() -> None:
    both, first = (Variant(language, Format.BRIEF, ALL_TOPICS) for language in (BOTH, "be"))
    assert MESSAGES.notice(ISSUE, "west", both) == PLAIN.notice(ISSUE, "west", first)
