"""What stands around a preview, and that it differs from what is sent only in what its buttons carry."""

from dataclasses import replace

import pytest

from bot.callbacks.drafts import Draft
from bot.callbacks.previews import ChooseAgain, Imagine, Imagined, PeekIssue, PeekTopic, Preview, ShowAs, StopPreview
from bot.callbacks.publishing import Prepare
from bot.callbacks.table import Callback, decode
from bot.callbacks.views import IssueView, TopicView
from bot.model.issue import IssueState
from bot.model.message import Button, Message
from bot.model.reader import ALL_TOPICS, Format
from bot.render.editors.previews import FEW, PREVIEWED, PreviewScreens, as_preview
from tests.render.issues import ECONOMY, LANGUAGES, PUBLICATION, SECURITY, TEXTS, WEEK, WEST, commentary, issue
from tests.render.press import BOTH, push
from tests.render.test_editor import lines, presses
from tests.tdlib import Accepted, judge

SCREENS = PreviewScreens(PUBLICATION, TEXTS)
DRAFT = replace(issue(commentary("west"), commentary("security", "be")), state=IssueState.DRAFT)
ANYBODY = Imagined(WEEK, "en", Format.BRIEF, ALL_TOPICS, silent=False)
MARK = 7


def every_screen(language: str) -> list[Message]:
    states = [replace(DRAFT, state=state) for state in IssueState]
    return [
        *(SCREENS.choice(each, language) for each in states),
        *(SCREENS.imagined(DRAFT, replace(ANYBODY, topics=topics), language) for topics in (ALL_TOPICS, 0)),
        *(SCREENS.head(DRAFT, ANYBODY, count, language, going=True) for count in (1, 30)),
        SCREENS.shown(DRAFT, ANYBODY, language),
        SCREENS.stopped(DRAFT, 2, language),
        *(SCREENS.refused(DRAFT, Message("", shows=shows), language) for shows in ("", "west", "given-up")),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_every_screen_and_every_button_on_it_means_something(language: str) -> None:
    for message in every_screen(language):
        assert isinstance(judge(message.html), Accepted)
        assert None not in presses(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_tells_what_the_issue_is_by_now_in_few_words(language: str) -> None:
    told = {SCREENS.since(replace(DRAFT, state=state), language) for state in IssueState}
    assert len(told) == len(IssueState)
    assert all(len(each) <= 200 for each in told)


def test_a_preview_offers_every_language_in_every_format_and_a_draft_the_way_on() -> None:
    offered = [Preview(WEEK, language, form) for language in LANGUAGES for form in PREVIEWED]
    assert presses(SCREENS.choice(DRAFT, "en")) == [*offered, Imagine(ANYBODY), Prepare(WEEK), Draft(WEEK)]
    published = replace(DRAFT, state=IssueState.PUBLISHED)
    assert presses(SCREENS.choice(published, "en")) == [*offered, Imagine(ANYBODY)]


def test_each_button_of_a_readers_choices_changes_one_of_them() -> None:
    reader = Imagined(WEEK, "be", Format.FULL, WEST.bit, silent=True)
    screen = SCREENS.imagined(DRAFT, reader, "en")
    assert [[button.text for button in row] for row in screen.keyboard] == [
        ["✅ Беларуская", "▫️ Русский", "▫️ English"],
        ["▫️ brief", "✅ full", "▫️ all in one"],
        ["✅ 🌍 Belarus–West relations"],
        ["▫️ 🛡 Security"],
        ["✅ without a sound"],
        ["← Back", "👁 Show"],
    ]
    assert presses(screen) == [
        *(Imagine(replace(reader, language=language)) for language in LANGUAGES),
        *(Imagine(replace(reader, format=form)) for form in PREVIEWED),
        Imagine(replace(reader, topics=0)),
        Imagine(replace(reader, topics=ALL_TOPICS)),
        Imagine(replace(reader, silent=False)),
        ChooseAgain(WEEK),
        ShowAs(reader),
    ]


def test_topics_that_the_issue_does_not_have_change_nothing() -> None:
    screen = SCREENS.imagined(DRAFT, replace(ANYBODY, topics=SECURITY.bit | ECONOMY.bit), "en")
    assert Imagine(replace(ANYBODY, topics=ALL_TOPICS)) in presses(screen)
    assert Imagine(replace(ANYBODY, topics=0)) in presses(screen)


def test_a_reader_without_any_of_the_topics_gets_nothing_to_be_shown() -> None:
    screen = SCREENS.imagined(DRAFT, replace(ANYBODY, topics=ECONOMY.bit), "en")
    assert lines(screen)[-1] == "This reader gets nothing: none of the topics is chosen."
    assert not any(isinstance(each, ShowAs) for each in presses(screen))


def test_a_head_says_for_whom_the_messages_are_and_stops_them_if_they_are_many() -> None:
    reader = Imagined(WEEK, "ru", Format.FULL, WEST.bit, silent=True)
    head = SCREENS.head(DRAFT, reader, 30, "en", going=True)
    assert lines(head) == [
        "👁 2019-W21 · Русский · full · Belarus–West relations · without a sound",
        "30 messages follow.",
    ]
    assert presses(head) == [StopPreview()]
    assert lines(SCREENS.head(DRAFT, ANYBODY, 1, "en", going=True)) == [
        "👁 2019-W21 · English · brief",
        "1 message follows.",
    ]
    assert presses(SCREENS.head(DRAFT, ANYBODY, FEW, "en", going=True)) == []
    assert presses(SCREENS.head(DRAFT, ANYBODY, 30, "en", going=False)) == []


def test_a_preview_says_what_is_sent_and_its_buttons_open_the_same_for_editors() -> None:
    for sent in push(topics=BOTH, form=Format.FULL):
        shown = as_preview(sent, MARK)
        assert replace(shown, keyboard=()) == replace(sent, keyboard=())
        for seen, button in zip(buttons(shown), buttons(sent), strict=True):
            assert replace(seen, data=button.data) == button
            assert decode(seen.data, PUBLICATION) == peek(button)


def test_what_opens_a_page_or_the_clipboard_stays_as_it_is() -> None:
    row = (Button("Read", url="https://example.org"), Button("Copy", copied="words"))
    assert as_preview(Message("", (row,)), MARK).keyboard == (row,)


def buttons(message: Message) -> list[Button]:
    return [button for row in message.keyboard for button in row]


def peek(button: Button) -> Callback | None:
    match decode(button.data, PUBLICATION):
        case IssueView() as view:
            return PeekIssue(MARK, view)
        case TopicView() as view:
            return PeekTopic(MARK, view)
        case other:
            return other
