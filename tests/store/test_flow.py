"""How many subscribe and leave in a week is counted in the commit that does it."""

from datetime import timedelta

import pytest

from bot.model.delivery import DeliveryState, Settlement, Wanted
from bot.model.figures import FlowWeek
from bot.model.reader import Address, Format, Preferences
from bot.model.week import Week
from bot.store.flow import KEPT
from tests.render.issues import commentary
from tests.store.kept import Kept

THIS = Week.parse("2019-W22")
CHAT = Address(1)
ON, OFF = Preferences("en", subscribed=True), Preferences("en")


async def flow(kept: Kept, since: Week = THIS) -> list[FlowWeek]:
    return await kept.stores.flow.since(since)


@pytest.mark.parametrize(
    ("saved", "joined", "gone"),
    [
        ((OFF,), 0, 0),
        ((ON,), 1, 0),
        ((ON, ON), 1, 0),
        ((ON, Preferences("be", Format.FULL, subscribed=True)), 1, 0),
        ((OFF, ON), 1, 0),
        ((ON, OFF), 1, 1),
        ((ON, OFF, OFF), 1, 1),
        ((ON, OFF, ON), 2, 1),
    ],
)
async def test_only_who_begins_or_ends_a_subscription_is_counted(
    saved: tuple[Preferences, ...], joined: int, gone: int, kept: Kept
) -> None:
    for preferences in saved:
        await kept.stores.readers.save(CHAT, preferences)
    assert await flow(kept) == ([FlowWeek(THIS, joined, gone)] if joined else [])


@pytest.mark.parametrize(("before", "gone"), [(ON, 1), (OFF, 0)])
async def test_who_is_erased_has_left_if_they_were_subscribed(before: Preferences, gone: int, kept: Kept) -> None:
    await kept.stores.readers.save(CHAT, before)
    for _ in range(2):
        await kept.stores.readers.erase(CHAT)
    assert sum(week.gone for week in await flow(kept)) == gone


async def test_whom_a_broadcast_does_not_find_any_more_has_left(kept: Kept) -> None:
    await kept.subscribe(1, 2, 3)
    number = await kept.publish(commentary("west"))
    for claim in (await kept.deliveries.turn([], {}, [Wanted(number, 0, 2)], now=9**10)).claims:
        await kept.deliveries.turn([(claim, Settlement(DeliveryState.GONE, 0))], {}, [], now=9**10)
    await kept.deliver(number)
    kept.passes(timedelta(weeks=1).total_seconds())
    await kept.end(number)
    assert await flow(kept) == [FlowWeek(THIS, 3, 0), FlowWeek(THIS.shift(1), 0, 2)]
    assert await kept.count("reader") == 1


async def test_who_is_gone_without_a_subscription_was_counted_when_it_ended(kept: Kept) -> None:
    await kept.subscribe(1)
    number = await kept.publish(commentary("west"))
    (claim,) = (await kept.deliveries.turn([], {}, [Wanted(number, 0, 1)], now=9**10)).claims
    await kept.stores.readers.save(CHAT, OFF)
    await kept.deliveries.turn([(claim, Settlement(DeliveryState.GONE, 0))], {}, [], now=9**10)
    await kept.end(number)
    assert await kept.count("reader") == 0
    assert await flow(kept) == [FlowWeek(THIS, 1, 1)]


async def test_old_weeks_are_forgotten(kept: Kept) -> None:
    for chat in range(1, KEPT + 4):
        await kept.subscribe(chat)
        kept.passes(timedelta(weeks=1).total_seconds())
    found = await flow(kept, THIS.shift(-100))
    assert [each.week for each in found] == [THIS.shift(ago) for ago in range(3, KEPT + 3)]
    assert await kept.count("flow") == KEPT


async def test_a_week_begins_on_monday_by_utc(kept: Kept) -> None:
    kept.now = kept.now.replace(hour=0, minute=0)
    await kept.subscribe(1)
    kept.passes(-1)
    await kept.subscribe(2)
    assert await flow(kept, THIS.shift(-1)) == [FlowWeek(THIS.shift(-1), 1, 0), FlowWeek(THIS, 1, 0)]
