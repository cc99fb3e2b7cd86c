"""Uploads: what becomes a draft, what waits for a word, what is refused."""

import pytest

from bot.desk.drafts import MAX_DOWNLOAD, Drafted, Unchanged, check_document, subject
from bot.errors import ContentErrors
from bot.model.issue import Correction, IssueState
from bot.model.publication import Trend
from tests.desk.newsroom import EDITOR, Newsroom, text
from tests.render.issues import WEEK, commentary


async def test_the_first_upload_of_a_week_begins_its_draft(newsroom: Newsroom) -> None:
    receipt = await newsroom.drafts.receive("west.en.md", text())
    assert isinstance(receipt, Drafted)
    assert receipt.issue.state is IssueState.DRAFT
    assert [revision.commentary.headline for revision in receipt.issue.revisions] == ["Ties"]


async def test_the_same_text_twice_changes_nothing_and_another_takes_its_place(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    before = await newsroom.issue()
    await newsroom.upload(text())
    assert await newsroom.issue() == before
    await newsroom.upload(text(headline="Better ties"))
    assert [each.commentary.headline for each in (await newsroom.issue()).revisions] == ["Better ties"]


async def test_trends_that_disagree_may_be_uploaded(newsroom: Newsroom) -> None:
    await newsroom.upload(text(language="be", trend="improved"), text(language="ru", trend="worsened"))
    assert len((await newsroom.issue()).revisions) == 2


async def test_a_wrong_file_is_refused_with_all_its_lines_and_leaves_no_draft(newsroom: Newsroom) -> None:
    wrong = text(topic="weather", trend="sunny")
    with pytest.raises(ContentErrors) as refused:
        await newsroom.drafts.receive("weather.md", wrong)
    assert [(each.path, each.line) for each in refused.value.problems] == [("weather.md", 3), ("weather.md", 5)]
    assert await newsroom.issues.find(WEEK) is None


@pytest.mark.parametrize(("name", "size"), [("west.docx", 10), ("west", 10), ("west.md", MAX_DOWNLOAD + 1)])
def test_what_is_no_commentary_or_too_large_is_not_even_fetched(name: str, size: int) -> None:
    with pytest.raises(ContentErrors):
        check_document(name, size)
    check_document("WEST.MD", MAX_DOWNLOAD)


async def test_a_text_for_a_published_issue_waits_until_it_is_confirmed(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.publish()
    receipt = await newsroom.drafts.receive("west.en.md", text(headline="Better ties"))
    assert isinstance(receipt, Correction)
    assert [each.commentary.headline for each in (await newsroom.issue()).revisions] == ["Ties"]

    for _ in range(2):
        assert await newsroom.drafts.correct(receipt.revision) == receipt.commentary
        (revision,) = (await newsroom.issue()).revisions
        assert (revision.commentary.headline, revision.corrected) == ("Better ties", True)


async def test_a_correction_with_another_trend_than_the_other_languages_is_refused(newsroom: Newsroom) -> None:
    await newsroom.upload(text(), text(language="be"), text("security", trend="worsened"))
    await newsroom.publish()
    with pytest.raises(ContentErrors, match="published with the trend “unchanged”, the same in all languages"):
        await newsroom.drafts.receive("west.en.md", text(trend="improved"))
    assert isinstance(await newsroom.drafts.receive("security.en.md", text("security", trend="improved")), Correction)


async def test_a_topic_whose_languages_disagree_of_old_keeps_no_other_from_being_corrected(newsroom: Newsroom) -> None:
    at_odds = [commentary("security", Trend.IMPROVED), commentary("security", Trend.WORSENED, "be")]
    await newsroom.issues.archive([*at_odds, commentary("west")])
    assert isinstance(await newsroom.drafts.receive("west.en.md", text()), Correction)


async def test_a_correction_that_was_left_can_be_taken_back_by_the_old_text(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.publish()
    await newsroom.drafts.receive("west.en.md", text(headline="Better ties"))
    assert await newsroom.drafts.receive("west.en.md", text()) == Unchanged(WEEK)


async def test_a_revision_of_a_draft_or_none_at_all_corrects_nothing(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    (revision,) = (await newsroom.issue()).revisions
    assert await newsroom.drafts.correct(revision.number) is None
    assert await newsroom.drafts.correct(4711) is None


async def test_a_commentary_can_be_removed_from_a_draft_but_not_from_what_is_published(newsroom: Newsroom) -> None:
    await newsroom.upload(text(), text(language="be"))
    for _ in range(2):
        draft = await newsroom.drafts.remove(WEEK, "west", "be")
        assert draft is not None
        assert [each.commentary.language for each in draft.revisions] == ["en"]
    await newsroom.publish()
    assert await newsroom.drafts.remove(WEEK, "west", "en") is None
    assert len((await newsroom.issue()).revisions) == 1


async def test_a_discarded_draft_is_gone_and_so_is_its_card(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.cards.put(subject(WEEK), EDITOR, 5)
    assert await newsroom.drafts.discard(WEEK)
    assert await newsroom.issues.find(WEEK) is None
    assert await newsroom.cards.find(subject(WEEK)) == {}
    assert not await newsroom.drafts.discard(WEEK)
