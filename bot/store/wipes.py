"""Codes that erase a reader, whoever sends them: only their hashes are stored."""

import asyncio
import hashlib
import secrets

from bot.model.reader import Address
from bot.store.cipher import Cipher
from bot.store.readers import Readers
from bot.store.sql import Database, Sql

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Douglas Crockford's: nothing in it is taken for something else."""
LETTERS = 16
"""80 bits."""
READ = str.maketrans("OILАВЕКМНОРСТХ", "011ABEKMH0PCTX")
"""How letters are meant that are not among them; the latter are Cyrillic."""


class Wipes:
    def __init__(self, database: Database, cipher: Cipher, readers: Readers) -> None:
        self._database = database
        self._cipher = cipher
        self._readers = readers

    async def exists(self, address: Address) -> bool:
        return bool(await self._database.fetch(f"SELECT 1 FROM wipe WHERE reader = ({READER})", self._at(address)))

    async def make(self, address: Address) -> str | None:
        """A new code instead of the one that there was, in groups of four; None if nothing is stored of the reader."""
        code = "".join(secrets.choice(ALPHABET) for _ in range(LETTERS))
        values = {**self._at(address), "code": await asyncio.to_thread(hashed, code)}

        def work(sql: Sql) -> int:
            sql.execute(f"DELETE FROM wipe WHERE reader = ({READER})", values)
            return sql.execute(f"INSERT INTO wipe (reader, code) SELECT id, :code FROM ({READER})", values)

        made = await self._database.write(work)
        self._database.scrub()
        return "-".join(code[place : place + 4] for place in range(0, LETTERS, 4)) if made else None

    async def drop(self, address: Address) -> None:
        """It erases nobody any more."""
        values = self._at(address)
        await self._database.write(lambda sql: sql.execute(f"DELETE FROM wipe WHERE reader = ({READER})", values))
        self._database.scrub()

    async def use(self, text: str, here: int) -> None:
        """Erase whose code it is; whether it is anybody's, nothing tells, and hardly the time that it takes.

        `here` is the number of the message that brought it, near which the other chat's are looked for.
        """
        await self._readers.wipe(await asyncio.to_thread(hashed, text), here)

    def _at(self, address: Address) -> dict[str, object]:
        return {"chat": self._cipher.seal(address.chat), "thread": address.thread}


READER = "SELECT id FROM reader WHERE chat = :chat AND thread = :thread"


def hashed(code: str) -> bytes:
    """Of a code as somebody may have written it; takes some ten milliseconds, and 4 MB."""
    letters = "".join(sign for sign in code.upper().translate(READ) if sign in ALPHABET)
    return hashlib.scrypt(letters.encode(), salt=b"Zvodka: wipe", n=2**12, r=8, p=1)
