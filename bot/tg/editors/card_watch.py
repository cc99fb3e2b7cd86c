"""What looks again and again whether editors' cards are still true."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable

import structlog

from bot.errors import where
from bot.tg.chat import NotSaidError

log = structlog.get_logger()


class CardWatch(ABC):
    """`run` looks until `stop`; `between` is in seconds: Telegram has no patience for more edits."""

    def __init__(self, what: str, between: float) -> None:
        self._what = what
        self._between = between
        self._news = asyncio.Event()
        self._stopped = asyncio.Event()
        #: The chats that will never take what they are to be told of that subject.
        self._deaf: set[tuple[str, int]] = set()

    @abstractmethod
    async def _look(self) -> bool:
        """False if there is nothing to watch before somebody wakes it."""

    def wake(self) -> None:
        """Something has changed."""
        self._news.set()

    async def run(self) -> None:
        """Trouble with the database or Telegram only delays the next look."""
        while not self._stopped.is_set():
            self._news.clear()
            try:
                watching = await self._look()
            except Exception as error:  # noqa: BLE001 -- a card is not worth a dead loop
                log.critical("cards were not drawn", cards=self._what, error=where(error))
                watching = True
            await self._rest(idle=not watching)

    def stop(self) -> None:
        self._stopped.set()
        self._news.set()

    async def _reached(self, attempt: Awaitable[object], subject: str, chat: int) -> bool:
        """False if it is to be tried again at the next look; a chat that never takes it counts as told."""
        try:
            await attempt
        except NotSaidError as error:
            log.warning("an editor was not told", cards=self._what, outcome=error.kind)
            if not error.final:
                return False
            self._deaf.add((subject, chat))
        return True

    async def _rest(self, *, idle: bool) -> None:
        try:
            async with asyncio.timeout(None if idle else self._between):
                await self._news.wait()
        except TimeoutError:
            pass
