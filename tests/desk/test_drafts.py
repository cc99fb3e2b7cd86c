"""What is done to drafts beside putting texts into them."""

from bot.desk.drafts import subject
from tests.desk.newsroom import EDITOR, Newsroom, text
from tests.render.issues import WEEK


async def test_a_commentary_can_be_removed_from_a_draft_but_not_from_what_is_published(newsroom: Newsroom) -> None:
    await newsroom.upload(text(), text(language="be"))
    assert await newsroom.drafts.remove(EDITOR, WEEK, "west", "be")
    assert await newsroom.drafts.remove(EDITOR, WEEK, "west", "be") is None
    assert [each.commentary.language for each in (await newsroom.issue()).revisions] == ["en"]
    await newsroom.publish()
    assert await newsroom.drafts.remove(EDITOR, WEEK, "west", "en") is None
    assert len((await newsroom.issue()).revisions) == 1


async def test_a_discarded_draft_is_gone_and_so_is_its_card(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.cards.put(subject(WEEK), EDITOR, 5)
    assert await newsroom.drafts.discard(EDITOR, WEEK)
    assert await newsroom.issues.find(WEEK) is None
    assert await newsroom.cards.find(subject(WEEK)) == {}
    assert not await newsroom.drafts.discard(EDITOR, WEEK)
