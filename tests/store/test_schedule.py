"""An issue that is to go out: taken back once, sent once, and only as it was confirmed."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.model.broadcast import Policy, Terms
from bot.model.issue import IssueState
from bot.model.message import Message
from bot.model.publication import Trend
from bot.model.scheduled import Hold, Scheduled
from bot.store.confirmations import Published
from bot.store.editors import Editors
from tests.render.issues import WEEK, commentary
from tests.revisions import put, remove
from tests.scheduled import scheduled
from tests.store.kept import BRIEF, EDITOR, Kept

WEST = commentary("west")
SOON = 3_600


async def booked(kept: Kept, *, due: int = SOON, weeks: int = 0) -> Scheduled:
    issue = await kept.drafts(replace(WEST, week=WEEK.shift(weeks)))
    return await scheduled(kept.database, kept.cipher, issue, due=kept.seconds + due, clock=kept.clock)


async def goes_out(kept: Kept, what: Scheduled) -> bool:
    issue = await kept.issue(what.week)
    try:
        await kept.stores.broadcasts.publish(issue, 1, {BRIEF: [Message("The news")]}, what)
    except Published:
        return False
    return True


async def test_it_is_found_as_it_was_decided(kept: Kept) -> None:
    issue = await kept.drafts(WEST)
    offer = await kept.stores.confirmations.offer(EDITOR, issue)
    terms = Terms(Policy.NEVER, paid=True)
    made = await kept.stores.schedule.book(offer, kept.seconds + SOON, terms)
    assert made == Scheduled(WEEK, offer.content, kept.seconds + SOON, kept.seconds, terms, EDITOR)
    assert await kept.stores.schedule.find(WEEK) == made
    assert (await kept.issue()).state is IssueState.SCHEDULED


async def test_it_is_taken_back_once_and_is_a_draft_then(kept: Kept) -> None:
    made = await booked(kept)
    assert await kept.stores.schedule.take_back(WEEK) == made
    assert await kept.stores.schedule.take_back(WEEK) is None
    assert (await kept.issue()).state is IssueState.DRAFT
    assert not await goes_out(kept, made)


async def test_two_editors_who_confirm_at_once_schedule_it_once(kept: Kept) -> None:
    issue = await kept.drafts(WEST)
    first, second = [await kept.stores.confirmations.offer(editor, issue) for editor in (EDITOR, EDITOR + 1)]
    made = await kept.stores.schedule.book(first, kept.seconds, Terms())
    with pytest.raises(Published):
        await kept.stores.schedule.book(second, kept.seconds + SOON, Terms())
    assert await kept.stores.schedule.all() == [made]


async def test_the_next_one_comes_first_whatever_its_week(kept: Kept) -> None:
    for weeks, due in ((0, 300), (1, 100), (2, 200), (-1, 200)):
        await booked(kept, due=due, weeks=weeks)
    expected = [WEEK.shift(weeks) for weeks in (1, -1, 2, 0)]
    assert [each.week for each in await kept.stores.schedule.all()] == expected


async def test_nobody_changes_it_while_it_waits_and_readers_see_nothing_of_it(kept: Kept) -> None:
    await booked(kept)
    issues, before = kept.stores.issues, await kept.issue()
    await put(issues, replace(WEST, headline="Another"), Trend.WORSENED)
    assert not await issues.set_verdict(WEEK, "west", Trend.WORSENED)
    assert not await issues.set_verdict(WEEK, "elite", Trend.WORSENED)
    assert not await remove(issues, WEEK, "west", "en")
    assert not await issues.discard(WEEK)
    assert not await issues.revive(WEEK)
    assert await kept.issue() == before
    assert (await issues.latest(), await issues.shown()) == (None, {})


async def changed_by_hand(kept: Kept, _: Scheduled) -> None:
    await kept.database.write(lambda sql: sql.execute("UPDATE verdict SET trend = 'worsened'"))


async def held(kept: Kept, what: Scheduled) -> None:
    await kept.stores.schedule.hold(what, Hold.LATE)


async def taken_back(kept: Kept, what: Scheduled) -> None:
    await kept.stores.schedule.take_back(what.week)


async def sent_before(kept: Kept, what: Scheduled) -> None:
    assert await goes_out(kept, what)


@pytest.mark.parametrize("happened", [changed_by_hand, held, taken_back, sent_before], ids=lambda each: each.__name__)
async def test_what_happened_meanwhile_keeps_it_from_going_out(
    kept: Kept, happened: Callable[[Kept, Scheduled], Awaitable[None]]
) -> None:
    made = await booked(kept)
    await happened(kept, made)
    state, sent = (await kept.issue()).state, await kept.count("broadcast")
    assert not await goes_out(kept, made)
    assert ((await kept.issue()).state, await kept.count("broadcast")) == (state, sent)


@pytest.mark.parametrize("why", [Hold.LATE, Hold.RESTORED, Hold.FAILED])
async def test_an_editors_word_lets_what_was_held_go_out_now(kept: Kept, why: Hold) -> None:
    made = await booked(kept)
    await kept.stores.schedule.hold(made, why)
    found = await kept.stores.schedule.find(WEEK)
    assert found
    assert found.hold is why
    kept.passes(60)
    assert await kept.stores.schedule.hasten(WEEK, made.made)
    assert await kept.stores.schedule.find(WEEK) == replace(made, due=kept.seconds)
    assert await goes_out(kept, made)


async def test_a_button_of_an_earlier_decision_hastens_nothing(kept: Kept) -> None:
    earlier = await booked(kept)
    await kept.stores.schedule.take_back(WEEK)
    kept.passes(60)
    later = await booked(kept)
    assert not await kept.stores.schedule.hasten(WEEK, earlier.made)
    assert not await kept.stores.schedule.hasten(WEEK.shift(1), later.made)
    assert await kept.stores.schedule.find(WEEK) == later


async def test_who_hastens_it_is_not_held_up_by_a_clock_that_looked_before(kept: Kept) -> None:
    made = await booked(kept)
    await kept.stores.schedule.hasten(WEEK, made.made)
    await kept.stores.schedule.hold(made, Hold.LATE)
    assert await goes_out(kept, made)


async def test_it_outlives_its_editor_as_nobodys(kept: Kept) -> None:
    made = await booked(kept)
    await Editors(kept.database, kept.cipher, kept.clock).keep_only([EDITOR])
    found = await kept.stores.schedule.find(WEEK)
    assert found
    assert (found.editor, found.due) == (0, made.due)
    assert await goes_out(kept, found)
