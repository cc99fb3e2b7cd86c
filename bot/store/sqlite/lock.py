"""One running bot per database: an exclusive lock that the system takes back when the process dies."""

import sqlite3
from pathlib import Path

from bot.errors import SettingsError
from bot.store.sqlite.file import real
from bot.store.sqlite.trouble import primary_code

TAKEN = "ZVODKA_DATABASE: another Zvodka is running on {database}"

UNUSABLE = "ZVODKA_DATABASE: nothing can be written in {folder}"


class Lock:
    """Held by SQLite's own file locking on a file beside the database, which works on every system.

    The file lies where the database really lies, so that a link to it is no second database.
    """

    def __init__(self, database: Path) -> None:
        self._database = real(database)
        self._connection: sqlite3.Connection | None = None

    def acquire(self) -> None:
        """SettingsError at once if another process has it."""
        path = self._database.with_name(self._database.name + ".lock")
        try:
            self._database.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=0, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode = OFF")
            self._connection.execute("BEGIN EXCLUSIVE")
        except (OSError, sqlite3.Error) as error:
            self.release()
            taken = isinstance(error, sqlite3.Error) and primary_code(error) == sqlite3.SQLITE_BUSY
            words = TAKEN.format(database=self._database) if taken else UNUSABLE.format(folder=self._database.parent)
            raise SettingsError([words]) from None

    def release(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None
