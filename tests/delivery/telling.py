"""What becomes of a broadcast, asked of the database and of Telegram."""

import asyncio
from dataclasses import asdict

from bot.build import utc_now
from bot.demo.phone import Person
from bot.demo.telegram.faults import Refuse
from bot.model.broadcast import Broadcast
from bot.model.reader import Address
from bot.store.broadcasts import Broadcasts
from bot.store.readers import Readers
from tests.kills import WEEK
from tests.stage import Stage

BLOCKED = Refuse(403, "Forbidden: bot was blocked by the user")
NOT_FOUND = Refuse(400, "Bad Request: chat not found")


async def broadcast(stage: Stage) -> Broadcast:
    """The one of `WEEK`."""
    async with stage.store() as (database, _):
        found = await Broadcasts(database, utc_now).of_week(WEEK)
        assert found
        return found


async def when(stage: Stage, state: str) -> Broadcast:
    """The broadcast once it is in that state."""
    async with asyncio.timeout(20):
        while (now := await broadcast(stage)).state != state:
            await asyncio.sleep(0.05)
        return now


async def known(stage: Stage, people: list[Person]) -> int:
    """How many of these people the database still has."""
    async with stage.store() as (database, cipher):
        readers = Readers(database, cipher, utc_now)
        return sum([await readers.find(Address(person.id)) is not None for person in people])


def failed(stage: Stage) -> int:
    return sum(call.method == "sendMessage" and not call.accepted for call in stage.telegram.calls)


async def until_failed(stage: Stage, calls: int) -> None:
    async with asyncio.timeout(20):
        while failed(stage) < calls:
            await asyncio.sleep(0.01)


async def until_known_as_gone(stage: Stage) -> None:
    """A reader's failure is in the database, a moment after the answer."""
    async with asyncio.timeout(20):
        async with stage.store() as (database, _):
            while not await database.fetch("SELECT 1 FROM delivery WHERE state = 4"):
                await asyncio.sleep(0.01)


def counts(now: Broadcast) -> dict[str, int]:
    return {name: count for name, count in asdict(now.tally).items() if count}
