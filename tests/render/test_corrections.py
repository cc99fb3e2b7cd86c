"""What readers are told of corrections, where an issue stands and in a message of its own."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.correction import Correction
from bot.model.issue import Issue, IssueState
from bot.model.reader import ALL_TOPICS, Format, Variant
from bot.render.html.visible import visible
from bot.render.spacing import tied
from tests.render.issues import LANGUAGES, SECURITY, WEEK, WEST
from tests.render.press import HISTORY, ISSUE, MESSAGES, THREE, labels, press, push

LATE = int(datetime(2019, 5, 28, 22, tzinfo=UTC).timestamp())
"""It is the next day in Minsk by then."""
VERDICT = Correction("security", "", LATE, "", "improved", "worsened")
TEXT = Correction("west", "en", LATE, "A <slip>.", "1", "9")
CORRECTED = replace(ISSUE, corrections=(VERDICT, TEXT))
RETRACTED = replace(
    ISSUE, state=IssueState.RETRACTED, corrections=(Correction("", "", LATE, "Wrong week.", "published", "retracted"),)
)
LINES = {
    "en": "Corrected on 29 May: Security worsened (we wrote: improved).",
    "ru": "Исправлено 29 мая: Безопасность — ухудшение (было: улучшение).",
    "be": "Выпраўлена 29 мая: Бяспека — пагаршэнне (было: паляпшэнне).",
}


def opened(issue: Issue, source: Source = Source.ARCHIVE) -> str:
    glance = IssueView(WEEK, "en", source, ALL_TOPICS)
    return visible(MESSAGES.glance(issue, HISTORY, glance, subscribed=True).html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_says_what_a_verdict_was(language: str) -> None:
    (copy,) = push(CORRECTED, language=language)
    assert tied(LINES[language], language) in visible(copy.html)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("worsened", "improved", "Security improved (we wrote: worsened)."),
        ("improved", "unchanged", "Security is unchanged (we wrote: improved)."),
        ("unchanged", "worsened", "Security worsened (we wrote: unchanged)."),
    ],
)
def test_a_corrected_verdict_is_said_in_good_english(before: str, after: str, words: str) -> None:
    issue = replace(ISSUE, corrections=(replace(VERDICT, before=before, after=after),))
    assert f"Corrected on 29 May: {words}" in visible(push(issue)[0].html)


def test_a_copy_tells_of_verdicts_only_and_the_issue_of_all() -> None:
    line = "Corrected on 29 May: the text on “Belarus–West relations”. A <slip>."
    (copy,) = push(CORRECTED)
    assert line not in visible(copy.html)
    assert line in opened(CORRECTED)
    assert LINES["en"] in opened(CORRECTED)


def test_a_copy_tells_nothing_of_what_its_reader_does_not_follow() -> None:
    (copy,) = push(CORRECTED, topics=WEST.bit)
    assert "Corrected" not in visible(copy.html)


def test_a_text_tells_of_its_own_corrections_and_of_its_verdict() -> None:
    _, _, security, west = push(CORRECTED, form=Format.FULL)
    assert visible(west.html).endswith("A <slip>.")
    assert "Corrected after publication." not in west.html
    assert visible(security.html).endswith(LINES["en"])


def test_a_text_tells_nothing_of_what_was_corrected_in_another_language() -> None:
    elsewhere = replace(CORRECTED, corrections=(replace(TEXT, language="be"),))
    assert "Corrected" not in visible(press(push(elsewhere)[0], "West", elsewhere).html)


def test_the_year_stands_there_where_it_is_another() -> None:
    later = replace(VERDICT, at=LATE + 366 * 86_400)
    assert "Corrected on 29 May 2020:" in opened(replace(ISSUE, corrections=(later,)))


def test_a_message_tells_of_one_topic_and_opens_it() -> None:
    notice = MESSAGES.notice(CORRECTED, "security", Variant("en", Format.BRIEF, THREE))
    assert visible(notice.html) == f"✏️ Security\n20–26 May 2019\n\n{LINES['en']}"
    assert "What security did" in visible(press(notice, "Security", CORRECTED).html)
    assert notice.shows == "!security"


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.DISCREET])
def test_of_a_retracted_issue_nothing_is_shown_but_that(form: Format) -> None:
    (copy,) = push(RETRACTED, form=form)
    shown = visible(copy.html)
    assert shown.endswith("This issue was retracted.\nRetracted on 29 May. Wrong week.")
    assert labels(copy) == [["Archive", "Settings"]]
    opened = TopicView(IssueView(WEEK, "en", Source.PUSH, THREE), SECURITY.number)
    topic = MESSAGES.commentary(RETRACTED, HISTORY, opened)
    assert topic
    assert visible(topic.html) == shown


def test_a_retracted_issue_of_the_archive_leads_back_there() -> None:
    glance = IssueView(WEEK, "en", Source.ARCHIVE, ALL_TOPICS)
    assert labels(MESSAGES.glance(RETRACTED, HISTORY, glance, subscribed=True))[-1] == ["← Back"]


def test_an_issue_that_is_a_draft_again_is_not_retracted() -> None:
    assert replace(RETRACTED, state=IssueState.DRAFT).retraction is None
