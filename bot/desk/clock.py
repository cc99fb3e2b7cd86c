"""Publishes what is due, as long as the bot runs."""

import asyncio
import secrets

import structlog

from bot.desk.scheduling import Scheduling
from bot.errors import DamagedError, StoreError, where

log = structlog.get_logger()

TICK = 1.0
"""Seconds: so much later than it is due an issue may go out."""


class PublishingClock:
    def __init__(self, scheduling: Scheduling) -> None:
        self._scheduling = scheduling
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Until stopped, or DamagedError; what the database cannot do now is tried again, and a bug ends nobody."""
        while not self._stopped.is_set():
            try:
                await self._scheduling.turn()
            except DamagedError:
                raise
            except StoreError as error:
                log.warning("what is due waits for the database", reason=str(error))
            except Exception as error:  # noqa: BLE001 -- readers and broadcasts go on
                log.critical("what is due was not looked at", code=secrets.token_hex(3), error=where(error))
            try:
                async with asyncio.timeout(TICK):
                    await self._stopped.wait()
            except TimeoutError:
                pass

    def stop(self) -> None:
        self._stopped.set()
