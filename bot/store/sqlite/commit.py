"""Commits what several ask for at once: the disk is waited for once, and each has all or nothing of its own."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bot.store.sql import Sql
from bot.store.sqlite.transaction import Transaction

TOGETHER = 64
"""So many at most, that nobody waits for long behind the others."""

Work = Callable[[Sql], Any]


@dataclass(frozen=True)
class Waiting:
    work: Work
    #: What the work gave, once it is committed.
    done: "asyncio.Future[Any]"

    def settle(self, outcome: object) -> None:
        """Whoever asked may have gone away."""
        if self.done.done():
            return
        if isinstance(outcome, Exception):
            self.done.set_exception(outcome)
        else:
            self.done.set_result(outcome)


def commit(connection: sqlite3.Connection, works: Sequence[Work]) -> list[object]:
    """What each gave, or the error that it raised, in which case nothing of it was written; raises if nothing was.

    If SQLite gives up the whole transaction, as it may with a full disk, each is tried by itself: some may still fit.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        outcomes = (
            [apart(connection, work) for work in works] if len(works) > 1 else [works[0](Transaction(connection))]
        )
        connection.execute("COMMIT")
    except BaseException as error:
        with suppress(sqlite3.OperationalError):  # SQLite has rolled it back already
            connection.execute("ROLLBACK")
        if len(works) == 1 or not isinstance(error, sqlite3.Error):
            raise
    else:
        return outcomes
    return [by_itself(connection, work) for work in works]


def apart(connection: sqlite3.Connection, work: Work) -> object:
    """Raises where SQLite has given up the whole transaction."""
    connection.execute("SAVEPOINT one")
    try:
        outcome = work(Transaction(connection))
    except Exception as error:
        if not connection.in_transaction:
            raise
        connection.execute("ROLLBACK TO one")
        outcome = error
    connection.execute("RELEASE one")
    return outcome


def by_itself(connection: sqlite3.Connection, work: Work) -> object:
    try:
        return commit(connection, [work])[0]
    except Exception as error:  # noqa: BLE001 -- it belongs to whoever asked for this work
        return error
