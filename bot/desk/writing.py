"""Texts that editors write in the chat: message by message into a cell, and from there into the issue."""

import asyncio

from bot.desk.check import JUDGES
from bot.desk.intake import Intake
from bot.library.cells import filled, read_cell
from bot.model.cell import Cell, Part, Passage, Writing
from bot.model.issue import Commentary
from bot.model.reading import Refused
from bot.model.receipt import Arrival, Barred
from bot.model.week import Week
from bot.render.issue import count_words
from bot.store.cells import Cells
from bot.store.issues import Issues


class Writers:
    def __init__(self, cells: Cells, issues: Issues, intake: Intake) -> None:
        self._cells = cells
        self._issues = issues
        self._intake = intake

    async def open(self, editor: int, week: Week, topic: str, language: str, part: Part) -> Writing | None:
        """Let the editor write there; None if a part is meant of a text that is not there (any more)."""
        if part is not Part.WHOLE and await self.text(week, topic, language) is None:
            return None
        return await self._writing(editor, await self._cells.open(editor, week, topic, language, part))

    async def add(self, editor: int, passage: Passage, *, edited: bool) -> Cell | None:
        """None if no cell is open, or an edited message stands in none."""
        return await self._cells.add(editor, passage, edited=edited)

    async def find(self, editor: int, number: int) -> Writing | None:
        found = await self._cells.find(editor, number)
        return await self._writing(editor, found) if found else None

    async def finish(self, editor: int, number: int, name: str, *, empty: bool = False) -> Arrival | None:
        """Put what was written into the issue; None if there is nothing, unless the part is to be `empty`.

        What is not right stays open, so that a message can be edited or another sent; what is done can be finished
        anew, once one of its messages was edited. `name` is what to call the text.
        """
        cell = await self._cells.find(editor, number)
        if cell is None or bool(cell.passages) is empty:
            return None
        before = await self.text(cell.week, cell.topic, cell.language)
        if before is None and cell.part is not Part.WHOLE:
            await self._cells.drop(editor, number)
            return None
        reading = await asyncio.to_thread(read_cell, name, cell, before, JUDGES)
        arrival = reading if isinstance(reading, Refused) else await self._intake.take(reading, editor)
        if not isinstance(arrival, Refused | Barred):
            await self._cells.finish(editor, number)
        return arrival

    async def give_up(self, editor: int, number: int) -> bool:
        """False if there was nothing of it."""
        return await self._cells.drop(editor, number)

    async def text(self, week: Week, topic: str, language: str) -> Commentary | None:
        issue = await self._issues.find(week)
        found = issue.find(topic, language) if issue else None
        return found.commentary if found else None

    async def _writing(self, editor: int, cell: Cell) -> Writing:
        before = await self.text(cell.week, cell.topic, cell.language)
        after = await asyncio.to_thread(filled, cell, before)
        count = await asyncio.to_thread(count_words, after.body)
        return Writing(cell, before, after, count, tuple(await self._cells.others(editor, cell)))
