"""The disk fails under the database: the process dies between two writes, or the writes report errors."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, closing
from pathlib import Path

from bot.demo.telegram.event import Kind
from bot.store.cipher import Cipher
from tests.faults.figures import Figure
from tests.faults.tools import strace
from tests.kills import IN_FLIGHT, ended, prepare, received, sends, unfinished, unknown_after_kills
from tests.stage import Process, Stage

PACE = {"ZVODKA_RATE": "300", "ZVODKA_IN_FLIGHT": str(IN_FLIGHT)}
TEMPORARY = 75
FAILING = 3
"""How many calls in a row fail."""


def injecting(stage: Stage, call: str, what: str) -> tuple[str, ...]:
    """Another program that stands beside the bot, whose process stays our child, and writes down what it did."""
    trace(stage).unlink(missing_ok=True)
    options = ("-D", "-f", "-qq", "-o", str(trace(stage)))
    return (strace(), *options, "-e", f"trace={call}", "-e", f"inject={call}:{what}")


def trace(stage: Stage) -> Path:
    return stage.folder / "trace"


def injected(stage: Stage) -> int:
    """How many calls of the process were made to fail."""
    return trace(stage).read_text().count("(INJECTED)") if trace(stage).exists() else 0


async def killed_at_syncs(stage: Stage, positions: Iterable[int], *, subscribers: int) -> list[Figure]:
    """SIGKILL as the process is about to make its n-th write durable."""
    stage.settings |= PACE
    people = await prepare(stage, subscribers)
    damaged = survived = 0
    for position in positions:
        async with stage.process(*injecting(stage, "fdatasync", f"signal=KILL:when={position}")) as bot:
            survived += not await died(stage, bot)
        damaged += integrity(stage.database) != "ok"
    async with stage.process() as bot:
        await ended(stage)
        await bot.terminate()
    counts, unknown = received(people).values(), unknown_after_kills(stage)
    return [
        Figure("lost", sum(count == 0 for count in counts)),
        Figure("repeated", sum(count - 1 for count in counts if count), sum(unknown)),
        Figure("most unknown after one kill", max(unknown, default=0), IN_FLIGHT),
        Figure("damaged databases", damaged),
        Figure("positions that were not reached", survived),
    ]


async def died(stage: Stage, bot: Process) -> bool:
    """False if the broadcast ended before."""
    dying, ending = asyncio.create_task(bot.ended()), asyncio.create_task(ended(stage))
    await asyncio.wait({dying, ending}, return_when=asyncio.FIRST_COMPLETED)
    ending.cancel()
    await asyncio.wait({ending})
    dying.cancel()
    return not bot.running


def integrity(database: Path) -> str:
    """Read only, so that what a crash left is for the bot to repair."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


async def failing_disk(
    stage: Stage, call: str, error: str, positions: Iterable[int], *, subscribers: int
) -> list[Figure]:
    """From the n-th on, some calls fail; afterwards the same process must go on by itself, or its next start."""
    stage.settings |= PACE
    people = await prepare(stage, subscribers)
    unmarked = silent = stuck = missed = 0
    for position in positions:
        what = f"error={error}:when={position}..{position + FAILING - 1}"
        logged = len(stage.log.read_text()) if stage.log.exists() else 0
        async with watched(stage) as witness, stage.process(*injecting(stage, call, what)) as bot:
            stuck += not await survived_trouble(stage, bot)
        unmarked += witness.unmarked
        missed += injected(stage) == 0
        silent += not told(stage.log.read_text()[logged:])
    async with stage.process() as bot:
        await ended(stage)
        await bot.terminate()
    counts = received(people).values()
    return [
        Figure("sent without a durable mark", unmarked),
        Figure("did not go on", stuck),
        Figure("positions that were not reached", missed),
        Figure("positions whose trouble is not in the log", silent),
        Figure("lost", sum(count == 0 for count in counts)),
        Figure("repeated", sum(count - 1 for count in counts if count), sum(unknown_after_kills(stage))),
        Figure("damaged databases", int(integrity(stage.database) != "ok")),
    ]


def told(log: str) -> bool:
    """In SQLite's words, which an operator can look up."""
    return any(words in log for words in ("disk I/O error", "disk is full", "unable to open"))


async def survived_trouble(stage: Stage, bot: Process) -> bool:
    """After the calls that fail it goes on by itself, and stops when told; or it could not start, and said so."""
    try:
        async with asyncio.timeout(120):
            while bot.running and injected(stage) < FAILING and unfinished(stage.database):
                await asyncio.sleep(0.02)
            goal = sends(stage.telegram) + 40
            while bot.running and sends(stage.telegram) < goal and unfinished(stage.database):
                await asyncio.sleep(0.02)
    except TimeoutError:
        return False
    if not bot.running:
        return await bot.ended() == TEMPORARY
    return await bot.terminate() == 0


class Witness:
    """Looks, at every message that arrives, whether the database had it marked by then."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._cipher = Cipher.read(stage.key_file)
        self._watch = stage.telegram.watch()
        self.unmarked = 0
        self._task = asyncio.create_task(self._look())

    async def _look(self) -> None:
        async for event in self._watch:
            if event.kind is Kind.MESSAGE and event.body.get("sender") == "bot":
                self.unmarked += not self._marked(event.chat)

    def _marked(self, chat: int) -> bool:
        """A delivery of a broadcast that has ended is not there any more."""
        with closing(sqlite3.connect(f"file:{self._stage.database}?mode=ro", uri=True)) as connection:
            row = connection.execute(
                """
                SELECT d.state FROM delivery AS d JOIN reader AS r ON r.id = d.reader
                  JOIN broadcast AS x ON x.id = d.broadcast WHERE r.chat = ? AND x.state <> 'ended'
                """,
                (self._cipher.seal(chat),),
            ).fetchone()
            ended = connection.execute("SELECT 1 FROM broadcast WHERE state = 'ended'").fetchone()
        return bool(ended) or (row is not None and row[0] > 0)

    async def close(self) -> None:
        """It has looked at every message by then."""
        self._watch.close()
        await self._task


@asynccontextmanager
async def watched(stage: Stage) -> AsyncIterator[Witness]:
    witness = Witness(stage)
    try:
        yield witness
    finally:
        await witness.close()
