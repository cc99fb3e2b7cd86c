"""Two pairs of eyes: what is asked for, what it is bound to, and what comes of it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.desk.amending import goes_out
from bot.desk.approving import Unapprovable
from bot.desk.build import Desk
from bot.model.approval import SECONDS_WAITING, Answer, Approval, Barred, Ended, Unapproved
from bot.model.broadcast import Broadcast, BroadcastState, Kind, Tally, Terms
from bot.model.correction import Amendment, Proposal, Reach
from bot.model.issue import IssueState
from bot.model.journal import Deed
from bot.model.publication import Trend
from bot.model.reader import Preferences
from bot.model.receipt import Drafted
from bot.model.weighed import Weighed
from bot.store.confirmations import Published
from tests.desk.newsroom import COLLEAGUE, EDITOR, Newsroom, text
from tests.render.issues import WEEK, commentary, issue

RUNNING = Broadcast(7, WEEK, BroadcastState.RUNNING, "", Terms(), 9, Tally())
LOUD, SILENT, ARCHIVE = Reach


@pytest.fixture
async def desk(newsroom: Newsroom) -> Desk:
    """Of two editors; an issue for one reader is a draft."""
    await newsroom.upload(text())
    await newsroom.subscribe(Preferences("en", subscribed=True))
    return newsroom.desk_with(owners={EDITOR, COLLEAGUE}, approvals=True, undo=60)


async def ask(newsroom: Newsroom, desk: Desk, *, hours: int = 0) -> Approval:
    due = newsroom.now + timedelta(hours=hours) if hours else None
    return await desk.approving.ask(EDITOR, WEEK, await newsroom.offer(), paid=False, due=due)


async def ended(desk: Desk) -> list[tuple[int, Ended]]:
    """What has come to nothing since the last look."""
    answers = await desk.approving.turn()
    for each in answers:
        await desk.approving.settle(each.number)
    return [(each.number, each.how) for each in answers]


async def out(newsroom: Newsroom, desk: Desk) -> None:
    await desk.approving.publish(COLLEAGUE, await ask(newsroom, desk))
    newsroom.now += timedelta(seconds=60)
    await desk.scheduling.turn()
    assert [how for _, how in await ended(desk)] == [Ended.APPROVED]
    assert (await newsroom.issue()).state is IssueState.PUBLISHED


async def retracting(desk: Desk) -> Approval:
    weighed = await desk.correcting.propose(EDITOR, Amendment(WEEK))
    assert weighed
    return await desk.approving.ask_correction(EDITOR, weighed, Reach.LOUD)


def weighed(kind: Kind = Kind.CORRECTION, *, topic: str = "west", told: int = 0, running: bool = False) -> Weighed:
    before = issue(commentary("west"))
    proposal = Proposal(1, Amendment(WEEK, topic))
    return Weighed(proposal, before, before, (), kind, (), RUNNING if running else None, 3, told)


@pytest.mark.parametrize(
    ("correction", "reaches"),
    [
        (weighed(told=1), {LOUD}),
        (weighed(), set()),
        (weighed(Kind.TRANSLATION), {LOUD}),
        (weighed(Kind.RETRACTION, topic=""), {LOUD, SILENT, ARCHIVE}),
        (weighed(running=True), {LOUD, SILENT, ARCHIVE}),
    ],
)
def test_whatever_brings_readers_something_new_is_approved(correction: Weighed, reaches: set[Reach]) -> None:
    assert {reach for reach in Reach if goes_out(correction, reach)} == reaches


async def test_approved_it_counts_down_and_a_chosen_hour_that_is_past_does_not_mean_at_once(
    newsroom: Newsroom, desk: Desk
) -> None:
    approval = await ask(newsroom, desk, hours=1)
    newsroom.now += timedelta(hours=2)
    booked = await desk.approving.publish(COLLEAGUE, approval)
    assert booked.due == int(newsroom.now.timestamp()) + 60
    await desk.scheduling.turn()
    assert await newsroom.broadcasts.unended() == []


async def test_a_chosen_hour_that_is_to_come_is_kept(newsroom: Newsroom, desk: Desk) -> None:
    due = int(newsroom.now.timestamp()) + 3600
    approval = await ask(newsroom, desk, hours=1)
    assert (await desk.approving.publish(COLLEAGUE, approval)).due == due


async def test_without_a_minute_to_take_it_back_it_goes_out_at_once(newsroom: Newsroom, desk: Desk) -> None:
    desk = newsroom.desk_with(owners={EDITOR, COLLEAGUE}, approvals=True)
    await desk.approving.publish(COLLEAGUE, await ask(newsroom, desk))
    assert len(await newsroom.broadcasts.unended()) == 1


async def test_who_may_approve_it_is_told_apart(newsroom: Newsroom, desk: Desk) -> None:
    approval = await ask(newsroom, desk)
    assert await desk.approving.approvers(approval) == {COLLEAGUE}
    assert await desk.approving.bar(EDITOR, approval) is Barred.ASKER
    assert await desk.approving.bar(COLLEAGUE, approval) is None


async def changes_text(newsroom: Newsroom) -> None:
    await newsroom.upload(text(headline="Other ties"), editor=COLLEAGUE)


async def takes_out(newsroom: Newsroom) -> None:
    await newsroom.drafts.remove(COLLEAGUE, WEEK, "security", "en")


async def decides(newsroom: Newsroom) -> None:
    await newsroom.drafts.decide(COLLEAGUE, WEEK, "west", Trend.WORSENED)


async def undoes_a_verdict(newsroom: Newsroom) -> None:
    await newsroom.drafts.decide(EDITOR, WEEK, "west", Trend.WORSENED)
    await newsroom.drafts.undo_verdict(COLLEAGUE, WEEK, "west", Trend.WORSENED, Trend.UNCHANGED)


async def undoes_a_text(newsroom: Newsroom) -> None:
    arrived = await newsroom.sends("upload.md", text(headline="Other ties"))
    assert isinstance(arrived, Drafted)
    await newsroom.drafts.take_back(COLLEAGUE, arrived.step.number)


@pytest.mark.parametrize("change", [changes_text, takes_out, decides, undoes_a_verdict, undoes_a_text])
async def test_whoever_made_the_last_change_cannot_approve_it_and_of_two_must_ask(
    newsroom: Newsroom, desk: Desk, change: Callable[[Newsroom], Awaitable[None]]
) -> None:
    await newsroom.upload(text("security"))
    await change(newsroom)
    with pytest.raises(Unapprovable) as refused:
        await ask(newsroom, desk)
    assert refused.value.author == COLLEAGUE
    three = newsroom.desk_with(owners={EDITOR, COLLEAGUE, 9}, approvals=True)
    approval = await ask(newsroom, three)
    assert await three.approving.approvers(approval) == {9}
    assert await three.approving.bar(COLLEAGUE, approval) is Barred.AUTHOR
    theirs = await desk.approving.ask(COLLEAGUE, WEEK, await newsroom.offer(COLLEAGUE), paid=False, due=None)
    assert await desk.approving.bar(EDITOR, theirs) is None


async def test_what_waits_for_somebodys_word_is_not_asked_again_by_them_but_by_whoever_asked(
    newsroom: Newsroom, desk: Desk
) -> None:
    approval, nonce = await ask(newsroom, desk), await newsroom.offer(COLLEAGUE)
    assert await desk.approving.ask(COLLEAGUE, WEEK, nonce, paid=False, due=None) == approval
    assert (await ask(newsroom, desk, hours=1)).number > approval.number
    await newsroom.upload(text(headline="Other ties"), editor=COLLEAGUE)
    nonce = await newsroom.offer(COLLEAGUE)
    assert (await desk.approving.ask(COLLEAGUE, WEEK, nonce, paid=False, due=None)).editor == COLLEAGUE


async def test_whoever_sends_what_is_there_already_has_changed_nothing(newsroom: Newsroom, desk: Desk) -> None:
    await newsroom.upload(text(), editor=COLLEAGUE)
    assert await desk.approving.approvers(await ask(newsroom, desk)) == {COLLEAGUE}


async def test_a_single_editor_asks_nobody_and_loses_no_offer(newsroom: Newsroom, desk: Desk) -> None:
    alone, nonce = newsroom.desk_with(approvals=True), await newsroom.offer()
    assert (alone.approving.alone, desk.approving.alone, newsroom.desk.approving.alone) == (True, False, False)
    with pytest.raises(Unapprovable) as refused:
        await alone.approving.ask(EDITOR, WEEK, nonce, paid=False, due=None)
    assert refused.value.author is None
    assert await desk.approving.ask(EDITOR, WEEK, nonce, paid=False, due=None)


@pytest.mark.parametrize("changed", [text(headline="Other ties"), text("security")])
async def test_any_change_of_the_draft_voids_it_once(newsroom: Newsroom, desk: Desk, changed: bytes) -> None:
    approval = await ask(newsroom, desk)
    assert await ended(desk) == []
    await newsroom.upload(changed)
    with pytest.raises(Published):
        await desk.approving.publish(COLLEAGUE, approval)
    assert await ended(desk) == [(approval.number, Ended.CHANGED)]
    assert await ended(desk) == []


async def test_another_verdict_voids_it(newsroom: Newsroom, desk: Desk) -> None:
    approval = await ask(newsroom, desk)
    await desk.drafts.decide(EDITOR, WEEK, "west", Trend.WORSENED)
    assert await ended(desk) == [(approval.number, Ended.CHANGED)]


async def test_it_lapses_after_a_week(newsroom: Newsroom, desk: Desk) -> None:
    approval = await ask(newsroom, desk)
    newsroom.now += timedelta(seconds=SECONDS_WAITING - 1)
    assert await ended(desk) == []
    newsroom.now += timedelta(seconds=1)
    assert await ended(desk) == [(approval.number, Ended.LAPSED)]


async def test_a_retraction_is_made_once_with_the_approval_for_it(newsroom: Newsroom, desk: Desk) -> None:
    await out(newsroom, desk)
    approval = await retracting(desk)
    assert await desk.approving.approvers(approval) == {COLLEAGUE}
    assert await desk.approving.bar(EDITOR, approval) is Barred.ASKER
    assert await ended(desk) == []
    assert await desk.approving.correct(COLLEAGUE, approval) is not None
    assert await desk.approving.correct(COLLEAGUE, approval) is None
    assert await ended(desk) == [(approval.number, Ended.APPROVED)]
    assert (await newsroom.issue()).state is IssueState.RETRACTED


async def test_who_has_just_become_an_editor_approves_nothing_for_a_day(newsroom: Newsroom, desk: Desk) -> None:
    people = newsroom.stores.colleagues
    joining = newsroom.stores.journal.noting(COLLEAGUE, Deed.JOINED)
    await people.accept(await people.invite(), COLLEAGUE, "en", joining)
    approval = await ask(newsroom, desk)
    newsroom.now += timedelta(hours=24, seconds=-1)
    assert await desk.approving.bar(COLLEAGUE, approval) is Barred.NEW
    assert await desk.approving.bar(EDITOR, approval) is Barred.ASKER
    newsroom.now += timedelta(seconds=1)
    assert await desk.approving.bar(COLLEAGUE, approval) is None


async def test_nothing_goes_out_by_any_other_way(newsroom: Newsroom, desk: Desk) -> None:
    with pytest.raises(Unapproved):
        await desk.scheduling.book(EDITOR, WEEK, await newsroom.offer())
    await out(newsroom, desk)
    weighed = await desk.correcting.propose(EDITOR, Amendment(WEEK))
    assert weighed
    with pytest.raises(Unapproved):
        await desk.correcting.correct(EDITOR, weighed, Reach.ARCHIVE)
    assert (await newsroom.issue()).state is IssueState.PUBLISHED


async def test_a_reason_given_later_and_another_correction_void_the_approval(newsroom: Newsroom, desk: Desk) -> None:
    await out(newsroom, desk)
    explained = await retracting(desk)
    await desk.correcting.await_reason(EDITOR, explained.proposal)
    await desk.correcting.explain(EDITOR, "We were wrong.")
    assert await desk.approving.correct(COLLEAGUE, explained) is None
    assert await ended(desk) == [(explained.number, Ended.CHANGED)]
    overtaken = await retracting(desk)
    await newsroom.correct(Amendment(WEEK, "west", trend=Trend.WORSENED))
    assert await desk.approving.correct(COLLEAGUE, overtaken) is None
    assert await ended(desk) == [(overtaken.number, Ended.CHANGED)]
    assert (await newsroom.issue()).state is IssueState.PUBLISHED


async def test_whoever_asks_or_is_asked_may_end_it_once(newsroom: Newsroom, desk: Desk) -> None:
    approval = await ask(newsroom, desk)
    assert await desk.approving.end(COLLEAGUE, approval)
    assert not await desk.approving.end(COLLEAGUE, approval)
    with pytest.raises(Published):
        await desk.approving.publish(COLLEAGUE, approval)


async def test_a_correction_waits_for_its_second_editor_as_long_as_an_issue(newsroom: Newsroom, desk: Desk) -> None:
    """Its proposal, which alone waits for a day, stays as long."""
    await out(newsroom, desk)
    approval = await retracting(desk)
    newsroom.now += timedelta(seconds=SECONDS_WAITING - 60)
    await newsroom.corrections.drop_lapsed()
    assert await ended(desk) == []
    assert await desk.approving.weigh(approval)
    newsroom.now += timedelta(seconds=60)
    assert await ended(desk) == [(approval.number, Ended.LAPSED)]
    await newsroom.corrections.drop_lapsed()
    assert not await newsroom.database.fetch("SELECT 1 FROM proposal")


async def test_what_is_asked_for_again_waits_anew(newsroom: Newsroom, desk: Desk) -> None:
    first = await ask(newsroom, desk)
    newsroom.now += timedelta(seconds=SECONDS_WAITING - 60)
    again = await ask(newsroom, desk)
    newsroom.now += timedelta(seconds=120)
    assert again.number == first.number
    assert await ended(desk) == []


async def test_what_has_come_of_it_is_known_until_everybody_was_told(newsroom: Newsroom, desk: Desk) -> None:
    approval = await ask(newsroom, desk)
    assert await desk.approving.answer(approval.number) is None
    assert await desk.approving.end(COLLEAGUE, approval)
    declined = Answer(approval.number, WEEK, EDITOR, Ended.DECLINED)
    assert await desk.approving.turn() == [declined] == [await desk.approving.answer(approval.number)]
    await desk.approving.tell(approval.number)
    assert await desk.approving.turn() == [replace(declined, told=True)]
    await desk.approving.settle(approval.number)
    assert await desk.approving.turn() == []


async def test_whoever_asked_is_told_of_what_others_did_and_they_cannot_see(newsroom: Newsroom, desk: Desk) -> None:
    async def told() -> bool:
        (answer,) = await desk.approving.turn()
        await desk.approving.settle(answer.number)
        return answer.told

    for editor, known in ((EDITOR, True), (COLLEAGUE, False)):
        await desk.approving.end(editor, await ask(newsroom, desk))
        assert await told() is known
    await desk.approving.publish(COLLEAGUE, await ask(newsroom, desk))
    assert await told()
    newsroom.now += timedelta(seconds=60)
    await desk.scheduling.turn()
    await desk.approving.correct(COLLEAGUE, await retracting(desk))
    assert not await told()


@pytest.mark.parametrize(("editor", "knows"), [(EDITOR, True), (COLLEAGUE, False)])
async def test_a_draft_that_is_thrown_away_needs_no_approval(
    newsroom: Newsroom, desk: Desk, editor: int, *, knows: bool
) -> None:
    approval = await ask(newsroom, desk)
    assert await desk.drafts.discard(editor, WEEK)
    assert await desk.approving.turn() == [Answer(approval.number, WEEK, EDITOR, Ended.DISCARDED, told=knows)]


async def test_a_correction_that_came_too_late_leaves_its_approval_to_be_ended_as_such(
    newsroom: Newsroom, desk: Desk
) -> None:
    await out(newsroom, desk)
    weighed = await desk.correcting.propose(EDITOR, Amendment(WEEK, "west", trend=Trend.IMPROVED))
    assert weighed
    approval = await desk.approving.ask_correction(EDITOR, weighed, Reach.LOUD)
    await newsroom.correct(Amendment(WEEK, "west", trend=Trend.WORSENED))
    assert await desk.correcting.correct(EDITOR, weighed, Reach.LOUD, approval.number, COLLEAGUE) is None
    assert await ended(desk) == [(approval.number, Ended.CHANGED)]
