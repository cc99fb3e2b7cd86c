"""What is kept of editors beside their settings as readers: their cards and their offers to publish."""

from collections.abc import Callable, Collection
from datetime import datetime

from bot.store.cipher import Cipher
from bot.store.sql import Database, Sql


class Editors:
    def __init__(self, database: Database, cipher: Cipher, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock

    async def keep_only(self, owners: Collection[int]) -> None:
        """Erase what is kept of all others: they are editors no more."""
        rows = await self._database.fetch(
            """
            SELECT chat FROM card UNION SELECT editor FROM confirmation UNION SELECT editor FROM question
             UNION SELECT editor FROM cell UNION SELECT editor FROM schedule WHERE editor <> x''
            """
        )
        dismissed = {row["chat"] for row in rows} - {self._cipher.seal(owner) for owner in owners}
        if not dismissed:
            return
        chats = [{"chat": chat} for chat in dismissed]

        def work(sql: Sql) -> None:
            sql.many("DELETE FROM card WHERE chat = :chat", chats)
            sql.many("DELETE FROM confirmation WHERE editor = :chat", chats)
            sql.many("DELETE FROM question WHERE editor = :chat", chats)
            sql.many("DELETE FROM cell WHERE editor = :chat", chats)
            sql.many("UPDATE schedule SET editor = x'' WHERE editor = :chat", chats)

        await self._database.write(work)
        self._database.scrub()

    async def drop_lapsed(self) -> None:
        """Erase the offers whose time is over; nothing is written if there are none."""
        values = {"now": int(self._clock().timestamp())}
        if await self._database.fetch("SELECT 1 FROM confirmation WHERE expires <= :now LIMIT 1", values):
            await self._database.write(
                lambda sql: sql.execute("DELETE FROM confirmation WHERE expires <= :now", values)
            )
            self._database.scrub()
