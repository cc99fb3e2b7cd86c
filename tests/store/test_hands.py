"""Whose the last change of a draft is."""

from bot.store.editors import Editors
from tests.render.issues import WEEK, commentary
from tests.store.kept import COLLEAGUE, EDITOR, Kept

WEST = commentary("west")


async def test_the_last_one_counts_for_each_draft(kept: Kept) -> None:
    hands = kept.stores.hands
    assert await hands.last(WEEK) == 0
    await kept.changes(EDITOR, WEEK)
    await kept.changes(COLLEAGUE, WEEK)
    await kept.changes(EDITOR, WEEK.shift(1))
    assert (await hands.last(WEEK), await hands.last(WEEK.shift(1))) == (COLLEAGUE, EDITOR)


async def test_it_goes_with_its_draft_when_that_is_published_and_with_its_editor(kept: Kept) -> None:
    hands = kept.stores.hands
    await kept.drafts(WEST)
    await kept.changes(EDITOR, WEEK)
    await kept.stores.issues.discard(WEEK)
    assert await hands.last(WEEK) == 0
    await kept.changes(EDITOR, WEEK)
    await kept.publish(WEST)
    assert await hands.last(WEEK) == 0
    await kept.changes(EDITOR, WEEK)
    await Editors(kept.database, kept.cipher, kept.clock).keep_only([COLLEAGUE])
    assert await hands.last(WEEK) == 0
