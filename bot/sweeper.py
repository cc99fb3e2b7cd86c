"""Forgets what has lapsed while nobody does anything."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.errors import StoreError

SWEEP_SECONDS = 30


class Sweeper:
    """`erase` drops rows, `forget` what is only remembered."""

    def __init__(self, erase: Callable[[], Awaitable[None]], forget: Callable[[], None]) -> None:
        self._erase = erase
        self._forget = forget
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Twice a minute until stopped; what the database cannot do now is tried again."""
        while not self._stopped.is_set():
            self._forget()
            with suppress(StoreError):
                await self._erase()
            with suppress(TimeoutError):
                async with asyncio.timeout(SWEEP_SECONDS):
                    await self._stopped.wait()

    def stop(self) -> None:
        self._stopped.set()
