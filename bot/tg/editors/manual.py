"""The editors' manual in the chat, and the file that it hands out."""

from collections.abc import Callable
from datetime import datetime

from bot.callbacks.manual import Chapter, Manual, ManualCallback, Template
from bot.model.update import Update
from bot.model.week import Week
from bot.render.editors.manual import ManualScreens
from bot.tg.chat import Chat
from bot.tg.visitor import Visitor


class EditorManual:
    def __init__(self, chat: Chat, screens: ManualScreens, clock: Callable[[], datetime]) -> None:
        self._chat = chat
        self._screens = screens
        self._clock = clock

    async def open(self, update: Update, visitor: Visitor) -> None:
        await self._chat.show(update, self._screens.chapter(Chapter.HOME, visitor.language))

    async def done(self, update: Update, callback: ManualCallback, visitor: Visitor) -> bool:
        """Always: a manual is never out of date."""
        match callback:
            case Manual(chapter):
                await self._chat.show(update, self._screens.chapter(chapter, visitor.language))
            case Template():
                self._chat.notice(update)
                week = Week.of(self._clock().date())
                await self._chat.say_file(visitor.person, *self._screens.template(week, visitor.language))
        return True
