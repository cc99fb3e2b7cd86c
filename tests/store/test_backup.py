"""A copy that is taken while others write."""

import asyncio
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.sqlite.backup import back_up
from bot.store.sqlite.database import SqliteDatabase

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
