"""A copy that is taken while others write."""

import asyncio
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import DamagedError, StoreError
from bot.store.sqlite.backup import back_up, copy_whole
from bot.store.sqlite.database import SqliteDatabase
from bot.store.sqlite.unfinished import sweep_unfinished

LARGE = 40_000_000
"""Bytes: too many to be copied between two writes."""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    async def fill() -> None:
        database = await SqliteDatabase.open(tmp_path / "zvodka.db")
        insert = "INSERT INTO meta (name, value) VALUES ('large', :value)"
        await database.write(lambda sql: sql.execute(insert, {"value": "x" * LARGE}))
        await database.close()

    asyncio.run(fill())
    return tmp_path / "zvodka.db"


def writes(database: Path, begun: threading.Event, stop: threading.Event) -> None:
    """As a broadcast does: a small commit every few milliseconds."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        while not stop.wait(0.002):
            connection.execute("INSERT INTO meta (name, value) VALUES (lower(hex(randomblob(8))), '')")
            begun.set()


def test_a_copy_comes_to_its_end_though_the_bot_goes_on_writing(large: Path, tmp_path: Path) -> None:
    begun, stop, copy = threading.Event(), threading.Event(), tmp_path / "copy.db"
    writer = threading.Thread(target=writes, args=(large, begun, stop))
    copying = threading.Thread(target=back_up, args=(large, copy), daemon=True)
    writer.start()
    begun.wait()
    copying.start()
    copying.join(10)
    stop.set()
    writer.join()
    assert not copying.is_alive()
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert [file.name for file in tmp_path.glob("copy*")] == ["copy.db"]


def test_a_copy_never_takes_the_place_of_another(large: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(b"precious")
    with pytest.raises(StoreError, match=r"copy\.db cannot be made"):
        back_up(large, copy)
    assert copy.read_bytes() == b"precious"


KILLED = """
import os, signal, sys
from pathlib import Path
from bot.store.sqlite import backup

def copy_and_die(database, copy, copy_whole=backup.copy_whole):
    copy_whole(database, copy)
    os.kill(os.getpid(), signal.SIGKILL)

backup.copy_whole = copy_and_die
backup.back_up(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def kill_while_copying(database: Path, copy: Path) -> Path:
    """What is left of the copy."""
    ended = subprocess.run([sys.executable, "-c", KILLED, str(database), str(copy)], check=False)
    assert ended.returncode == -signal.SIGKILL
    (left,) = copy.parent.glob(f"{copy.name}.*")
    return left


@pytest.fixture
def small(tmp_path: Path) -> Path:
    async def make() -> None:
        await (await SqliteDatabase.open(tmp_path / "zvodka.db")).close()

    asyncio.run(make())
    return tmp_path / "zvodka.db"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a signal of POSIX")
@pytest.mark.parametrize("next_is", ["a start", "a backup"])
def test_what_a_killed_backup_leaves_is_removed_by_the_next_start_or_backup(small: Path, next_is: str) -> None:
    folder = small.parent / "copies"
    folder.mkdir()
    left = kill_while_copying(small, folder / "copy.db")
    assert stat.S_IMODE(left.stat().st_mode) == 0o600
    if next_is == "a start":
        sweep_unfinished(small)
        assert list(folder.iterdir()) == []
    else:
        back_up(small, folder / "other.db")
        assert [file.name for file in folder.iterdir()] == ["other.db"]


def test_a_file_of_somebody_elses_is_never_removed(small: Path, tmp_path: Path) -> None:
    foreign = [tmp_path / f"copy.db{ending}" for ending in (".unfinished", ".0123456789abcdef.unfinished", "-journal")]
    for file in foreign:
        file.write_bytes(b"precious")
    back_up(small, tmp_path / "copy.db")
    sweep_unfinished(small)
    assert all(file.read_bytes() == b"precious" for file in foreign)


def test_a_backup_that_is_being_made_is_left_in_peace(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a start nor another backup comes into its way."""

    def disturbed(database: Path, copy: Path) -> None:
        sweep_unfinished(small)
        with pytest.raises(StoreError, match="another copy"):
            back_up(small, tmp_path / "second.db")
        copy_whole(database, copy)

    monkeypatch.setattr("bot.store.sqlite.backup.copy_whole", disturbed)
    back_up(small, tmp_path / "copy.db")
    assert sorted(file.name for file in tmp_path.glob("*copy*")) == ["copy.db"]
    assert not (tmp_path / "second.db").exists()


@pytest.mark.parametrize("copy", ["nowhere/copy.db", "zvodka.db/copy.db", "."])
def test_a_copy_that_cannot_be_made_is_said_and_leaves_nothing(small: Path, tmp_path: Path, copy: str) -> None:
    with pytest.raises(StoreError, match="cannot be made"):
        back_up(small, tmp_path / copy)
    assert {file.name for file in tmp_path.iterdir()} <= {
        "zvodka.db",
        "zvodka.db-shm",
        "zvodka.db-wal",
        "zvodka.db.backups",
    }


@pytest.mark.parametrize("content", [b"this is a shopping list " * 100, None])
def test_what_is_no_database_of_ours_is_not_copied(tmp_path: Path, content: bytes | None) -> None:
    if content:
        (tmp_path / "zvodka.db").write_bytes(content)
    with pytest.raises((StoreError, DamagedError), match=r"not a database|no database at"):
        back_up(tmp_path / "zvodka.db", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
