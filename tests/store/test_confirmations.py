"""An offer to publish holds once, for its editor, for ten minutes, and for exactly what was shown."""

from dataclasses import replace

import pytest

from bot.model.publication import Trend
from bot.store.confirmations import Offer, content_of, take
from tests.render.issues import WEEK, commentary
from tests.revisions import put, remove
from tests.store.kept import COLLEAGUE, EDITOR, Kept

WEST = commentary("west")
TEN_MINUTES = 600


async def offered(kept: Kept, editor: int = EDITOR) -> Offer:
    return await kept.stores.confirmations.offer(editor, await kept.issue())


async def holds(kept: Kept, offer: Offer) -> bool:
    return await kept.database.write(lambda sql: take(sql, kept.cipher, offer, kept.seconds))


@pytest.mark.parametrize(("later", "held"), [(0, True), (TEN_MINUTES - 1, True), (TEN_MINUTES, False)])
async def test_it_holds_for_ten_minutes(kept: Kept, later: int, held: bool) -> None:
    await kept.drafts(WEST)
    offer = await offered(kept)
    kept.passes(later)
    assert await holds(kept, offer) is held


async def test_it_is_used_once(kept: Kept) -> None:
    await kept.drafts(WEST)
    offer = await offered(kept)
    assert await holds(kept, offer)
    assert not await holds(kept, offer)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"nonce": "guessed"}, id="a nonce that was guessed"),
        pytest.param({"editor": COLLEAGUE}, id="another editor's tap"),
        pytest.param({"week": WEEK.shift(1)}, id="another week"),
        pytest.param({"content": "1;"}, id="without the verdict"),
        pytest.param({"content": "2;west:improved"}, id="another text"),
    ],
)
async def test_nothing_but_the_very_offer_is_taken_and_what_is_refused_leaves_it_good(
    kept: Kept, changed: dict[str, object]
) -> None:
    await kept.drafts(WEST)
    offer = await offered(kept)
    assert not await holds(kept, replace(offer, **changed))  # type: ignore[arg-type]
    assert await holds(kept, offer)


async def test_a_new_offer_voids_the_editors_earlier_one_and_not_a_colleagues(kept: Kept) -> None:
    await kept.drafts(WEST)
    mine, theirs = await offered(kept), await offered(kept, COLLEAGUE)
    again = await offered(kept)
    assert [await holds(kept, offer) for offer in (mine, theirs, again)] == [False, True, True]


async def test_an_offer_for_another_week_stays(kept: Kept) -> None:
    await kept.drafts(WEST)
    await kept.drafts(replace(WEST, week=WEEK.shift(1)))
    first = await offered(kept)
    await kept.stores.confirmations.offer(EDITOR, await kept.issue(WEEK.shift(1)))
    assert await holds(kept, first)


async def test_whatever_changes_in_the_draft_voids_it_and_its_return_restores_it(kept: Kept) -> None:
    issues = kept.stores.issues
    await kept.drafts(WEST)
    offer = await offered(kept)
    await put(issues, commentary("west", language="be"))
    assert not await holds(kept, offer)
    await remove(issues, WEEK, "west", "be")
    await issues.set_verdict(WEEK, "west", Trend.WORSENED)
    assert not await holds(kept, offer)
    await issues.set_verdict(WEEK, "west", Trend.IMPROVED)
    assert await holds(kept, offer)


async def test_an_issue_of_many_texts_is_named_alike_by_the_bot_and_by_the_database(kept: Kept) -> None:
    """Numbers of two digits sort otherwise as text, and capital letters before small ones."""
    topics = ["west", "elite", "zebra", "Alpha", "a-b", "a_b"]
    issue = await kept.drafts(*(commentary(topic, language) for topic in topics for language in ("ru", "be")))
    offer = await offered(kept)
    assert offer.content == content_of(issue)
    assert offer.content.startswith("1,2,3,4,5,6,7,8,9,10,11,12;")
    assert await holds(kept, offer)


async def test_the_editor_is_asked_for_the_time_of_one_issue_only(kept: Kept) -> None:
    confirmations = kept.stores.confirmations
    await kept.drafts(WEST)
    await kept.drafts(replace(WEST, week=WEEK.shift(1)))
    this = await offered(kept)
    following = await confirmations.offer(EDITOR, await kept.issue(WEEK.shift(1)))
    assert await confirmations.asked(EDITOR) is None
    assert await confirmations.ask(EDITOR, WEEK, this.nonce, paid=False)
    assert await confirmations.ask(EDITOR, WEEK.shift(1), following.nonce, paid=True)
    assert await confirmations.asked(EDITOR) == (WEEK.shift(1), following.nonce, True)
    assert await confirmations.asked(COLLEAGUE) is None
    await confirmations.withdraw(EDITOR, WEEK.shift(1))
    assert await confirmations.asked(EDITOR) is None
    assert await holds(kept, this)


@pytest.mark.parametrize(("editor", "nonce"), [(EDITOR, "guessed"), (COLLEAGUE, "")], ids=["nonce", "colleague"])
async def test_nobody_is_asked_for_the_time_of_what_was_not_offered_to_them(
    kept: Kept, editor: int, nonce: str
) -> None:
    await kept.drafts(WEST)
    offer = await offered(kept)
    assert not await kept.stores.confirmations.ask(editor, WEEK, nonce or offer.nonce, paid=False)
    assert await kept.stores.confirmations.asked(editor) is None


async def test_a_question_for_the_time_lapses_with_its_offer(kept: Kept) -> None:
    await kept.drafts(WEST)
    offer = await offered(kept)
    await kept.stores.confirmations.ask(EDITOR, WEEK, offer.nonce, paid=False)
    kept.passes(TEN_MINUTES - 1)
    assert await kept.stores.confirmations.asked(EDITOR)
    kept.passes(1)
    assert await kept.stores.confirmations.asked(EDITOR) is None
    assert not await kept.stores.confirmations.ask(EDITOR, WEEK, offer.nonce, paid=False)
