"""Which message of a chat shows what."""

from tests.store.kept import COLLEAGUE, EDITOR, Kept


async def test_a_chat_has_one_card_of_a_subject_and_a_message_shows_one_subject(kept: Kept) -> None:
    cards = kept.stores.cards
    await cards.put("draft:2026-W48", EDITOR, 7)
    await cards.put("draft:2026-W48", COLLEAGUE, 7)
    await cards.put("schedule:2026-W48", EDITOR, 7)
    assert await cards.find("draft:2026-W48") == {COLLEAGUE: 7}
    await cards.put("schedule:2026-W48", EDITOR, 9)
    assert await cards.find("schedule:2026-W48") == {EDITOR: 9}


async def test_notes_that_somebody_was_told_show_nothing_and_do_not_push_each_other_out(kept: Kept) -> None:
    cards = kept.stores.cards
    await cards.put("held:2026-W48", EDITOR, 0)
    await cards.put("trouble:7", EDITOR, 0)
    assert (await cards.find("held:2026-W48"), await cards.find("trouble:7")) == ({EDITOR: 0}, {EDITOR: 0})
