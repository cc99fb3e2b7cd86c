"""Which message a reader has is kept for as long as it may be corrected, and not a moment longer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from bot.build import utc_now
from bot.model.delivery import DeliveryState, Settlement, Wanted
from bot.model.message import Message
from bot.model.reader import Address, Format, Preferences, Variant
from bot.model.week import Week
from bot.store.broadcasts import Broadcasts
from bot.store.cipher import Cipher
from bot.store.deliveries import Deliveries
from bot.store.ending import Ending
from bot.store.issues import Issues
from bot.store.readers import Readers
from bot.store.sent import MessageIds
from bot.store.sql import Database
from tests.kills import WEEK, commentary
from tests.revisions import put
from tests.scheduled import scheduled
from tests.stage import Stage

CHATS = range(1, 6)


@pytest.fixture(autouse=True)
def two_in_a_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.sent.CHUNK", 2)


@dataclass
class Outbox:
    database: Database
    cipher: Cipher
    now: datetime

    def clock(self) -> datetime:
        return self.now

    async def subscribe(self) -> None:
        readers = Readers(self.database, self.cipher, utc_now)
        for chat in CHATS:
            await readers.save(Address(chat), Preferences("en", subscribed=True))

    async def send(self, week: Week, *, gone: int = 0, keep_ids: bool = True) -> int:
        """An issue to everybody, of two messages; the broadcast has ended. Whoever is gone got the first one only."""
        issues, broadcasts = Issues(self.database, self.clock), Broadcasts(self.database, self.clock)
        deliveries = Deliveries(self.database, self.cipher, run=1, keep_ids=keep_ids)
        await put(issues, replace(commentary(), week=week))
        issue = await issues.find(week)
        assert issue
        booked = await scheduled(self.database, self.cipher, issue, clock=self.clock)
        bundles = {Variant("en", Format.BRIEF, 1): [Message("one"), Message("two")]}
        number = await broadcasts.publish(issue, 1, bundles, booked)
        while await deliveries.open(number, 0):
            pass
        for part in (0, 1):
            claimed = await deliveries.turn([], {}, [Wanted(number, 0, 100)], now=9)
            settled = []
            for claim in claimed.claims:
                state = DeliveryState.SENT if part else DeliveryState.QUEUED
                arrived = Settlement(state, part + 1, retry_at=9, message_id=claim.address.chat * 10 + part)
                lost = Settlement(DeliveryState.GONE, part)
                settled.append((claim, lost if part and claim.address.chat == gone else arrived))
            await deliveries.turn(settled, {}, [], now=9)
        while await broadcasts.end(number) is Ending.MORE:
            pass
        return number

    async def kept(self, number: int) -> list[int]:
        rows = await self.database.fetch(
            "SELECT message_id FROM sent WHERE broadcast = :id ORDER BY message_id", {"id": number}
        )
        return [row["message_id"] for row in rows]

    async def expire(self, days: int = 7) -> None:
        message_ids = MessageIds(self.database, self.clock, days)
        while await message_ids.expire():
            pass


@asynccontextmanager
async def opened(stage: Stage) -> AsyncIterator[Outbox]:
    async with stage.store() as (database, cipher):
        outbox = Outbox(database, cipher, utc_now())
        await outbox.subscribe()
        yield outbox


async def test_the_ids_of_all_messages_outlive_their_broadcast(stage: Stage) -> None:
    async with opened(stage) as outbox:
        number = await outbox.send(WEEK)
        await outbox.expire()
        assert await outbox.kept(number) == [10, 11, 20, 21, 30, 31, 40, 41, 50, 51]


async def test_whoever_leaves_or_is_gone_takes_their_ids_along_and_nobody_elses(stage: Stage) -> None:
    async with opened(stage) as outbox:
        number = await outbox.send(WEEK, gone=2)
        assert await outbox.kept(number) == [10, 11, 30, 31, 40, 41, 50, 51]
        await Readers(outbox.database, outbox.cipher, utc_now).erase(Address(4))
        assert await outbox.kept(number) == [10, 11, 30, 31, 50, 51]


async def test_the_next_issue_ends_it(stage: Stage) -> None:
    async with opened(stage) as outbox:
        first = await outbox.send(WEEK)
        second = await outbox.send(WEEK.shift(1))
        await outbox.expire()
        assert (await outbox.kept(first), len(await outbox.kept(second))) == ([], 10)


async def test_it_ends_after_so_many_days(stage: Stage) -> None:
    async with opened(stage) as outbox:
        number = await outbox.send(WEEK)
        outbox.now += timedelta(days=6, hours=23)
        await outbox.expire()
        assert len(await outbox.kept(number)) == 10
        outbox.now += timedelta(hours=2)
        await outbox.expire()
        assert await outbox.kept(number) == []


async def test_nothing_is_kept_where_nothing_may_be_corrected(stage: Stage) -> None:
    async with opened(stage) as outbox:
        assert await outbox.kept(await outbox.send(WEEK, keep_ids=False)) == []
        earlier = await outbox.send(WEEK.shift(1))
        await outbox.expire(days=0)
        assert await outbox.kept(earlier) == []


async def test_who_leaves_while_the_message_is_on_its_way_leaves_no_id_behind(stage: Stage) -> None:
    async with opened(stage) as outbox:
        deliveries = Deliveries(outbox.database, outbox.cipher, run=1)
        issues = Issues(outbox.database, outbox.clock)
        await put(issues, commentary())
        issue = await issues.find(WEEK)
        assert issue
        booked = await scheduled(outbox.database, outbox.cipher, issue, clock=outbox.clock)
        broadcasts = Broadcasts(outbox.database, outbox.clock)
        bundles = {Variant("en", Format.BRIEF, 1): [Message("one")]}
        number = await broadcasts.publish(issue, 1, bundles, booked)
        await deliveries.open(number, 0)
        (claim,) = (await deliveries.turn([], {}, [Wanted(number, 0, 1)], now=9)).claims
        await Readers(outbox.database, outbox.cipher, utc_now).erase(claim.address)
        await deliveries.turn([(claim, Settlement(DeliveryState.SENT, 1, message_id=77))], {}, [], now=9)
        assert await outbox.kept(number) == []


async def test_where_no_ids_are_kept_what_rests_is_given_up_after_a_day(stage: Stage) -> None:
    async with opened(stage) as outbox:
        number = await outbox.send(WEEK)
        rested = "UPDATE broadcast SET state = 'resting', ended = :now WHERE id = :id"
        values = {"id": number, "now": int(outbox.now.timestamp())}
        await outbox.database.write(lambda sql: sql.execute(rested, values))
        message_ids = MessageIds(outbox.database, outbox.clock, days=0)
        outbox.now += timedelta(hours=23)
        assert not await message_ids.give_up_rest()
        outbox.now += timedelta(hours=1)
        assert await message_ids.give_up_rest()
        assert not await message_ids.give_up_rest()
