"""People's answers take their place in the pace, before any broadcast; a handler never sleeps on a 429."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.outbox.gate import Gate

PACED = frozenset({"sendMessage", "sendDocument", "editMessageText", "editMessageReplyMarkup", "deleteMessage"})
PATIENCE = 10
"""Seconds after which an answer to a person has missed its moment."""


class PeopleFirst(BaseRateLimiter[int]):
    def __init__(self, gate: Gate) -> None:
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
        if endpoint not in PACED:
            return await callback(*args, **kwargs)
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while True:
            async with asyncio.timeout_at(deadline):
                await self._gate.enter(int(data.get("chat_id", 0)), person=True)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as flood:
                wait = flood.retry_after if isinstance(flood.retry_after, timedelta) else timedelta(flood.retry_after)
                self._gate.hold(wait.total_seconds())
