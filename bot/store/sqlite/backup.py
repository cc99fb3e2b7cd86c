"""A copy of the database made while the bot runs; what it was sending or was to send waits in it for a word."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import DamagedError, StoreError
from bot.store.sql import Sql
from bot.store.sqlite.file import read_facts, real
from bot.store.sqlite.transaction import Transaction
from bot.store.sqlite.trouble import translated
from bot.store.sqlite.unfinished import unfinished

NOT_MADE = "{copy} cannot be made: {reason}"
THERE = "it is there already"
HOLD = (
    "UPDATE broadcast SET state = 'held', reason = '' WHERE state IN ('running', 'paused', 'stopping', 'resting')",
    "UPDATE schedule SET hold = 'restored'",
)


def back_up(database: Path, copy: Path) -> None:
    """StoreError if there is no database or the copy exists, which appears only when it is whole and marked."""
    database, copy = real(database), copy.absolute()
    if not database.exists():
        raise StoreError(f"there is no database at {database}")
    read_facts(database)
    if os.path.lexists(copy):
        raise StoreError(NOT_MADE.format(copy=copy, reason=THERE))
    with unfinished(database, copy) as path:
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            copy_whole(database, path)
            if os.path.lexists(copy):
                raise FileExistsError(errno.EEXIST, THERE)
            path.rename(copy)
        except OSError as error:
            raise StoreError(NOT_MADE.format(copy=copy, reason=error.strerror)) from None
        except (StoreError, DamagedError) as error:
            raise type(error)(NOT_MADE.format(copy=copy, reason=error)) from None


def hold_all(sql: Sql) -> None:
    """Nobody knows what has been sent since: it waits for a word."""
    for statement in HOLD:
        sql.execute(statement)


def copy_whole(database: Path, copy: Path) -> None:
    """In one step: one in several begins again whenever the bot writes, and in mid-broadcast never ends."""
    with (
        translated(),
        closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy, isolation_level=None)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
        hold_all(Transaction(target))
