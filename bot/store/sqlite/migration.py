"""Brings a database up to date by numbered scripts: each is done once, whoever else opens the file meanwhile."""

import re
import sqlite3
from collections.abc import Iterator
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
    """Run the scripts that this file has not seen, each in a transaction of its own."""
    connection.execute("PRAGMA foreign_keys = OFF")  # so that a table that others refer to can be made anew
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number, script in scripts():
        if number > version:
            commit(connection, [partial(step, number=number, script=script)])
    connection.execute("PRAGMA foreign_keys = ON")


def step(sql: Sql, *, number: int, script: str) -> None:
    """Nothing if another process has done it before this one had the writer's lock."""
    if sql.fetch("PRAGMA user_version")[0]["user_version"] < number:
        for statement in statements(script):
            sql.execute(statement)
        sql.execute(f"PRAGMA user_version = {number}")


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
