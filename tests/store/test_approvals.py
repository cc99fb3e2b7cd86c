"""What waits for a second editor's word: answered once, and only as it was shown."""

from dataclasses import replace

import pytest

from bot.model.approval import SECONDS_WAITING, Answer, Approval, Ended
from bot.model.broadcast import Policy, Terms
from bot.model.correction import Amendment, Reach
from bot.model.issue import IssueState
from bot.model.publication import Trend
from bot.model.scheduled import Scheduled
from bot.store.confirmations import Published
from bot.store.corrections import Amended
from bot.store.desk_locks import DeskLocked
from bot.store.editors import Editors
from tests.render.issues import WEEK, commentary
from tests.store.kept import COLLEAGUE, EDITOR, Kept

WEST = commentary("west")
TERMS = Terms(Policy.NEVER, paid=True)
SOON = 3_600


async def asked(kept: Kept, *, due: int = 0) -> Approval:
    offer = await kept.stores.confirmations.offer(EDITOR, await kept.drafts(WEST))
    return await kept.stores.approvals.ask(offer, due, TERMS)


async def test_it_is_found_as_it_was_asked_for_and_the_draft_stays_one(kept: Kept) -> None:
    approval = await asked(kept, due=kept.seconds + SOON)
    assert await kept.stores.approvals.find(approval.number) == approval
    assert await kept.stores.approvals.all() == [approval]
    assert (approval.editor, approval.terms, approval.expires) == (EDITOR, TERMS, kept.seconds + SECONDS_WAITING)
    assert (await kept.issue()).state is IssueState.DRAFT


async def test_approved_it_is_scheduled_in_the_name_of_whoever_asked_and_only_once(kept: Kept) -> None:
    approval = await asked(kept)
    booked = await kept.stores.approvals.approve(approval, kept.seconds + SOON, COLLEAGUE)
    assert booked == Scheduled(WEEK, approval.content, kept.seconds + SOON, kept.seconds, TERMS, EDITOR)
    assert await kept.stores.schedule.find(WEEK) == booked
    with pytest.raises(Published):
        await kept.stores.approvals.approve(approval, kept.seconds, COLLEAGUE)
    assert await kept.stores.approvals.all() == []


async def test_what_has_changed_since_is_not_approved(kept: Kept) -> None:
    approval = await asked(kept)
    await kept.drafts(replace(WEST, headline="Other ties"))
    with pytest.raises(Published):
        await kept.stores.approvals.approve(approval, kept.seconds, COLLEAGUE)
    assert (await kept.issue()).state is IssueState.DRAFT


async def test_a_verdict_that_has_changed_since_is_not_approved(kept: Kept) -> None:
    approval = await asked(kept)
    await kept.stores.issues.set_verdict(WEEK, "west", Trend.WORSENED)
    with pytest.raises(Published):
        await kept.stores.approvals.approve(approval, kept.seconds, COLLEAGUE)


async def test_after_a_week_nobody_can_approve_it(kept: Kept) -> None:
    approval = await asked(kept)
    kept.passes(SECONDS_WAITING)
    with pytest.raises(Published):
        await kept.stores.approvals.approve(approval, kept.seconds, COLLEAGUE)


async def test_on_a_locked_desk_nothing_is_asked_or_approved(kept: Kept) -> None:
    approval = await asked(kept)
    offer = await kept.stores.confirmations.offer(EDITOR, await kept.issue())
    await kept.stores.desk_locks.lock(COLLEAGUE)
    with pytest.raises(DeskLocked):
        await kept.stores.approvals.approve(approval, kept.seconds, COLLEAGUE)
    with pytest.raises(DeskLocked):
        await kept.stores.approvals.ask(offer, 0, TERMS)
    with pytest.raises(DeskLocked):
        await kept.stores.approvals.ask_correction(EDITOR, WEEK, 1, "x", Reach.LOUD)
    assert await kept.stores.approvals.all() == [approval]


async def test_an_offer_is_used_up_and_the_next_request_takes_the_place_of_the_last(kept: Kept) -> None:
    first = await asked(kept)
    second = await asked(kept, due=kept.seconds + SOON)
    assert second.number > first.number
    assert await kept.stores.approvals.all() == [second]
    with pytest.raises(Published):
        await kept.stores.approvals.approve(first, kept.seconds, COLLEAGUE)


async def test_the_same_correction_asked_for_twice_is_one(kept: Kept) -> None:
    await kept.drafts(WEST)
    ask = kept.stores.approvals.ask_correction
    first = await ask(EDITOR, WEEK, 3, "as shown", Reach.LOUD)
    assert await ask(EDITOR, WEEK, 3, "as shown", Reach.LOUD) == first
    assert (await ask(EDITOR, WEEK, 3, "as shown", Reach.SILENT)).number > first.number


async def test_a_correction_uses_its_approval_up_and_is_not_made_without(kept: Kept) -> None:
    await kept.publish(WEST)
    proposal, issue = await kept.stores.corrections.propose(EDITOR, Amendment(WEEK), 0), await kept.issue()
    approval = await kept.stores.approvals.ask_correction(EDITOR, WEEK, proposal.number, "as shown", Reach.LOUD)
    amended = Amended(proposal, issue, issue, approval=approval.number)
    await kept.stores.approvals.end(approval.number, Ended.DECLINED, COLLEAGUE)
    assert await kept.stores.corrections.make(amended) is None
    assert (await kept.issue()).state is IssueState.PUBLISHED
    again = await kept.stores.approvals.ask_correction(EDITOR, WEEK, proposal.number, "as shown", Reach.LOUD)
    assert await kept.stores.corrections.make(replace(amended, approval=again.number)) is not None
    assert (await kept.issue()).state is IssueState.RETRACTED
    assert await kept.stores.approvals.all() == []


async def test_it_goes_with_whoever_asked_and_so_does_what_has_come_of_it(kept: Kept) -> None:
    declined = await asked(kept)
    await kept.stores.approvals.end(declined.number, Ended.DECLINED, COLLEAGUE)
    await asked(kept)
    await Editors(kept.database, kept.cipher, kept.clock).keep_only([COLLEAGUE])
    assert (await kept.stores.approvals.all(), await kept.stores.answers.all()) == ([], [])


async def test_what_has_come_of_it_names_the_row_of_who_answered_and_no_id(kept: Kept) -> None:
    colleague = await kept.stores.colleagues.meet(COLLEAGUE, "en", owner=True)
    approval = await asked(kept)
    await kept.stores.approvals.end(approval.number, Ended.DECLINED, COLLEAGUE)
    assert colleague
    assert await kept.stores.answers.find(approval.number) == Answer(
        approval.number, WEEK, EDITOR, Ended.DECLINED, colleague.number
    )


async def test_it_is_dropped_once(kept: Kept) -> None:
    approval = await asked(kept)
    assert await kept.stores.approvals.end(approval.number, Ended.DECLINED, COLLEAGUE)
    assert not await kept.stores.approvals.end(approval.number, Ended.DECLINED, COLLEAGUE)
