"""The sign of life that `zvodka healthcheck` looks for: a file beside the database, touched at every poll."""

import time
from pathlib import Path

FRESH_SECONDS = 120


class Alive:
    def __init__(self, database: Path) -> None:
        self._file = database.with_name(database.name + ".alive")

    def touch(self) -> None:
        self._file.touch()

    def trouble(self) -> str:
        """What is wrong, in a few words; empty if the bot is alive."""
        if not self._file.exists():
            return "not running"
        age = time.time() - self._file.stat().st_mtime
        return "" if age <= FRESH_SECONDS else f"no sign of life for {age:.0f} s"
