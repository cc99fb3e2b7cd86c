"""All that is kept, over a database of its own, with a clock that stands until it is moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.model.delivery import Claim, DeliveryState, Settlement, Wanted
from bot.model.issue import Commentary, Issue
from bot.model.message import Message
from bot.model.publication import Trend
from bot.model.reader import Address, Format, Preferences, Variant
from bot.model.week import Week
from bot.store.build import Stores, open_stores
from bot.store.cipher import Cipher
from bot.store.deliveries import Deliveries
from bot.store.ending import Ending
from bot.store.sqlite.database import SqliteDatabase
from tests.render.issues import WEEK
from tests.revisions import put
from tests.scheduled import scheduled

EDITOR, COLLEAGUE = 777, 778
BRIEF = Variant("en", Format.BRIEF, 1)


@dataclass
class Kept:
    database: SqliteDatabase
    cipher: Cipher
    #: By the settings.
    owners: tuple[int, ...] = (EDITOR, COLLEAGUE)
    now: datetime = datetime(2019, 5, 27, 12, tzinfo=UTC)

    @property
    def stores(self) -> Stores:
        return open_stores(self.database, self.cipher, self.clock, owners=self.owners)

    @property
    def deliveries(self) -> Deliveries:
        return Deliveries(self.database, self.cipher, run=1)

    @property
    def seconds(self) -> int:
        return int(self.now.timestamp())

    def clock(self) -> datetime:
        return self.now

    def passes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    async def drafts(self, *texts: Commentary, trend: Trend = Trend.IMPROVED) -> Issue:
        for text in texts:
            await put(self.stores.issues, text, trend)
        return await self.issue(texts[0].week)

    async def issue(self, week: Week = WEEK) -> Issue:
        found = await self.stores.issues.find(week)
        assert found
        return found

    async def subscribe(self, *chats: int, language: str = "en") -> None:
        for chat in chats:
            await self.stores.readers.save(Address(chat), Preferences(language, subscribed=True))

    async def changes(self, editor: int, week: Week) -> None:
        """As the last one, a draft."""
        noting = self.stores.hands.noting(editor, lambda _: [week])
        await self.database.write(lambda sql: noting(sql, None))

    async def publish(self, *texts: Commentary, messages: Sequence[str] = ("one",)) -> int:
        """To all who read English in brief; nothing is sent yet."""
        issue = await self.drafts(*texts)
        booked = await scheduled(self.database, self.cipher, issue, clock=self.clock)
        number = await self.stores.broadcasts.publish(issue, 1, {BRIEF: list(map(Message, messages))}, booked)
        await self.open(number)
        return number

    async def open(self, number: int) -> None:
        while await self.deliveries.open(number, 0):
            pass

    async def deliver(self, number: int, *, at_most: int = 100, now: int = 9**10) -> list[tuple[int, str]]:
        """Each message of it that can go arrives, as `100 * abs(chat) + part`: in which chat, and what it says."""
        arrived = []
        while at_most and (claims := (await self.deliveries.turn([], {}, [Wanted(number, 0, 1)], now=now)).claims):
            (claim,) = claims
            parts = await self.stores.bundles.parts(claim.bundle)
            arrived.append((claim.address.chat, parts[claim.part].message.html))
            await self.deliveries.turn([(claim, self.arrived(claim, len(parts)))], {}, [], now=now)
            at_most -= 1
        return arrived

    def arrived(self, claim: Claim, parts: int) -> Settlement:
        state = DeliveryState.SENT if claim.part + 1 == parts else DeliveryState.QUEUED
        return Settlement(state, claim.part + 1, retry_at=1, message_id=100 * abs(claim.address.chat) + claim.part)

    async def end(self, number: int) -> None:
        while await self.stores.broadcasts.end(number) is Ending.MORE:
            pass

    async def count(self, table: str) -> int:
        (row,) = await self.database.fetch(f"SELECT count(*) AS n FROM {table}")
        return int(row["n"])
