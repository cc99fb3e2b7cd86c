"""The deliveries on their way: each waits for its place in the pace, is sent once, and lands."""

import asyncio
from collections.abc import Callable
from functools import partial

import structlog

from bot.errors import StoreError, where
from bot.model.call import Send, Telegram
from bot.model.delivery import Claim, Settlement
from bot.model.message import Message
from bot.model.outcome import Outcome, Unknown
from bot.outbox.decide import judge, postponed, recalled
from bot.outbox.limiter import Limiter
from bot.outbox.pace import Slot
from bot.store.bundles import Bundles

log = structlog.get_logger()


class Sending:
    """`heard` is told every outcome, then `landed` where the delivery stands. Its length: how many are on their way."""

    def __init__(
        self,
        bundles: Bundles,
        telegram: Telegram,
        gate: Limiter,
        clock: Callable[[], float],
        *,
        heard: Callable[[Claim, Outcome], None],
        landed: Callable[[Claim, Settlement], None],
    ) -> None:
        self._bundles = bundles
        self._telegram = telegram
        self._gate = gate
        self._clock = clock
        self._heard = heard
        self._landed = landed
        self._stopping = False
        self._messages: dict[int, tuple[Message, ...]] = {}
        self._flying: dict[tuple[int, int], asyncio.Task[None]] = {}
        self._leavers: set[tuple[int, int]] = set()

    def __len__(self) -> int:
        return len(self._flying)

    def launch(self, claim: Claim, *, paid: bool) -> None:
        """Send it when its place in the pace has come; if the chat is busy it lands at once, to wait in the queue."""
        if wait := self._gate.wait(claim.address.chat, paid=paid):
            self._landed(claim, postponed(claim, self._clock(), wait))
        else:
            slot = self._gate.reserve(claim.address.chat, paid=paid)
            self._flying[claim.broadcast, claim.reader] = asyncio.create_task(self._fly(claim, slot, paid=paid))

    def forget(self, reader: int) -> None:
        """What has its place in the pace, but has not gone yet, does not go to this reader."""
        self._leavers |= {flight for flight in self._flying if flight[1] == reader}

    def stop(self) -> None:
        """What has not gone yet does not go."""
        self._stopping = True

    def unload(self) -> None:
        """Messages that are needed again are read again."""
        self._messages.clear()

    async def _fly(self, claim: Claim, slot: Slot, *, paid: bool) -> None:
        """Try once, and land whatever happens: a bug must not stop the others."""
        try:
            standing = await self._attempt(claim, slot, paid=paid)
        except Exception as error:  # noqa: BLE001 -- see above
            log.critical("sending failed", error=where(error))
            standing = judge(Unknown(type(error).__name__), claim, 1, self._clock())
        flight = (claim.broadcast, claim.reader)
        del self._flying[flight]
        self._leavers.discard(flight)
        self._gate.landed()
        self._landed(claim, standing)

    async def _attempt(self, claim: Claim, slot: Slot, *, paid: bool) -> Settlement:
        """Send one message and judge; what cannot go now goes back into the queue."""
        try:
            messages = self._messages.get(claim.bundle) or await self._fetch(claim.bundle)
        except StoreError:
            return recalled(claim, self._clock())
        await self._gate.reach(slot)
        if self._stopping or (claim.broadcast, claim.reader) in self._leavers:
            return recalled(claim, self._clock())
        if wait := self._gate.pause(claim.address.chat):
            return postponed(claim, self._clock(), wait)
        leaves, part = partial(self._gate.left, slot), messages[claim.part]
        call = Send(claim.address, part, silent=claim.silent, paid=paid)
        outcome = await self._telegram.perform(call, leaves=leaves)
        self._heard(claim, outcome)
        return judge(outcome, claim, len(messages), self._clock())

    async def _fetch(self, bundle: int) -> tuple[Message, ...]:
        messages = self._messages[bundle] = await self._bundles.messages(bundle)
        return messages
