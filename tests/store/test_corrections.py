"""A correction is proposed by one editor, and made once, if the issue still says what it said."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.model.broadcast import BroadcastState, Kind, Terms
from bot.model.correction import Amendment, Correction, Proposal
from bot.model.issue import Issue, IssueState
from bot.model.publication import Trend
from bot.store.corrections import Amended
from bot.store.making import New
from tests.render.issues import WEEK, commentary
from tests.revisions import put
from tests.store.kept import COLLEAGUE, EDITOR, Kept
from tests.verdicts import verdicts

WEST = commentary("west")
VERDICT = Amendment(WEEK, "west", trend=Trend.WORSENED)
RETRACTION = Amendment(WEEK)


async def proposed(kept: Kept, amendment: Amendment = VERDICT) -> Proposal:
    return await kept.stores.corrections.propose(EDITOR, amendment, seen=0)


async def archived(kept: Kept) -> None:
    await kept.stores.issues.archive([WEST, commentary("west", language="be")], verdicts(WEST))


async def rewritten(kept: Kept) -> Amendment:
    revision = await put(kept.stores.issues, replace(WEST, headline="Put right"))
    return Amendment(WEEK, "west", "en", revision.number)


def weighed(issue: Issue, proposal: Proposal, *corrections: Correction, follow_up: New | None = None) -> Amended:
    after = replace(issue, corrections=(*issue.corrections, *corrections))
    return Amended(proposal, issue, after, follow_up)


async def makes(kept: Kept, proposal: Proposal, *corrections: Correction, follow_up: New | None = None) -> int | None:
    return await kept.stores.corrections.make(weighed(await kept.issue(), proposal, *corrections, follow_up=follow_up))


@pytest.mark.parametrize(
    "amendment",
    [
        pytest.param(VERDICT, id="a verdict"),
        pytest.param(Amendment(WEEK, "west", "be", 7), id="a text"),
        pytest.param(Amendment(WEEK, "west", "be", 7, Trend.UNCHANGED), id="a text and a verdict"),
        pytest.param(RETRACTION, id="a retraction"),
    ],
)
async def test_a_proposal_waits_as_it_was_made_for_its_editor_alone(kept: Kept, amendment: Amendment) -> None:
    corrections = kept.stores.corrections
    made = await corrections.propose(EDITOR, amendment, seen=3)
    assert made == Proposal(made.number, amendment, "", 3)
    await corrections.drop(made.number, COLLEAGUE)
    await corrections.keep_verdict(made.number, COLLEAGUE)
    assert await corrections.find(made.number, COLLEAGUE) is None
    assert await corrections.find(made.number, EDITOR) == made
    await corrections.drop(made.number, EDITOR)
    assert await corrections.find(made.number, EDITOR) is None


async def test_a_reason_goes_to_the_proposal_that_was_asked_about_last_and_once(kept: Kept) -> None:
    corrections = kept.stores.corrections
    first, second = await proposed(kept), await proposed(kept, RETRACTION)
    assert await corrections.explain(EDITOR, "Nobody asked") is None
    assert await corrections.await_reason(second.number, EDITOR)
    assert await corrections.await_reason(first.number, EDITOR)
    assert not await corrections.await_reason(second.number, COLLEAGUE)
    assert await corrections.explain(COLLEAGUE, "Not hers") is None
    assert await corrections.explain(EDITOR, "Памылка ў лічбах") == replace(first, reason="Памылка ў лічбах")
    assert await corrections.explain(EDITOR, "Another message") is None
    assert await corrections.find(second.number, EDITOR) == second


async def test_who_keeps_the_verdict_keeps_the_text_and_a_verdict_alone_cannot_be_kept_out(kept: Kept) -> None:
    corrections, both = kept.stores.corrections, Amendment(WEEK, "west", "be", 7, Trend.UNCHANGED)
    text, verdict = await proposed(kept, both), await proposed(kept)
    for number in (text.number, verdict.number):
        await corrections.keep_verdict(number, EDITOR)
    assert await corrections.find(text.number, EDITOR) == replace(text, amendment=replace(both, trend=None))
    assert await corrections.find(verdict.number, EDITOR) == verdict


async def test_what_was_put_right_is_shown_and_told_of_in_its_order(kept: Kept) -> None:
    await archived(kept)
    first = Correction("west", "", kept.seconds, "A slip", "improved", "worsened")
    assert await makes(kept, await proposed(kept), first) == 0
    amendment = await rewritten(kept)
    second = Correction("west", "en", kept.seconds, "", "1", str(amendment.revision))
    assert await makes(kept, await proposed(kept, amendment), second) == 0
    issue = await kept.issue()
    assert (issue.corrections, issue.trends) == ((first, second), {"west": Trend.WORSENED})
    assert [(each.commentary.language, each.corrected) for each in issue.revisions] == [("be", False), ("en", True)]


async def test_a_late_text_is_new_and_corrects_nothing(kept: Kept) -> None:
    await archived(kept)
    revision = await put(kept.stores.issues, commentary("west", language="ru"))
    assert await makes(kept, await proposed(kept, Amendment(WEEK, "west", "ru", revision.number))) == 0
    found = (await kept.issue()).find("west", "ru")
    assert found
    assert not found.corrected


async def another_verdict(kept: Kept) -> None:
    await makes(kept, await proposed(kept, replace(VERDICT, trend=Trend.UNCHANGED)))


async def another_text(kept: Kept) -> None:
    revision = await put(kept.stores.issues, replace(WEST, headline="Quicker"))
    await makes(kept, await proposed(kept, Amendment(WEEK, "west", "en", revision.number)))


async def retracted(kept: Kept) -> None:
    await makes(kept, await proposed(kept, RETRACTION))


async def revived(kept: Kept) -> None:
    await retracted(kept)
    await kept.stores.issues.revive(WEEK)


@pytest.mark.parametrize("quicker", [another_verdict, another_text, retracted, revived], ids=lambda each: each.__name__)
async def test_who_weighed_what_has_changed_since_changes_nothing(
    kept: Kept, quicker: Callable[[Kept], Awaitable[None]]
) -> None:
    await archived(kept)
    amendment = await rewritten(kept)
    proposal, before = await proposed(kept, amendment), await kept.issue()
    await quicker(kept)
    meanwhile = await kept.issue()
    slip = Correction("west", "en", kept.seconds, "", "1", "3")
    assert await kept.stores.corrections.make(weighed(before, proposal, slip)) is None
    assert await kept.issue() == meanwhile


async def test_what_changes_in_another_text_is_in_nobodys_way(kept: Kept) -> None:
    await archived(kept)
    revision = await put(kept.stores.issues, commentary("west", language="be", headline="Лепш"))
    proposal, before = await proposed(kept, await rewritten(kept)), await kept.issue()
    await makes(kept, await proposed(kept, Amendment(WEEK, "west", "be", revision.number)))
    assert await kept.stores.corrections.make(weighed(before, proposal)) == 0


async def test_two_taps_make_one_correction_and_one_broadcast(kept: Kept) -> None:
    about = await kept.publish(WEST)
    proposal = await proposed(kept)
    new = New(Kind.CORRECTION, WEEK, "west:worsened", 1, Terms(), 0, about)
    slip = Correction("west", "", kept.seconds, "", "improved", "worsened")
    amended = weighed(await kept.issue(), proposal, slip, follow_up=new)
    number = await kept.stores.corrections.make(amended)
    assert number
    assert await kept.stores.corrections.make(amended) is None
    assert (await kept.issue()).corrections == (slip,)
    assert [each.number for each in await kept.stores.broadcasts.unended()] == [about, number]


async def test_a_retraction_stops_the_broadcast_and_the_week_can_go_out_anew(kept: Kept) -> None:
    first = await kept.publish(WEST)
    notice = Correction("", "", kept.seconds, "Wrong week", "published", "retracted")
    assert await makes(kept, await proposed(kept, RETRACTION), notice) == 0
    stopped = await kept.stores.broadcasts.find(first)
    assert stopped
    assert stopped.state is BroadcastState.CLOSING
    assert (await kept.issue()).retraction == notice
    assert await kept.stores.issues.latest() is None
    assert await kept.stores.issues.revive(WEEK)
    assert not await kept.stores.issues.revive(WEEK)
    assert await kept.publish(WEST) > first


@pytest.mark.parametrize("sent", [True, False], ids=["sent", "archived"])
async def test_a_retracted_issue_that_is_drafted_anew_and_discarded_stays_retracted(kept: Kept, sent: bool) -> None:
    await (kept.publish(WEST) if sent else archived(kept))
    notice = Correction("", "", kept.seconds, "Wrong week", "published", "retracted")
    await makes(kept, await proposed(kept, RETRACTION), notice)
    await kept.stores.issues.revive(WEEK)
    await put(kept.stores.issues, replace(WEST, headline="Second thoughts"))
    assert await kept.stores.issues.discard(WEEK)
    issue = await kept.issue()
    assert (issue.state, issue.revisions, issue.trends) == (IssueState.RETRACTED, (), {})
    assert issue.retraction == notice
    assert not await kept.stores.issues.discard(WEEK)
