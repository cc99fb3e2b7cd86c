"""Forgets what has lapsed while nobody does anything."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

import structlog

from bot.errors import DamagedError, StoreError, where

log = structlog.get_logger()

SWEEP_SECONDS = 30


class Sweeper:
    """Each of `erase` drops rows, `forget` what is only remembered."""

    def __init__(self, erase: Sequence[Callable[[], Awaitable[None]]], forget: Callable[[], None]) -> None:
        self._erase = erase
        self._forget = forget
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Twice a minute until stopped, or DamagedError; what the database cannot do now is tried again."""
        while not self._stopped.is_set():
            try:
                self._forget()
                for erase in self._erase:
                    await erase()
            except StoreError as error:
                log.warning("what has lapsed waits for the database", reason=str(error))
            except DamagedError:
                raise
            except Exception as error:  # noqa: BLE001 -- nobody should have to do without the bot for it
                log.critical("what has lapsed was not forgotten", code=secrets.token_hex(3), error=where(error))
            with suppress(TimeoutError):
                async with asyncio.timeout(SWEEP_SECONDS):
                    await self._stopped.wait()

    def stop(self) -> None:
        self._stopped.set()
