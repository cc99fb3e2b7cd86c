"""Work that goes on by itself, because nobody should wait for it."""

import asyncio
import secrets
from collections.abc import Coroutine
from typing import Any

import structlog

from bot.errors import where
from bot.tg.chat import NotSaidError

log = structlog.get_logger()


class Jobs:
    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """What goes wrong is logged, and ends this work only."""
        task = asyncio.create_task(self._watched(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def ended(self) -> None:
        """Return when nothing is left to do."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def _watched(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except NotSaidError as error:
            log.info("an answer did not get through", outcome=error.kind)
        except Exception as error:  # noqa: BLE001 -- there is nobody to raise it to
            log.critical("a job could not be done", code=secrets.token_hex(3), error=where(error))
