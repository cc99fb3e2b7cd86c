"""Decides what becomes of deliveries and broadcasts. Pure: values in, values out, the time is given."""

import math
from collections import deque
from dataclasses import dataclass
from enum import Enum, auto

from bot.model import Policy
from bot.outbox.outcome import Flooded, Gone, Halted, Missing, NotSent, Outcome, Refused, Sent, Suspended, Unknown
from bot.store.deliveries import Claim, Outstanding, Progress, Standing

PART_SECONDS = 1
"""The least time between two messages to the same chat."""


def judge(outcome: Outcome, claim: Claim, parts: int, now: float) -> Standing:
    """Where a delivery of `parts` messages stands after this outcome; `now` in UTC seconds.

    A flood wait, a lost connection, a refused bundle or a halt is nobody's failure: it is queued again.
    """
    match outcome:
        case Sent():
            return arrived(claim, parts, now)
        case Flooded(wait):
            return postponed(claim, now, wait)
        case Unknown():
            return Standing(Progress.UNKNOWN, claim.part, claim.unknowns + 1)
        case Gone():
            return Standing(Progress.GONE, claim.part, claim.unknowns)
        case Missing():
            return Standing(Progress.MISSING, claim.part, claim.unknowns)
        case Suspended():
            return Standing(Progress.SUSPENDED, claim.part, claim.unknowns)
        case NotSent() | Refused() | Halted():
            return recalled(claim, now)


def arrived(claim: Claim, parts: int, now: float) -> Standing:
    """One more message is there: the next one follows, or all is done."""
    if claim.part + 1 < parts:
        return Standing(Progress.QUEUED, claim.part + 1, claim.unknowns, due=math.ceil(now) + PART_SECONDS)
    return Standing(Progress.SENT, parts, claim.unknowns)


def postponed(claim: Claim, now: float, wait: float) -> Standing:
    """Back into the queue, for so many seconds."""
    return Standing(Progress.QUEUED, claim.part, claim.unknowns, due=math.ceil(now + wait))


def recalled(claim: Claim, now: float) -> Standing:
    """Back into the queue, as it was claimed."""
    return Standing(Progress.QUEUED, claim.part, claim.unknowns, due=math.floor(now))


@dataclass(frozen=True)
class Weather:
    """How the far side has been answering: after trouble only a single delivery at a time tries again, ever later.

    Otherwise an outage would turn the whole queue into unknown outcomes.
    """

    failures: int = 0
    until: float = 0.0

    LONGEST = 20.0

    def after(self, outcome: Outcome, now: float) -> "Weather":
        if not isinstance(outcome, NotSent | Unknown | Halted):
            return CLEAR
        if now < self.until:
            return self  # it was sent before the trouble was known
        return Weather(self.failures + 1, now + min(self.LONGEST, 0.5 * 2**self.failures))

    def room(self, slots: int, flying: int, now: float) -> int:
        """How many deliveries may be claimed now."""
        if not self.failures:
            return slots - flying
        return int(now >= self.until and not flying)


CLEAR = Weather()


class Breaker:
    """Trips when over 20 % of the last 500 deliveries, and at least 20, failed for good: it is not the readers then."""

    WINDOW = 500
    LEAST = 20
    SHARE = 0.2

    def __init__(self) -> None:
        self._failed: deque[bool] = deque()
        self._failures = 0

    def trips(self, outcome: Outcome) -> bool:
        """Take one more outcome in; True if it is the one too many, after which the count starts anew."""
        if not isinstance(outcome, Sent | Gone | Missing):
            return False
        if len(self._failed) == self.WINDOW:
            self._failures -= self._failed.popleft()
        self._failed.append(not isinstance(outcome, Sent))
        self._failures += self._failed[-1]
        tripped = self._failures >= self.LEAST and self._failures > self.SHARE * len(self._failed)
        if tripped:
            self._failed.clear()
            self._failures = 0
        return tripped


class Step(Enum):
    """What a broadcast needs of which nothing is being sent and nothing can be claimed."""

    WAIT = auto()
    RESEND = auto()
    END = auto()


def next_step(outstanding: Outstanding, policy: Policy, *, resent: bool) -> Step:
    """Unknown outcomes are taken up once all else is done; `resent` if that has found none (any more)."""
    if outstanding.opening or outstanding.postponed or outstanding.refused:
        return Step.WAIT
    return Step.RESEND if policy is Policy.ONCE and not resent else Step.END
