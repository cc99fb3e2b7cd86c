"""How many answers to people may leave in a second: less after Telegram has complained. Pure; monotonic seconds."""

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
        if self._lowered < self._most:
            grown = self._lowered * 2 ** ((now - self._since) / RECOVERY_SECONDS)
            if grown >= self._most:
                self._lowered = self._most
            return max(1, int(min(grown, self._most)))
        return self._most

    def halve(self, now: float, wait: float) -> None:
        """Telegram wants nothing for `wait` seconds: what it refuses until then was sent before we knew."""
        if now >= self._quiet:
            self._lowered, self._since = max(1.0, self.at(now) / 2), now + wait
            self._quiet = now + wait
