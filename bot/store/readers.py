"""The readers who subscribed or saved a setting, and how they are forgotten."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.model.delivery import DeliveryState
from bot.model.reader import ALL_TOPICS, Address, Erased, Format, Preferences, Variant
from bot.model.wishes import begins
from bot.store.audience import SUBSCRIBERS, opening
from bot.store.cipher import Cipher
from bot.store.deliveries import UNENDED
from bot.store.editors import OF_EDITOR, erase_editors
from bot.store.flow import count_flow
from bot.store.rows import Columns
from bot.store.sent import FORGET_SENT, OF_READER
from bot.store.sql import Database, Row, Sql
from bot.store.vanishing import vanish_now

PREFERENCES = Columns(Preferences, besides=("also",))


class Readers:
    """`leaves` is told the number of a reader of whom nothing is left; `hastens`, that something comes sooner now."""

    def __init__(
        self,
        database: Database,
        cipher: Cipher,
        clock: Callable[[], datetime],
        leaves: Callable[[int], None] = lambda _: None,
        hastens: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock
        self._leaves = leaves
        self._hastens = hastens

    async def find(self, address: Address) -> Preferences | None:
        rows = await self._database.fetch(
            f"SELECT {PREFERENCES.listed()} FROM reader WHERE chat = :chat AND thread = :thread", self._at(address)
        )
        return self._preferences(rows[0]) if rows else None

    async def visit(self, address: Address) -> tuple[Preferences | None, int]:
        """What a reader chose, and the version of the archive: it changes with whatever readers may see."""
        (row,) = await self._database.fetch(VISIT, self._at(address))
        return (self._preferences(row) if row["stored"] else None), row["archive"]

    async def save(self, address: Address, chosen: Preferences) -> None:
        """Keep what a reader chose; what was published before is still delivered as chosen then, at the hours of now.

        Whoever pauses gets nothing of it that has not begun to come.
        """
        now = self._now()
        when = begins(str(chosen.hours), now)
        values = {**self._at(address), **to_row(chosen), "now": now, "begins": when}

        def work(sql: Sql) -> bool:
            before = bool(sql.fetch(SUBSCRIBED, values))
            other_hours = not sql.fetch(SAME_HOURS, values)
            for statement in (OPEN_PENDING, *REPRIEVE, SAVE):
                sql.execute(statement, values)
            count_flow(sql, now, joined=chosen.subscribed > before, gone=chosen.subscribed < before)
            if chosen.paused > now:
                sql.execute(WITHHOLD, values)
            return other_hours and bool(sql.execute(MOVE, values) and sql.execute(WAKE, values))

        if await self._database.write(work):
            self._hastens()

    async def erase(self, address: Address) -> Erased | None:
        """Forget a reader: the row, its deliveries, what is kept of an editor, and soon what the disk holds of it.

        None if there was no reader. What was to vanish does so at once.
        """

        def besides(sql: Sql, chat: bytes, _: Sequence[int]) -> None:
            vanish_now(sql, chat, (), self._now())

        return await self._erase("chat = :chat AND thread = :thread", self._at(address), besides)

    async def erase_chat(self, chat: int) -> Erased | None:
        """As `erase`, in all topics of a chat that we reach no more."""

        def besides(sql: Sql, chat: bytes, _: Sequence[int]) -> None:
            sql.execute("DELETE FROM vanishing WHERE chat = :chat", {"chat": chat})

        return await self._erase("chat = :chat", self._at(Address(chat)), besides)

    async def wipe(self, code: bytes, here: int) -> None:
        """As `erase`, for the reader with this hash of a code, if there is one; their messages of ours vanish.

        `here` is a number near those of the newest messages.
        """

        def besides(sql: Sql, chat: bytes, messages: Sequence[int]) -> None:
            vanish_now(sql, chat, messages, self._now(), around=here)

        await self._erase("id = (SELECT reader FROM wipe WHERE code = :code)", {"code": code}, besides)

    async def _erase(
        self, which: str, values: Mapping[str, object], besides: Callable[[Sql, bytes, Sequence[int]], None]
    ) -> Erased | None:
        """`besides` gets the sealed chat, and which messages of ours it is known to have."""
        now = self._now()

        def work(sql: Sql) -> tuple[list[int], tuple[int, ...], int]:
            rows = sql.fetch(f"DELETE FROM reader WHERE {which} RETURNING id, subscribed, chat", values)
            numbers = [row["id"] for row in rows]
            messages = tuple(
                row["message_id"] for number in numbers for row in sql.fetch(OF_READER, {"reader": number})
            )
            forget(sql, numbers)
            count_flow(sql, now, gone=sum(row["subscribed"] for row in rows))
            chats: set[bytes] = {row["chat"] for row in rows}
            if isinstance(asked := values.get("chat"), bytes):
                chats.add(asked)
            for chat in chats:
                besides(sql, chat, messages)
            return numbers, messages, erase_editors(sql, chats)

        erased, messages, others = await self._database.write(work)
        for number in erased:  # nothing can be claimed for them any more, and all that was claimed is known
            self._leaves(number)
        if erased or others:
            self._database.scrub()
        return Erased(messages) if erased else None

    async def move(self, chat: int, to: int) -> None:
        """The chat has another number now: who reads there does so under that one, unless it is known already.

        Which messages were sent is forgotten: in the new chat they have other numbers, or none.
        """
        values, now = {"chat": self._seal(chat), "to": self._seal(to)}, self._now()

        def work(sql: Sql) -> list[int]:
            doubles = sql.fetch(DOUBLES, values)
            numbers = [row["id"] for row in doubles]
            forget(sql, numbers)
            count_flow(sql, now, gone=sum(row["subscribed"] for row in doubles))
            moved = sql.fetch("UPDATE reader SET chat = :to WHERE chat = :chat RETURNING id AS reader", values)
            sql.many(FORGET_SENT, [{"reader": row["reader"]} for row in moved])
            return numbers

        for number in await self._database.write(work):
            self._leaves(number)
        self._database.scrub()

    async def edited(self, address: Address) -> bool:
        """Whether the journal still names them, who edit no more."""
        return bool(await self._database.fetch("SELECT 1 FROM former WHERE chat = :chat LIMIT 1", self._at(address)))

    async def edits(self, address: Address) -> bool:
        """Whether anything is kept of this chat because an editor is in it."""
        return bool(await self._database.fetch(OF_EDITOR, self._at(address)))

    async def subscribers(self, present: int, news: int = ALL_TOPICS) -> dict[Variant, int]:
        """How many subscribers take each variant of an issue with these topics; those without topics get nothing.

        `news`: the topics whose verdict is another than before.
        """
        return subscribers(await self._database.fetch(COUNT_SUBSCRIBERS, {"now": self._now()}), present, news)

    def _preferences(self, row: Row) -> Preferences:
        """A pause that is over is none."""
        chosen = PREFERENCES.from_row(row)
        language, *also = chosen.language.split()
        paused = chosen.paused if chosen.paused > self._now() else 0
        return replace(chosen, language=language, also=tuple(also), paused=paused)

    def _now(self) -> int:
        return int(self._clock().timestamp())

    def _at(self, address: Address) -> Mapping[str, object]:
        return {"chat": self._seal(address.chat), "thread": address.thread}

    def _seal(self, chat: int) -> bytes:
        return self._cipher.seal(chat)


# One row, whoever asks.
VISIT = f"""
    SELECT a.version AS archive, r.id IS NOT NULL AS stored, {PREFERENCES.listed("r")}
      FROM archive AS a LEFT JOIN reader AS r ON r.chat = :chat AND r.thread = :thread
"""

SUBSCRIBED = "SELECT 1 FROM reader WHERE chat = :chat AND thread = :thread AND subscribed = 1"

# Those of a chat of whom its new number knows already.
DOUBLES = """
    DELETE FROM reader WHERE chat = :chat
       AND EXISTS (SELECT 1 FROM reader AS n WHERE n.chat = :to AND n.thread = reader.thread)
    RETURNING id, subscribed
"""

# The deliveries that a broadcast has not got round to, by the preferences of its publication.
OPEN_PENDING = opening(
    SUBSCRIBERS,
    f"x.id IN ({UNENDED}) AND x.cursor < x.highest AND r.chat = :chat AND r.thread = :thread",
    not_before="CASE WHEN x.not_before > :begins THEN x.not_before ELSE :begins END",
)

SAME_HOURS = "SELECT 1 FROM reader WHERE chat = :chat AND thread = :thread AND hours = :hours"

# What has not begun to come to this reader; not what changes messages that they have.
WAITS = f"""
    state = {DeliveryState.QUEUED} AND part = 0
    AND broadcast IN (SELECT id FROM broadcast WHERE id IN ({UNENDED}) AND about IS NULL)
    AND reader IN (SELECT id FROM reader WHERE chat = :chat AND thread = :thread)
"""
WITHHOLD = f"DELETE FROM delivery WHERE {WAITS}"
# What comes at once then is due since long ago: untried, it might have its place behind where claims have come to.
MOVE = f"""
    UPDATE delivery SET not_before = CASE WHEN :begins > 0 THEN :begins ELSE 1 END WHERE {WAITS} AND not_before > :now
"""

# Those that sleep longer than one of this reader's deliveries waits now.
WAKE = f"""
    UPDATE broadcast SET wakes = CASE WHEN :begins > 0 THEN :begins ELSE 1 END
     WHERE wakes > :begins AND id IN (SELECT broadcast FROM delivery WHERE {WAITS})
"""

# Whoever changes something is there: that Telegram could not reach them a moment ago counts no more.
REPRIEVE = (
    "UPDATE reader SET strikes = 0 WHERE chat = :chat AND thread = :thread",
    f"""
    UPDATE delivery SET state = {DeliveryState.SUSPENDED}
     WHERE state IN ({DeliveryState.GONE}, {DeliveryState.MISSING}) AND broadcast IN ({UNENDED})
       AND reader IN (SELECT id FROM reader WHERE chat = :chat AND thread = :thread)
    """,
)

SAVE = f"""
    INSERT INTO reader (chat, thread, {PREFERENCES.listed()}) VALUES (:chat, :thread, {PREFERENCES.bound()})
    ON CONFLICT (chat, thread) DO UPDATE SET {PREFERENCES.excluded()}
"""

COUNT_SUBSCRIBERS = """
    SELECT language, format, topics, only_news, count(*) AS readers,
           count(*) FILTER (WHERE paused > :now) AS resting
      FROM reader WHERE subscribed = 1 GROUP BY language, format, topics, only_news
"""

# From each choice straight to the next in the index: it costs as many steps as there are choices, not readers.
CHOICES = """
    WITH RECURSIVE one (id) AS (
        SELECT (SELECT id FROM reader WHERE subscribed = 1 ORDER BY language, format, topics LIMIT 1)
         UNION ALL
        SELECT coalesce(
               (SELECT id FROM reader AS n
                 WHERE subscribed = 1 AND n.language = r.language AND n.format = r.format AND n.topics > r.topics
                 ORDER BY n.topics LIMIT 1),
               (SELECT id FROM reader AS n
                 WHERE subscribed = 1 AND n.language = r.language AND n.format > r.format
                 ORDER BY n.format, n.topics LIMIT 1),
               (SELECT id FROM reader AS n
                 WHERE subscribed = 1 AND n.language > r.language
                 ORDER BY n.language, n.format, n.topics LIMIT 1))
          FROM one JOIN reader AS r ON r.id = one.id
    )
    SELECT language, format, topics FROM one JOIN reader AS r ON r.id = one.id
"""

# By (broadcast, reader): a reader's number alone would mean to read the whole outbox.
FORGET = f"DELETE FROM delivery WHERE reader = :reader AND broadcast IN ({UNENDED})"


def to_row(chosen: Preferences) -> dict[str, object]:
    """All languages in one column, as variants have them: so what counts and joins them knows nothing of it."""
    return PREFERENCES.to_row(chosen) | {"language": " ".join((chosen.language, *chosen.also))}


def forget(sql: Sql, readers: Iterable[int]) -> None:
    """Nothing of the outbox tells any more of readers who are erased."""
    numbers = [{"reader": reader} for reader in readers]
    sql.many(FORGET, numbers)
    sql.many(FORGET_SENT, numbers)
    sql.many("DELETE FROM wipe WHERE reader = :reader", numbers)


def wanted(sql: Sql, present: int) -> frozenset[Variant]:
    """The variants of an issue with these topics that subscribers take; nothing is counted."""
    rows = sql.fetch(CHOICES)
    variants = {Variant(row["language"], Format(row["format"]), row["topics"] & present) for row in rows}
    return frozenset(variant for variant in variants if variant.topics)


def subscribers(rows: list[Row], present: int, news: int) -> dict[Variant, int]:
    """Masked here rather than in SQL, which can then count along an index. Who wants nothing of it has no topics."""
    counts: Counter[Variant] = Counter()
    for row in rows:
        followed = row["topics"] & present
        taken = followed if followed & news or not row["only_news"] else 0
        counts[Variant(row["language"], Format(row["format"]), taken)] += row["readers"] - row["resting"]
        counts[Variant(row["language"], Format(row["format"]), 0)] += row["resting"]
    return dict(+counts)
