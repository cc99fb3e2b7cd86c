"""Erases what has lapsed while nobody does anything."""

import asyncio
from contextlib import suppress

from bot.errors import StoreError
from bot.store.editors import Editors

SWEEP_SECONDS = 60


class Sweeper:
    def __init__(self, editors: Editors) -> None:
        self._editors = editors
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Once a minute until stopped; what the database cannot do now is tried again."""
        while not self._stopped.is_set():
            with suppress(StoreError):
                await self._editors.drop_lapsed()
            with suppress(TimeoutError):
                async with asyncio.timeout(SWEEP_SECONDS):
                    await self._stopped.wait()

    def stop(self) -> None:
        self._stopped.set()
