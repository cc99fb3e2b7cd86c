"""Copies that are being made, registered beside the database: what a kill leaves of one is found and removed."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from bot.errors import StoreError
from bot.store.sqlite.file import make_private, real
from bot.store.sqlite.trouble import primary_code, translated

SUFFIX = ".unfinished"
COMPANIONS = ("", "-journal", "-wal", "-shm")
"""What SQLite may have put beside a copy before a kill."""


@contextmanager
def unfinished(database: Path, copy: Path) -> Iterator[Path]:
    """Where to make the copy until it is whole: a name that nobody else uses. What is left there afterwards is removed.

    StoreError if another one is being made.
    """
    with opened_register(register_of(database)) as register:
        if register is None:
            raise StoreError("another copy of this database is being made")
        sweep(register)
        path = copy.with_name(f"{copy.name}.{secrets.token_hex(8)}{SUFFIX}")
        with translated():
            register.execute("INSERT INTO unfinished (path) VALUES (:path)", {"path": str(path)})
        try:
            yield path
        finally:
            sweep(register)


def sweep_unfinished(database: Path) -> None:
    """Remove what killed backups have left, unless one is being made."""
    path = register_of(database)
    if path.exists():
        with opened_register(path) as register:
            if register:
                sweep(register)


def register_of(database: Path) -> Path:
    database = real(database)
    return database.with_name(database.name + ".backups")


@contextmanager
def opened_register(path: Path) -> Iterator[sqlite3.Connection | None]:
    """The register, locked until its process ends or lets it go; None if another process has it."""
    make_private(path)
    with translated(), closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as register:
        try:
            register.execute("PRAGMA locking_mode = EXCLUSIVE")
            register.execute("CREATE TABLE IF NOT EXISTS unfinished (path TEXT NOT NULL) STRICT")
            register.execute(
                "PRAGMA user_version = 1"
            )  # the lock begins with a write, and there may be a table already
        except sqlite3.OperationalError as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY:
                raise
            yield None
        else:
            yield register


def sweep(register: sqlite3.Connection) -> None:
    """What cannot be removed stays registered."""
    with translated():
        for (path,) in register.execute("SELECT path FROM unfinished").fetchall():
            with suppress(OSError):
                for companion in COMPANIONS:
                    Path(path + companion).unlink(missing_ok=True)
                register.execute("DELETE FROM unfinished WHERE path = :path", {"path": path})
