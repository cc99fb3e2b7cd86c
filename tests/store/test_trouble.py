"""What an error of SQLite means, by its code; and that who only reads is not held up by what ails the writer."""

import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import DamagedError, StoreError
from bot.store.sqlite.database import SqliteDatabase
from bot.store.sqlite.trouble import translated

INSERT = "INSERT INTO meta (name, value) VALUES (:name, 'x')"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    database = await SqliteDatabase.open(tmp_path / "zvodka.db")
    yield database
    await database.close()


@pytest.mark.parametrize(
    ("code", "becomes"),
    [
        (sqlite3.SQLITE_BUSY, StoreError),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, StoreError),
        (sqlite3.SQLITE_LOCKED, StoreError),
        (sqlite3.SQLITE_FULL, StoreError),
        (sqlite3.SQLITE_IOERR, StoreError),
        (sqlite3.SQLITE_IOERR_FSYNC, StoreError),
        (sqlite3.SQLITE_IOERR_SHMSIZE, StoreError),
        (sqlite3.SQLITE_CANTOPEN, StoreError),
        (sqlite3.SQLITE_READONLY, StoreError),
        (sqlite3.SQLITE_READONLY_DBMOVED, StoreError),
        (sqlite3.SQLITE_PERM, StoreError),
        (sqlite3.SQLITE_INTERRUPT, StoreError),
        (sqlite3.SQLITE_PROTOCOL, StoreError),
        (sqlite3.SQLITE_CORRUPT, DamagedError),
        (sqlite3.SQLITE_CORRUPT_INDEX, DamagedError),
        (sqlite3.SQLITE_NOTADB, DamagedError),
        (sqlite3.SQLITE_ERROR, sqlite3.OperationalError),
        (sqlite3.SQLITE_INTERNAL, sqlite3.OperationalError),
        (sqlite3.SQLITE_SCHEMA, sqlite3.OperationalError),
        (sqlite3.SQLITE_TOOBIG, sqlite3.OperationalError),
        (sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.OperationalError),
        (sqlite3.SQLITE_MISMATCH, sqlite3.OperationalError),
        (sqlite3.SQLITE_MISUSE, sqlite3.OperationalError),
        (sqlite3.SQLITE_RANGE, sqlite3.OperationalError),
        (None, sqlite3.OperationalError),
    ],
)
def test_trouble_may_pass_damage_does_not_and_the_rest_is_a_bug(code: int | None, becomes: type[Exception]) -> None:
    error = sqlite3.OperationalError("words")
    if code is not None:
        error.sqlite_errorcode = code
    with pytest.raises(Exception, match="words") as raised, translated():
        raise error
    assert raised.type is becomes


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        pytest.param("SELECT nothing FROM nowhere", {}, id="no such table"),
        pytest.param("SELEKT 1", {}, id="a misspelt word"),
        pytest.param("SELECT :value", {}, id="a value that is missing"),
        pytest.param("SELECT :value", {"value": object()}, id="a value that no column holds"),
    ],
)
async def test_an_sql_bug_is_not_taken_for_trouble_of_the_database(
    database: SqliteDatabase, sql: str, values: dict[str, object]
) -> None:
    for deed in (database.fetch(sql, values), database.write(lambda tx: tx.execute(sql, values))):
        with pytest.raises(sqlite3.Error):
            await deed


async def test_a_constraint_that_is_broken_is_a_bug(database: SqliteDatabase) -> None:
    await database.write(lambda sql: sql.execute(INSERT, {"name": "twice"}))
    with pytest.raises(sqlite3.IntegrityError):
        await database.write(lambda sql: sql.execute(INSERT, {"name": "twice"}))


async def test_who_reads_does_not_wait_for_another_program_that_has_locked_the_database(
    database: SqliteDatabase, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "zvodka.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute(INSERT, {"name": "half"})
        assert await database.fetch("SELECT name FROM meta") == []
        other.execute("ROLLBACK")


async def test_a_page_that_is_damaged_is_said_to_be_damaged(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "zvodka.db")
    await database.write(lambda sql: sql.execute(INSERT, {"name": "x" * 20_000}))
    await database.close()
    size = (tmp_path / "zvodka.db").stat().st_size
    with (tmp_path / "zvodka.db").open("r+b") as opened:
        opened.seek(4096)
        opened.write(b"\x77" * (size - 4096))
    with pytest.raises(DamagedError, match="damaged"):
        await SqliteDatabase.open(tmp_path / "zvodka.db")


ON_A_FULL_DISK = """
import asyncio, resource, sys
from pathlib import Path
from bot.errors import StoreError
from bot.store.sqlite.database import SqliteDatabase

INSERT = "INSERT INTO meta (name, value) VALUES (:name, hex(randomblob(250000)))"

async def main():
    database = await SqliteDatabase.open(Path(sys.argv[1]))
    for number in range(20):
        await database.write(lambda sql: sql.execute(INSERT, {"name": str(number)}))
    database.scrub()
    await database.scrubbed()
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    try:
        await database.write(lambda sql: sql.execute(INSERT, {"name": "late"}))
    except StoreError:
        print("refused")
    try:
        print(len(await database.fetch("SELECT value FROM meta ORDER BY value")))
    except StoreError as error:
        print(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await database.close()

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit of POSIX")
def test_reading_goes_on_when_no_byte_more_fits_on_the_disk(tmp_path: Path) -> None:
    """Also what has to be sorted and is more than SQLite's cache holds."""
    command = [sys.executable, "-c", ON_A_FULL_DISK, str(tmp_path / "zvodka.db")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.stdout.split(), ended.stderr) == (["refused", "20"], "")
