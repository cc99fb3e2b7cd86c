"""The statements of one transaction."""

import sqlite3
from collections.abc import Iterable

from bot.store.sql import Row, Values

NOTHING: Values = {}


class Transaction:
    """What may be done to the database between BEGIN and COMMIT, in the writer's thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def execute(self, sql: str, values: Values = NOTHING, /) -> int:
        return self._connection.execute(sql, values).rowcount

    def fetch(self, sql: str, values: Values = NOTHING, /) -> list[Row]:
        return self._connection.execute(sql, values).fetchall()

    def many(self, sql: str, rows: Iterable[Values], /) -> None:
        self._connection.executemany(sql, rows)
