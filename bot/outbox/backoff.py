"""How hard to try after trouble with Telegram. Pure; times are monotonic seconds."""

from dataclasses import dataclass

from bot.model.outcome import Halted, NotSent, Outcome, Unknown


@dataclass(frozen=True)
class Backoff:
    """How Telegram has been answering: after trouble only a single delivery at a time tries again, ever later.

    Otherwise an outage would turn the whole queue into unknown outcomes.
    """

    failures: int = 0
    until: float = 0.0

    LONGEST = 20.0
    DOUBLINGS = 6
    """After so many it is longest; an outage of hours would otherwise make a number that is too large."""

    def after(self, outcome: Outcome, now: float) -> "Backoff":
        if not isinstance(outcome, NotSent | Unknown | Halted):
            return CLEAR
        if now < self.until:
            return self  # it was sent before the trouble was known
        wait = min(self.LONGEST, 0.5 * 2 ** min(self.failures, self.DOUBLINGS))
        return Backoff(self.failures + 1, now + wait)

    def room(self, slots: int, flying: int, now: float) -> int:
        """How many deliveries may be claimed now."""
        if not self.failures:
            return slots - flying
        return int(now >= self.until and not flying)


CLEAR = Backoff()
