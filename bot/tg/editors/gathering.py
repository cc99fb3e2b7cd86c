"""What one editor sends in one go is answered once: an album's files come one by one."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

QUIET_SECONDS = 0.6
"""After which nothing more belongs to what came before: Telegram may part an album between two polls."""

T = TypeVar("T")


@dataclass
class Batch(Generic[T]):
    arrived: list[T] = field(default_factory=list)
    #: How many are still being read.
    open: int = 0
    timer: asyncio.TimerHandle | None = None


class Gathering(Generic[T]):
    """`complete` is called for a chat with all that it has sent, once nothing has come for a moment."""

    def __init__(self, complete: Callable[[int, list[T]], None]) -> None:
        self._complete = complete
        self._batches: dict[int, Batch[T]] = {}

    @contextmanager
    def one_more(self, chat: int) -> Iterator[list[T]]:
        """To the list that this gives is added what has come of it, if anything."""
        batch = self._batches.setdefault(chat, Batch())
        batch.open += 1
        if batch.timer:
            batch.timer.cancel()
        try:
            yield batch.arrived
        finally:
            batch.open -= 1
            if not batch.open:
                batch.timer = asyncio.get_running_loop().call_later(QUIET_SECONDS, self._end, chat)

    def drain(self) -> list[list[T]]:
        """All that nobody has been told of yet; it is not completed any more."""
        batches, self._batches = self._batches, {}
        for batch in batches.values():
            if batch.timer:
                batch.timer.cancel()
        return [batch.arrived for batch in batches.values() if batch.arrived]

    def _end(self, chat: int) -> None:
        arrived = self._batches.pop(chat).arrived
        if arrived:
            self._complete(chat, arrived)
