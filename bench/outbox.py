"""The whole outbox as the app builds it, over a database of its own with as many subscribers as wanted."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.model.broadcast import Tally, Terms
from bot.model.issue import Commentary
from bot.model.message import Button, Message
from bot.model.publication import Trend
from bot.model.reader import Format, Variant
from bot.model.week import Week
from bot.observe.hooks import Hooks
from bot.observe.metrics import Metrics
from bot.outbox.engine import Engine
from bot.outbox.kept_pause import KeptPause
from bot.outbox.limiter import Limiter
from bot.outbox.pace import Pace
from bot.store.broadcasts import Broadcasts
from bot.store.bundles import Bundles
from bot.store.cipher import Cipher, write_key
from bot.store.confirmations import Confirmations
from bot.store.deliveries import Deliveries
from bot.store.ending import Ending
from bot.store.issues import Issues
from bot.store.meta import Meta
from bot.store.readers import Readers
from bot.store.schedule import Schedule
from bot.store.sent import MessageIds
from bot.store.sqlite.database import SqliteDatabase
from bot.tg.wire.api import Api
from bot.tg.wire.sender import Sender

NOBODYS_LIMIT = 1_000_000
"""Messages per second: more than any client here sends, so that the pace is kept but never waited for."""
DATABASE = Path("data", "zvodka.db")
KEY = Path("zvodka.key")
FIRST_CHAT = 5_000_000_000
WEEK = Week.parse("2026-W30")
LANGUAGES = ("be", "ru", "en")
LINE = "▲ <b>Палітычная эліта</b> · палепшылася\n  Загаловак каментара ў адзін радок, і крыху даўжэйшы\n\n"
TEXT = "<b>📍 Становішча ў Беларусі</b>\n<i>20–26 мая 2019</i>\n\n" + LINE * 5
"""500 characters to read, as a brief issue has."""
KEYBOARD = (
    (Button("Ruling elite", "t:1:2:3"), Button("Security", "t:1:3:3")),
    (Button("Archive", "a:1"),),
)
MESSAGE = Message(TEXT, KEYBOARD)


class WatchedBroadcasts(Broadcasts):
    """Says when the one broadcast ends or rests, so that nobody needs to ask the database meanwhile."""

    def __init__(self, database: SqliteDatabase) -> None:
        super().__init__(database, utc_now)
        self.ending = asyncio.Event()
        self.ended = asyncio.Event()
        self.rested = asyncio.Event()

    async def end(self, number: int) -> Ending:
        self.ending.set()
        ending = await super().end(number)
        if ending is Ending.ENDED:
            self.ended.set()
        if ending is Ending.RESTS:
            self.rested.set()
        return ending


class WatchedDeliveries(Deliveries):
    """Says when all deliveries of the one broadcast are open."""

    def __init__(self, database: SqliteDatabase, cipher: Cipher, run: int) -> None:
        super().__init__(database, cipher, run)
        self.opened = asyncio.Event()

    async def open(self, broadcast: int, now: int) -> int:
        until = await super().open(broadcast, now)
        if not until:
            self.opened.set()
        return until


@dataclass(frozen=True)
class Outbox:
    database: SqliteDatabase
    cipher: Cipher
    broadcasts: WatchedBroadcasts
    deliveries: WatchedDeliveries
    metrics: Hooks

    @classmethod
    @contextlib.asynccontextmanager
    async def open(cls, folder: Path) -> AsyncIterator["Outbox"]:
        cipher = Cipher.read(key_in(folder))
        metrics = Metrics(folder / DATABASE).hooks()
        database = await SqliteDatabase.open(folder / DATABASE, metrics.query)
        try:
            run = await Meta(database, cipher).next_run()
            broadcasts = WatchedBroadcasts(database)
            yield cls(database, cipher, broadcasts, WatchedDeliveries(database, cipher, run), metrics)
        finally:
            await database.close()

    async def fill(self, subscribers: Iterable[tuple[str, int]], *, groups: int = 0) -> None:
        """A reader for each language and topic set, in one transaction; every so manieth is a group, if any is."""
        rows = (
            {"chat": self.cipher.seal(chat_of(number, groups)), "language": language, "topics": topics}
            for number, (language, topics) in enumerate(subscribers)
        )
        await self.database.write(lambda sql: sql.many(INSERT_READER, rows))

    async def publish(self, *messages: Message) -> int:
        """A broadcast of these messages to all who follow the one topic of the issue."""
        issues = Issues(self.database, utc_now)
        text = Commentary(WEEK, "elite", "en", "The headline", "The text.")
        await issues.draft([text], {(WEEK, "elite"): Trend.IMPROVED})
        issue = await issues.find(WEEK)
        assert issue
        offer = await Confirmations(self.database, self.cipher, utc_now).offer(1, issue)
        booked = await Schedule(self.database, self.cipher, utc_now).book(offer, 0, Terms())
        bundles = {Variant(language, Format.BRIEF, 1): messages for language in LANGUAGES}
        return await self.broadcasts.publish(issue, 1, bundles, booked)

    def engine(self, api: Api, *, rate: int, in_flight: int) -> Engine:
        limiter = Limiter(Pace(rate), asyncio.get_running_loop().time, self.metrics.flooded)
        return Engine(
            self.broadcasts,
            Bundles(self.database),
            self.deliveries,
            MessageIds(self.database, utc_now, days=7),
            Sender(api.connections),
            limiter,
            KeptPause(Meta(self.database, self.cipher), limiter, time.time),
            Readers(self.database, self.cipher, utc_now).move,
            lambda message: message,
            in_flight=in_flight,
            on_outcome=self.metrics.outcome,
        )

    async def tally(self, number: int) -> Tally:
        """How the deliveries of an ended broadcast went."""
        broadcast = await self.broadcasts.find(number)
        assert broadcast
        return broadcast.tally


def key_in(folder: Path) -> Path:
    """The key file there, made if need be."""
    key = folder / KEY
    if not key.exists():
        write_key(key)
    return key


def utc_now() -> datetime:
    return datetime.now(UTC)


def chat_of(number: int, groups: int) -> int:
    return -FIRST_CHAT - number if groups and number % groups == 0 else FIRST_CHAT + number


def followers_of_all(count: int) -> Iterator[tuple[str, int]]:
    return ((LANGUAGES[number % len(LANGUAGES)], -1) for number in range(count))


INSERT_READER = """
    INSERT INTO reader (chat, language, format, topics, silent, subscribed)
    VALUES (:chat, :language, 'brief', :topics, 0, 1)
"""
