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
class Asked:
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
    """What each gave, or the error that it raised, in which case nothing of it was written; raises if nothing was."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        outcomes = (
            [apart(connection, work) for work in works] if len(works) > 1 else [works[0](Transaction(connection))]
        )
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.OperationalError):  # SQLite has rolled it back already
            connection.execute("ROLLBACK")
        raise
    return outcomes


def apart(connection: sqlite3.Connection, work: Work) -> object:
    """Raises where SQLite has given up the whole transaction, as with a full disk."""
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
