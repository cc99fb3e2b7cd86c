"""What is scheduled: it goes out at its time, once, exactly as confirmed, unless it is taken back or must wait."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.desk.build import Desk
from bot.desk.scheduling import HOUR, decide
from bot.model.broadcast import Action, Terms
from bot.model.desk_lock import SECONDS_LOCKED, DeskLock, Unlocking
from bot.model.issue import IssueState
from bot.model.message import Message
from bot.model.reader import Preferences
from bot.model.scheduled import Hold, Scheduled
from bot.render.issue import IssueMessages
from bot.store.confirmations import Published
from bot.store.desk_locks import DeskLocked
from tests.desk.newsroom import EDITOR, Newsroom, text
from tests.render.issues import PUBLICATION, TEXTS, WEEK

LOCK = DeskLock(1, 150, (EDITOR,))


@pytest.mark.parametrize(
    ("hold", "seconds", "lock", "done"),
    [
        (Hold.NONE, -1, None, None),
        (Hold.NONE, 0, None, Hold.NONE),
        (Hold.NONE, 2 * HOUR, None, Hold.NONE),
        (Hold.NONE, 2 * HOUR + 1, None, Hold.LATE),
        (Hold.RESTORED, 5, None, None),
        (Hold.LATE, 9 * HOUR, None, None),
        (Hold.FAILED, 5, None, None),
        (Hold.NONE, 0, LOCK, None),
        (Hold.NONE, 49, LOCK, None),
        (Hold.NONE, 50, LOCK, Hold.LOCKED),
        (Hold.NONE, 9 * HOUR, LOCK, Hold.LOCKED),
        (Hold.LOCKED, 50, LOCK, None),
        (Hold.NONE, 0, replace(LOCK, until=101), None),
        (Hold.NONE, 1, replace(LOCK, until=101), Hold.LOCKED),
        (Hold.NONE, 0, replace(LOCK, until=100), Hold.NONE),
    ],
)
def test_it_waits_goes_out_or_is_held(hold: Hold, seconds: int, lock: DeskLock | None, done: Hold | None) -> None:
    assert decide(Scheduled(WEEK, "1", 100, 40, Terms(), EDITOR, hold), 100 + seconds, 2 * HOUR, lock) is done


async def waiting(newsroom: Newsroom, **rules: Any) -> Desk:
    """A desk at which an issue for one reader waits for its minute to pass."""
    desk = newsroom.desk_with(undo=60, **rules)
    await newsroom.upload(text())
    await newsroom.subscribe(Preferences("en", subscribed=True))
    await desk.scheduling.book(EDITOR, WEEK, await newsroom.offer())
    return desk


async def test_nothing_exists_of_a_broadcast_before_the_minute_has_passed_and_then_it_is_made_once(
    newsroom: Newsroom,
) -> None:
    desk = await waiting(newsroom)
    for seconds, broadcasts in ((0, 0), (59, 0), (1, 1), (1, 1)):
        newsroom.now += timedelta(seconds=seconds)
        await desk.scheduling.turn()
        assert len(await newsroom.broadcasts.unended()) == broadcasts
    assert (await newsroom.issue()).state is IssueState.PUBLISHED
    assert await desk.scheduling.all() == []


async def test_what_was_taken_back_is_a_draft_again_and_never_goes_out(newsroom: Newsroom) -> None:
    desk = await waiting(newsroom)
    assert (await newsroom.issue()).state is IssueState.SCHEDULED
    assert await desk.scheduling.take_back(EDITOR, WEEK)
    assert not await desk.scheduling.take_back(EDITOR, WEEK)
    newsroom.now += timedelta(seconds=61)
    await desk.scheduling.turn()
    assert (await newsroom.issue()).state is IssueState.DRAFT
    assert await newsroom.broadcasts.unended() == []


async def test_nothing_can_be_taken_back_once_it_is_on_its_way(newsroom: Newsroom) -> None:
    desk = await waiting(newsroom)
    newsroom.now += timedelta(seconds=60)
    await desk.scheduling.turn()
    assert not await desk.scheduling.take_back(EDITOR, WEEK)
    assert (await newsroom.issue()).state is IssueState.PUBLISHED


async def test_a_button_that_hastens_means_what_was_scheduled_when_it_was_drawn(newsroom: Newsroom) -> None:
    desk = await waiting(newsroom)
    (first,) = await desk.scheduling.all()
    await desk.scheduling.take_back(EDITOR, WEEK)
    newsroom.now += timedelta(seconds=5)
    await newsroom.upload(text(headline="Other ties"))
    await desk.scheduling.book(EDITOR, WEEK, await newsroom.offer())
    assert not await desk.scheduling.hasten(EDITOR, WEEK, first.made)
    (second,) = await desk.scheduling.all()
    assert await desk.scheduling.hasten(EDITOR, WEEK, second.made)
    await desk.scheduling.turn()
    assert (await newsroom.issue()).state is IssueState.PUBLISHED


async def test_a_time_far_off_is_kept_by_the_second(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    due = newsroom.now + timedelta(days=3)
    await newsroom.scheduling.book(EDITOR, WEEK, await newsroom.offer(), due=due)
    (booked,) = await newsroom.scheduling.all()
    assert booked.due == due.timestamp()
    newsroom.now = due - timedelta(seconds=1)
    await newsroom.scheduling.turn()
    assert (await newsroom.issue()).state is IssueState.SCHEDULED
    newsroom.now = due
    await newsroom.scheduling.turn()
    assert (await newsroom.issue()).state is IssueState.PUBLISHED


async def test_what_is_hours_late_waits_for_a_word(newsroom: Newsroom) -> None:
    desk = await waiting(newsroom, late=HOUR)
    newsroom.now += timedelta(hours=2)
    for _ in range(2):
        await desk.scheduling.turn()
    (held,) = await desk.scheduling.all()
    assert (held.hold, (await newsroom.issue()).state) == (Hold.LATE, IssueState.SCHEDULED)
    assert await desk.scheduling.hasten(EDITOR, WEEK, held.made)
    await desk.scheduling.turn()
    assert (await newsroom.issue()).state is IssueState.PUBLISHED


async def test_a_text_that_comes_while_it_waits_changes_nothing_of_it(newsroom: Newsroom) -> None:
    desk = await waiting(newsroom)
    before = (await newsroom.issue()).revisions
    await newsroom.upload(text(headline="Other ties"), text("security"))
    assert (await newsroom.issue()).revisions == before
    newsroom.now += timedelta(seconds=60)
    await desk.scheduling.turn()
    assert (await newsroom.issue()).revisions == before


class Broken(IssueMessages):
    def push(self, *_: Any, **__: Any) -> tuple[Message, ...]:
        raise RuntimeError


async def test_what_cannot_be_made_ready_is_held_and_keeps_nothing_else_from_going_out(newsroom: Newsroom) -> None:
    await waiting(newsroom)
    broken = newsroom.desk_with(Broken(PUBLICATION, TEXTS), undo=60)
    newsroom.now += timedelta(seconds=60)
    await broken.scheduling.turn()
    (held,) = await broken.scheduling.all()
    assert (held.hold, (await newsroom.issue()).state) == (Hold.FAILED, IssueState.SCHEDULED)
    assert await broken.scheduling.take_back(EDITOR, WEEK)
    assert (await newsroom.issue()).state is IssueState.DRAFT


async def test_whoever_draws_what_is_scheduled_is_told_of_every_change(newsroom: Newsroom) -> None:
    desk = await waiting(newsroom)
    await desk.scheduling.take_back(EDITOR, WEEK)
    await desk.scheduling.book(EDITOR, WEEK, await newsroom.offer())
    newsroom.now += timedelta(seconds=60)
    await desk.scheduling.turn()
    assert newsroom.rescheduled == 4


async def test_an_issue_that_is_scheduled_cannot_be_scheduled_again(newsroom: Newsroom) -> None:
    desk = await waiting(newsroom)
    nonce = await newsroom.offer()
    with pytest.raises(Published):
        await desk.scheduling.book(EDITOR, WEEK, nonce)


async def test_locked_in_its_last_second_it_stays_and_asks_when_the_desk_is_open_again(newsroom: Newsroom) -> None:
    desk = await waiting(newsroom)
    newsroom.now += timedelta(seconds=59)
    await desk.locking.lock(EDITOR)
    for seconds, hold in ((1, Hold.NONE), (SECONDS_LOCKED - 2, Hold.NONE), (1, Hold.LOCKED)):
        newsroom.now += timedelta(seconds=seconds)
        await desk.scheduling.turn()
        (scheduled,) = await desk.scheduling.all()
        assert scheduled.hold is hold
    assert await newsroom.broadcasts.unended() == []
    assert await desk.scheduling.hasten(EDITOR, WEEK, scheduled.made)
    await desk.scheduling.turn()
    assert len(await newsroom.broadcasts.unended()) == 1


async def test_a_lock_that_comes_while_the_messages_are_made_keeps_them_and_spoils_nothing(newsroom: Newsroom) -> None:
    class Slow(IssueMessages):
        def push(self, *arguments: Any) -> tuple[Message, ...]:
            asyncio.run_coroutine_threadsafe(desk.locking.lock(EDITOR), loop).result(10)
            return tuple(super().push(*arguments))

    loop = asyncio.get_running_loop()
    desk = await waiting(newsroom, messages=Slow(PUBLICATION, TEXTS))
    newsroom.now += timedelta(seconds=60)
    await desk.scheduling.turn()
    (scheduled,) = await desk.scheduling.all()
    assert (scheduled.hold, await newsroom.broadcasts.unended()) == (Hold.NONE, [])


async def test_a_day_off_later_than_the_lock_nothing_is_held_for_it(newsroom: Newsroom) -> None:
    desk = await waiting(newsroom)
    await desk.locking.lock(EDITOR)
    assert await desk.locking.unlock(EDITOR) is Unlocking.DONE
    newsroom.now += timedelta(seconds=60)
    await desk.scheduling.turn()
    assert await desk.scheduling.all() == []


@pytest.mark.parametrize("action", [action for action in Action if action is not Action.PAUSE])
async def test_of_a_broadcast_on_a_locked_desk_nothing_is_steered(newsroom: Newsroom, action: Action) -> None:
    await newsroom.upload(text())
    await newsroom.subscribe(Preferences("en", subscribed=True))
    number = await newsroom.publish()
    await newsroom.desk.locking.lock(EDITOR)
    await newsroom.broadcasting.control(number, Action.PAUSE)
    with pytest.raises(DeskLocked):
        await newsroom.broadcasting.control(number, action)
    (broadcast,) = await newsroom.broadcasting.locked()
    assert broadcast.number == number
