"""People's answers take their place in the pace, before any broadcast; a handler never sleeps on a 429."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from functools import partial
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.outbox.limiter import Limiter
from bot.tg.wire.request import leaving

SENDS, EDITS = "sendMessage", "editMessageText"
PATIENCE = 10
"""Seconds after which an answer to a person has missed its moment."""


def pause_of(flood: RetryAfter) -> float:
    """Seconds; python-telegram-bot is about to change from numbers to time spans."""
    wait = flood.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


class PeopleFirst(BaseRateLimiter[int]):
    def __init__(self, gate: Limiter) -> None:
        self._gate = gate

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | dict[str, Any] | list[dict[str, Any]]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,  # noqa: ARG002 -- nobody asks for special treatment
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        """Raises TimedOut's base TimeoutError if no place came in time, RetryAfter if Telegram's wait is too long."""
        if endpoint not in {SENDS, EDITS}:
            return await callback(*args, **kwargs)
        chat = int(data["chat_id"])
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while True:
            async with asyncio.timeout_at(deadline):
                slot = await self._gate.enter(chat, edits=endpoint == EDITS)
            told = leaving.set(partial(self._gate.left, slot))
            try:
                answer = await callback(*args, **kwargs)
            except RetryAfter as flood:
                self._gate.flooded(chat, pause_of(flood))
            else:
                self._gate.answered(chat)
                return answer
            finally:
                leaving.reset(told)
