"""What several ask for at once is committed together, and each has all or nothing of its own."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.errors import StoreError
from bot.store.sql import Sql
from bot.store.sqlite.commit import TOGETHER
from bot.store.sqlite.database import SqliteDatabase

INSERT = "INSERT INTO meta (name, value) VALUES (:name, :value)"
FULL = "INSERT INTO meta (name, value) VALUES ('big', hex(zeroblob(1000000)))"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    database = await SqliteDatabase.open(tmp_path / "zvodka.db")
    yield database
    await database.close()


def puts(name: str, trouble: Callable[[Sql], object] = lambda _: None) -> Callable[[Sql], str]:
    """Two rows, and between them whatever goes wrong."""

    def work(sql: Sql) -> str:
        sql.execute(INSERT, {"name": name, "value": "1"})
        trouble(sql)
        sql.execute(INSERT, {"name": f"{name}, too", "value": "1"})
        return name

    return work


def fails(_: Sql) -> None:
    raise ZeroDivisionError


async def together(database: SqliteDatabase, *works: Callable[[Sql], Any]) -> list[Any]:
    """All are asked for while the writer is busy with something else."""
    go_on = threading.Event()
    busy = asyncio.create_task(database.write(lambda _: go_on.wait()))
    await asyncio.sleep(0)
    tasks = [asyncio.create_task(database.write(work)) for work in works]
    await asyncio.sleep(0)
    go_on.set()
    await busy
    return await asyncio.gather(*tasks, return_exceptions=True)


async def names(database: SqliteDatabase) -> set[str]:
    return {row["name"] for row in await database.fetch("SELECT name FROM meta")}


async def test_one_that_fails_among_good_ones_leaves_nothing_and_the_others_all(database: SqliteDatabase) -> None:
    first, second, third = await together(database, puts("a"), puts("b", fails), puts("c"))
    assert (first, third) == ("a", "c")
    assert isinstance(second, ZeroDivisionError)
    assert await names(database) == {"a", "a, too", "c", "c, too"}


async def test_each_sees_what_those_before_it_have_done_but_nothing_of_who_failed(database: SqliteDatabase) -> None:
    seen = await together(
        database, puts("a"), puts("b", fails), lambda sql: len(sql.fetch("SELECT * FROM meta")), puts("a")
    )
    assert seen[2] == 2
    assert isinstance(seen[3], sqlite3.IntegrityError)


async def test_they_have_one_commit(database: SqliteDatabase, tmp_path: Path) -> None:
    """Another connection sees the file change once."""
    with closing(sqlite3.connect(tmp_path / "zvodka.db", check_same_thread=False)) as other:

        def looks(_: Sql) -> int:
            return int(other.execute("PRAGMA data_version").fetchone()[0])

        seen = await together(database, looks, puts("a"), looks, puts("b"), looks)
        afterwards = await database.write(looks)
    assert seen[0] == seen[2] == seen[4] == afterwards - 1


async def test_a_full_disk_fails_who_needs_it_and_nobody_else(database: SqliteDatabase) -> None:
    await database.write(lambda sql: sql.execute("PRAGMA max_page_count = 1"))
    first, second, third = await together(database, puts("a"), puts("b", lambda sql: sql.execute(FULL)), puts("c"))
    assert (first, third) == ("a", "c")
    assert isinstance(second, StoreError)
    assert await names(database) == {"a", "a, too", "c", "c, too"}


async def test_who_makes_sqlite_give_up_the_transaction_costs_nobody_else_anything(database: SqliteDatabase) -> None:
    def gives_up(sql: Sql) -> None:
        sql.execute("ROLLBACK")
        sql.execute("this is no statement")

    first, second, third = await together(database, puts("a"), puts("b", gives_up), puts("c"))
    assert (first, third) == ("a", "c")
    assert isinstance(second, sqlite3.OperationalError)
    assert await names(database) == {"a", "a, too", "c", "c, too"}


async def test_a_locked_database_is_everybodys_trouble_and_passes(database: SqliteDatabase, tmp_path: Path) -> None:
    await database.scrubbed()
    await database.write(lambda sql: sql.fetch("PRAGMA busy_timeout = 1"))
    with closing(sqlite3.connect(tmp_path / "zvodka.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        told = await asyncio.gather(*(database.write(puts(name)) for name in "abc"), return_exceptions=True)
        assert [type(each) for each in told] == [StoreError] * 3
        other.execute("ROLLBACK")
    assert await database.write(puts("afterwards")) == "afterwards"


async def test_who_goes_away_meanwhile_holds_up_nobody(database: SqliteDatabase) -> None:
    go_on = threading.Event()
    busy = asyncio.create_task(database.write(lambda _: go_on.wait()))
    await asyncio.sleep(0)
    tasks = [asyncio.create_task(database.write(puts(name))) for name in "abc"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    go_on.set()
    await busy
    first, second, third = await asyncio.gather(*tasks, return_exceptions=True)
    assert (first, third) == ("a", "c")
    assert isinstance(second, asyncio.CancelledError)
    assert await names(database) >= {"a", "a, too", "c", "c, too"}


async def test_more_than_fit_into_one_commit_are_all_done_in_their_order(database: SqliteDatabase) -> None:
    counts = await together(
        database,
        *[
            lambda sql, name=str(number): puts(name)(sql) and sql.fetch("SELECT count(*) AS n FROM meta")[0]["n"]
            for number in range(TOGETHER + 10)
        ],
    )
    assert counts == [2 * (number + 1) for number in range(TOGETHER + 10)]


async def test_what_was_asked_for_before_the_end_is_done(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "zvodka.db")
    tasks = [asyncio.create_task(database.write(puts(name))) for name in "abc"]
    await asyncio.sleep(0)
    await database.close()
    assert await asyncio.gather(*tasks) == ["a", "b", "c"]
