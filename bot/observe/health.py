"""Whether the bot does its work, and does not only run: kept in a file beside the database for `zvodka healthcheck`."""

import json
import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from bot.observe.moment import Moment
from bot.store.sqlite.file import real

FRESH_SECONDS = 120
BLOCKED_SECONDS = 10


class Pulse:
    """Knows since when each kind of work has not gone on; `monotonic` gives its time in seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._began = self._updates = self._deliveries = self._turned = monotonic()
        self._came = math.inf

    def updates_handled(self, until: float) -> None:
        """All that had come by then."""
        self._updates = until

    def updates_wait(self, seconds: float) -> None:
        """What still waits at Telegram came so long ago at most: the age of the last update in an answer that was full.

        0 after an answer that was not. Hours in which no bot ran do not count.
        """
        self._came = max(self._began, self._monotonic() - seconds)

    def deliveries_go_on(self) -> None:
        """Or cannot now, for a good reason."""
        self._deliveries = self._monotonic()

    def loop_turns(self) -> None:
        """Nothing blocks the event loop."""
        self._turned = self._monotonic()

    def trouble(self) -> str:
        """What is wrong, in words; empty if nothing is. May be asked from another thread."""
        now = self._monotonic()
        return complaint(now - min(self._updates, self._came), now - self._deliveries, now - self._turned)


def complaint(updates: float, deliveries: float, loop: float) -> str:
    """What is wrong if these have not gone on for so many seconds, in words; empty if nothing is."""
    ages = (
        ("the event loop is blocked", loop, BLOCKED_SECONDS),
        ("updates are not handled", updates, FRESH_SECONDS),
        ("broadcasts do not go on", deliveries, FRESH_SECONDS),
    )
    return ", ".join(f"{words} (for {age:.0f} s)" for words, age, limit in ages if age > limit)


def diagnosis(age: float, words: str) -> str:
    """What is wrong, by the age in seconds of what the bot last said, and by what that was; empty if it is alive."""
    if math.isinf(age):
        return "no sign of life since the machine started"
    return f"no sign of life for {age:.0f} s" if age > FRESH_SECONDS else words


class Alive:
    """The file."""

    def __init__(self, database: Path) -> None:
        self._database = database

    @property
    def _file(self) -> Path:
        """Where the database really lies; OSError if that is nowhere, as when the working folder was deleted."""
        database = real(self._database)
        return database.with_name(database.name + ".alive")

    def write(self, words: str, now: Moment) -> None:
        """In place of what stood there, at once: nobody reads half a sign."""
        fresh = self._file.with_name(f".{self._file.name}")
        fresh.write_text(json.dumps({"trouble": words, "at": asdict(now)}), encoding="utf-8")
        fresh.replace(self._file)

    def remove(self) -> None:
        """The bot has stopped, and not by accident."""
        with suppress(FileNotFoundError):
            self._file.unlink()

    def trouble(self, now: Moment) -> str:
        """What is wrong, in a few words; empty if the bot is alive."""
        try:
            sign = json.loads(self._file.read_text(encoding="utf-8"))
            return diagnosis(Moment(**sign["at"]).age(now), str(sign["trouble"]))
        except FileNotFoundError:
            return "not running"
        except OSError as error:
            return f"the sign of life cannot be read: {error.strerror}"
        except (ValueError, TypeError, KeyError):
            return "the sign of life cannot be understood"
