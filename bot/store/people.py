"""Who edits: a row for each, made when an owner first comes or an editor joins; chats are ciphertexts."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.model.people import Colleague, Joining
from bot.store.cipher import Cipher
from bot.store.desk_locks import check_open
from bot.store.editors import dismiss, erase_editors
from bot.store.sql import Database, Row, Sql, Then, bring, followed

COLLEAGUE = "id, chat, name, language, invited, asked"
DAY = timedelta(hours=24)
"""As long a link is good, and as long a name is waited for."""


class Colleagues:
    def __init__(self, database: Database, cipher: Cipher, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock

    async def all(self) -> list[Colleague]:
        """In the order in which they came."""
        rows = await self._database.fetch(f"SELECT {COLLEAGUE} FROM person ORDER BY id")
        return [self._colleague(row) for row in rows]

    async def meet(self, chat: int, language: str, *, owner: bool) -> Colleague | None:
        """Somebody comes who edits, in that language; only owners get a row by that: None for who has none."""
        values = {"chat": self._cipher.seal(chat), "language": language}

        def work(sql: Sql) -> list[Row]:
            if owner:
                sql.execute(
                    "INSERT INTO person (chat, language) VALUES (:chat, :language) ON CONFLICT DO NOTHING", values
                )
            return sql.fetch(f"UPDATE person SET language = :language WHERE chat = :chat RETURNING {COLLEAGUE}", values)

        rows = await self._database.write(work)
        return self._colleague(rows[0]) if rows else None

    async def invite(self, *then: Then) -> str:
        """A code that makes whoever brings it first an editor, within a day; DeskLocked if the desk is locked."""
        code, now = secrets.token_urlsafe(24), self._clock()
        values = {"code": _hashed(code), "expires": int((now + DAY).timestamp())}

        def work(sql: Sql) -> int:
            check_open(sql, int(now.timestamp()))
            return sql.execute("INSERT INTO invitation (code, expires) VALUES (:code, :expires)", values)

        await self._database.write(followed(work, *then))
        return code

    async def accept(self, code: str, chat: int, language: str, *then: Then) -> Joining:
        """A name is asked for from now on; whoever brings the same code again has JOINED again."""
        now = self._clock()
        values = {
            "code": _hashed(code),
            "chat": self._cipher.seal(chat),
            "language": language,
            "now": int(now.timestamp()),
            "asked": int((now + DAY).timestamp()),
        }

        def work(sql: Sql) -> Joining:
            rows = sql.fetch("SELECT chat FROM invitation WHERE code = :code AND expires > :now", values)
            if not rows:
                return Joining.LAPSED
            if rows[0]["chat"] not in {b"", values["chat"]}:
                return Joining.USED
            sql.execute("UPDATE invitation SET chat = :chat WHERE code = :code", values)
            sql.execute(JOIN, values)
            bring(sql, Joining.JOINED, then)
            return Joining.JOINED

        return await self._database.write(work)

    async def ask(self, chat: int) -> None:
        """For a name."""
        values = {"chat": self._cipher.seal(chat), "asked": int((self._clock() + DAY).timestamp())}
        await self._database.write(
            lambda sql: sql.execute("UPDATE person SET asked = :asked WHERE chat = :chat", values)
        )

    async def rename(self, chat: int, name: str) -> None:
        values = {"chat": self._cipher.seal(chat), "name": name}
        await self._database.write(
            lambda sql: sql.execute("UPDATE person SET name = :name, asked = 0 WHERE chat = :chat", values)
        )

    async def dismiss(self, chat: int, *then: Then) -> None:
        """Erase all that is kept of an editor, but for the name beside what they did."""
        sealed = self._cipher.seal(chat)

        def work(sql: Sql) -> None:
            dismiss(sql, [sealed])
            bring(sql, chat, then)

        await self._database.write(work)
        self._database.scrub()

    async def forget(self, chat: int, *then: Then) -> None:
        """That name, too, and those that they had before they were dismissed once; `then` comes before."""
        sealed = self._cipher.seal(chat)

        def work(sql: Sql) -> None:
            bring(sql, chat, then)
            dismiss(sql, [sealed])
            erase_editors(sql, [sealed])

        await self._database.write(work)
        self._database.scrub()

    def _colleague(self, row: Row) -> Colleague:
        chat, invited = self._cipher.open(row["chat"]), bool(row["invited"])
        return Colleague(row["id"], chat, row["name"], row["language"], invited, row["asked"])


JOIN = """
    INSERT INTO person (chat, language, invited, asked) VALUES (:chat, :language, 1, :asked)
    ON CONFLICT (chat) DO UPDATE SET invited = 1
"""


def _hashed(code: str) -> bytes:
    """What is stored makes nobody an editor."""
    return hashlib.sha256(code.encode()).digest()
