"""Lets messages through at the pace: people's answers take the next place, broadcasts what is left of theirs."""

import asyncio
import math
from collections.abc import Callable

from bot.outbox.flood_wait import FloodWaits
from bot.outbox.pace import Pace, Slot


class Limiter:
    """The one holder of the `Pace`; `monotonic` gives its time in seconds, `on_flood` hears of pauses asked for."""

    def __init__(
        self, pace: Pace, monotonic: Callable[[], float], on_flood: Callable[[float], None] = lambda _: None
    ) -> None:
        self._pace = pace
        self._floods = FloodWaits()
        self._monotonic = monotonic
        self._on_flood = on_flood

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

    async def enter(self, chat: int, *, edits: bool = False, patience: float = math.inf) -> Slot:
        """Return when an answer to a person in this chat may go; it must go at once then.

        One that edits what stands there does not wait for the chat's next message. TimeoutError, at once, if none
        may go within `patience` seconds.
        """
        deadline = self._monotonic() + patience
        while True:
            while wait := max(self.answer_wait(chat, edits=edits), self._pace.counted_wait(self._monotonic())):
                # somebody else may be quicker
                await self._sleep(wait, deadline)
            now = self._monotonic()
            if self._pace.next_answer(now) > deadline:  # what never goes must take no place
                raise TimeoutError
            slot = self._pace.answer(None if edits else chat, now)
            await self._sleep(slot.at - now, deadline)
            if not self.pause(chat):  # asked for in the moment between
                self._pace.lend(slot)
                return slot

    def answer_wait(self, chat: int, *, edits: bool = False) -> float:
        """How many seconds this chat itself has to wait for another answer."""
        return max(0.0 if edits else self._pace.chat_wait(chat, self._monotonic()), self.pause(chat))

    def room(self, most: int, *, paid: bool = False) -> int:
        """How many messages of a broadcast may be sent now, at most `most`."""
        now = self._monotonic()
        return self._floods.broadcasts(self._pace.room(most, now, paid=paid), now)

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
        now = self._monotonic()
        self._on_flood(seconds)
        self._floods.met(chat, seconds, now)
        if self._floods.everybody() > now:
            self._pace.complained(now, seconds)

    def landed(self) -> None:
        """A broadcast's message, which may have been a probe, has come to its end, or will not go."""
        self._floods.probed()

    def answered(self, chat: int) -> None:
        """Telegram dealt with a message for this chat."""
        self._floods.answered(chat, self._monotonic())

    def forget(self) -> None:
        """Chats that have nothing to wait for."""
        now = self._monotonic()
        self._pace.forget(now)
        self._floods.forget(now)

    async def _sleep(self, seconds: float, deadline: float) -> None:
        if self._monotonic() + seconds > deadline:
            raise TimeoutError
        if seconds > 0:
            await asyncio.sleep(seconds)
