"""Transactions that nothing can tear, migrations, and who may open what."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import closing
from functools import partial
from importlib import resources
from pathlib import Path

import pytest

from bot.errors import DamagedError, SettingsError, StoreError
from bot.model.broadcast import Policy, Terms
from bot.store.broadcasts import broadcast
from bot.store.cipher import Cipher, write_key
from bot.store.meta import Meta, check_owner
from bot.store.sql import Sql
from bot.store.sqlite.database import SqliteDatabase
from bot.store.sqlite.lock import Lock

INSERT = "INSERT INTO meta (name, value) VALUES (:name, 'x')"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    database = await SqliteDatabase.open(tmp_path / "zvodka.db")
    yield database
    if not database._closing.is_set():
        await database.close()


async def names(database: SqliteDatabase) -> set[str]:
    return {row["name"] for row in await database.fetch("SELECT name FROM meta")}


async def write_two(database: SqliteDatabase) -> None:
    def work(sql: Sql) -> None:
        for name in ("first", "second"):
            sql.execute(f"{INSERT} ON CONFLICT DO NOTHING", {"name": name})

    await database.write(work)


async def insert(database: SqliteDatabase, name: str) -> None:
    await database.write(lambda sql: sql.execute(INSERT, {"name": name}))


async def test_an_error_undoes_the_whole_transaction(database: SqliteDatabase) -> None:
    def work(sql: Sql) -> None:
        sql.execute(INSERT, {"name": "half"})
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.write(work)
    assert await names(database) == set()


@pytest.mark.parametrize("steps", range(12))
async def test_a_cancellation_at_any_step_leaves_all_or_nothing(database: SqliteDatabase, steps: int) -> None:
    task = asyncio.create_task(write_two(database))
    for _ in range(steps):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert await names(database) in (set(), {"first", "second"})
    await insert(database, "afterwards")
    assert "afterwards" in await names(database)


async def test_a_program_that_is_ending_cancels_everything_and_no_transaction_mistakes_it_for_trouble(
    database: SqliteDatabase,
) -> None:
    """When a program ends, asyncio cancels also the commit that a transaction would have waited for."""
    await database.scrubbed()
    others = asyncio.all_tasks()
    for steps in range(30):
        task = asyncio.create_task(write_two(database))
        for _ in range(steps):
            await asyncio.sleep(0)
        for each in asyncio.all_tasks() - others:
            each.cancel()
        (result,) = await asyncio.gather(task, return_exceptions=True)
        assert result is None or isinstance(result, asyncio.CancelledError)


async def test_who_reads_an_old_state_holds_up_neither_writing_nor_the_end(
    database: SqliteDatabase, tmp_path: Path
) -> None:
    """The log cannot be overwritten meanwhile; a backup or an operator's shell may read for long."""
    with closing(sqlite3.connect(tmp_path / "zvodka.db", isolation_level=None)) as shell:
        shell.execute("BEGIN")
        shell.execute("SELECT * FROM meta").fetchall()
        await write_two(database)
        async with asyncio.timeout(5):
            database.scrub()
            for _ in range(3):
                await database.write(lambda sql: sql.execute("DELETE FROM meta"))
            await database.close()


async def test_one_task_never_commits_what_another_has_half_done(database: SqliteDatabase) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slowly(sql: Sql) -> None:
        sql.execute(INSERT, {"name": "slow"})
        begun.set()
        go_on.wait()
        raise ZeroDivisionError

    slow = asyncio.create_task(database.write(slowly))
    await asyncio.to_thread(begun.wait)
    quick = asyncio.create_task(insert(database, "quick"))
    assert await names(database) == set()
    go_on.set()
    await asyncio.gather(slow, quick, return_exceptions=True)
    assert await names(database) == {"quick"}


async def test_a_full_disk_is_a_store_error_and_writes_nothing(database: SqliteDatabase) -> None:
    await database.write(lambda sql: sql.execute("PRAGMA max_page_count = 1"))
    with pytest.raises(StoreError, match="full"):
        await database.write(
            lambda sql: sql.execute("INSERT INTO meta (name, value) VALUES ('big', hex(zeroblob(1000000)))")
        )
    assert await names(database) == set()


async def test_what_was_written_is_there_after_reopening(tmp_path: Path) -> None:
    first = await SqliteDatabase.open(tmp_path / "zvodka.db")
    await insert(first, "kept")
    await first.close()
    second = await SqliteDatabase.open(tmp_path / "zvodka.db")
    assert await names(second) == {"kept"}
    await second.close()


async def test_a_database_of_the_first_release_is_brought_up_to_date_and_keeps_what_is_in_it(tmp_path: Path) -> None:
    of_the_first_release(tmp_path / "zvodka.db")
    with closing(sqlite3.connect(tmp_path / "zvodka.db")) as connection:
        connection.executescript(
            """
            INSERT INTO issue (week, state) VALUES ('2019-W21', 'published');
            INSERT INTO broadcast (week, state, policy, present, planned, highest, cursor, created)
                 VALUES ('2019-W21', 'paused', 'never', 1, 9, 9, 9, 1558000000);
            INSERT INTO delivery (broadcast, reader, bundle, state) VALUES (1, 5, 1, 3);
            """
        )
    for _ in range(2):
        database = await SqliteDatabase.open(tmp_path / "zvodka.db")
        (row,) = await database.fetch("SELECT * FROM broadcast JOIN delivery ON broadcast = broadcast.id")
        assert (row["week"], row["planned"], row["reader"], row["paid"]) == ("2019-W21", 9, 5, 0)
        assert broadcast(row).terms == Terms(Policy.NEVER)
        await database.close()


@pytest.mark.parametrize("release", ["first", "none"])
async def test_several_that_open_a_database_at_once_bring_it_up_to_date_once(tmp_path: Path, release: str) -> None:
    """`zvodka import` may run while the bot starts."""
    path = tmp_path / "zvodka.db"
    if release == "first":
        of_the_first_release(path)
    databases = await asyncio.gather(*(SqliteDatabase.open(path) for _ in range(4)))
    for number, database in enumerate(databases):
        await insert(database, str(number))
    assert await names(databases[0]) == {"0", "1", "2", "3"}
    for database in databases:
        await database.close()
    await (await SqliteDatabase.open(path)).close()


async def test_of_a_broadcast_that_ended_long_ago_no_number_of_a_reader_is_kept(tmp_path: Path) -> None:
    of_the_first_release(tmp_path / "zvodka.db")
    with closing(sqlite3.connect(tmp_path / "zvodka.db")) as connection:
        for week, state in (("2019-W21", "ended"), ("2019-W22", "paused")):
            connection.execute("INSERT INTO issue (week, state) VALUES (?, 'published')", (week,))
            connection.execute(
                "INSERT INTO broadcast (week, state, policy, present, planned, highest, cursor, created)"
                " VALUES (?, ?, 'never', 1, 9, 9, 8, 1558000000)",
                (week, state),
            )
        connection.commit()
    database = await SqliteDatabase.open(tmp_path / "zvodka.db")
    rows = await database.fetch("SELECT highest, cursor FROM broadcast ORDER BY week")
    await database.close()
    assert [(row["highest"], row["cursor"]) for row in rows] == [(0, 0), (9, 8)]


async def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "zvodka.db"
    await (await SqliteDatabase.open(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(SettingsError, match="newer Zvodka"):
        await SqliteDatabase.open(path)


async def test_a_file_that_is_no_database_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "zvodka.db").write_text("this is a shopping list " * 100)
    with pytest.raises(DamagedError, match="not a database"):
        await SqliteDatabase.open(tmp_path / "zvodka.db")


def of_the_first_release(path: Path) -> None:
    """A database that the next start brings up to date."""
    first = (resources.files("bot.store.sqlite") / "schema" / "001.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"{first} PRAGMA user_version = 1;")


@pytest.mark.parametrize(("key", "bot", "words"), [("wrong", 1, "not the key"), ("right", 2, "another bot")])
async def test_another_key_or_bot_is_refused_before_a_byte_is_changed(
    tmp_path: Path, key: str, bot: int, words: str
) -> None:
    path = tmp_path / "zvodka.db"
    for name in ("right", "wrong"):
        write_key(tmp_path / name)
    of_the_first_release(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO meta VALUES ('key_check', ?)", (Cipher.read(tmp_path / "right").check(),))
        connection.execute("INSERT INTO meta VALUES ('bot', '1')")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(SettingsError, match=words):
        await SqliteDatabase.open(path, check=partial(check_owner, cipher=Cipher.read(tmp_path / key), bot=bot))
    assert path.read_bytes() == before


async def test_a_database_knows_its_key_and_its_bot_again(tmp_path: Path, database: SqliteDatabase) -> None:
    write_key(tmp_path / "key")
    cipher = Cipher.read(tmp_path / "key")
    for bot in (1, 2):
        await Meta(database, cipher).remember_key()
        await Meta(database, cipher).remember_bot(bot)
    await database.close()
    await (await SqliteDatabase.open(tmp_path / "zvodka.db", check=partial(check_owner, cipher=cipher, bot=1))).close()
    with pytest.raises(SettingsError, match=r"another bot \(1\); this token is of bot 2"):
        await SqliteDatabase.open(tmp_path / "zvodka.db", check=partial(check_owner, cipher=cipher, bot=2))


@pytest.mark.parametrize("sql", ["CREATE TABLE meta (shopping)", "PRAGMA user_version = 3"])
async def test_another_programs_database_is_refused_and_left_as_it_is(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "zvodka.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
    before = path.read_bytes()
    with pytest.raises(SettingsError, match="another program's database"):
        await SqliteDatabase.open(path)
    assert path.read_bytes() == before


async def test_a_folder_in_the_databases_place_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="is not a file"):
        await SqliteDatabase.open(tmp_path)


async def test_a_database_with_two_names_is_refused(tmp_path: Path) -> None:
    """Each name would have a log of its own, and two bots would not know of each other."""
    path = tmp_path / "zvodka.db"
    await (await SqliteDatabase.open(path)).close()
    (tmp_path / "other.db").hardlink_to(path)
    with pytest.raises(SettingsError, match="hard link"):
        await SqliteDatabase.open(path)


@pytest.mark.parametrize("name", ["zvodka.db", "data/zvodka.db", "link.db"])
def test_a_database_has_one_running_bot_by_whatever_path(tmp_path: Path, name: str) -> None:
    (tmp_path / "data").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "link.db").symlink_to(tmp_path / "zvodka.db")
    first, second = Lock(tmp_path / "zvodka.db"), Lock(tmp_path / name)
    first.acquire()
    with pytest.raises(SettingsError, match="another Zvodka"):
        second.acquire()
    first.release()
    second.acquire()
    second.release()


def test_a_lock_that_cannot_be_taken_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "zvodka.db.lock").write_text("this is a shopping list " * 100)
    with pytest.raises(SettingsError, match="nothing can be written"):
        Lock(tmp_path / "zvodka.db").acquire()
