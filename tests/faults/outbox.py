"""A real store and a real engine in virtual time, with a scripted Telegram: what the state machine plays on."""

import asyncio
from collections.abc import Awaitable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from bot.errors import TelegramError
from bot.model.broadcast import Broadcast, Policy, Terms
from bot.model.delivery import DeliveryState
from bot.model.issue import Commentary
from bot.model.message import EVERYTHING, Message, Rich
from bot.model.publication import Trend
from bot.model.reader import Address, Format, Preferences, Variant
from bot.model.week import Week
from bot.outbox.clock import steady_utc
from bot.outbox.engine import Engine
from bot.outbox.kept_pause import KeptPause
from bot.outbox.limiter import Limiter
from bot.outbox.pace import Pace
from bot.store.broadcasts import Broadcasts
from bot.store.bundles import Bundles
from bot.store.cipher import Cipher, write_key
from bot.store.deliveries import Deliveries
from bot.store.failures import Failures
from bot.store.issues import Issues
from bot.store.meta import Meta
from bot.store.readers import Readers
from bot.store.sent import MessageIds
from bot.store.sqlite.database import SqliteDatabase
from tests.faults.telegram import TelegramInMemory
from tests.faults.virtual import virtual_time
from tests.revisions import put
from tests.scheduled import scheduled

T = TypeVar("T")

IN_FLIGHT = 5
RATE = 50
FIRST = Week.parse("2026-W01")
PRESENT = 1
PARTS = {Format.BRIEF: 1, Format.FULL: 3, Format.RICH: 1}
OFF_DISK = Path("/dev/shm")  # a file system without a disk: fdatasync costs nothing

# What a delivery was when its row was deleted, and whether its reader was there by then.
REMEMBER = """
CREATE TABLE past (broadcast INTEGER, reader INTEGER, state INTEGER, unknowns INTEGER, erased INTEGER);
CREATE TRIGGER remember AFTER DELETE ON delivery BEGIN
    INSERT INTO past SELECT old.broadcast, old.reader, old.state, old.unknowns,
                            NOT EXISTS (SELECT 1 FROM reader WHERE id = old.reader);
END;
"""

ORDER = f"""
CREATE TABLE passed (what TEXT, broadcast INTEGER);
CREATE TRIGGER step_sent AFTER UPDATE OF state ON delivery WHEN new.state = {DeliveryState.SENT} BEGIN
    INSERT INTO passed VALUES ('sent', new.broadcast);
END;
CREATE TRIGGER step_counted AFTER DELETE ON delivery BEGIN
    INSERT INTO passed VALUES ('counted', old.broadcast);
END;
"""


def messages(text: str, form: Format) -> list[Message]:
    """Numbered; a rich one is as many as in full where it cannot be sent."""
    if form is Format.RICH:
        return [Rich(f"{text} 0", shows=EVERYTHING, plain=tuple(messages(text, Format.FULL)))]
    return [Message(f"{text} {part}") for part in range(PARTS[form])]


@dataclass(frozen=True)
class Past:
    """The last that the database knew of a delivery; `erased`: with its reader, before it was counted."""

    progress: DeliveryState
    unknowns: int
    erased: bool


@dataclass
class Reader:
    """One subscription; whoever leaves and comes back is another."""

    chat: int
    number: int
    erased_at: int | None = None
    """How many sends had been asked for by then."""


@dataclass
class Aired:
    """A broadcast, and to whom it is owed, with the format that was chosen at publication."""

    number: int
    week: Week
    policy: Policy
    known: set[int]
    """The readers at publication; who subscribes a moment later may still get it."""
    owed: dict[int, tuple[Reader, Format]] = field(default_factory=dict)
    stopped: bool = False
    dropped: bool = False


class Outbox:
    """`do` runs something to its end while the engine goes on beside it; between two calls time stands still."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        place = Path(self._stack.enter_context(TemporaryDirectory(dir=OFF_DISK if OFF_DISK.is_dir() else None)))
        self.clock, self._loop = self._stack.enter_context(virtual_time())
        write_key(place / "key")
        self._cipher = Cipher.read(place / "key")
        self.telegram = TelegramInMemory()
        self.wells: list[float] = []
        """When the engine said that it is well."""
        self._run = 0
        self._task: asyncio.Task[None] | None = None
        self.do(self._open(place / "zvodka.db"))

    def do(self, work: Awaitable[T]) -> T:
        async def done() -> T:
            return await work

        return self._loop.run_until_complete(done())

    async def _open(self, file: Path) -> None:
        self.database = await SqliteDatabase.open(file)
        await self.database._writer.executescript(REMEMBER)
        self.readers = Readers(self.database, self._cipher, self._now, self._leaves, self._hastens)
        self.broadcasts = Broadcasts(self.database, self._now)
        self.bundles = Bundles(self.database)
        self.failures = Failures(self.database, self._now)
        self.issues = Issues(self.database, self._now)
        self.start()

    def _leaves(self, reader: int) -> None:
        self.engine.forget(reader)

    def _hastens(self) -> None:
        self.engine.wake()

    def start(self) -> None:
        """The next run of the program."""
        self._run += 1
        limiter, clock = Limiter(Pace(RATE), self.clock.monotonic), steady_utc()
        self.engine = Engine(
            self.broadcasts,
            self.bundles,
            Deliveries(self.database, self._cipher, self._run),
            MessageIds(self.database, self._now, days=7),
            self.telegram,
            limiter,
            KeptPause(Meta(self.database, self._cipher), limiter, clock),
            self.readers.move,
            lambda message: message,
            in_flight=IN_FLIGHT,
            clock=clock,
            on_alive=lambda: self.wells.append(self.clock.monotonic()),
        )
        self._task = self._loop.create_task(self.engine.run())

    @property
    def runs(self) -> bool:
        """False once the token was revoked; whatever else has ended the engine is raised."""
        assert self._task
        if self._task.done() and not self._task.cancelled():
            with suppress(TelegramError):
                self._task.result()
        return not self._task.done()

    def crash(self) -> None:
        """SIGKILL: whatever was under way is gone, and nothing of it is recorded."""
        self.do(self._vanish())
        for claim, _ in self.engine._settled:
            self.telegram.killed_with_answer(claim.address.chat)

    async def _vanish(self) -> None:
        """A statement that the database is at work on comes to its end, or not; then nothing follows."""
        tasks = [task for task in (self._task, *self.engine._sending._in_flight.values()) if task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def stop(self) -> None:
        """SIGTERM: it ends by itself, once Telegram has answered what hangs."""
        assert self._task
        self.engine.stop()
        self.telegram.release()
        with suppress(TelegramError):
            self.do(self._task)

    async def save(self, chat: int, chosen: Preferences) -> int:
        """The reader's number."""
        await self.readers.save(Address(chat), chosen)
        sealed = self._cipher.seal(chat)
        rows = await self.database.fetch("SELECT id FROM reader WHERE chat = :chat", {"chat": sealed})
        return int(rows[0]["id"])

    async def publish(self, week: Week, policy: Policy, *, news: int = PRESENT) -> int:
        await put(self.issues, Commentary(week, "west", "en", "Headline", "Text"), Trend.IMPROVED)
        issue = await self.issues.find(week)
        assert issue
        booked = await scheduled(self.database, self._cipher, issue, terms=Terms(policy), clock=self._now)
        bundles = {Variant("en", form, PRESENT): messages(f"{week} {form}", form) for form in PARTS}
        number = await self.broadcasts.publish(issue, PRESENT, bundles, booked, news=news)
        self.engine.wake()
        return number

    async def states(self) -> list[Broadcast]:
        return await self.broadcasts.unended()

    async def sending(self) -> int:
        rows = await self.database.fetch("SELECT count(*) AS n FROM delivery WHERE state = 1")
        return int(rows[0]["n"])

    async def past(self, broadcast: int) -> dict[int, Past]:
        """What became of each reader's delivery, by the reader's number."""
        rows = await self.database.fetch("SELECT * FROM past WHERE broadcast = :id", {"id": broadcast})
        return {row["reader"]: Past(DeliveryState(row["state"]), row["unknowns"], bool(row["erased"])) for row in rows}

    async def record_order(self) -> None:
        """Keep in which order deliveries are sent and, when their broadcast ends, counted."""
        await self.database._writer.executescript(ORDER)

    async def order(self) -> list[tuple[str, int]]:
        """What happened, to a delivery of which broadcast."""
        rows = await self.database.fetch("SELECT what, broadcast FROM passed ORDER BY rowid")
        return [(row["what"], row["broadcast"]) for row in rows]

    async def known(self) -> set[int]:
        """The numbers of the readers in the database."""
        return {row["id"] for row in await self.database.fetch("SELECT id FROM reader")}

    async def refused(self) -> list[int]:
        return [row["id"] for row in await self.database.fetch("SELECT id FROM bundle WHERE refused <> ''")]

    def close(self) -> None:
        try:
            self.crash()
            self.do(self.database.close())
        finally:
            self._stack.close()

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self.clock.utc(), UTC)
