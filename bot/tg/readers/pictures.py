"""The picture of all topics, drawn and uploaded once for all who look at it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.callbacks.months import Months
from bot.errors import StoreError
from bot.model.message import Message, Photo
from bot.model.outcome import Outcome, Rejected, Sent
from bot.model.picture import Drawing
from bot.render.chart import png
from bot.render.readers.picture import PictureScreens
from bot.render.readers.screens import ReaderScreens
from bot.store.pictures import Pictures
from bot.tg.readers.issues import ReaderIssues
from bot.tg.readers.shelf import Shelf
from bot.tg.reply import Reply
from bot.tg.visitor import Visitor

Show = Callable[[], Awaitable[Reply]]


class ReaderPictures:
    def __init__(
        self, issues: ReaderIssues, pictures: Pictures, drawings: PictureScreens, screens: ReaderScreens
    ) -> None:
        self._issues = issues
        self._pictures = pictures
        self._drawings = drawings
        self._screens = screens
        self._shelf = Shelf()

    async def answer(self, asked: Months, visitor: Visitor, *, below: bool = False) -> Reply:
        """In place of another picture, or `below` a text; a kind word if there is no issue yet."""
        drawing = await self._drawing(asked, visitor)
        if drawing is None:
            return Reply(self._screens.nothing_yet(visitor.preferences), below=True)

        async def upload() -> Reply:
            content = await self._shelf.take(visitor.archive, drawing.fingerprint, lambda: self._drawn(drawing))
            photo = Photo(drawing.caption, drawing.keyboard, content=content)
            return Reply(photo, below=below, heard=lambda outcome: self._uploaded(drawing, outcome))

        if file_id := await self._pictures.find(drawing.name, drawing.fingerprint):
            photo = Photo(drawing.caption, drawing.keyboard, file_id)
            return Reply(photo, below=below, heard=lambda outcome: self._known(outcome, upload))
        return await upload()

    async def _drawing(self, asked: Months, visitor: Visitor) -> Drawing | None:
        """Which issue is the newest depends on the day, and is found out each time."""
        until = await self._issues.newest_week(visitor)
        if until is None:
            return None

        async def make() -> Drawing | None:
            return await asyncio.to_thread(self._drawings.months, asked, await self._issues.history(visitor), until)

        return await self._shelf.take(visitor.archive, (asked, until), make)

    async def _drawn(self, drawing: Drawing) -> bytes:
        return await asyncio.to_thread(png, drawing.svg)

    async def _known(self, outcome: Outcome, upload: Show) -> Reply | None:
        """Telegram need not know for ever what it once knew."""
        return await upload() if isinstance(outcome, Rejected) else None

    async def _uploaded(self, drawing: Drawing, outcome: Outcome) -> Reply | None:
        """What cannot be kept is uploaded again the next time; instead of what Telegram does not take come words."""
        if isinstance(outcome, Rejected):
            return Reply(Message(drawing.caption, drawing.keyboard[-1:]), below=True)
        if isinstance(outcome, Sent) and outcome.file_id:
            with suppress(StoreError):
                await self._pictures.keep(drawing.name, drawing.fingerprint, outcome.file_id)
        return None
