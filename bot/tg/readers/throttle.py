"""One reader cannot keep the bot busy: after 20 requests in a minute one notice, then silence. Leaving always works."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum, auto

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop, BaseHandler, TypeHandler

from bot.callbacks.readers import Leave
from bot.callbacks.table import decode
from bot.model.languages import offer
from bot.model.message import Message
from bot.model.publication import Publication
from bot.render.readers.screens import ReaderScreens
from bot.tg.chat import Chat
from bot.tg.visitor import Context

LEAVING = {"/stop", "/forget"}


class Admission(Enum):
    WELCOME = auto()
    WARNED = auto()
    IGNORED = auto()


@dataclass
class Minute:
    """A chat's requests since its first one."""

    since: float
    requests: int = 0


class Allowance:
    """Who may go on; remembers nothing of a chat for longer than its minute, and of no more than `chats` at once."""

    def __init__(self, requests: int = 20, seconds: float = 60, chats: int = 10_000) -> None:
        self._requests = requests
        self._seconds = seconds
        self._chats = chats
        self._minutes: dict[int, Minute] = {}

    def __len__(self) -> int:
        return len(self._minutes)

    def admit(self, chat: int, now: float) -> Admission:
        self._forget(now)
        minute = self._minutes.setdefault(chat, Minute(now))
        minute.requests += 1
        if minute.requests <= self._requests:
            return Admission.WELCOME
        return Admission.WARNED if minute.requests == self._requests + 1 else Admission.IGNORED

    def _forget(self, now: float) -> None:
        """Drop the minutes that are over, and the oldest where there are too many; they stand in order of time."""
        while self._minutes:
            chat, oldest = next(iter(self._minutes.items()))
            if len(self._minutes) < self._chats and now < oldest.since + self._seconds:
                return
            del self._minutes[chat]


class FloodGate:
    """Comes before all other handlers (group -1); editors, who upload many files at once, pass."""

    def __init__(
        self,
        talk: Chat,
        screens: ReaderScreens,
        publication: Publication,
        editors: Collection[int],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._talk = talk
        self._screens = screens
        self._publication = publication
        self._editors = editors
        self._clock = clock
        self._allowance = Allowance()

    def handlers(self) -> list[BaseHandler[Update, Context, None]]:
        return [TypeHandler(Update, self.admit)]

    async def admit(self, update: Update, _: Context) -> None:
        """Raises ApplicationHandlerStop for what shall not be handled. That somebody blocked the bot always is."""
        person = update.effective_user
        asks = update.callback_query or update.message
        if person is None or asks is None or person.id in self._editors or self._leaves(update):
            return
        admission = self._allowance.admit(person.id, self._clock())
        if admission is Admission.WARNED:
            await self._warn(update, offer(person.language_code, self._publication.languages))
        if admission is not Admission.WELCOME:
            raise ApplicationHandlerStop

    def _leaves(self, update: Update) -> bool:
        if update.callback_query:
            return decode(update.callback_query.data or "", self._publication) == Leave()
        command, _, _ = ((update.message and update.message.text) or "").partition(" ")
        return command.partition("@")[0].lower() in LEAVING

    async def _warn(self, update: Update, language: str) -> None:
        text = self._screens.too_many(language)
        if update.callback_query:
            await self._talk.notice(update, text)
        elif update.effective_chat and update.effective_chat.type == ChatType.PRIVATE:
            await self._talk.show(update, Message(text))
