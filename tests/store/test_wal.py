"""What the write-ahead log holds of erased rows is overwritten, and no crash in the middle of that does harm."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.sqlite.database import SqliteDatabase
from bot.store.sqlite.wal import erase_log, overwrite_dead, overwritten

SECRET = b"nobody may find this"
INSERT = "INSERT INTO meta (name, value) VALUES (:name, '')"


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Hundreds of frames, in which a row comes and goes, and which stand in the database already."""
    with closing(sqlite3.connect(tmp_path / "zvodka.db", isolation_level=None, timeout=0)) as connection:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("CREATE TABLE thing (value BLOB NOT NULL)")
        for number in range(200):
            connection.execute("INSERT INTO thing (value) VALUES (:value)", {"value": SECRET + bytes([number])})
        connection.execute("DELETE FROM thing")
        connection.execute("INSERT INTO thing (value) VALUES ('kept')")
        yield connection


def log_of(folder: Path) -> Path:
    return folder / "zvodka.db-wal"


def content(database: Path) -> list[object]:
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [value for (value,) in connection.execute("SELECT value FROM thing")]


def test_the_bytes_of_an_erased_row_are_overwritten_in_place(writer: sqlite3.Connection, tmp_path: Path) -> None:
    log = log_of(tmp_path)
    size = log.stat().st_size
    assert SECRET in log.read_bytes()
    writer.execute("PRAGMA wal_checkpoint(RESTART)")
    assert overwritten(writer, log)
    assert log.stat().st_size == size
    assert SECRET not in log.read_bytes() + (tmp_path / "zvodka.db").read_bytes()


def test_the_log_is_empty_in_the_end_and_what_was_written_is_there(writer: sqlite3.Connection, tmp_path: Path) -> None:
    assert erase_log(writer, log_of(tmp_path))
    assert log_of(tmp_path).stat().st_size == 0
    assert erase_log(writer, log_of(tmp_path))
    writer.execute("INSERT INTO thing (value) VALUES ('later')")
    assert content(tmp_path / "zvodka.db") == ["kept", "later"]


def test_a_crash_while_it_is_overwritten_harms_nothing(writer: sqlite3.Connection, tmp_path: Path) -> None:
    """The log's beginning is on the disk by then; of the rest any part may be, in any order."""
    before = log_of(tmp_path).read_bytes()
    writer.execute("PRAGMA wal_checkpoint(RESTART)")
    assert overwritten(writer, log_of(tmp_path))
    after = log_of(tmp_path).read_bytes()
    begun = 32 + 24 + 4096
    for cut in range(begun, len(after), len(after) // 20):
        for number, torn in enumerate((after[:cut] + before[cut:], after[:begun] + before[begun:cut] + after[cut:])):
            place = tmp_path / f"{cut}-{number}"
            place.mkdir()
            shutil.copy(tmp_path / "zvodka.db", place)
            log_of(place).write_bytes(torn)
            assert content(place / "zvodka.db") == ["kept"]


def test_what_somebody_still_reads_is_left_until_they_are_done(writer: sqlite3.Connection, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "zvodka.db", isolation_level=None)) as shell:
        shell.execute("BEGIN")
        assert shell.execute("SELECT value FROM thing").fetchall() == [("kept",)]
        writer.execute("INSERT INTO thing (value) VALUES ('later')")
        assert not erase_log(writer, log_of(tmp_path))
        assert SECRET in log_of(tmp_path).read_bytes()
        assert shell.execute("SELECT value FROM thing").fetchall() == [("kept",)]
        shell.execute("COMMIT")
        assert erase_log(writer, log_of(tmp_path))
    assert content(tmp_path / "zvodka.db") == ["kept", "later"]


def test_frames_that_another_program_has_written_meanwhile_are_kept(writer: sqlite3.Connection, tmp_path: Path) -> None:
    writer.execute("PRAGMA wal_checkpoint(RESTART)")
    with closing(sqlite3.connect(tmp_path / "zvodka.db", isolation_level=None)) as shell:
        shell.execute("INSERT INTO thing (value) VALUES ('hers')")
        assert not overwritten(writer, log_of(tmp_path))
    assert SECRET not in log_of(tmp_path).read_bytes()
    assert content(tmp_path / "zvodka.db") == ["kept", "hers"]


@pytest.mark.parametrize("left", [0, 31, 32, 40, 32 + 24 + 100])
def test_a_log_that_another_program_has_emptied_or_cut_is_borne(tmp_path: Path, left: int) -> None:
    log_of(tmp_path).write_bytes(b"\x07" * left)
    assert overwrite_dead(log_of(tmp_path)) in (0, 1)


async def test_a_database_that_is_closed_has_overwritten_the_log_that_goes_with_it(tmp_path: Path) -> None:
    """Through a second name of the log, which SQLite itself deletes."""
    database = await SqliteDatabase.open(tmp_path / "zvodka.db")
    await database.write(lambda sql: sql.execute(INSERT, {"name": SECRET.decode()}))
    (tmp_path / "kept").hardlink_to(log_of(tmp_path))
    assert SECRET in (tmp_path / "kept").read_bytes()
    await database.close()
    assert SECRET not in (tmp_path / "kept").read_bytes()
    assert not log_of(tmp_path).exists()
