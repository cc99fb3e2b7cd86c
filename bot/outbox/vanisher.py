"""Deletes messages whose time has come, whoever waits for it or not; a kill costs nothing."""

import asyncio
import secrets
from contextlib import suppress

import structlog

from bot.errors import DamagedError, StoreError, where
from bot.model.vanishing import Vanishes
from bot.outbox.clearing import Clearing, Trace
from bot.store.vanishing import Vanishing

log = structlog.get_logger()

AT_ONCE = 20
"""So many are asked for side by side."""
LOOK_SECONDS = 5.0


class Vanisher:
    """`rate`: how many in a second."""

    def __init__(self, vanishing: Vanishing, clearing: Clearing, rate: int) -> None:
        self._vanishing = vanishing
        self._clearing = clearing
        self._rest = AT_ONCE / rate
        self._news = asyncio.Event()
        self._stopped = False

    def wake(self) -> None:
        """Something is due already."""
        self._news.set()

    def stop(self) -> None:
        self._stopped = True
        self._news.set()

    async def run(self) -> None:
        """Until stopped, or DamagedError; what Telegram or the database cannot do now is tried again."""
        while not self._stopped:
            self._news.clear()
            busy = False
            try:
                busy = await self._pass()
            except StoreError as error:
                log.warning("what is to vanish waits for the database", reason=str(error))
            except DamagedError:
                raise
            except Exception as error:  # noqa: BLE001 -- nobody should have to do without the bot for it
                log.critical("what is to vanish did not", code=secrets.token_hex(3), error=where(error))
            if not self._stopped:
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._rest if busy else LOOK_SECONDS):
                        await self._news.wait()

    async def _pass(self) -> bool:
        """False if nothing is due any more, or Telegram wants to be left alone."""
        if self._clearing.held:
            return False
        due = await self._vanishing.due(AT_ONCE)
        if due:
            done = await asyncio.gather(*map(self._vanish, due))
            await self._vanishing.settle([each for each, gone in zip(due, done, strict=True) if gone])
            await self._vanishing.postpone([each for each, gone in zip(due, done, strict=True) if not gone])
        return len(due) == AT_ONCE

    async def _vanish(self, what: Vanishes) -> bool:
        """What cannot be done by a bug of ours is put off, too: it must not hold up the others."""
        try:
            if what.around:
                return await self._clearing.around(what.address, what.message)
            return await self._clearing.message(what.address, what.message) is not Trace.UNKNOWN
        except Exception as error:  # noqa: BLE001 -- see above
            log.critical("a message did not vanish", code=secrets.token_hex(3), error=where(error))
            return False
