"""Lets messages through at the pace: people's answers wait here for their turn, broadcasts take what is left over."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.outbox.flood_wait import FloodWaits
from bot.outbox.pace import AHEAD, Pace, Slot

SHORTEST = 0.001
"""Seconds; a shorter alarm may ring before its time has come."""


@dataclass(frozen=True, eq=False)
class Waiter:
    chat: int
    edits: bool
    turn: asyncio.Future[Slot]


class Limiter:
    """The one holder of the `Pace`; `monotonic` gives its time in seconds, `heard` hears of pauses asked for."""

    def __init__(
        self, pace: Pace, monotonic: Callable[[], float], heard: Callable[[float], None] = lambda _: None
    ) -> None:
        self._pace = pace
        self._floods = FloodWaits()
        self._monotonic = monotonic
        self._heard = heard
        self._people: deque[Waiter] = deque()
        self._alarm: asyncio.TimerHandle | None = None

    @property
    def held(self) -> bool:
        """Nothing may go, because Telegram asked for a pause."""
        return self.held_for > 0

    @property
    def held_for(self) -> float:
        """For how many seconds Telegram wants nothing at all."""
        return max(0.0, self._floods.everybody() - self._monotonic())

    def hold(self, seconds: float) -> None:
        """Telegram has asked for a pause before this run of the program."""
        if seconds > 0:
            self._floods.resume(self._monotonic() + seconds)

    async def enter(self, chat: int, *, edits: bool = False) -> Slot:
        """Return when an answer to a person in this chat may go; it must go at once then.

        One that edits what stands there does not wait for the chat's next message.
        """
        while True:
            slot = await self._place(chat, edits=edits)
            await self.reach(slot)
            if not self.pause(chat):  # asked for in the moment between
                return slot

    async def _place(self, chat: int, *, edits: bool) -> Slot:
        waiter = Waiter(chat, edits, asyncio.get_running_loop().create_future())
        self._people.append(waiter)
        self._call_in()
        try:
            return await waiter.turn
        finally:
            if waiter in self._people:
                self._people.remove(waiter)

    def room(self, most: int, *, paid: bool = False) -> int:
        """How many messages of a broadcast may be sent now, at most `most`; those of waiting people come before."""
        now = self._monotonic()
        before = sum(self._own_wait(each, now) <= AHEAD for each in self._people)
        return self._floods.broadcasts(max(0, self._pace.room(most + before, now, paid=paid) - before), now)

    def opens(self, *, paid: bool = False) -> float:
        """In how many seconds there may be room for a broadcast."""
        now = self._monotonic()
        return max(self._pace.opens(now, paid=paid), self._floods.everybody() - now)

    def wait(self, chat: int, *, paid: bool = False) -> float:
        """How many seconds until a broadcast's message to this chat may go; 0 if as soon as others may."""
        now = self._monotonic()
        return max(self._pace.opens(now, paid=paid), self._pace.chat_wait(chat, now), self.pause(chat))

    def pause(self, chat: int) -> float:
        """For how many seconds Telegram wants nothing for this chat."""
        return max(0.0, self._floods.until(chat) - self._monotonic())

    def reserve(self, chat: int, *, paid: bool = False) -> Slot:
        """The place of a broadcast's message to this chat, which need not wait; its time is near."""
        now = self._monotonic()
        self._floods.probes(now)
        return self._pace.reserve(chat, now, paid=paid)

    async def reach(self, slot: Slot) -> None:
        """Return when its time has come."""
        if (wait := slot.at - self._monotonic()) > 0:
            await asyncio.sleep(wait)

    def left(self, slot: Slot) -> None:
        """The message is on its way only now: what held it up would bring the next second's messages too early."""
        slot.at = max(slot.at, self._monotonic())

    def flooded(self, chat: int, seconds: float) -> None:
        """Telegram took no message for this chat and asked for a pause."""
        self._heard(seconds)
        self._floods.met(chat, seconds, self._monotonic())

    def landed(self) -> None:
        """A broadcast's message, which may have been a probe, has come to its end, or will not go."""
        self._floods.probed()

    def answered(self, chat: int) -> None:
        """Telegram dealt with a message for this chat."""
        self._floods.answered(chat, self._monotonic())

    def _call_in(self) -> None:
        """Give a place to all who may go in the next moments, as to a broadcast; come back when the next one may."""
        if self._alarm:
            self._alarm.cancel()
            self._alarm = None
        now = self._monotonic()
        waits = [self._let_in(waiter, now) for waiter in tuple(self._people)]
        if soonest := min(filter(None, waits), default=0.0):
            self._alarm = asyncio.get_running_loop().call_later(max(soonest, SHORTEST), self._call_in)

    def _let_in(self, waiter: Waiter, now: float) -> float:
        """0 if this one has a place, or has gone away; else how long it has still to wait for one."""
        if waiter.turn.done():
            return 0.0
        wait = max(self._pace.wait_edit(now), self._own_wait(waiter, now))
        if wait > AHEAD:
            return wait - AHEAD
        self._people.remove(waiter)
        waiter.turn.set_result(self._pace.take(None if waiter.edits else waiter.chat, now + wait))
        return 0.0

    def _own_wait(self, waiter: Waiter, now: float) -> float:
        """How long this one had to wait if nobody else sent anything."""
        return max(0.0 if waiter.edits else self._pace.chat_wait(waiter.chat, now), self.pause(waiter.chat))
