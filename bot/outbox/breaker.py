"""Stops a broadcast that seems to lose all its readers. Pure."""

from collections import deque

from bot.model.outcome import Gone, Missing, Outcome, Sent


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
