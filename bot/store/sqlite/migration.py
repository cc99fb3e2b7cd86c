"""Brings a database up to date by numbered scripts: all that it lacks in one commit, whoever else opens the file."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from functools import partial
from importlib import resources

from bot.store.sql import Sql
from bot.store.sqlite.commit import commit


def scripts() -> list[tuple[int, str]]:
    """The numbered steps of the schema, in their order."""
    return sorted(
        (int(script.name[:3]), script.read_text(encoding="utf-8"))
        for script in (resources.files("bot.store.sqlite") / "schema").iterdir()
        if re.fullmatch(r"\d{3}\.sql", script.name)
    )


def migrate(connection: sqlite3.Connection) -> None:
    """Run the scripts that this file has not seen."""
    connection.execute("PRAGMA foreign_keys = OFF")  # so that a table that others refer to can be made anew
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if missing := [each for each in scripts() if each[0] > version]:
        commit(connection, [partial(run, missing=missing)])
    connection.execute("PRAGMA foreign_keys = ON")


def run(sql: Sql, *, missing: Sequence[tuple[int, str]]) -> None:
    """But for those that another process has run before this one had the writer's lock."""
    version = sql.fetch("PRAGMA user_version")[0]["user_version"]
    for number, script in missing:
        if number > version:
            for statement in statements(script):
                sql.execute(statement)
    sql.execute(f"PRAGMA user_version = {max(version, missing[-1][0])}")


def statements(script: str) -> Iterator[str]:
    """One by one: `executescript` would commit what the transaction has begun. Each ends with a line."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(f"this statement of the schema has no end: {statement}")
