"""A database with our schema and nothing in it: to make one costs more than most scenarios do with it."""

import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from bot.store.sqlite.migration import migrate


@lru_cache
def blank() -> bytes:
    """The file, as a start would leave it that has written nothing else."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        migrate(connection)
        return connection.serialize()


def put_blank(path: Path) -> None:
    """Nothing, if there is a database already."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(blank())
