"""SQLite: one writer connection, read-only ones beside it, transactions that a cancellation cannot tear."""

import asyncio
import re
import sqlite3
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path
from typing import Any, Self, TypeVar, cast

import aiosqlite

from bot.errors import SettingsError, StoreError
from bot.store.sql import Row, Sql, Values

Heard = Callable[[str, float], None]
T = TypeVar("T")

NOTHING: Values = {}
READERS = 2
BUSY_SECONDS = 10
TRUNCATION_SECONDS = 0.02
"""How long an attempt to truncate the log holds up the writer while somebody reads."""
WRITER_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)


class Transaction:
    """What may be done to the database between BEGIN and COMMIT, in the writer's thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def execute(self, sql: str, values: Values = NOTHING, /) -> int:
        return self._connection.execute(sql, values).rowcount

    def fetch(self, sql: str, values: Values = NOTHING, /) -> list[Row]:
        return self._connection.execute(sql, values).fetchall()

    def many(self, sql: str, rows: Iterable[Values], /) -> None:
        self._connection.executemany(sql, rows)


class SqliteDatabase:
    """The only thing that opens the file; `fetch` reads a snapshot, `write` is the one way to write.

    `heard` is told how many seconds each `read` and `write` took.
    """

    def __init__(self, writer: aiosqlite.Connection, readers: list[aiosqlite.Connection], heard: Heard) -> None:
        self._writer = writer
        self._heard = heard
        self._writing = asyncio.Lock()
        self._readers: asyncio.Queue[aiosqlite.Connection] = asyncio.Queue()
        for reader in readers:
            self._readers.put_nowait(reader)
        self._truncating: asyncio.Task[None] | None = None
        self._closing = False

    @classmethod
    async def open(cls, path: Path, heard: Heard = lambda *_: None) -> Self:
        """Make or migrate the file, then open it; SettingsError if a newer Zvodka made it."""
        with translated():
            make_private(path)
            writer = await aiosqlite.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
            try:
                for pragma in WRITER_PRAGMAS:
                    await writer.execute(pragma)
                await migrate(writer)
                writer.row_factory = sqlite3.Row
                uri = f"{absolute(path).as_uri()}?mode=ro"
                readers = [await aiosqlite.connect(uri, uri=True, isolation_level=None) for _ in range(READERS)]
            except BaseException:
                await writer.close()
                raise
            for reader in readers:
                reader.row_factory = sqlite3.Row
            database = cls(writer, readers, heard)
            database.scrub()
            return database

    async def close(self) -> None:
        """A truncation that a foreign reader keeps from its end is left to the next `open`."""
        self._closing = True
        if self._truncating:
            await asyncio.wait({self._truncating})
        for _ in range(READERS):
            await (await self._readers.get()).close()
        await self._writer.close()

    async def fetch(self, sql: str, values: Values = NOTHING, /) -> list[Row]:
        connection, began = await self._readers.get(), time.perf_counter()
        try:
            with translated():
                return list(await connection.execute_fetchall(sql, values))
        finally:
            self._readers.put_nowait(connection)
            self._heard("read", time.perf_counter() - began)

    async def write(self, work: Callable[[Sql], T], /) -> T:
        """All in one trip: a way from here to the writer's thread and back costs as much as sending a message does."""
        async with self._writing:
            began = time.perf_counter()
            with translated():
                execute: Any = self._writer._execute  # noqa: SLF001 -- the public ways cost one trip a statement
                try:
                    return cast("T", await unbroken(execute(at_once, self._writer._conn, work)))  # noqa: SLF001
                finally:
                    self._heard("write", time.perf_counter() - began)

    def scrub(self) -> None:
        """Soon overwrite what the write-ahead log still holds of erased rows; goes on until nobody reads it."""
        if self._truncating is None or self._truncating.done():
            self._truncating = asyncio.create_task(self._truncate_wal(), name="truncate-wal")

    async def truncated(self) -> None:
        """Wait until the truncation that was asked for is done."""
        if self._truncating:
            await asyncio.shield(self._truncating)

    async def _truncate_wal(self) -> None:
        while not await self._truncated_wal() and not self._closing:  # noqa: ASYNC110 -- SQLite rings no bell
            await asyncio.sleep(0.05)

    async def _truncated_wal(self) -> bool:
        """False if somebody reads an older snapshot."""
        async with self._writing:
            with suppress(sqlite3.Error):
                await unbroken(self._writer.execute(busy_timeout(TRUNCATION_SECONDS)))
                try:
                    rows = await unbroken(self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)"))
                finally:
                    await unbroken(self._writer.execute(busy_timeout(BUSY_SECONDS)))
                return not next(iter(rows))[0]
        return False


def at_once(connection: sqlite3.Connection, work: Callable[[Sql], T]) -> T:
    """What the work gives, committed; or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        done = work(Transaction(connection))
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.OperationalError):  # SQLite has rolled it back already
            connection.execute("ROLLBACK")
        raise
    return done


def busy_timeout(seconds: float) -> str:
    return f"PRAGMA busy_timeout = {int(seconds * 1000)}"


def make_private(path: Path) -> None:
    """A new file for its owner's eyes only; SQLite gives its companions the same mode."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise SettingsError([f"ZVODKA_DATABASE: {path} cannot be opened: {error.strerror}"]) from None


def absolute(path: Path) -> Path:
    return path.resolve()


async def migrate(writer: aiosqlite.Connection) -> None:
    """Run the numbered scripts that this file has not seen, each in a transaction of its own."""
    scripts = sorted(
        (int(script.name[:3]), script.read_text(encoding="utf-8"))
        for script in (resources.files("bot.store.sqlite") / "schema").iterdir()
        if re.fullmatch(r"\d{3}\.sql", script.name)
    )
    version = next(iter(await writer.execute_fetchall("PRAGMA user_version")))[0]
    if version > scripts[-1][0]:
        raise SettingsError([f"ZVODKA_DATABASE: a newer Zvodka made this database (schema {version}); please update"])
    for number, script in scripts:
        if number > version:
            await writer.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")


async def unbroken(awaitable: Awaitable[T]) -> T:
    """Await to the end even if cancelled meanwhile; the cancellation is raised afterwards."""
    task = asyncio.ensure_future(awaitable)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task})
        raise


@contextmanager
def translated() -> Iterator[None]:
    """SQLite's operational errors become StoreError; a broken constraint stays what it is, a bug."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        raise StoreError(f"the database failed: {error}") from error
