"""An editor's messages go into the cell that was opened last, for a day, and nobody else's."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model.cell import Cell, Part, Passage
from bot.model.entity import Entity
from bot.store.cells import Cells
from bot.store.cipher import Cipher, write_key
from bot.store.editors import Editors
from bot.store.sqlite.database import SqliteDatabase
from tests.render.issues import WEEK

EDITOR, COLLEAGUE = 777, 778


class Clock:
    now = datetime(2019, 5, 27, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    write_key(tmp_path / "key")
    database = await SqliteDatabase.open(tmp_path / "zvodka.db")
    yield database
    await database.close()


@pytest.fixture
def cells(database: SqliteDatabase, tmp_path: Path, clock: Clock) -> Cells:
    return Cells(database, Cipher.read(tmp_path / "key"), clock)


async def opened(cells: Cells, language: str = "en", *, editor: int = EDITOR, part: Part = Part.WHOLE) -> Cell:
    return await cells.open(editor, WEEK, "west", language, part)


async def says(
    cells: Cells, message: int, text: str, *, edited: bool = False, editor: int = EDITOR
) -> list[str] | None:
    """What the cell holds then."""
    cell = await cells.add(editor, Passage(message, text), edited=edited)
    return [each.text for each in cell.passages] if cell else None


async def test_messages_gather_in_the_order_of_the_chat_and_twice_is_once(cells: Cells) -> None:
    await opened(cells)
    await says(cells, 11, "First")
    await says(cells, 13, "Third")
    await says(cells, 11, "First")
    assert await says(cells, 12, "Second") == ["First", "Second", "Third"]


async def test_an_edited_message_takes_its_own_place_and_no_other(cells: Cells) -> None:
    first = await opened(cells)
    await says(cells, 11, "Frist")
    await opened(cells, "be")
    assert await says(cells, 11, "First", edited=True) == ["First"]
    found = await cells.find(EDITOR, first.number)
    assert found
    assert [each.text for each in found.passages] == ["First"]
    assert await says(cells, 5, "Of last week", edited=True) is None


async def test_what_was_opened_last_gets_the_messages_and_the_other_keeps_its_own(cells: Cells) -> None:
    english = await opened(cells)
    await says(cells, 11, "English")
    belarusian = await opened(cells, "be")
    assert await says(cells, 12, "Па-беларуску") == ["Па-беларуску"]
    again = await opened(cells)
    assert (again.number, [each.text for each in again.passages]) == (english.number, ["English"])
    assert await says(cells, 13, "More") == ["English", "More"]
    await cells.finish(EDITOR, english.number)
    current = await cells.current(EDITOR)
    assert current
    assert current.number == belarusian.number


async def test_what_is_done_takes_edits_only_and_is_empty_when_it_is_opened_anew(cells: Cells) -> None:
    done = await opened(cells)
    await says(cells, 11, "Frist")
    await cells.finish(EDITOR, done.number)
    assert await cells.current(EDITOR) is None
    assert await says(cells, 12, "Second") is None
    assert await says(cells, 11, "First", edited=True) == ["First"]
    assert (await opened(cells)).passages == ()
    assert await cells.drop(EDITOR, done.number)
    assert not await cells.drop(EDITOR, done.number)


async def test_marks_come_back_as_they_were(cells: Cells) -> None:
    passage = Passage(11, "A link", (Entity("text_link", 2, 4, url="https://a.by"), Entity("pre", 0, 1, language="c")))
    cell = await opened(cells)
    await cells.add(EDITOR, passage, edited=False)
    found = await cells.find(EDITOR, cell.number)
    assert found
    assert found.passages == (passage,)


async def test_a_cell_is_its_editors_alone_and_who_else_writes_there_is_known(cells: Cells) -> None:
    mine = await opened(cells)
    assert await cells.others(EDITOR, mine) == []
    assert await says(cells, 11, "Not mine", editor=COLLEAGUE) is None
    theirs = await opened(cells, editor=COLLEAGUE, part=Part.HEADLINE)
    assert await cells.others(EDITOR, mine) == [COLLEAGUE]
    assert await cells.find(EDITOR, theirs.number) is None
    assert not await cells.drop(EDITOR, theirs.number)
    assert await cells.others(EDITOR, await opened(cells, "be")) == []


async def test_after_a_day_it_is_gone(cells: Cells, clock: Clock, database: SqliteDatabase) -> None:
    cell = await opened(cells)
    clock.now += timedelta(hours=23)
    assert await says(cells, 11, "In time") == ["In time"]
    clock.now += timedelta(hours=1)
    assert await says(cells, 12, "Too late") is None
    assert await cells.find(EDITOR, cell.number) is None
    await cells.drop_lapsed()
    assert await database.fetch("SELECT 1 FROM cell") == []


async def test_who_is_dismissed_leaves_no_cell(
    cells: Cells, clock: Clock, database: SqliteDatabase, tmp_path: Path
) -> None:
    await opened(cells)
    await opened(cells, editor=COLLEAGUE)
    await Editors(database, Cipher.read(tmp_path / "key"), clock).keep_only([EDITOR])
    assert await cells.current(EDITOR)
    assert await cells.current(COLLEAGUE) is None
