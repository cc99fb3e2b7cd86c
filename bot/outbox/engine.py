"""Drains the outbox: claims deliveries in one commit, sends them, records what came of it in the next."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog

from bot.errors import DamagedError, StoreError, TelegramError, where
from bot.model.call import Telegram
from bot.model.delivery import Claim, Settlement, Wanted
from bot.model.message import Message
from bot.model.outcome import Flooded, Halted, Outcome, Rejected, Unsupported
from bot.outbox.backoff import Backoff
from bot.outbox.course import Course
from bot.outbox.decide import dealt_with
from bot.outbox.kept_pause import KeptPause
from bot.outbox.limiter import Limiter
from bot.outbox.sending import Sending
from bot.store.broadcasts import Broadcasts
from bot.store.bundles import Bundles
from bot.store.deliveries import Deliveries
from bot.store.sent import MessageIds

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
    """`in_flight` is the design's C: no more rows are ever marked as being sent. `move` gives the readers in
    one chat another, `public` makes of a message what groups and channels get, `clock` gives UTC seconds.

    `pay` lets broadcasts be paid for whose editors agreed to it. `on_outcome` is called with every outcome, `on_alive`
    as long as Telegram answers, or nothing can be sent now.
    """

    def __init__(
        self,
        broadcasts: Broadcasts,
        bundles: Bundles,
        deliveries: Deliveries,
        message_ids: MessageIds,
        telegram: Telegram,
        limiter: Limiter,
        pause: KeptPause,
        move: Callable[[int, int], Awaitable[None]],
        public: Callable[[Message], Message],
        *,
        in_flight: int,
        pay: bool = False,
        clock: Callable[[], float] = time.time,
        on_outcome: Callable[[Outcome], None] = lambda _: None,
        on_alive: Callable[[], None] = lambda: None,
    ) -> None:
        self._deliveries = deliveries
        self._sending = Sending(
            bundles, telegram, limiter, clock, move, public, on_outcome=self._consider, on_settled=self._on_settled
        )
        self._course = Course(broadcasts, deliveries, message_ids, clock, pay=pay, on_ended=self._sending.unload)
        self._limiter = limiter
        self._pause = pause
        self._slots = in_flight
        self._clock = clock
        self._on_outcome = on_outcome
        self._on_alive = on_alive
        self._news = asyncio.Event()
        self._enough = asyncio.Event()
        self._stop_requested = False
        self._halted: Halted | None = None
        self._settled: list[tuple[Claim, Settlement]] = []
        self._refused: dict[int, str] = {}
        self._unsupported: set[int] = set()
        self._backoff = Backoff()
        self._denied = 0
        self._paced = False

    def wake(self) -> None:
        """An editor has made, steered or stopped a broadcast."""
        self._course.stale = True
        self._news.set()

    def forget(self, reader: int) -> None:
        """A reader leaves: what has its place in the pace, but has not gone yet, does not go."""
        self._sending.forget(reader)

    def stop(self) -> None:
        """Claim and send nothing more; `run` returns when all that is in flight has been recorded."""
        self._stop_requested = True
        self._sending.stop()
        self._news.set()

    async def run(self) -> None:
        """Drain until stopped; TelegramError if nothing can be sent with this token any more, or DamagedError."""
        while not (self._stop_requested and not self._sending and not self._settled):
            self._news.clear()
            try:
                await self._pass()
            except StoreError as error:
                log.warning("outbox waits for the database", reason=str(error))
                await asyncio.sleep(LOOK_AGAIN)
            except DamagedError:
                raise
            except Exception as error:  # noqa: BLE001 -- the loop must live on
                log.critical("the outbox stumbled", error=where(error))
                await asyncio.sleep(LOOK_AGAIN)
        if self._halted:
            raise TelegramError(self._halted.reason)

    async def _pass(self) -> None:
        """Look at the broadcasts, record and claim, launch; sleep if there was nothing to do."""
        await self._pause.keep()
        await self._course.look()
        opening = await self._course.open() if not self._stop_requested else False
        busy = await self._turn() or opening
        if not (self._course.stale or self._stop_requested):
            busy = await self._course.advance() or busy
            busy = await self._course.expire() or busy
        if not (busy or self._course.stale or self._settled):
            await self._sleep()
        if not opening:
            await self._gather()

    async def _gather(self) -> None:
        """Let settle what settles within a tick; where no pace limits, only until enough of C can be given anew."""
        if self._paced:
            await asyncio.sleep(TICK)
        elif self._sending and len(self._settled) * SHARE < self._slots:
            self._enough.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(TICK):
                    await self._enough.wait()

    async def _turn(self) -> bool:
        """Record what has settled, claim as much as may go now, and launch it; False if there was nothing to do."""
        wanted = [] if self._stop_requested else self._wanted()
        settled, refused, unsupported = tuple(self._settled), dict(self._refused), frozenset(self._unsupported)
        self._course.exhaust(frozenset())
        if not (settled or refused or wanted):
            return False
        turn = await self._deliveries.turn(settled, refused, wanted, now=int(self._clock()), unsupported=unsupported)
        del self._settled[: len(settled)]
        for claim, _ in settled:
            self._course[claim.broadcast].in_flight -= 1
        for bundle in refused:
            del self._refused[bundle]
        self._unsupported -= unsupported
        for claim in turn.claims:
            drain = self._course[claim.broadcast]
            drain.claimed(claim)
            self._sending.launch(claim, paid=drain.paid)
        self._course.exhaust(turn.exhausted)
        return bool(settled or refused or turn.claims)

    def _wanted(self) -> list[Wanted]:
        """The running broadcasts for which there is room, within C, the backoff and the pace."""
        self._paced = False
        most = self._backoff.room(self._slots, len(self._sending), time.monotonic())
        if most <= 0:
            return []
        rooms = [(drain, self._limiter.room(most, paid=drain.paid)) for drain in self._course.running()]
        self._paced = any(room < most for _, room in rooms)
        return [drain.wants(room) for drain, room in rooms if room]

    async def _sleep(self) -> None:
        """Until something settles, an editor speaks or the pace has room; while a broadcast runs, not for long."""
        due = self._course.due()
        if not (due or self._sending) or self._limiter.held:
            self._on_alive()
        rests = [LOOK_AGAIN if self._course.unfinished() else IDLE_SECONDS, self._course.rises_in()]
        if self._backoff.room(self._slots, len(self._sending), time.monotonic()) > 0:
            rests += [self._limiter.opens(paid=drain.paid) for drain in due]
        with suppress(TimeoutError):
            async with asyncio.timeout(max(TICK, min(rests))):
                await self._news.wait()

    def _consider(self, claim: Claim, outcome: Outcome) -> None:
        """What an outcome means for all other deliveries."""
        self._on_outcome(outcome)
        self._backoff = self._backoff.after(outcome, time.monotonic())
        if not self._backoff.failures:
            self._denied = 0
            self._on_alive()
        self._course[claim.broadcast].consider(outcome)
        match outcome:
            case Flooded(wait):
                self._limiter.flooded(claim.address.chat, wait)
            case Rejected(words):
                self._refused[claim.bundle] = words
            case Unsupported():
                self._unsupported.add(claim.bundle)
            case Halted() if 0 < self._denied < self._backoff.failures:  # asked again, it says the same
                self._halted = outcome
                self.stop()
            case Halted():
                self._denied = self._backoff.failures
        if dealt_with(outcome):
            self._limiter.answered(claim.address.chat)

    def _on_settled(self, claim: Claim, settlement: Settlement) -> None:
        self._settled.append((claim, settlement))
        self._news.set()
        if len(self._settled) * SHARE >= self._slots:
            self._enough.set()
