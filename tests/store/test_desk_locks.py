"""A locked desk: nothing leaves it, whatever is tried, and no restart opens it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

import pytest

from bot.model.broadcast import BroadcastState
from bot.model.correction import Amendment
from bot.model.delivery import Claimed, Wanted
from bot.model.desk_lock import SECONDS_LOCKED, DeskLock, Unlocking
from bot.model.issue import IssueState
from bot.model.message import Message
from bot.model.publication import Trend
from bot.store.corrections import Amended
from bot.store.desk_locks import REMEMBERED, DeskLocked, unlock_by_operator
from bot.store.editors import Editors
from tests.render.issues import WEEK, commentary
from tests.scheduled import scheduled
from tests.store.kept import BRIEF, COLLEAGUE, EDITOR, Kept

WEST = commentary("west")
OWNERS = frozenset({EDITOR})


async def found(kept: Kept) -> DeskLock:
    lock = await kept.stores.desk_locks.find()
    assert lock
    return lock


async def paused(kept: Kept) -> int:
    """A broadcast that an editor has paused."""
    number = await kept.publish(WEST)
    await kept.stores.broadcasts.pause(number, "editor")
    return number


async def booking(kept: Kept) -> Callable[[], Awaitable[object]]:
    issue = await kept.drafts(WEST)
    return lambda: scheduled(kept.database, kept.cipher, issue, clock=kept.clock)


async def hastening(kept: Kept) -> Callable[[], Awaitable[object]]:
    what = await scheduled(kept.database, kept.cipher, await kept.drafts(WEST), due=9**10, clock=kept.clock)
    return lambda: kept.stores.schedule.hasten(WEEK, what.made)


async def releasing(kept: Kept) -> Callable[[], Awaitable[object]]:
    what = await scheduled(kept.database, kept.cipher, await kept.drafts(WEST), clock=kept.clock)
    issue = await kept.issue()
    return lambda: kept.stores.broadcasts.publish(issue, 1, {BRIEF: [Message("The news")]}, what)


async def resuming(kept: Kept) -> Callable[[], Awaitable[object]]:
    number = await paused(kept)
    return lambda: kept.stores.broadcasts.resume(number)


async def trying_again(kept: Kept) -> Callable[[], Awaitable[object]]:
    number = await paused(kept)
    return lambda: kept.stores.failures.retry(number)


async def correcting(kept: Kept) -> Callable[[], Awaitable[object]]:
    await kept.publish(WEST)
    proposal = await kept.stores.corrections.propose(EDITOR, Amendment(WEEK, "west", trend=Trend.WORSENED), 0)
    issue = await kept.issue()
    return lambda: kept.stores.corrections.make(Amended(proposal, issue, issue))


async def reviving(kept: Kept) -> Callable[[], Awaitable[object]]:
    await kept.publish(WEST)
    proposal, issue = await kept.stores.corrections.propose(EDITOR, Amendment(WEEK), 0), await kept.issue()
    await kept.stores.corrections.make(Amended(proposal, issue, issue))
    assert (await kept.issue()).state is IssueState.RETRACTED
    return lambda: kept.stores.issues.revive(WEEK)


WAYS_OUT = [booking, hastening, releasing, resuming, trying_again, correcting, reviving]


@pytest.mark.parametrize("prepared", WAYS_OUT)
async def test_nothing_leaves_it_and_all_of_it_is_there_when_it_is_open_again(
    kept: Kept, prepared: Callable[[Kept], Awaitable[Callable[[], Awaitable[object]]]]
) -> None:
    deed = await prepared(kept)
    await kept.stores.desk_locks.lock(COLLEAGUE)
    before = (await kept.issue(), await kept.stores.schedule.find(WEEK), await kept.count("broadcast"))
    with pytest.raises(DeskLocked):
        await deed()
    assert (await kept.issue(), await kept.stores.schedule.find(WEEK), await kept.count("broadcast")) == before
    kept.passes(SECONDS_LOCKED - 1)
    with pytest.raises(DeskLocked):
        await kept.stores.desk_locks.check()
    kept.passes(1)
    await kept.stores.desk_locks.check()
    kept.passes(1 - SECONDS_LOCKED)
    assert await unlock_by_operator(kept.database, kept.seconds)
    await deed()


async def test_what_is_being_sent_pauses_in_the_same_moment_and_what_was_paused_keeps_its_reason(kept: Kept) -> None:
    first = await paused(kept)
    second = await kept.publish(replace(WEST, week=WEEK.shift(1)))
    await kept.stores.desk_locks.lock(EDITOR)
    assert await kept.deliver(second) == []
    states = {each.number: (each.state, each.reason) for each in await kept.stores.broadcasts.unended()}
    assert states == {first: (BroadcastState.PAUSED, "editor"), second: (BroadcastState.PAUSED, "lock")}


@pytest.mark.parametrize("deed", ["lock", "pause"])
async def test_an_outbox_that_had_looked_just_before_gets_nothing_more_to_send(deed: str, kept: Kept) -> None:
    await kept.subscribe(1, 2)
    number, wanted = await kept.publish(WEST), partial(kept.deliveries.turn, [], {}, now=1)
    assert len((await wanted([Wanted(number, 0, 1)])).claims) == 1
    if deed == "lock":
        await kept.stores.desk_locks.lock(EDITOR)
    else:
        await kept.stores.broadcasts.pause(number, "editor")
    assert await wanted([Wanted(number, 1, 1)]) == Claimed((), frozenset())


async def test_it_is_found_as_it_was_locked_and_a_second_editor_makes_it_longer(kept: Kept) -> None:
    locks, began = kept.stores.desk_locks, kept.seconds
    assert await locks.find() is None
    assert await locks.lock(EDITOR)
    assert not await locks.lock(EDITOR)
    first = await found(kept)
    assert (first.until, first.by) == (began + SECONDS_LOCKED, (EDITOR,))
    kept.passes(60)
    assert await locks.lock(COLLEAGUE)
    assert await found(kept) == DeskLock(first.number, began + 60 + SECONDS_LOCKED, (EDITOR, COLLEAGUE))


async def test_a_lock_that_is_over_is_replaced_by_the_next_one(kept: Kept) -> None:
    await kept.stores.desk_locks.lock(EDITOR)
    first = await found(kept)
    kept.passes(SECONDS_LOCKED)
    assert await kept.stores.desk_locks.unlock(EDITOR, OWNERS) is Unlocking.OPEN
    assert await kept.stores.desk_locks.lock(EDITOR)
    second = await found(kept)
    assert second.number > first.number
    assert (second.until, second.by) == (kept.seconds + SECONDS_LOCKED, (EDITOR,))


async def test_it_is_opened_once_and_then_nobody_knows_who_locked_it(kept: Kept) -> None:
    locks = kept.stores.desk_locks
    await locks.lock(EDITOR)
    kept.passes(60)
    assert await locks.unlock(EDITOR, OWNERS) is Unlocking.DONE
    assert await locks.unlock(EDITOR, OWNERS) is Unlocking.OPEN
    lock = await found(kept)
    assert (lock.until, lock.by) == (kept.seconds, (0,))
    await locks.check()


async def test_an_owners_question_waits_for_another_word_and_who_locks_it_as_well_voids_it(kept: Kept) -> None:
    locks = kept.stores.desk_locks
    await locks.lock(COLLEAGUE)
    assert await locks.unlock(EDITOR, OWNERS) is Unlocking.ASKED
    first = await found(kept)
    assert first.asked == EDITOR
    assert await locks.unlock(EDITOR, OWNERS) is Unlocking.ASKED
    assert (await found(kept)).question == first.question
    await locks.lock(9)
    assert (await found(kept)).asked == 0
    assert await locks.unlock(COLLEAGUE, OWNERS) is Unlocking.REFUSED
    await locks.unlock(EDITOR, OWNERS)
    assert (await found(kept)).question > first.question
    assert await locks.unlock(COLLEAGUE, OWNERS) is Unlocking.DONE
    assert await kept.count("unlocking") == 0


async def test_it_outlives_whoever_locked_it_and_nobody_opens_it_in_their_place(kept: Kept) -> None:
    await kept.stores.desk_locks.lock(COLLEAGUE)
    await Editors(kept.database, kept.cipher, kept.clock).keep_only([EDITOR])
    assert (await found(kept)).by == (0,)
    assert await kept.stores.desk_locks.unlock(EDITOR, OWNERS) is Unlocking.ASKED
    with pytest.raises(DeskLocked):
        await kept.stores.desk_locks.check()


async def test_on_the_machine_it_is_opened_without_asking(kept: Kept) -> None:
    assert not await unlock_by_operator(kept.database, kept.seconds)
    await kept.stores.desk_locks.lock(COLLEAGUE)
    assert await unlock_by_operator(kept.database, kept.seconds)
    await kept.stores.desk_locks.check()


async def test_who_locked_it_is_forgotten_when_it_is_over_and_all_of_it_a_week_later(kept: Kept) -> None:
    locks = kept.stores.desk_locks
    await locks.lock(COLLEAGUE)
    await locks.unlock(EDITOR, OWNERS)
    kept.passes(SECONDS_LOCKED - 1)
    await locks.drop_lapsed()
    assert ((await found(kept)).by, (await found(kept)).asked) == ((COLLEAGUE,), EDITOR)
    kept.passes(1)
    await locks.drop_lapsed()
    assert ((await found(kept)).by, (await found(kept)).asked) == ((0,), 0)
    kept.passes(REMEMBERED - 1)
    await locks.drop_lapsed()
    assert await found(kept)
    kept.passes(1)
    await locks.drop_lapsed()
    assert await locks.find() is None
