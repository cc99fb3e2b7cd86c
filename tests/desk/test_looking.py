"""An editor is told what others have changed in a draft since they last looked at it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.desk.looking import Looking, changes, content, place, signed
from bot.model.journal import Deed, Note
from bot.model.look import Change, Turn
from bot.model.publication import Trend
from tests.desk.newsroom import COLLEAGUE, EDITOR, Newsroom, text
from tests.render.issues import WEEK

RUSSIAN = Change("west", "ru", Turn.NEW)


@pytest.fixture
async def looking(newsroom: Newsroom) -> Looking:
    """A draft with a text in English, at which the editor has looked."""
    await newsroom.upload(text())
    assert await newsroom.desk.looking.look(EDITOR, await newsroom.issue()) == ()
    newsroom.now += timedelta(hours=1)
    return newsroom.desk.looking


async def test_what_is_new_stays_new_while_they_sit_at_it_and_is_old_the_next_time(
    newsroom: Newsroom, looking: Looking
) -> None:
    await newsroom.upload(text(language="ru"))
    for minutes in (0, 9, 9):
        newsroom.now += timedelta(minutes=minutes)
        assert await looking.look(EDITOR, await newsroom.issue()) == (RUSSIAN,)
    newsroom.now += timedelta(minutes=10)
    assert await looking.look(EDITOR, await newsroom.issue()) == ()


async def test_who_does_not_look_is_told_each_time_and_who_never_looked_nothing(
    newsroom: Newsroom, looking: Looking
) -> None:
    await newsroom.upload(text(language="ru"))
    for _ in range(2):
        assert await looking.news(EDITOR, await newsroom.issue()) == (RUSSIAN,)
    assert await looking.news(COLLEAGUE, await newsroom.issue()) == ()
    assert await looking.look(COLLEAGUE, await newsroom.issue()) == ()


async def test_what_they_did_themselves_is_no_news_and_hides_nobody_else_s(
    newsroom: Newsroom, looking: Looking
) -> None:
    await newsroom.upload(text(language="ru"), text(language="be"))
    await looking.own(EDITOR, await newsroom.issue(), [place("west", "be"), place("west")])
    assert await looking.look(EDITOR, await newsroom.issue()) == (RUSSIAN,)


async def test_texts_and_verdicts_that_came_changed_and_went_are_told(newsroom: Newsroom, looking: Looking) -> None:
    await newsroom.upload(text(headline="Other ties"), text("security", "be"))
    await newsroom.drafts.decide(COLLEAGUE, WEEK, "west", Trend.WORSENED)
    await newsroom.upload(text("elite", "ru"))
    assert await looking.news(EDITOR, await newsroom.issue()) == (
        Change("elite", "", Turn.NEW, Trend.UNCHANGED),
        Change("elite", "ru", Turn.NEW),
        Change("security", "", Turn.NEW, Trend.UNCHANGED),
        Change("security", "be", Turn.NEW),
        Change("west", "", Turn.CHANGED, Trend.WORSENED),
        Change("west", "en", Turn.CHANGED),
    )
    before = content(await newsroom.issue())
    await newsroom.drafts.remove(COLLEAGUE, WEEK, "security", "be")
    assert changes(before, content(await newsroom.issue())) == (Change("security", "be", Turn.REMOVED),)


async def test_a_look_goes_along_with_a_draft_that_moves_and_dies_with_one_that_is_thrown_away_or_out(
    newsroom: Newsroom, looking: Looking
) -> None:
    await newsroom.upload(text(language="ru"))
    await newsroom.desk.moving.move(EDITOR, WEEK, WEEK.shift(1))
    moved = await newsroom.issue(WEEK.shift(1))
    assert await looking.news(EDITOR, moved) == (RUSSIAN,)
    await newsroom.drafts.discard(EDITOR, WEEK.shift(1))
    await newsroom.upload(text(week=WEEK.shift(1)))
    assert await looking.news(EDITOR, await newsroom.issue(WEEK.shift(1))) == ()


async def test_of_an_issue_that_is_out_no_looks_are_kept(newsroom: Newsroom, looking: Looking) -> None:
    await newsroom.publish()
    await newsroom.upload(text(week=WEEK.shift(1)))
    await looking.look(EDITOR, await newsroom.issue(WEEK.shift(1)))
    rows = await newsroom.database.fetch("SELECT week FROM look")
    assert [row["week"] for row in rows] == [str(WEEK.shift(1))]


def note(number: int, name: str, deed: Deed, detail: str) -> Note:
    return Note(number, datetime(2019, 5, 24, tzinfo=UTC), name, deed, WEEK, detail)


VERDICT = Change("west", "", Turn.CHANGED, Trend.WORSENED)
SIGNATURES: list[tuple[str, list[Note], list[str]]] = [
    ("nothing was noted", [], ["", ""]),
    ("a text", [note(1, "Masha", Deed.TAKEN, "west ru")], ["Masha", ""]),
    (
        "the newest note counts",
        [note(2, "Ihar", Deed.REMOVED, "west ru"), note(1, "Masha", Deed.TAKEN, "west ru")],
        ["Ihar", ""],
    ),
    ("a text in another language", [note(1, "Masha", Deed.TAKEN, "west be")], ["", ""]),
    ("a verdict", [note(1, "Masha", Deed.DECIDED, "west worsened")], ["", "Masha"]),
    (
        "a text since may have brought another verdict",
        [note(2, "Ihar", Deed.TAKEN, "west ru"), note(1, "Masha", Deed.DECIDED, "west worsened")],
        ["Ihar", ""],
    ),
    ("another topic", [note(1, "Masha", Deed.UNDECIDED, "security worsened")], ["", ""]),
    ("what is no change of a draft", [note(1, "Masha", Deed.CORRECTED, "west ru")], ["", ""]),
]


@pytest.mark.parametrize(("notes", "names"), [case[1:] for case in SIGNATURES], ids=[case[0] for case in SIGNATURES])
def test_a_change_has_the_name_of_who_surely_made_it(notes: list[Note], names: list[str]) -> None:
    assert [each.by for each in signed((RUSSIAN, VERDICT), notes)] == names
