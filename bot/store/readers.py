"""The readers who subscribed or saved a setting, and how they are forgotten."""

from collections import Counter
from collections.abc import Mapping

from bot.model import Address, Format, Preferences, Variant
from bot.store.cipher import Cipher
from bot.store.database import Database, Row, Transaction
from bot.store.deliveries import opening


class Readers:
    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._cipher = cipher

    async def find(self, address: Address) -> Preferences | None:
        rows = await self._database.fetch(
            "SELECT language, format, topics, silent, subscribed FROM reader WHERE chat = :chat AND thread = :thread",
            self._at(address),
        )
        return preferences(rows[0]) if rows else None

    async def save(self, address: Address, chosen: Preferences) -> None:
        """Keep what a reader chose; what was published before is still delivered as chosen then."""
        async with self._database.transaction() as tx:
            await self._open_pending(tx, address)
            await self._reprieve(tx, address)
            await tx.execute(
                """
                INSERT INTO reader (chat, thread, language, format, topics, silent, subscribed)
                VALUES (:chat, :thread, :language, :format, :topics, :silent, :subscribed)
                ON CONFLICT (chat, thread) DO UPDATE SET language = excluded.language, format = excluded.format,
                   topics = excluded.topics, silent = excluded.silent, subscribed = excluded.subscribed
                """,
                {
                    **self._at(address),
                    "language": chosen.language,
                    "format": chosen.format.value,
                    "topics": chosen.topics,
                    "silent": int(chosen.silent),
                    "subscribed": int(chosen.subscribed),
                },
            )

    async def _reprieve(self, tx: Transaction, address: Address) -> None:
        """Whoever changes something is there: that Telegram could not reach them a moment ago counts no more."""
        await tx.execute("UPDATE reader SET strikes = 0 WHERE chat = :chat AND thread = :thread", self._at(address))
        await tx.execute(
            """
            UPDATE delivery SET state = 5 WHERE state IN (4, 6)
               AND broadcast IN (SELECT id FROM broadcast WHERE state <> 'ended')
               AND reader IN (SELECT id FROM reader WHERE chat = :chat AND thread = :thread)
            """,
            self._at(address),
        )

    async def erase(self, address: Address) -> bool:
        """Forget a reader: the row, its open deliveries, an editor's cards, and soon what the disk still holds of them.

        True if there was a reader.
        """
        async with self._database.transaction() as tx:
            rows = await tx.fetch(
                "DELETE FROM reader WHERE chat = :chat AND thread = :thread RETURNING id", self._at(address)
            )
            for row in rows:
                await tx.execute(
                    """
                    DELETE FROM delivery WHERE reader = :reader
                       AND broadcast IN (SELECT id FROM broadcast WHERE state <> 'ended')
                    """,
                    {"reader": row["id"]},
                )
            cards = await tx.execute("DELETE FROM card WHERE chat = :chat", self._at(address))
            offers = await tx.execute("DELETE FROM confirmation WHERE editor = :chat", self._at(address))
        if rows or cards or offers:
            self._database.truncate_wal()
        return bool(rows)

    async def subscribers(self, present: int) -> dict[Variant, int]:
        """How many subscribers take each variant of an issue with these topics; those without topics get nothing."""
        return subscribers(await self._database.fetch(COUNT_SUBSCRIBERS), present)

    async def _open_pending(self, tx: Transaction, address: Address) -> None:
        """Open the deliveries that a broadcast has not got round to, by the preferences of its publication."""
        await tx.execute(opening("x.cursor < x.highest AND r.chat = :chat AND r.thread = :thread"), self._at(address))

    def _at(self, address: Address) -> Mapping[str, object]:
        return {"chat": self._cipher.seal(address.chat), "thread": address.thread}


COUNT_SUBSCRIBERS = """
    SELECT language, format, topics, count(*) AS readers FROM reader WHERE subscribed = 1
     GROUP BY language, format, topics
"""


def subscribers(rows: list[Row], present: int) -> dict[Variant, int]:
    """Masked here rather than in SQL, which can then count along an index."""
    counts: Counter[Variant] = Counter()
    for row in rows:
        counts[Variant(row["language"], Format(row["format"]), row["topics"] & present)] += row["readers"]
    return dict(counts)


def preferences(row: Row) -> Preferences:
    return Preferences(
        language=row["language"],
        format=Format(row["format"]),
        topics=row["topics"],
        silent=bool(row["silent"]),
        subscribed=bool(row["subscribed"]),
    )
