"""What is kept of editors beside their settings as readers: cards, offers, questions, texts that are being written."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from functools import partial

from bot.store.cipher import Cipher
from bot.store.sql import Database, Sql

KEPT = {
    "card": "chat",
    "confirmation": "editor",
    "question": "editor",
    "cell": "editor",
    "proposal": "editor",
    "unlocking": "editor",
    "moving": "editor",
    "look": "editor",
    "approval": "editor",
    "answer": "editor",
    "hand": "editor",
    "invitation": "chat",
    "former": "chat",
}
"""The tables, with the column that says of whom."""
NOT_EDITING = ("invitation", "former")
"""Those with rows of who edits no more, or not yet."""
LAPSING = ("confirmation", "moving", "invitation")
"""Those whose rows last for minutes."""
NOBODYS = ("schedule", "desk_lock")
"""Those whose rows stay, as nobody's."""
OF_EDITOR = " UNION ALL ".join(
    f"SELECT 1 FROM {table} WHERE {column} = :chat"
    for table, column in (KEPT | {"person": "chat"}).items()
    if table != "former"
)
EDITORS = " UNION ".join(
    ["SELECT chat FROM person"]
    + [f"SELECT {column} AS chat FROM {table}" for table, column in KEPT.items() if table not in NOT_EDITING]
    + [f"SELECT editor AS chat FROM {table} WHERE editor <> x''" for table in NOBODYS]
)

EDITS = "(:owner OR EXISTS (SELECT 1 FROM person WHERE chat = {chat}))"
"""Whether that one edits still: what comes late of who was just dismissed would stay. Owners edit before they come."""
INVITED = "SELECT chat FROM person WHERE invited = 1"


class Editors:
    def __init__(self, database: Database, cipher: Cipher, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock

    async def keep_only(self, owners: Collection[int]) -> None:
        """Erase what is kept of all others that nobody has invited: they are editors no more.

        Whoever is an owner is so by the settings alone: once these name them no more, they are not invited either.
        """
        named = {self._cipher.seal(owner) for owner in owners}
        invited = {row["chat"] for row in await self._database.fetch(INVITED)}
        dismissed = {row["chat"] for row in await self._database.fetch(EDITORS)} - named - invited
        if invited & named:
            values = [{"chat": chat} for chat in invited & named]
            await self._database.write(lambda sql: sql.many("UPDATE person SET invited = 0 WHERE chat = :chat", values))
        if dismissed:
            await self._database.write(lambda sql: dismiss(sql, dismissed))
            self._database.scrub()

    async def drop_lapsed(self) -> None:
        """Erase the offers and questions whose time is over; nothing is written if there are none."""
        values = {"now": int(self._clock().timestamp())}
        for table in LAPSING:
            if await self._database.fetch(f"SELECT 1 FROM {table} WHERE expires <= :now LIMIT 1", values):
                await self._database.write(partial(_erase_lapsed, table, values))
                self._database.scrub()


def _erase_lapsed(table: str, values: Mapping[str, object], sql: Sql) -> int:
    return sql.execute(f"DELETE FROM {table} WHERE expires <= :now", values)


def erase_editors(sql: Sql, chats: Iterable[bytes]) -> int:
    """All that is kept of who is in these sealed chats; how many rows. What is scheduled or locked stays so."""
    values = [{"chat": chat} for chat in chats]
    for table in NOBODYS:
        sql.many(f"UPDATE {table} SET editor = x'' WHERE editor = :chat", values)
    return sum(
        sql.execute(f"DELETE FROM {table} WHERE {column} = :chat", each)
        for table, column in KEPT.items()
        for each in values
    )


def dismiss(sql: Sql, chats: Iterable[bytes]) -> None:
    """Also that they are editors; what the journal says of them goes on naming them until they use /forget."""
    gone = [{"chat": chat} for chat in chats]
    erase_editors(sql, [each["chat"] for each in gone])
    sql.many("INSERT INTO former (person, chat, name) SELECT id, chat, name FROM person WHERE chat = :chat", gone)
    sql.many("DELETE FROM person WHERE chat = :chat", gone)
