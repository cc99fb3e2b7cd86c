"""A database that was put back by a plain copy of its file is known by the file beside it."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.app import ageing
from bot.store.cipher import Cipher, write_key
from bot.store.meta import Meta
from bot.store.sqlite.age import Age
from bot.store.sqlite.database import SqliteDatabase

UNDER_WAY = """
    INSERT INTO issue (week, state) VALUES ('2019-W21', 'published'), ('2019-W22', 'scheduled');
    INSERT INTO broadcast (id, week, state, policy, present, planned, highest, created)
         VALUES (7, '2019-W21', 'running', 'once', 1, 4, 4, 1558000000);
    INSERT INTO schedule (week, content, due, made, policy, paid, editor)
         VALUES ('2019-W22', '1;', 1, 1, 'once', 0, x'');
"""
GOES_ON, WAITS = ("running", ""), ("held", "restored")


@pytest.fixture
async def stopped(tmp_path: Path) -> Path:
    """The bot has run once, and was sending when it was told to stop."""
    path = tmp_path / "zvodka.db"
    write_key(tmp_path / "key")
    await (await SqliteDatabase.open(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(UNDER_WAY)
    await runs(path)
    return path


async def runs(path: Path, *, killed: bool = False, copied: Path | None = None) -> None:
    """A start, and a stop unless it is killed; meanwhile somebody may copy the file."""
    database = await SqliteDatabase.open(path)
    life = ageing(path, database, Meta(database, Cipher.read(path.with_name("key"))))
    await life.__aenter__()
    if copied:
        await database.scrubbed()
        shutil.copy(path, copied)
    if not killed:
        await life.__aexit__(None, None, None)
    await database.close()


def state(path: Path) -> tuple[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        (broadcast,) = connection.execute("SELECT state FROM broadcast").fetchone()
        (schedule,) = connection.execute("SELECT hold FROM schedule").fetchone()
    return broadcast, schedule


async def test_starts_and_stops_and_kills_alone_hold_nothing(stopped: Path) -> None:
    for killed in (True, False, True, True, False):
        await runs(stopped, killed=killed)
        assert state(stopped) == GOES_ON


async def test_what_was_under_way_in_a_copy_that_is_put_back_waits_for_a_word_once(
    stopped: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(stopped, tmp_path / "copy"))
    await runs(stopped)
    shutil.copy(copy, stopped)
    await runs(stopped)
    assert state(stopped) == WAITS
    with closing(sqlite3.connect(stopped)) as connection:
        connection.execute("UPDATE broadcast SET state = 'running'")
        connection.commit()
    await runs(stopped)
    assert state(stopped) == ("running", "restored")


async def test_so_does_one_that_was_copied_while_the_bot_ran_and_was_stopped_later(
    stopped: Path, tmp_path: Path
) -> None:
    await runs(stopped, copied=tmp_path / "copy")
    shutil.copy(tmp_path / "copy", stopped)
    await runs(stopped)
    assert state(stopped) == WAITS


@pytest.mark.parametrize("written", ["", "x", "-3", "9" * 40, "³", "\xff"])
def test_a_file_that_says_nothing_holds_nothing(tmp_path: Path, written: str) -> None:
    (tmp_path / "a.db.age").write_text(written, encoding="latin-1")
    assert not Age(tmp_path / "a.db").put_back(1)


async def test_where_it_cannot_be_written_the_bot_runs_all_the_same(stopped: Path) -> None:
    age = stopped.with_name("zvodka.db.age")
    age.unlink()
    age.mkdir()
    await runs(stopped)
    assert state(stopped) == GOES_ON
    assert await asyncio.to_thread(age.is_dir)
