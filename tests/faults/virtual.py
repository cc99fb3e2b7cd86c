"""An event loop on which waiting takes no time: when nothing is left to do, its clock leaps to what comes next."""

import asyncio
import selectors
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import aiosqlite

START = 1_700_000_000.0


class Clock:
    """`jump` is what an operator does to the system's clock; monotonic time does not notice."""

    def __init__(self) -> None:
        self.leapt = 0.0
        self.jumped = 0.0
        self.busy = 0
        """How many statements the database is at work on."""

    def monotonic(self) -> float:
        return self.leapt

    def utc(self) -> float:
        return START + self.leapt + self.jumped

    def jump(self, seconds: float) -> None:
        self.jumped += seconds


class Leaping(selectors.DefaultSelector):
    """Waits for the database only."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or (timeout > 0 and self._clock.busy):
            return super().select(None)
        events = super().select(0)
        if not events:
            self._clock.leapt += max(0.0, timeout)
        return events


@contextmanager
def virtual_time() -> Iterator[tuple[Clock, asyncio.AbstractEventLoop]]:
    """A loop of that kind, and `time` following it."""
    clock = Clock()
    execute: Any = aiosqlite.Connection._execute

    async def counted(connection: aiosqlite.Connection, work: Callable[..., Any], *values: Any, **named: Any) -> Any:
        clock.busy += 1
        try:
            return await execute(connection, work, *values, **named)
        finally:
            clock.busy -= 1

    with (
        patch.object(time, "monotonic", clock.monotonic),
        patch.object(time, "time", clock.utc),
        patch.object(aiosqlite.Connection, "_execute", counted),
    ):
        loop = asyncio.SelectorEventLoop(Leaping(clock))
        try:
            yield clock, loop
        finally:
            loop.close()
