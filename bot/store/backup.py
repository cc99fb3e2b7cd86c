"""A copy of the database made while the bot runs; what it was sending waits in the copy for an owner's word."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import StoreError

PAGES_AT_ONCE = 1_000
PAUSE_SECONDS = 0.01


def back_up(database: Path, copy: Path) -> None:
    """StoreError if there is no database or the copy exists; an unfinished copy is removed."""
    if not database.is_file():
        raise StoreError(f"there is no database at {database}")
    try:
        os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise StoreError(f"{copy} cannot be made: {error.strerror}") from None
    try:
        with (
            closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(copy, isolation_level=None)) as target,
        ):
            source.backup(target, pages=PAGES_AT_ONCE, sleep=PAUSE_SECONDS)
            target.execute("PRAGMA journal_mode = DELETE")
            target.execute("UPDATE broadcast SET state = 'held', reason = '' WHERE state IN ('running', 'paused')")
    except sqlite3.Error as error:
        copy.unlink()
        raise StoreError(f"the copy failed: {error}") from error
