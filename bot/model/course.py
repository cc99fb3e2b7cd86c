"""From one verdict on a topic to a later one, and what was between."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.model.publication import Trend
from bot.model.week import Week


@dataclass(frozen=True)
class Course:
    then: Trend
    now: Trend
    #: When that was said.
    week: Week
    #: What was said after `then`, oldest first; `now` is the last.
    after: tuple[Trend, ...]

    @property
    def turned(self) -> bool:
        return self.then is not self.now

    @property
    def turns(self) -> int:
        """How often a verdict was another than the one before it."""
        return sum(one is not other for one, other in pairwise((self.then, *self.after)))


def course(said: Sequence[tuple[Week, Trend]], since: Week, until: Week) -> Course | None:
    """Of what was said of a topic, oldest first; None if nothing was later than its first verdict in that time.

    `then` is what held in that week, said in it or before; of a topic that is younger it is the first verdict.
    """
    known = [(week, trend) for week, trend in said if week <= until]
    first = max((place for place, (week, _) in enumerate(known) if week <= since), default=0)
    if len(known) < first + 2:
        return None
    (_, then), *after = known[first:]
    week, now = after[-1]
    return Course(then, now, week, tuple(trend for _, trend in after))
