"""Tells an editor how many readers there are, and how the last issues went out."""

from bot.callbacks.figures import FiguresCallback
from bot.desk.figures import Counting
from bot.model.update import Update
from bot.render.editors.figures import FigureScreens
from bot.tg.chat import Chat
from bot.tg.visitor import Visitor


class EditorFigures:
    def __init__(self, chat: Chat, counting: Counting, screens: FigureScreens) -> None:
        self._chat = chat
        self._counting = counting
        self._screens = screens

    async def open(self, update: Update, visitor: Visitor) -> None:
        """/stats"""
        await self._chat.show(update, self._screens.figures(await self._counting.figures(), visitor.language))

    async def done(self, update: Update, _: FiguresCallback, visitor: Visitor) -> bool:
        """There is always something to show."""
        await self.open(update, visitor)
        return True
