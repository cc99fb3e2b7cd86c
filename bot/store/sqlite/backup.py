"""A copy of the database made while the bot runs; what it was sending waits in the copy for an owner's word."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import StoreError

UNFINISHED = ".unfinished"


def back_up(database: Path, copy: Path) -> None:
    """StoreError if there is no database or the copy exists, which appears only when it is whole and marked."""
    if not database.is_file():
        raise StoreError(f"there is no database at {database}")
    if copy.exists():
        raise StoreError(f"{copy} cannot be made: it is there already")
    unfinished = copy.with_name(copy.name + UNFINISHED)
    try:
        unfinished.unlink(missing_ok=True)
        os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise StoreError(f"{copy} cannot be made: {error.strerror}") from None
    try:
        take(database, unfinished)
    except sqlite3.Error as error:
        unfinished.unlink()
        raise StoreError(f"the copy failed: {error}") from error
    unfinished.rename(copy)


def take(database: Path, copy: Path) -> None:
    """In one step: one in several begins again whenever the bot writes, and in mid-broadcast never ends."""
    with (
        closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy, isolation_level=None)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
        target.execute("UPDATE broadcast SET state = 'held', reason = '' WHERE state IN ('running', 'paused')")
