"""Whether the bot does its work, and does not only run: kept in a file beside the database for `zvodka healthcheck`."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog

from bot.store.sqlite.file import real

log = structlog.get_logger()

FRESH_SECONDS = 120
LOOK_SECONDS = 10
PLACES = 30


class Pulse:
    """Knows since when each kind of work has not gone on; `monotonic` gives its time in seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._updates = self._deliveries = monotonic()

    def updates_handled(self, until: float) -> None:
        """All that had come by then."""
        self._updates = until

    def deliveries_go_on(self) -> None:
        """Or cannot now, for a good reason."""
        self._deliveries = self._monotonic()

    def trouble(self) -> str:
        now = self._monotonic()
        return complaint(now - self._updates, now - self._deliveries)


def complaint(updates: float, deliveries: float) -> str:
    """What is wrong if these have not gone on for so many seconds, in words; empty if nothing is."""
    ages = {"updates are not handled": updates, "broadcasts do not go on": deliveries}
    return ", ".join(f"{words} (for {age:.0f} s)" for words, age in ages.items() if age > FRESH_SECONDS)


def verdict(age: float, words: str) -> str:
    """What is wrong, by the file's age in seconds and what stands in it; empty if the bot is alive."""
    return f"no sign of life for {age:.0f} s" if age > FRESH_SECONDS else words


class Alive:
    """The file."""

    def __init__(self, database: Path) -> None:
        database = real(database)
        self._file = database.with_name(database.name + ".alive")

    def write(self, words: str) -> None:
        self._file.write_text(words, encoding="utf-8")
        self._file.touch()

    def remove(self) -> None:
        """The bot has stopped, and not by accident."""
        self._file.unlink(missing_ok=True)

    def trouble(self) -> str:
        """What is wrong, in a few words; empty if the bot is alive."""
        try:
            words, written = self._file.read_text(encoding="utf-8", errors="replace"), self._file.stat().st_mtime
        except FileNotFoundError:
            return "not running"
        except OSError as error:
            return f"the sign of life cannot be read: {error.strerror}"
        return verdict(time.time() - written, words)


class Watchdog:
    """Looks at the pulse every few seconds and writes down what is wrong with it."""

    def __init__(self, alive: Alive, pulse: Pulse) -> None:
        self._alive = alive
        self._pulse = pulse
        self._stopped = asyncio.Event()
        self._said = ""

    async def run(self) -> None:
        while not self._stopped.is_set():
            self.look()
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_SECONDS):
                    await self._stopped.wait()

    def stop(self) -> None:
        self._stopped.set()

    def look(self) -> None:
        """A file that cannot be written grows old, which is a sign as well."""
        words = self._pulse.trouble()
        if words and not self._said:
            log.error("the bot is stuck", reason=words, waiting=whereabouts(asyncio.all_tasks()))
        elif self._said and not words:
            log.info("the bot goes on")
        self._said = words
        with suppress(OSError):
            self._alive.write(words)


def whereabouts(tasks: set[asyncio.Task[Any]]) -> list[str]:
    """Where most of them wait, with their number; names of places, no values."""
    places = Counter(place(task) for task in tasks)
    return [f"{number} × {words}" for words, number in places.most_common(PLACES)]


def place(task: asyncio.Task[Any]) -> str:
    """Through all that the task awaits, down to the innermost."""
    places: list[str] = []
    awaited: object = task.get_coro()
    while frame := getattr(awaited, "cr_frame", None):
        places.append(f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno} {frame.f_code.co_name}")
        awaited = getattr(awaited, "cr_await", None)
    return " > ".join(places)
