"""How many answers to people may leave in a second: less after Telegram has complained. Pure; monotonic seconds."""

import math

RECOVERY_SECONDS = 60.0
"""In which a lowered ceiling doubles again."""


class Ceiling:
    def __init__(self, most: int) -> None:
        self._most = most
        self._lowered = float(most)
        self._since = 0.0
        self._quiet = 0.0

    def at(self, now: float) -> int:
        """At least 1."""
        doublings = max(0.0, now - self._since) / RECOVERY_SECONDS
        if doublings >= math.log2(self._most / self._lowered):
            return self._most
        return int(self._lowered * 2**doublings)

    def halve(self, now: float, wait: float) -> None:
        """Telegram wants nothing for `wait` seconds: what it refuses until then was sent before we knew."""
        if now >= self._quiet:
            self._lowered, self._since = max(1.0, self.at(now) / 2), now + wait
            self._quiet = now + wait
