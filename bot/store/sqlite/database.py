"""SQLite: one writer connection, read-only ones beside it, transactions that a cancellation cannot tear."""

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Self, TypeVar, cast

import aiosqlite

from bot.store.sql import Row, Sql, Values
from bot.store.sqlite.commit import TOGETHER, Waiting, commit
from bot.store.sqlite.file import Facts, make_private, read_facts, real
from bot.store.sqlite.migration import migrate
from bot.store.sqlite.transaction import NOTHING
from bot.store.sqlite.trouble import primary_code, translated
from bot.store.sqlite.wal import erase_log

OnQuery = Callable[[str, float], None]
T = TypeVar("T")

READERS = 2
OPEN_SECONDS = 10
"""How long a start waits for who else writes to the file."""
ASK_AGAIN_SECONDS = 0.05
BUSY_SECONDS = 2.0
"""How long a commit does, and with it all who ask for one meanwhile."""
SCRUB_SECONDS = 0.02
"""How long an attempt to overwrite the log holds up the writer while somebody reads."""
SCRUB_PAUSES = 0.2, 1.0
"""Seconds before an attempt, in which others may leave as well: at first, and at most."""
WRITER_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)


class SqliteDatabase:
    """The only thing that opens the file; `fetch` reads a snapshot, `write` is the one way to write.

    `on_query` is called with how many seconds each `read` and `write` took.
    """

    def __init__(
        self, path: Path, writer: aiosqlite.Connection, readers: list[aiosqlite.Connection], on_query: OnQuery
    ) -> None:
        self._log = path.with_name(path.name + "-wal")
        self._writer = writer
        self._on_query = on_query
        self._writing = asyncio.Lock()
        self._readers: asyncio.Queue[aiosqlite.Connection] = asyncio.Queue()
        for reader in readers:
            self._readers.put_nowait(reader)
        self._asked: list[Waiting] = []
        self._committing: asyncio.Task[None] | None = None
        self._scrubbing: asyncio.Task[None] | None = None
        self._closing = asyncio.Event()

    @classmethod
    async def open(
        cls, path: Path, on_query: OnQuery = lambda *_: None, check: Callable[[Facts], None] = lambda _: None
    ) -> Self:
        """Make or migrate the file, then open it; SettingsError if it is none of ours or `check` raises one.

        Nothing is written before `check` has seen the facts that stand in it.
        """
        path = real(path)
        check(read_facts(path))
        make_private(path)
        with translated():
            writer = await aiosqlite.connect(path, isolation_level=None, timeout=OPEN_SECONDS)
            try:
                for pragma in WRITER_PRAGMAS:
                    await set_patiently(writer, pragma)
                writer.row_factory = sqlite3.Row
                await in_thread(writer, migrate)
                await writer.execute(busy_timeout(BUSY_SECONDS))
                uri = f"{path.as_uri()}?mode=ro"
                readers = [await aiosqlite.connect(uri, uri=True, isolation_level=None) for _ in range(READERS)]
            except BaseException:
                await writer.close()
                raise
            for reader in readers:
                reader.row_factory = sqlite3.Row
                await reader.execute("PRAGMA temp_store = MEMORY")
            database = cls(path, writer, readers, on_query)
            database.scrub()
            return database

    async def close(self) -> None:
        """What a foreign reader keeps from being overwritten is left to the next `open`."""
        self._closing.set()
        if self._committing:
            await asyncio.wait({self._committing})
        if self._scrubbing:
            await asyncio.wait({self._scrubbing})
        for _ in range(READERS):
            await (await self._readers.get()).close()
        await self._overwrite_log()  # SQLite deletes the log when the last connection closes
        await self._writer.close()

    async def fetch(self, sql: str, values: Values = NOTHING, /) -> list[Row]:
        connection, began = await self._readers.get(), time.perf_counter()
        try:
            with translated():
                return list(await connection.execute_fetchall(sql, values))
        finally:
            self._readers.put_nowait(connection)
            self._on_query("read", time.perf_counter() - began)

    async def write(self, work: Callable[[Sql], T], /) -> T:
        """Together with all else that waits to be written: one trip to the writer's thread, and one commit.

        What has begun comes to its end even if whoever waits for it is cancelled.
        """
        began, asked = time.perf_counter(), Waiting(work, asyncio.get_running_loop().create_future())
        self._asked.append(asked)
        if self._committing is None or self._committing.done():
            self._committing = asyncio.create_task(self._commit(), name="commit")
        with translated():
            try:
                return cast("T", await asked.done)
            finally:
                self._on_query("write", time.perf_counter() - began)

    async def _commit(self) -> None:
        while self._asked:
            async with self._writing:
                together, self._asked = self._asked[:TOGETHER], self._asked[TOGETHER:]
                try:
                    outcomes = await in_thread(self._writer, commit, [asked.work for asked in together])
                except Exception as error:  # noqa: BLE001 -- it belongs to those who wait
                    outcomes = [error] * len(together)
            for asked, outcome in zip(together, outcomes, strict=True):
                asked.settle(outcome)

    def scrub(self) -> None:
        """Soon overwrite what the write-ahead log still holds of erased rows; goes on until nobody reads it."""
        if self._scrubbing is None or self._scrubbing.done():
            self._scrubbing = asyncio.create_task(self._scrub(), name="scrub")

    async def scrubbed(self) -> None:
        """Wait until the scrubbing that was asked for is done."""
        if self._scrubbing:
            await asyncio.shield(self._scrubbing)

    async def overwrite_log(self) -> None:
        """Now, however long somebody else may still read it."""
        pause, most = SCRUB_PAUSES
        while not await self._overwrite_log():
            await asyncio.sleep(pause)
            pause = min(2 * pause, most)

    async def _scrub(self) -> None:
        """Until it is done, or closing the database does it."""
        pause, most = SCRUB_PAUSES
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._closing.wait()
            if self._closing.is_set() or await self._overwrite_log():
                return
            pause = min(2 * pause, most)

    async def _overwrite_log(self) -> bool:
        """False if somebody reads an older snapshot, or the disk fails."""
        async with self._writing:
            with suppress(sqlite3.Error, OSError):
                await unbroken(self._writer.execute(busy_timeout(SCRUB_SECONDS)))
                try:
                    return await in_thread(self._writer, erase_log, self._log)
                finally:
                    await unbroken(self._writer.execute(busy_timeout(BUSY_SECONDS)))
        return False


async def set_patiently(writer: aiosqlite.Connection, pragma: str) -> None:
    """SQLite does not wait for whoever else turns the file into one with a log: so it is asked again."""
    until = time.monotonic() + OPEN_SECONDS
    while True:
        try:
            await writer.execute(pragma)
        except sqlite3.OperationalError as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            await asyncio.sleep(ASK_AGAIN_SECONDS)
        else:
            return


def busy_timeout(seconds: float) -> str:
    return f"PRAGMA busy_timeout = {int(seconds * 1000)}"


async def in_thread(connection: aiosqlite.Connection, deed: Callable[..., T], *values: object) -> T:
    """The deed, given the connection, in the connection's thread, to its end."""
    execute: Any = connection._execute  # noqa: SLF001 -- the public ways cost one trip a statement
    return cast("T", await unbroken(execute(deed, connection._conn, *values)))  # noqa: SLF001


async def unbroken(awaitable: Awaitable[T]) -> T:
    """Await to the end even if cancelled meanwhile; the cancellation is raised afterwards."""
    task = asyncio.ensure_future(awaitable)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task})
        raise
