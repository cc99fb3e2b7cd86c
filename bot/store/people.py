"""Who edits: a row for each, made when an owner first comes or an editor joins; chats are ciphertexts."""

from bot.model.people import Colleague
from bot.store.cipher import Cipher
from bot.store.sql import Database, Row, Sql

COLLEAGUE = "id, chat, name, language, invited"


class Colleagues:
    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._cipher = cipher

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

    def _colleague(self, row: Row) -> Colleague:
        return Colleague(row["id"], self._cipher.open(row["chat"]), row["name"], row["language"], bool(row["invited"]))
