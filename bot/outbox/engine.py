"""Drains the outbox: claims deliveries in one commit, sends them, records what came of it in the next."""

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress

import structlog

from bot.errors import StoreError, TelegramError, where
from bot.model.broadcast import Broadcast, BroadcastState
from bot.model.call import Telegram
from bot.model.delivery import Claim, Settlement, Wanted
from bot.model.outcome import (
    Flooded,
    Gone,
    Halted,
    Missing,
    NoSuchMessage,
    NotModified,
    NotSent,
    Outcome,
    Refused,
    Sent,
    Suspended,
    Unknown,
)
from bot.outbox.backoff import Backoff
from bot.outbox.breaker import Breaker
from bot.outbox.decide import Step, next_step
from bot.outbox.limiter import Limiter
from bot.outbox.sending import Sending
from bot.store.broadcasts import Broadcasts
from bot.store.bundles import Bundles
from bot.store.deliveries import Deliveries

log = structlog.get_logger()

LOOK_AGAIN = 1.0
"""Seconds after which a running broadcast is looked at even without news, for what has become due."""
IDLE_SECONDS = 30.0
"""How often it says that it is well where there is nothing to do."""

TICK = 0.01
"""Seconds for which outcomes are gathered, so that one commit serves several."""
SHARE = 4
"""A quarter of C is worth a commit before the tick is over, where no pace limits."""


class Engine:
    """`in_flight` is the design's C: no more rows are ever marked as being sent. `clock` gives UTC seconds.

    `pay` lets broadcasts be paid for whose editors agreed to it. `heard` is told every outcome; `well` is called as
    long as the far side answers, or nothing can be sent now.
    """

    def __init__(
        self,
        broadcasts: Broadcasts,
        bundles: Bundles,
        deliveries: Deliveries,
        telegram: Telegram,
        gate: Limiter,
        *,
        in_flight: int,
        pay: bool = False,
        clock: Callable[[], float] = time.time,
        heard: Callable[[Outcome], None] = lambda _: None,
        well: Callable[[], None] = lambda: None,
    ) -> None:
        self._broadcasts = broadcasts
        self._deliveries = deliveries
        self._flights = Sending(bundles, telegram, gate, clock, heard=self._consider, landed=self._land)
        self._gate = gate
        self._slots = in_flight
        self._pay = pay
        self._clock = clock
        self._heard = heard
        self._well = well
        self._news = asyncio.Event()
        self._enough = asyncio.Event()
        self._stale = True
        self._stopping = False
        self._halted: Halted | None = None
        self._known: list[Broadcast] = []
        self._paid: set[int] = set()
        self._opened: set[int] = set()
        self._after: dict[int, int] = {}
        self._sending: Counter[int] = Counter()
        self._exhausted: frozenset[int] = frozenset()
        self._paced = False
        self._landed: list[tuple[Claim, Settlement]] = []
        self._refused: dict[int, str] = {}
        self._tripped: set[int] = set()
        self._weather = Backoff()
        self._breakers: defaultdict[int, Breaker] = defaultdict(Breaker)

    def wake(self) -> None:
        """An editor has made, steered or stopped a broadcast."""
        self._stale = True
        self._news.set()

    def forget(self, reader: int) -> None:
        """A reader leaves: what has its place in the pace, but has not gone yet, does not go."""
        self._flights.forget(reader)

    def stop(self) -> None:
        """Claim and send nothing more; `run` returns when all that is in flight has been recorded."""
        self._stopping = True
        self._flights.stop()
        self._news.set()

    async def run(self) -> None:
        """Drain until stopped; TelegramError if nothing can be sent with this token any more."""
        recovered = False
        while not (self._stopping and not self._flights and not self._landed):
            self._news.clear()
            try:
                if not recovered:
                    await self._recover()
                    recovered = True
                await self._pass()
            except StoreError as error:
                log.warning("outbox waits for the database", reason=str(error))
                await asyncio.sleep(LOOK_AGAIN)
            except Exception as error:  # noqa: BLE001 -- the loop must live on
                log.critical("the outbox stumbled", error=where(error))
                await asyncio.sleep(LOOK_AGAIN)
        if self._halted:
            raise TelegramError(self._halted.reason)

    async def _recover(self) -> None:
        unknown = await self._deliveries.recover(int(self._clock()))
        if unknown:
            log.warning("deliveries of unknown outcome after a crash", deliveries=unknown)

    async def _pass(self) -> None:
        """Look at the broadcasts, record and claim, launch; sleep if there was nothing to do."""
        for number in tuple(self._tripped):
            await self._broadcasts.trip(number)
            self._tripped.discard(number)
            self._stale = True
        if self._stale:
            self._stale = False  # before the read: whoever calls meanwhile is heard
            try:
                self._known = await self._broadcasts.unended()
            except StoreError:
                self._stale = True
                raise
            self._paid = {each.number for each in self._known if each.terms.paid and self._pay}
            self._after.clear()
        opening = await self._open() if not self._stopping else False
        busy = await self._turn() or opening
        if not (busy or self._stale or self._stopping):
            busy = await self._advance()
        if not (busy or self._stale or self._landed):
            await self._sleep()
        if not opening:
            await self._gather()

    async def _gather(self) -> None:
        """Let land what lands within a tick; where no pace limits, only until enough of C can be given anew."""
        if self._paced:
            await asyncio.sleep(TICK)
        elif self._flights and len(self._landed) * SHARE < self._slots:
            self._enough.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(TICK):
                    await self._enough.wait()

    async def _open(self) -> bool:
        """Open a chunk of the oldest broadcast that is not wholly open; True if there may be more."""
        for broadcast in self._known:
            if broadcast.number not in self._opened:
                if not await self._deliveries.open(broadcast.number):
                    self._opened.add(broadcast.number)
                self._after.pop(broadcast.number, None)  # a reader's own change may have opened a later one before
                return True
        return False

    async def _turn(self) -> bool:
        """Record what has landed, claim as much as may go now, and launch it; False if there was nothing to do."""
        wanted = [] if self._stopping else self._wanted()
        landed, refused = tuple(self._landed), dict(self._refused)
        self._exhausted = frozenset()
        if not (landed or refused or wanted):
            return False
        turn = await self._deliveries.turn(landed, refused, wanted, now=int(self._clock()))
        del self._landed[: len(landed)]
        self._sending.subtract(claim.broadcast for claim, _ in landed)
        for bundle in refused:
            del self._refused[bundle]
        for claim in turn.claims:
            if claim.fresh:
                self._after[claim.broadcast] = max(claim.reader, self._after.get(claim.broadcast, 0))
            self._sending[claim.broadcast] += 1
            self._flights.launch(claim, paid=claim.broadcast in self._paid)
        self._exhausted = turn.exhausted
        return bool(landed or refused or turn.claims)

    def _wanted(self) -> list[Wanted]:
        """The running broadcasts for which there is room, within C, the weather and the pace."""
        self._paced = False
        most = self._weather.room(self._slots, len(self._flights), time.monotonic())
        if most <= 0:
            return []
        rooms = {number: self._gate.room(most, paid=number in self._paid) for number in self._running()}
        self._paced = any(room < most for room in rooms.values())
        return [Wanted(number, self._after.get(number, 0), room) for number, room in rooms.items() if room]

    async def _advance(self) -> bool:
        """Take up unknown outcomes or end, in the first broadcast that needs it. True if something was done.

        One at a time: what is known of the others has become old by then.
        """
        for broadcast in self._known:
            if self._sending[broadcast.number]:
                continue
            if broadcast.phase is BroadcastState.STOPPING:
                await self._end(broadcast)
                return True
            if broadcast.number in self._exhausted and await self._finish(broadcast):
                return True
        return False

    async def _finish(self, broadcast: Broadcast) -> bool:
        """What a running broadcast needs in which nothing can be claimed; False if it has to wait."""
        outstanding, policy = await self._deliveries.outstanding(broadcast.number), broadcast.terms.policy
        step = next_step(outstanding, policy, resent=False)
        if step is Step.RESEND and not await self._deliveries.resend_unknown(broadcast.number, int(self._clock())):
            step = next_step(outstanding, policy, resent=True)
        if step is Step.END:
            await self._end(broadcast)
        return step is not Step.WAIT

    async def _end(self, broadcast: Broadcast) -> None:
        self._stale = True
        if not await self._broadcasts.end(broadcast.number):
            return
        self._flights.unload()
        self._breakers.pop(broadcast.number, None)
        self._opened.discard(broadcast.number)
        del self._sending[broadcast.number]
        log.info("broadcast ended", broadcast=broadcast.number, week=str(broadcast.week))

    async def _sleep(self) -> None:
        """Until something lands, an editor speaks or the pace has room; while a broadcast runs, not for long."""
        unfinished = any(each.phase in {BroadcastState.RUNNING, BroadcastState.STOPPING} for each in self._known)
        if not (self._due() or self._flights) or self._gate.held:
            self._well()
        room = self._weather.room(self._slots, len(self._flights), time.monotonic())
        rest = (min(self._opens(), LOOK_AGAIN) if room > 0 else LOOK_AGAIN) if unfinished else IDLE_SECONDS
        with suppress(TimeoutError):
            async with asyncio.timeout(max(TICK, rest)):
                await self._news.wait()

    def _opens(self) -> float:
        """In how many seconds the pace has room for a broadcast of which there is something to claim."""
        return min((self._gate.opens(paid=number in self._paid) for number in self._due()), default=LOOK_AGAIN)

    def _running(self) -> list[int]:
        return [each.number for each in self._known if each.phase is BroadcastState.RUNNING]

    def _due(self) -> list[int]:
        """The running broadcasts of which something may be due; what is left of the others has to wait."""
        return [number for number in self._running() if number not in self._exhausted]

    def _consider(self, claim: Claim, outcome: Outcome) -> None:
        """What an outcome means for all other deliveries."""
        self._heard(outcome)
        self._weather = self._weather.after(outcome, time.monotonic())
        if not self._weather.failures:
            self._well()
        if self._breakers[claim.broadcast].trips(outcome):
            self._tripped.add(claim.broadcast)
        match outcome:
            case Flooded(wait):
                self._gate.flooded(claim.address.chat, wait)
            case Refused(words):
                self._refused[claim.bundle] = words
            case Halted():
                self._halted = outcome
                self.stop()
            case Sent() | NotModified() | NoSuchMessage() | Gone() | Missing() | Suspended():
                self._gate.answered(claim.address.chat)
            case NotSent() | Unknown():
                pass

    def _land(self, claim: Claim, standing: Settlement) -> None:
        self._landed.append((claim, standing))
        self._news.set()
        if len(self._landed) * SHARE >= self._slots:
            self._enough.set()
