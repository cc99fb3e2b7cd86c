"""Lets messages through at the pace, people's answers before broadcasts."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.outbox.pace import Pace


class GateClosed(Exception):  # noqa: N818 -- not an error: the bot is about to stop
    """This broadcast message was not let through and has not been sent."""


@dataclass(frozen=True, eq=False)
class Waiter:
    chat: int
    turn: asyncio.Future[None]


class Gate:
    """The one holder of the `Pace`; `monotonic` gives its time in seconds."""

    def __init__(self, pace: Pace, monotonic: Callable[[], float]) -> None:
        self._pace = pace
        self._monotonic = monotonic
        self._people: deque[Waiter] = deque()
        self._broadcasts: deque[Waiter] = deque()
        self._alarm: asyncio.TimerHandle | None = None
        self._closed = False

    async def enter(self, chat: int, *, person: bool) -> None:
        """Return when a message to this chat may go; it must go at once then. GateClosed for a broadcast's."""
        if self._closed and not person:
            raise GateClosed
        now = self._monotonic()
        if not (self._people or self._broadcasts) and not self._pace.wait(chat, now):
            self._pace.take(chat, now)
            return
        waiter = Waiter(chat, asyncio.get_running_loop().create_future())
        queue = self._people if person else self._broadcasts
        queue.append(waiter)
        self._admit()
        try:
            await waiter.turn
        finally:
            if waiter in queue:
                queue.remove(waiter)

    def hold(self, seconds: float) -> None:
        """The far side asked for a pause."""
        self._pace.hold(self._monotonic() + seconds)

    def close(self) -> None:
        """Let no more of a broadcast through, nor those who wait already; people still get their answers."""
        self._closed = True
        for waiter in self._broadcasts:
            if not waiter.turn.done():
                waiter.turn.set_exception(GateClosed())

    def _admit(self) -> None:
        """Let through all that may go now, and come back when the next one may."""
        if self._alarm:
            self._alarm.cancel()
            self._alarm = None
        now = self._monotonic()
        soonest = float("inf")
        for queue in (self._people, self._broadcasts):
            for waiter in tuple(queue):
                wait = self._pace.wait(waiter.chat, now)
                if wait > 0:
                    soonest = min(soonest, wait)
                    if self._pace.general(now) > 0:
                        break
                    continue
                queue.remove(waiter)
                if not waiter.turn.done():
                    self._pace.take(waiter.chat, now)
                    waiter.turn.set_result(None)
        if soonest != float("inf"):
            self._alarm = asyncio.get_running_loop().call_later(soonest, self._admit)
