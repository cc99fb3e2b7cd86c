"""`zvodka run`, or another bot, as a process of its own on the clients' core."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.cores import CLIENT_CORE, memory, start
from bench.outbox import DATABASE, KEY, key_in
from bench.server import TOKEN
from bot.paths import PACKAGE, folder

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Running:
    """A bot at work."""

    number: int

    @property
    def cpu(self) -> float:
        """Seconds used so far, by all its threads."""
        fields = self._fields()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def alive(self) -> bool:
        """False once it has ended, although nobody has asked how."""
        return self._fields()[0] != "Z"

    def _fields(self) -> list[str]:
        """Of its line in /proc, from the state on."""
        return Path(f"/proc/{self.number}/stat").read_text().rpartition(")")[2].split()

    @property
    def memory(self) -> float:
        """MB resident."""
        return memory(process=str(self.number))


@contextmanager
def running(place: Path, url: str, **settings: int) -> Iterator[Running]:
    """The bot with its data in `place` and settings such as `rate=30`, told to stop at the end of the block."""
    key_in(place)
    machine = {name: value for name, value in os.environ.items() if not name.startswith("ZVODKA_")}
    given = {
        "TOKEN": TOKEN,
        "KEY_FILE": str(place / KEY),
        "DATABASE": str(place / DATABASE),
        "API_URL": url,
        "CONTENT": str(folder("content")),
        **{name.upper(): str(value) for name, value in settings.items()},
    }
    environment = machine | {f"ZVODKA_{name}": value for name, value in given.items()}
    with at_work((sys.executable, "-m", "bot", "run"), place / "log", environment) as bot:
        yield bot


@contextmanager
def at_work(words: tuple[str | Path, ...], log: Path, environment: dict[str, str] | None = None) -> Iterator[Running]:
    """Any bot, which says what it says into `log`."""
    with log.open("ab") as file:
        process = start(CLIENT_CORE, *words, cwd=PACKAGE.parent, env=environment, stdout=file, stderr=file)
    try:
        yield Running(process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        if process.wait():
            raise SystemExit(f"the bot ended with status {process.returncode}:\n{log.read_text()}")
