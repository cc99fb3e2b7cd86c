"""Turns the key: all addresses are sealed anew, a chunk at a time, and the key before is destroyed.

A kill costs nothing but time: until all is done the key file holds both keys, and the next start goes on. Nobody else
may write meanwhile, nor look anybody up.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from cryptography.exceptions import InvalidTag

from bot.store.cipher import Cipher
from bot.store.key_file import KeyFile
from bot.store.sql import Database, Sql, Values

CHUNK = 1_000
"""Addresses in a commit."""
DAY = 86_400


class Ratchet:
    def __init__(self, database: Database, file: Path) -> None:
        self._database = database
        self._path = file
        self._file = KeyFile(file)

    async def due(self, days: int, now: int) -> bool:
        """Whether a turn was begun and not finished, or the key is so many days old (0: never too old)."""
        self._file.tidy()
        if len(Cipher.read_all(self._path)) > 1:
            return True
        since = await self._since()
        if not since:
            await self._remember({"key_since": str(now)})
        return bool(days and since) and now - since >= days * DAY

    async def begin(self, cipher: Cipher, following: Cipher) -> None:
        """Seal all anew by the other key. Both are kept until `finish`."""
        self._file.keep(cipher, following)
        for row in await self._database.fetch(SEALED):
            await self._seal_anew(row["of"], row["sealed"], cipher, following)

    async def adopt(self, cipher: Cipher, now: int) -> None:
        """From now on the database is this key's."""
        await self._remember({"key_check": cipher.check(), "key_since": str(now)})

    def finish(self, cipher: Cipher) -> None:
        """Only this key is left. The database's log must have been overwritten before."""
        self._file.keep(cipher)

    async def _seal_anew(self, table: str, column: str, old: Cipher, new: Cipher) -> None:
        values = {"after": old.prefix, "last": old.prefix + b"\xff" * 25, "chunk": CHUNK}
        chosen, changed = CHOSEN.format(table=table, column=column), CHANGED.format(table=table, column=column)
        while rows := await self._database.fetch(chosen, values):
            pairs = [{"old": row["sealed"], "new": sealed_anew(row["sealed"], old, new)} for row in rows]
            await self._database.write(updating(changed, pairs))
            values["after"] = rows[-1]["sealed"]

    async def _since(self) -> int:
        """Since when the key is in use, in UTC seconds; 0: nobody knows."""
        rows = await self._database.fetch("SELECT value FROM meta WHERE name = 'key_since'")
        return int(rows[0]["value"]) if rows else 0

    async def _remember(self, facts: dict[str, str]) -> None:
        rows = [{"name": name, "value": value} for name, value in facts.items()]
        await self._database.write(updating(REMEMBER, rows))


def updating(statement: str, rows: Sequence[Values]) -> Callable[[Sql], None]:
    def work(sql: Sql) -> None:
        sql.many(statement, rows)

    return work


def sealed_anew(sealed: bytes, old: Cipher, new: Cipher) -> bytes:
    """The same, if the old key does not open it: it is nobody's address."""
    try:
        return new.seal(old.open(sealed))
    except InvalidTag:
        return sealed


# All columns that are called so hold sealed chats, and no others do.
SEALED = """
    SELECT m.name AS of, c.name AS sealed FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c
     WHERE m.type = 'table' AND c.type = 'BLOB' AND c.name IN ('chat', 'editor') ORDER BY m.name
"""
CHOSEN = """
    SELECT DISTINCT {column} AS sealed FROM {table}
     WHERE {column} > :after AND {column} <= :last ORDER BY {column} LIMIT :chunk
"""
CHANGED = "UPDATE {table} SET {column} = :new WHERE {column} = :old"
REMEMBER = """
    INSERT INTO meta (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""
