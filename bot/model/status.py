"""How a broadcast stands, as editors see it."""

from dataclasses import dataclass

from bot.model.broadcast import Broadcast, BroadcastState
from bot.model.reader import Variant


@dataclass(frozen=True)
class RefusedBundle:
    """A bundle that Telegram did not take: nothing of it is sent before an editor has said what to do."""

    number: int
    variant: Variant
    #: Telegram's.
    words: str
    #: Deliveries that wait for the editor's word.
    waiting: int


@dataclass(frozen=True)
class Status:
    #: With the tally as of now.
    broadcast: Broadcast
    refused: tuple[RefusedBundle, ...] = ()
    #: That it still needs; None where nobody can tell.
    seconds: float | None = None
    #: Telegram's words for what has failed, and how many each of them concerns; the most frequent first.
    failures: tuple[tuple[str, int], ...] = ()
    #: An earlier one that comes first: it is on its way, or about the same messages and does not go on.
    behind: Broadcast | None = None
    #: What it changes, as long as that has not ended, so that it cannot end either.
    original: Broadcast | None = None
    #: Deliveries that wait for their readers' hours.
    waiting: int = 0

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all; readers who leave meanwhile make the plan too large."""
        planned = self.broadcast.planned
        return min(100, self.broadcast.tally.settled * 100 // planned) if planned else 100

    @property
    def retriable(self) -> int:
        """How many failed ones can be tried again now without bringing it to anybody else."""
        alone = self.broadcast.state is BroadcastState.RESTING and not self.broadcast.tally.cancelled
        return sum(number for _, number in self.failures) if alone or self.broadcast.stoppable else 0
