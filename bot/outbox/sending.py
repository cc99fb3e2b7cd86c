"""The deliveries on their way: each waits for its place in the pace, is sent once, and lands."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

import structlog

from bot.errors import StoreError, where
from bot.model.bundle import Piece
from bot.model.call import Call, Telegram
from bot.model.delivery import Claim, Settlement
from bot.model.message import Message
from bot.model.outcome import Moved, NoSuchMessage, Outcome, Unknown
from bot.outbox.decide import judge, postponed, recalled
from bot.outbox.deed import call_for, instead
from bot.outbox.limiter import Limiter
from bot.outbox.pace import Slot
from bot.store.bundles import Bundles

log = structlog.get_logger()


class Sending:
    """`move` gives the readers in one chat another; `public` makes of a message what groups and channels get.

    `on_outcome` is called with every outcome, then `on_settled` with where the delivery stands.

    Its length is how many are on their way.
    """

    def __init__(
        self,
        bundles: Bundles,
        telegram: Telegram,
        limiter: Limiter,
        clock: Callable[[], float],
        move: Callable[[int, int], Awaitable[None]],
        public: Callable[[Message], Message],
        *,
        on_outcome: Callable[[Claim, Outcome], None],
        on_settled: Callable[[Claim, Settlement], None],
    ) -> None:
        self._bundles = bundles
        self._telegram = telegram
        self._limiter = limiter
        self._clock = clock
        self._move = move
        self._public = public
        self._on_outcome = on_outcome
        self._on_settled = on_settled
        self._stop_requested = False
        self._parts: dict[tuple[int, bool], tuple[Piece, ...]] = {}
        self._in_flight: dict[tuple[int, int], asyncio.Task[None]] = {}
        self._leavers: set[tuple[int, int]] = set()

    def __len__(self) -> int:
        return len(self._in_flight)

    def launch(self, claim: Claim, *, paid: bool) -> None:
        """Send it when its place in the pace has come; if the chat is busy it settles at once, to wait in the queue."""
        if wait := self._limiter.wait(claim.address.chat, paid=paid):
            self._on_settled(claim, postponed(claim, self._clock(), wait))
        else:
            slot = self._limiter.reserve(claim.address.chat, paid=paid)
            self._in_flight[claim.broadcast, claim.reader] = asyncio.create_task(self._send(claim, slot, paid=paid))

    def forget(self, reader: int) -> None:
        """What has its place in the pace, but has not gone yet, does not go to this reader."""
        self._leavers |= {key for key in self._in_flight if key[1] == reader}

    def stop(self) -> None:
        """What has not gone yet does not go."""
        self._stop_requested = True

    def unload(self) -> None:
        """Bundles that are needed again are read again."""
        self._parts.clear()

    async def _send(self, claim: Claim, slot: Slot, *, paid: bool) -> None:
        """Try once, and settle whatever happens: a bug must not stop the others."""
        try:
            settlement = await self._attempt(claim, slot, paid=paid)
        except Exception as error:  # noqa: BLE001 -- see above
            log.critical("sending failed", error=where(error))
            settlement = judge(Unknown(type(error).__name__), claim, 1, self._clock())
        key = (claim.broadcast, claim.reader)
        del self._in_flight[key]
        self._leavers.discard(key)
        self._limiter.landed()
        self._on_settled(claim, settlement)

    async def _attempt(self, claim: Claim, slot: Slot, *, paid: bool) -> Settlement:
        """Do it with one message and judge; what cannot go now goes back into the queue."""
        try:
            shared = claim.address.chat < 0
            parts = self._parts.get((claim.bundle, shared)) or await self._fetch(claim.bundle, shared=shared)
        except StoreError:
            return recalled(claim, self._clock())
        await self._limiter.reach(slot)
        if self._stop_requested or (claim.broadcast, claim.reader) in self._leavers:
            return recalled(claim, self._clock())
        if wait := self._limiter.pause(claim.address.chat):
            return postponed(claim, self._clock(), wait)
        part = parts[claim.part]
        call = call_for(claim, part, paid=paid)
        outcome = await self._perform(call, slot)
        if other := instead(call, outcome, part):
            outcome = await self._perform(other, slot)
        self._on_outcome(claim, outcome)
        if isinstance(outcome, Moved):
            with suppress(StoreError):  # Telegram will say it again
                await self._move(claim.address.chat, outcome.chat)
        return judge(outcome, claim, len(parts), self._clock())

    async def _perform(self, call: Call | None, slot: Slot) -> Outcome:
        if call is None:
            return NoSuchMessage("it is not known")
        return await self._telegram.perform(call, leaves=partial(self._limiter.left, slot))

    async def _fetch(self, bundle: int, *, shared: bool) -> tuple[Piece, ...]:
        parts = await self._bundles.parts(bundle)
        if shared:
            parts = tuple(replace(part, message=self._public(part.message)) for part in parts)
        self._parts[bundle, shared] = parts
        return parts
