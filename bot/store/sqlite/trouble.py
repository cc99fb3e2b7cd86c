"""SQLite's errors by their code: what may pass, what is damaged, and what is a bug of ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import DamagedError, StoreError

PASSING = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOLFS,
    }
)
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


@contextmanager
def translated() -> Iterator[None]:
    """StoreError or DamagedError for what is wrong with the file or its disk; anything else stays what it is, a bug."""
    try:
        yield
    except sqlite3.Error as error:
        code = primary_code(error)
        if code in PASSING:
            raise StoreError(f"the database failed: {error}") from error
        if code in DAMAGED:
            raise DamagedError(f"the database is damaged: {error}") from error
        raise


def primary_code(error: sqlite3.Error) -> int:
    """0 for what Python's module says on its own: it is used wrongly."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
