"""Takes broadcasts from one stage to the next: finds, opens and ends them, a chunk at a time between two turns."""

import math
import time
from collections.abc import Callable

import structlog

from bot.errors import StoreError
from bot.model.broadcast import BroadcastState
from bot.outbox.decide import Step, next_step
from bot.outbox.drain import Drain
from bot.store.broadcasts import Broadcasts
from bot.store.deliveries import Deliveries
from bot.store.ending import Ending
from bot.store.sent import MessageIds

log = structlog.get_logger()

EXPIRY_SECONDS = 30.0
"""How often it looks for message ids that are of no use any more."""


class Course:
    """The broadcasts that have not ended, oldest first; `clock` gives UTC seconds.

    `pay` lets broadcasts be paid for whose editors agreed to it; `on_ended` is called when one has ended.
    """

    def __init__(
        self,
        broadcasts: Broadcasts,
        deliveries: Deliveries,
        message_ids: MessageIds,
        clock: Callable[[], float],
        *,
        pay: bool,
        on_ended: Callable[[], None],
    ) -> None:
        self._broadcasts = broadcasts
        self._deliveries = deliveries
        self._message_ids = message_ids
        self._clock = clock
        self._pay = pay
        self._on_ended = on_ended
        self._drains: dict[int, Drain] = {}
        self._recovered = False
        self._expires_at = 0.0
        #: The database knows better than we do.
        self.stale = True

    def __getitem__(self, number: int) -> Drain:
        return self._drains[number]

    def running(self) -> list[Drain]:
        now = self._clock()
        drains = self._drains.values()
        return [drain for drain in drains if drain.runs(now) and not any(map(drain.waits_for, drains))]

    def due(self) -> list[Drain]:
        """The running broadcasts of which something may be due; what is left of the others has to wait."""
        return [drain for drain in self.running() if not drain.exhausted]

    def unfinished(self) -> bool:
        """Something may come up by itself."""
        going_on = {BroadcastState.RUNNING, BroadcastState.STOPPING, BroadcastState.CLOSING}
        broadcasts = [drain.broadcast for drain in self._drains.values()]
        return any(each.state in going_on and not each.asleep for each in broadcasts)

    def rises_in(self) -> float:
        """In how many seconds the first reader's hour comes for which a broadcast sleeps."""
        wakes = (drain.broadcast.wakes for drain in self._drains.values() if drain.broadcast.asleep)
        return max(0.0, min(wakes, default=math.inf) - self._clock())

    def exhaust(self, numbers: frozenset[int]) -> None:
        """In these, and no others, there was nothing more to claim."""
        for number, drain in self._drains.items():
            drain.exhausted = number in numbers
            if drain.exhausted:
                drain.passed_all()

    async def look(self) -> None:
        """See what an earlier run has left; record what the breaker said; see what editors did, if they did."""
        if not self._recovered:
            unknown = await self._deliveries.recover(int(self._clock()))
            self._recovered = True
            if unknown:
                log.warning("deliveries of unknown outcome after a crash", deliveries=unknown)
        for drain in self._drains.values():
            if drain.tripped:
                await self._broadcasts.trip(drain.broadcast.number)
                drain.tripped = False
                self.stale = True
        for drain in self._drains.values():
            if drain.rises(self._clock()):
                await self._broadcasts.rouse(drain.broadcast.number)
                self.stale = True
        if not self.stale:
            return
        self.stale = False  # before the read: whoever calls meanwhile is heard
        try:
            unended = await self._broadcasts.unended()
        except StoreError:
            self.stale = True
            raise
        known = self._drains
        self._drains = {each.number: known.get(each.number) or Drain(each, pay=self._pay) for each in unended}
        for each in unended:
            self._drains[each.number].found(each)

    async def open(self) -> bool:
        """Open a chunk of the oldest broadcast that is not wholly open; True if there may be more."""
        for drain in self._drains.values():
            if drain.opens(self._clock()):
                until = await self._deliveries.open(drain.broadcast.number, int(self._clock()))
                drain.opened_more(more=until > 0, until=until)
                return True
        return False

    async def advance(self) -> bool:
        """Take up unknown outcomes, or end a chunk, in the first broadcast of which nothing else is left to do.

        One at a time: what is known of the others has become old by then. True if something was done.
        """
        for drain in self._drains.values():
            if drain.in_flight:
                continue
            if drain.quiets():
                await self._reopen(drain)
                return True
            if drain.ending or drain.stops(self._clock()):
                await self._end(drain)
                return True
            if drain.exhausted and await self._finish(drain):
                return True
        return False

    async def expire(self) -> bool:
        """Erase a chunk of the message ids that are of no use any more, and give up what has rested too long.

        False if there was none.
        """
        if time.monotonic() < self._expires_at:
            return False
        if await self._message_ids.give_up_rest():
            self.stale = True
            return True
        expired = await self._message_ids.expire()
        if not expired:
            self._expires_at = time.monotonic() + EXPIRY_SECONDS
        return expired

    async def _finish(self, drain: Drain) -> bool:
        """What a running broadcast needs in which nothing can be claimed; False if it has to wait."""
        number, policy = drain.broadcast.number, drain.broadcast.terms.policy
        outstanding = await self._deliveries.outstanding(number, int(self._clock()))
        step = next_step(outstanding, policy, resent=False)
        if step is Step.RESEND and not await self._deliveries.resend_unknown(number, int(self._clock())):
            step = next_step(outstanding, policy, resent=True)
        if step is Step.SLEEP and not await self._broadcasts.sleep(number):
            self._let_others_go_on()
        if step is Step.END:
            await self._end(drain)
        return step is not Step.WAIT

    async def _reopen(self, drain: Drain) -> None:
        """Somebody may have got it since what changes it was opened."""
        drain.quiet = True
        await self._broadcasts.reopen(drain.broadcast.number)
        for other in self._drains.values():
            if other.broadcast.about == drain.broadcast.number:
                other.opened_more(more=True)

    async def _end(self, drain: Drain) -> None:
        """One more chunk; the others go on meanwhile."""
        ending = await self._broadcasts.end(drain.broadcast.number)
        drain.ending = ending is Ending.MORE
        if drain.ending:
            return
        self.stale = True
        if ending is not Ending.WAITS:
            del self._drains[drain.broadcast.number]
            self._let_others_go_on()
            self._on_ended()
            event = "broadcast rests" if ending is Ending.RESTS else "broadcast ended"
            log.info(event, broadcast=drain.broadcast.number, week=str(drain.broadcast.week))

    def _let_others_go_on(self) -> None:
        """One that follows what has come to its end, or sleeps, has more to open."""
        self.stale = True
        for other in self._drains.values():
            other.opened_more(more=True)
