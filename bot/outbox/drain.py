"""What the engine knows of one broadcast that has not ended. Pure; times are UTC seconds."""

from bot.model.broadcast import Broadcast, BroadcastState
from bot.model.delivery import Claim, Wanted
from bot.model.outcome import Outcome
from bot.outbox.breaker import Breaker

EVERYBODY = 2**63 - 1
"""No reader has a higher number."""


class Drain:
    """`pay`: Telegram may charge for it, if its editor agreed."""

    def __init__(self, broadcast: Broadcast, *, pay: bool) -> None:
        self.broadcast = broadcast
        #: Deliveries that are marked as being sent.
        self.in_flight = 0
        #: All its deliveries are open.
        self.opened = False
        #: The last turn found nothing more to claim.
        self.exhausted = False
        #: The breaker has spoken, which is not recorded yet.
        self.tripped = False
        #: It has come to its end, and is being counted.
        self.ending = False
        #: It is paused, and what changes it knows of everybody who has it.
        self.quiet = False
        self._pay = pay
        self._cursor = 0
        self._open_until = 0
        self._breaker = Breaker()

    @property
    def paid(self) -> bool:
        return self._pay and self.broadcast.terms.paid

    def found(self, broadcast: Broadcast) -> None:
        """As the database has it now; what was left behind in the readers' order may have been queued anew."""
        self.broadcast = broadcast
        self.opened &= not broadcast.unopened
        self.quiet &= broadcast.state is BroadcastState.PAUSED
        self._cursor = 0

    def opened_more(self, *, more: bool, until: int = 0) -> None:
        """A chunk is open, up to this reader, or all; a reader's own change may have opened a later delivery before.

        Without a reader nobody knows where there is more.
        """
        self.opened = not more
        self._cursor = min(self._cursor, self._open_until) if until or not more else 0
        self._open_until = until if more else EVERYBODY

    def passed_all(self) -> None:
        """There is nothing untried of what is open: what waits for its time need not be passed over again."""
        self._cursor = max(self._cursor, self._open_until)

    def starts(self, now: float) -> bool:
        """Its time has come, whatever its state."""
        return self.broadcast.not_before <= now

    def opens(self, now: float) -> bool:
        """There may be deliveries to open, and it does not rest."""
        return not self.opened and self.starts(now) and self.broadcast.state is not BroadcastState.RESTING

    def runs(self, now: float) -> bool:
        """Its deliveries may be made."""
        running = self.broadcast.state is BroadcastState.RUNNING and not self.broadcast.asleep
        return self.starts(now) and running and not self.ending

    def rises(self, now: float) -> bool:
        """The first of its readers' hours has come."""
        return self.broadcast.asleep and self.broadcast.wakes <= now

    def quiets(self) -> bool:
        """What was on its way when it was paused has landed."""
        return self.broadcast.state is BroadcastState.PAUSED and not self.in_flight and not self.quiet

    def waits_for(self, other: "Drain") -> bool:
        """What changes the same messages before it has been halted: going on later, that would change them back."""
        mine, earlier = self.broadcast, other.broadcast
        same = mine.about is not None and mine.about == earlier.about
        return same and earlier.number < mine.number and earlier.state in {BroadcastState.PAUSED, BroadcastState.HELD}

    def stops(self, now: float) -> bool:
        """It can come to its end before all is brought: all that is to be counted is open, or none of it had begun."""
        stopped = self.broadcast.state in {BroadcastState.STOPPING, BroadcastState.CLOSING}
        return stopped and (self.opened or not self.starts(now))

    def wants(self, room: int) -> Wanted:
        return Wanted(self.broadcast.number, self._cursor, room)

    def claimed(self, claim: Claim) -> None:
        self.in_flight += 1
        if claim.fresh:
            self._cursor = max(claim.reader, self._cursor)

    def consider(self, outcome: Outcome) -> None:
        self.tripped |= self._breaker.trips(outcome)
