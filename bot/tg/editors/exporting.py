"""Sends an editor an issue as files; beside whatever else they do."""

from bot.callbacks.exporting import ExportingCallback
from bot.desk.exporting import Exporting
from bot.model.message import Message
from bot.model.update import Update
from bot.model.week import Week
from bot.render.editors.drafts import EditorScreens
from bot.render.editors.exporting import ExportScreens
from bot.tg.chat import Chat
from bot.tg.jobs import Jobs
from bot.tg.visitor import Visitor


class EditorExports:
    def __init__(
        self, chat: Chat, jobs: Jobs, exporting: Exporting, exports: ExportScreens, screens: EditorScreens
    ) -> None:
        self._chat = chat
        self._jobs = jobs
        self._exporting = exporting
        self._exports = exports
        self._screens = screens

    async def asked(self, update: Update, words: str, visitor: Visitor) -> None:
        """/export [WEEK]"""
        week = self._exporting.meant(words) if words else await self._exporting.newest()
        if week is None and not words:
            await self._chat.show(update, self._exports.nothing(visitor.language))
        elif week is None or not await self._send(week, visitor):
            await self._chat.show(update, self._screens.unknown_week(visitor.language))

    async def done(self, update: Update, callback: ExportingCallback, visitor: Visitor) -> bool:
        """Whether there was still what the button speaks of; if not, nothing is sent."""
        sends = await self._send(callback.week, visitor)
        if sends:
            self._chat.notice(update)
        return sends

    async def _send(self, week: Week, visitor: Visitor) -> bool:
        if (packed := await self._exporting.archive(week)) is None:
            return False
        content, count = packed
        name, message = self._exports.archive(week, count, visitor.language)
        self._jobs.begin(self._said(visitor.person, name, content, message))
        return True

    async def _said(self, person: int, name: str, content: bytes, message: Message) -> None:
        await self._chat.say_file(person, name, content, message)
