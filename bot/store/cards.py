"""Which message in an editor's chat shows an issue or a broadcast, so that it can be edited in place."""

from collections.abc import Collection, Mapping

from bot.store.cipher import Cipher
from bot.store.editors import EDITS
from bot.store.sql import Database, Sql


class Cards:
    """A subject is `draft:2019-W21` or `broadcast:7`; an editor's chat has one card for each."""

    def __init__(self, database: Database, cipher: Cipher, owners: Collection[int]) -> None:
        self._database = database
        self._cipher = cipher
        self._owners = owners

    async def find(self, subject: str) -> dict[int, int]:
        """The message id per chat."""
        rows = await self._database.fetch(
            "SELECT chat, message FROM card WHERE subject = :subject", {"subject": subject}
        )
        return {self._cipher.open(row["chat"]): row["message"] for row in rows}

    async def put(self, subject: str, chat: int, message: int) -> None:
        """From now on this message shows the subject, and no other one; 0: none does. Nothing of who edits no more."""
        values = {
            "chat": self._cipher.seal(chat),
            "subject": subject,
            "message": message,
            "owner": chat in self._owners,
        }

        def work(sql: Sql) -> None:
            sql.execute("DELETE FROM card WHERE chat = :chat AND message = :message AND message > 0", values)
            sql.execute(
                f"""
                INSERT INTO card (chat, subject, message)
                SELECT :chat, :subject, :message WHERE {EDITS.format(chat=":chat")}
                ON CONFLICT (chat, subject) DO UPDATE SET message = excluded.message
                """,
                values,
            )

        await self._database.write(work)

    async def release(self, chat: int, message: int) -> None:
        """That message shows no subject any more."""
        values = {"chat": self._cipher.seal(chat), "message": message}
        await self._database.write(
            lambda sql: sql.execute("DELETE FROM card WHERE chat = :chat AND message = :message", values)
        )

    async def subjects(self, beginning: str) -> list[str]:
        """All that begin so and have a card in some chat."""
        rows = await self._database.fetch(
            """
            SELECT DISTINCT subject FROM card WHERE substr(subject, 1, length(:beginning)) = :beginning
             ORDER BY subject
            """,
            {"beginning": beginning},
        )
        return [row["subject"] for row in rows]

    async def rename(self, subject: str, other: str) -> None:
        """Let the cards show another subject from now on, where that has none yet."""
        values = {"subject": subject, "other": other}
        await self._database.write(lambda sql: rename_cards(sql, values))

    async def leave(self, subject: str, chat: int) -> None:
        """No message in that chat shows it any more."""
        values = {"chat": self._cipher.seal(chat), "subject": subject}
        await self._database.write(
            lambda sql: sql.execute("DELETE FROM card WHERE chat = :chat AND subject = :subject", values)
        )

    async def drop(self, subject: str) -> None:
        await self._database.write(
            lambda sql: sql.execute("DELETE FROM card WHERE subject = :subject", {"subject": subject})
        )


def rename_cards(sql: Sql, values: Mapping[str, str]) -> None:
    """From `subject` to `other`, in chats that have no card of that yet."""
    sql.execute(
        """
        INSERT INTO card (chat, subject, message)
        SELECT chat, :other, message FROM card WHERE subject = :subject
        ON CONFLICT DO NOTHING
        """,
        values,
    )
    sql.execute("DELETE FROM card WHERE subject = :subject", values)
