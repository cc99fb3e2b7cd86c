"""The journal in words: each deed has its own, in every language, and no page is too long."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.callbacks.journal import LAST_PAGE, ShowJournal
from bot.callbacks.table import decode
from bot.model.correction import Amendment
from bot.model.journal import Deed, Note, corrected
from bot.model.message import Message
from bot.model.publication import Trend
from bot.render.editors.journal import JournalScreens
from bot.render.html.visible import units, visible
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK

SCREENS = JournalScreens(PUBLICATION, TEXTS)
NOTE = Note(1, datetime(2019, 5, 27, 21, 30, tzinfo=UTC), "Ala", Deed.PAUSED, WEEK, "")


def told(note: Note, language: str = "en") -> str:
    (line,) = SCREENS.lines([note], language)
    return line.partition(" · ")[2]


def pages(message: Message) -> list[object]:
    found = [decode(button.data, PUBLICATION) for row in message.keyboard for button in row]
    return [each.page for each in found if isinstance(each, ShowJournal)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_deed_has_words_of_its_own(language: str) -> None:
    lines = [told(replace(NOTE, deed=deed, detail="0" if deed is Deed.SCHEDULED else ""), language) for deed in Deed]
    assert len(set(lines)) == len(Deed)
    assert all(line.startswith("Ala: ") for line in lines)


@pytest.mark.parametrize(
    ("deed", "detail", "words"),
    [
        (Deed.TAKEN, "west be", "Ala: text – Belarus–West relations, in Belarusian"),
        (Deed.DECIDED, "west improved", "Ala: verdict – Belarus–West relations, improved"),
        (Deed.CORRECTED, "west ru worsened", "Ala: correction – Belarus–West relations, in Russian, worsened"),
        (Deed.CORRECTED, "gone", "Ala: correction – gone"),
        (Deed.SCHEDULED, "1558944000", "Ala: publication scheduled – 27.05 11:00"),
        (Deed.MOVED, "2019-W20", "Ala: moved here from another week – 2019-W20"),
        (Deed.DISMISSED, "Jan", "Ala: editor dismissed – Jan"),
    ],
)
def test_a_line_tells_what_it_was_done_to(deed: Deed, detail: str, words: str) -> None:
    assert told(replace(NOTE, deed=deed, detail=detail)) == words


def test_what_nobody_did_stands_without_a_name() -> None:
    assert told(replace(NOTE, name="", deed=Deed.GONE_OUT)) == "the issue went out"


def test_days_are_those_of_the_publication() -> None:
    earlier = replace(NOTE, at=datetime(2019, 5, 27, 20, 30, tzinfo=UTC), week=None)
    page = visible(SCREENS.page([NOTE, earlier], 0, "en", older=False).html).splitlines()
    assert page[2:] == [
        "28 May",
        "00:30 Ala: sending paused (2019-W21)",
        "27 May",
        "23:30 Ala: sending paused",
    ]


@pytest.mark.parametrize(
    ("page", "older", "leads"), [(0, False, []), (0, True, [1]), (3, True, [2, 4]), (LAST_PAGE, True, [LAST_PAGE - 1])]
)
def test_pages_lead_to_their_neighbours(page: int, older: bool, leads: list[int]) -> None:
    assert pages(SCREENS.page([NOTE], page, "en", older=older)) == leads


def test_an_empty_journal_says_so() -> None:
    assert "Nothing yet" in SCREENS.page([], 0, "en", older=False).html


def test_long_names_are_escaped_and_fit() -> None:
    html = SCREENS.page([replace(NOTE, name="<b>" * 200)] * 15, 0, "en", older=True).html
    assert "<b><b>" not in html
    assert units(visible(html)) <= 4096


@pytest.mark.parametrize(
    ("amendment", "noted"),
    [
        (Amendment(WEEK), (Deed.RETRACTED, "")),
        (Amendment(WEEK, "west", "be", 3), (Deed.CORRECTED, "west be")),
        (Amendment(WEEK, "west", "be", 0, Trend.IMPROVED), (Deed.CORRECTED, "west improved")),
        (Amendment(WEEK, "west", "be", 3, Trend.IMPROVED), (Deed.CORRECTED, "west be improved")),
    ],
)
def test_a_correction_is_noted_with_what_it_changes(amendment: Amendment, noted: tuple[Deed, str]) -> None:
    assert corrected(amendment) == noted
