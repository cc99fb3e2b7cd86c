"""How a broadcast ends a chunk at a time, whenever the power fails in between."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import count
from types import MappingProxyType

import pytest

from bot.build import utc_now
from bot.model.broadcast import BroadcastState, Tally
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
from bot.store.sqlite.database import OnQuery, SqliteDatabase
from tests.delivery.telling import counts, when
from tests.kills import WEEK, commentary, prepare, received
from tests.revisions import put
from tests.scheduled import scheduled
from tests.stage import Stage

CHATS = range(1, 8)
CHUNKS = 4
OUTCOMES = MappingProxyType(
    {
        1: DeliveryState.SENT,
        2: DeliveryState.FAILED,
        3: DeliveryState.MISSING,
        4: DeliveryState.MISSING,
        5: DeliveryState.SUSPENDED,
        6: DeliveryState.GONE,
        7: DeliveryState.UNKNOWN,
    }
)
WHOLE = Tally(sent=1, gone=1, skipped=3, failed=1, unknown=1)


@pytest.fixture(autouse=True)
def two_in_a_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.ending.CHUNK", 2)


class Killed(BaseException):
    """What nothing can catch."""


def kill_after(writes: int) -> OnQuery:
    """The process dies as soon as so many transactions are committed."""
    written = count(1)

    def on_query(kind: str, _seconds: float) -> None:
        if kind == "write" and next(written) == writes:
            raise Killed

    return on_query


class Store:
    def __init__(self, database: SqliteDatabase, cipher: Cipher) -> None:
        self.broadcasts = Broadcasts(database, utc_now)
        self.readers = Readers(database, cipher, utc_now)
        self._deliveries = Deliveries(database, cipher, run=1)
        self._issues = Issues(database, utc_now)
        self._database = database
        self._cipher = cipher

    async def subscribe(self) -> None:
        for chat in CHATS:
            await self.readers.save(Address(chat), Preferences("en", subscribed=True))

    async def publish(self, week: Week) -> int:
        """To everybody; all deliveries are open."""
        await put(self._issues, replace(commentary(), week=week))
        issue = await self._issues.find(week)
        assert issue
        booked = await scheduled(self._database, self._cipher, issue)
        bundles = {Variant("en", Format.BRIEF, 1): [Message("the news")]}
        number = await self.broadcasts.publish(issue, 1, bundles, booked)
        await self.open(number)
        return number

    async def open(self, number: int) -> None:
        while await self._deliveries.open(number, 0):
            pass

    async def send(self, number: int, outcomes: Mapping[int, DeliveryState], *, at_most: int = 100) -> None:
        """Whoever is not in the outcomes gets it."""
        claims = (await self._deliveries.turn([], {}, [Wanted(number, 0, at_most)], now=0)).claims
        ways = [outcomes.get(claim.address.chat, DeliveryState.SENT) for claim in claims]
        settled = [(claim, Settlement(way, unknowns=2)) for claim, way in zip(claims, ways, strict=True)]
        await self._deliveries.turn(settled, {}, [], now=0)

    async def end(self, number: int) -> Ending:
        while (ending := await self.broadcasts.end(number)) is Ending.MORE:
            pass
        return ending

    async def left(self) -> dict[int, int]:
        """How many deliveries there are, by broadcast."""
        rows = await self._database.fetch("SELECT broadcast, count(*) AS n FROM delivery GROUP BY broadcast")
        return {row["broadcast"]: row["n"] for row in rows}

    async def borders(self, number: int) -> tuple[int, int]:
        """The highest number of a reader who gets it, and of one whose delivery is open."""
        sql = "SELECT highest, cursor FROM broadcast WHERE id = :number"
        (row,) = await self._database.fetch(sql, {"number": number})
        return row["highest"], row["cursor"]

    async def strikes(self) -> dict[int, int]:
        """Of the readers who are known, by chat."""
        rows = await self._database.fetch("SELECT chat, strikes FROM reader")
        return {self._cipher.open(row["chat"]): row["strikes"] for row in rows}


@asynccontextmanager
async def opened(stage: Stage, on_query: OnQuery = lambda *_: None) -> AsyncIterator[Store]:
    database = await SqliteDatabase.open(stage.database, on_query)
    try:
        yield Store(database, Cipher.read(stage.key_file))
    finally:
        await database.close()


async def kill_while_ending(stage: Stage, number: int, chunks: int) -> None:
    async with opened(stage, kill_after(chunks)) as store:
        with pytest.raises(Killed):
            await store.end(number)


async def air(store: Store) -> tuple[int, int]:
    """A broadcast that is to end, and a later one on its way; two earlier ones have not found readers 1 and 3."""
    await store.subscribe()
    for ago in (2, 1):
        number = await store.publish(WEEK.shift(-ago))
        await store.send(number, {1: DeliveryState.MISSING, 3: DeliveryState.MISSING})
        await store.end(number)
    number = await store.publish(WEEK)
    await store.send(number, OUTCOMES)
    return number, await store.publish(WEEK.shift(1))


@pytest.mark.parametrize("chunks", range(1, CHUNKS + 1))
async def test_a_kill_between_two_chunks_leaves_nothing_out_and_nothing_twice(stage: Stage, chunks: int) -> None:
    async with opened(stage) as store:
        number, later = await air(store)
    await kill_while_ending(stage, number, chunks)
    async with opened(stage) as store:
        assert (number in {each.number for each in await store.broadcasts.unended()}) == (chunks < CHUNKS)
        for _ in range(2):
            await store.end(number)
        ended = await store.broadcasts.find(number)
        assert ended
        assert (ended.state, ended.tally) == (BroadcastState.ENDED, WHOLE)
        assert await store.strikes() == {1: 0, 2: 0, 4: 1, 5: 0, 7: 0}
        assert await store.left() == {later: 5}


@pytest.mark.parametrize("chunks", range(1, CHUNKS + 1))
async def test_what_editors_see_is_the_same_all_the_while(stage: Stage, chunks: int) -> None:
    async with opened(stage) as store:
        number, _ = await air(store)
        assert await store.broadcasts.tally(number) == WHOLE
    await kill_while_ending(stage, number, chunks)
    async with opened(stage) as store:
        assert await store.broadcasts.tally(number) == WHOLE


@pytest.mark.parametrize("pressed", ["nothing", "pause", "stop"])
async def test_the_next_start_ends_it_and_sends_nothing_whatever_an_editor_pressed(stage: Stage, pressed: str) -> None:
    people = await prepare(stage, 7)
    async with opened(stage) as store:
        broadcast = await store.broadcasts.of_week(WEEK)
        assert broadcast
        await store.open(broadcast.number)
        await store.send(broadcast.number, {})
    await kill_while_ending(stage, broadcast.number, 2)
    async with opened(stage) as store:
        match pressed:
            case "pause":
                await store.broadcasts.pause(broadcast.number, "editor")
                await store.broadcasts.resume(broadcast.number)
            case "stop":
                await store.broadcasts.stop(broadcast.number)
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 7}
    assert sum(received(people).values()) == 0


async def test_what_a_stop_leaves_in_the_queue_is_cancelled(stage: Stage) -> None:
    async with opened(stage) as store:
        await store.subscribe()
        number = await store.publish(WEEK)
        await store.send(number, {}, at_most=2)
        await store.broadcasts.stop(number)
        await store.end(number)
        assert await store.broadcasts.tally(number) == Tally(sent=2, cancelled=5)


async def test_what_waits_to_be_sent_keeps_a_broadcast_from_ending(stage: Stage) -> None:
    async with opened(stage) as store:
        await store.subscribe()
        number = await store.publish(WEEK)
        await store.send(number, {}, at_most=2)
        ended = await store.end(number)
        assert (ended, await store.left()) == (Ending.WAITS, {number: 5})
        await store.send(number, {})
        await store.end(number)
        assert await store.broadcasts.tally(number) == Tally(sent=7)


async def test_a_broadcast_that_an_editor_pauses_while_it_ends_has_nothing_left_to_wait_for(stage: Stage) -> None:
    async with opened(stage) as store:
        number, _ = await air(store)
        ending = asyncio.create_task(store.end(number))
        assert await store.broadcasts.pause(number, "editor")
        assert not ending.done(), "who writes must get in between two chunks"
        await ending
        ended = await store.broadcasts.find(number)
        assert ended
        assert (ended.state, ended.tally) == (BroadcastState.ENDED, WHOLE)


async def test_once_it_has_ended_nothing_tells_who_had_subscribed_by_then(stage: Stage) -> None:
    async with opened(stage) as store:
        await store.subscribe()
        number = await store.publish(WEEK)
        assert await store.borders(number) == (len(CHATS), len(CHATS))
        await store.send(number, {})
        await store.end(number)
        assert await store.borders(number) == (0, 0)
