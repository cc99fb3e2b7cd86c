"""Messages that go at their time: rows that last no longer than Telegram lets a bot delete them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from cryptography.exceptions import InvalidTag

from bot.model.reader import Address
from bot.model.vanishing import Vanishes
from bot.store.cipher import Cipher
from bot.store.sql import Database, Row, Sql

PATIENCE = 60
"""Seconds until what could not be done is tried again."""
LIFE = 48 * 3600
"""Seconds after its time in which a row goes, whatever became of its message."""


class Vanishing:
    def __init__(self, database: Database, cipher: Cipher, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock

    async def due(self, most: int) -> list[Vanishes]:
        """The longest due first; a row that no key of ours has sealed is erased."""
        rows = await self._database.fetch(DUE, {"now": self._now(), "most": most})
        found = [(row, self._vanishes(row)) for row in rows]
        await self._erase([{"chat": row["chat"], "message_id": row["message_id"]} for row, each in found if not each])
        return [each for _, each in found if each]

    async def keep(self, address: Address, messages: Iterable[int]) -> None:
        """Let these go after the reader's hours; nothing is kept of who has left, or wants no such thing."""
        at, now = {"chat": self._cipher.seal(address.chat), "thread": address.thread}, self._now()
        rows = [{**at, "message_id": each} for each in messages if each]
        await self._database.write(lambda sql: vanish_later(sql, "chat = :chat AND thread = :thread", rows, now))

    async def settle(self, gone: Sequence[Vanishes]) -> None:
        await self._erase([self._at(each) for each in gone])

    async def postpone(self, waiting: Sequence[Vanishes]) -> None:
        """For a minute."""
        later = self._now() + PATIENCE
        if waiting:
            rows = [{**self._at(each), "later": later} for each in waiting]
            await self._database.write(lambda sql: sql.many(POSTPONE, rows))

    async def drop_lapsed(self) -> None:
        """Erase those of which nothing came; nothing is written if there are none."""
        values = {"now": self._now()}
        if await self._database.fetch("SELECT 1 FROM vanishing WHERE expires <= :now LIMIT 1", values):
            await self._database.write(lambda sql: sql.execute("DELETE FROM vanishing WHERE expires <= :now", values))
            self._database.scrub()

    async def _erase(self, rows: Sequence[dict[str, object]]) -> None:
        if rows:
            await self._database.write(lambda sql: sql.many(ERASE, rows))
            self._database.scrub()

    def _vanishes(self, row: Row) -> Vanishes | None:
        try:
            return Vanishes(Address(self._cipher.open(row["chat"])), row["message_id"], bool(row["around"]))
        except InvalidTag:
            return None

    def _at(self, what: Vanishes) -> dict[str, object]:
        return {"chat": self._cipher.seal(what.address.chat), "message_id": what.message}

    def _now(self) -> int:
        return int(self._clock().timestamp())


def vanish_now(sql: Sql, chat: bytes, messages: Iterable[int], now: int, *, around: int = 0) -> None:
    """These messages in a sealed chat, what was to go later, and whatever is near the number `around`, if it is one."""
    values = {"chat": chat, "due": now, "expires": now + LIFE}
    sql.execute("UPDATE vanishing SET due = :due WHERE chat = :chat AND due > :due", values)
    rows = [{**values, "message_id": each, "around": 0} for each in messages if each != around]
    rows += [{**values, "message_id": around, "around": 1}] if around else []
    sql.many(VANISH, rows)


def vanish_later(sql: Sql, which: str, messages: Iterable[Mapping[str, object]], now: int) -> None:
    """Each of these goes after the hours of its reader, who is chosen by `which`."""
    sql.many(f"{VANISH_LATER} AND {which} ON CONFLICT DO NOTHING", [{**each, "now": now} for each in messages])


VANISH_LATER = f"""
    INSERT INTO vanishing (chat, message_id, due, expires, around)
    SELECT chat, :message_id, :now + vanishes * 3600, :now + vanishes * 3600 + {LIFE}, 0 FROM reader
     WHERE vanishes > 0
"""
VANISH = """
    INSERT INTO vanishing (chat, message_id, due, expires, around)
    VALUES (:chat, :message_id, :due, :expires, :around) ON CONFLICT DO NOTHING
"""
DUE = "SELECT * FROM vanishing WHERE due <= :now ORDER BY due, chat, message_id LIMIT :most"
ERASE = "DELETE FROM vanishing WHERE chat = :chat AND message_id = :message_id"
POSTPONE = "UPDATE vanishing SET due = :later WHERE chat = :chat AND message_id = :message_id"
