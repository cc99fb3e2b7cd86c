"""What an editor is shown who writes a text in the chat."""

from dataclasses import replace

import pytest

from bot.callbacks.desk import ShowTopic
from bot.callbacks.drafts import Remove
from bot.callbacks.receipts import See
from bot.callbacks.table import decode
from bot.callbacks.writing import Abandon, Clear, Finish, Hand, Write
from bot.model.cell import Cell, Part, Passage, Writing
from bot.model.issue import Commentary, IssueState
from bot.model.message import Message
from bot.render.editors.writing import COPIED, WritingScreens
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK
from tests.render.test_editor import lines
from tests.tdlib import Accepted, judge

SCREENS = WritingScreens(PUBLICATION, TEXTS, lambda person: "Masha" if person == 779 else "")
PLACE = (WEEK, "security", "be")
TEXT = Commentary(*PLACE, "<Загаловак>", "Тэкст.", "Лід & больш", "https://a.by", ("А. Б.", "В. Г."))
CELL = Cell(7, *PLACE, Part.WHOLE)
ASKED = Writing(CELL, None, replace(TEXT, headline="", body=""), 0)
WRITTEN = Writing(replace(CELL, passages=(Passage(1, "a"), Passage(2, "b"))), TEXT, TEXT, 310)


def presses(message: Message) -> list[object]:
    return [decode(each.data, PUBLICATION) for row in message.keyboard for each in row if each.data]


def copied(message: Message) -> list[str]:
    return [each.copied for row in message.keyboard for each in row if each.copied]


def about(part: Part, text: Commentary | None = TEXT) -> Message:
    return SCREENS.writing(replace(ASKED, cell=replace(CELL, part=part), before=text), "en")


def test_a_text_is_shown_with_a_button_for_each_of_its_parts() -> None:
    shown = SCREENS.text(TEXT, 310, IssueState.DRAFT, "en")
    assert lines(shown) == [
        "Security, in Belarusian",
        "20–26 May 2019 · draft",
        "",
        "<Загаловак>",
        "Лід & больш",
        "",
        "310 words",
        "Authors: А. Б., В. Г.",
        "Link: https://a.by",
    ]
    assert presses(shown) == [
        See(*PLACE),
        *(Write(*PLACE, part) for part in Part),
        Remove(*PLACE),
        ShowTopic(WEEK, "security"),
    ]


def test_what_is_published_cannot_be_removed_there() -> None:
    assert Remove(*PLACE) not in presses(SCREENS.text(TEXT, 310, IssueState.PUBLISHED, "en"))


def test_a_text_is_asked_for_and_then_counted() -> None:
    assert lines(SCREENS.writing(ASKED, "en"))[3:] == [
        "Send the text. First line: the headline. Bold, italics, links as in any chat.",
        "Several messages are joined; press Done.",
    ]
    assert presses(SCREENS.writing(ASKED, "en")) == [Abandon(7)]
    written = SCREENS.writing(WRITTEN, "en")
    assert lines(written)[3:5] == ["Headline: <Загаловак>", "So far: 2 messages, 310 words."]
    assert presses(written) == [Finish(7), Abandon(7)]


@pytest.mark.parametrize(
    ("part", "clipboard", "buttons"),
    [
        pytest.param(Part.HEADLINE, ["<Загаловак>"], [Abandon(7)]),
        pytest.param(Part.LEAD, ["Лід & больш"], [Clear(7), Abandon(7)]),
        pytest.param(Part.LINK, ["https://a.by"], [Clear(7), Abandon(7)]),
        pytest.param(Part.AUTHORS, ["А. Б., В. Г."], [Clear(7), Abandon(7)]),
        pytest.param(Part.BODY, [], [Hand(*PLACE), Abandon(7)]),
    ],
)
def test_what_is_there_can_be_copied_and_taken_away_where_a_text_does_without(
    part: Part, clipboard: list[str], buttons: list[object]
) -> None:
    assert (copied(about(part)), presses(about(part))) == (clipboard, buttons)


def test_no_more_is_offered_to_the_clipboard_than_it_takes() -> None:
    fits, too_long = (replace(TEXT, lead="x" * length) for length in (COPIED, COPIED + 1))
    assert (copied(about(Part.LEAD, fits)), copied(about(Part.LEAD, too_long))) == (["x" * COPIED], [])
    assert f"<code>{'x' * (COPIED + 1)}</code>" in about(Part.LEAD, too_long).html
    assert "<code>" not in about(Part.LEAD, fits).html
    assert copied(about(Part.LEAD, replace(TEXT, lead=""))) == []


def test_a_tap_copies_what_no_button_holds_until_something_is_written() -> None:
    longest = replace(TEXT, link="https://a.by/" + "&" * 2_035)
    asked = about(Part.LINK, longest)
    assert lines(asked)[-3:] == ["Now (tap it to copy):", "", longest.link]
    assert isinstance(judge(asked.html), Accepted)
    written = replace(WRITTEN, cell=replace(WRITTEN.cell, part=Part.LINK), before=longest)
    assert "<code>" not in SCREENS.writing(written, "en").html
    assert Clear(7) not in presses(about(Part.LEAD, replace(TEXT, lead="")))


def test_who_else_writes_there_is_said() -> None:
    assert (
        lines(SCREENS.writing(replace(ASKED, others=(778,)), "en"))[-1] == "⚠ Another editor is writing this text, too."
    )
    assert lines(SCREENS.writing(replace(ASKED, others=(778, 779)), "en"))[-1] == ("⚠ Also writing this text: Masha.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_each_of_these_screens(language: str) -> None:
    longest = replace(TEXT, headline="<" * 200, lead="&" * 500, authors=("х" * 100,) * 20)
    for shown in (
        SCREENS.text(longest, 10**6, IssueState.DRAFT, language),
        *(
            SCREENS.writing(replace(each, cell=replace(each.cell, part=part), before=longest, after=longest), language)
            for part in Part
            for each in (ASKED, WRITTEN)
        ),
        SCREENS.moved(CELL, language),
        SCREENS.abandoned(CELL, language),
    ):
        assert isinstance(judge(shown.html), Accepted)
        assert all(len(button.text) <= 40 for row in shown.keyboard for button in row)


def test_it_is_asked_for_in_belarusian() -> None:
    assert SCREENS.nothing_written("be") == "Яшчэ нічога не напісана: спачатку дашліце тэкст."
    shown = SCREENS.writing(WRITTEN, "be")
    assert lines(shown) == [
        "✏️ Бяспека, па-беларуску",
        "20–26 мая 2019",
        "",
        "Загаловак: <Загаловак>",
        "Пакуль: 2 паведамленні, 310 слоў.",
        "Дасылайце далей, папраўляйце дасланае або націсніце «Гатова».",
    ]
