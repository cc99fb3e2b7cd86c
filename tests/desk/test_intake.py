"""Uploads: what becomes a draft, what waits for a word, what is refused."""

import pytest

from bot.desk.intake import MAX_DOWNLOAD, check_document
from bot.model.issue import Correction, IssueState
from bot.model.publication import Trend
from bot.model.reading import Refused
from bot.model.receipt import Drafted, Unchanged
from tests.desk.newsroom import Newsroom, text
from tests.render.issues import WEEK, commentary


async def test_the_first_upload_of_a_week_begins_its_draft(newsroom: Newsroom) -> None:
    receipt = await newsroom.sends("west.en.md", text())
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
    refused = await newsroom.sends("weather.md", wrong)
    assert isinstance(refused, Refused)
    assert [(each.path, each.line) for each in refused.problems] == [("weather.md", 3), ("weather.md", 5)]
    assert await newsroom.issues.find(WEEK) is None


@pytest.mark.parametrize(("name", "size"), [("west.docx", 10), ("west", 10), ("west.md", MAX_DOWNLOAD + 1)])
def test_what_is_no_commentary_or_too_large_is_not_even_fetched(name: str, size: int) -> None:
    assert check_document(name, size)
    assert check_document("WEST.MD", MAX_DOWNLOAD) is None


async def test_a_text_for_a_published_issue_waits_until_it_is_confirmed(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.publish()
    receipt = await newsroom.sends("west.en.md", text(headline="Better ties"))
    assert isinstance(receipt, Correction)
    assert [each.commentary.headline for each in (await newsroom.issue()).revisions] == ["Ties"]

    for _ in range(2):
        assert await newsroom.drafts.correct(receipt.revision) == receipt.commentary
        (revision,) = (await newsroom.issue()).revisions
        assert (revision.commentary.headline, revision.corrected) == ("Better ties", True)


async def test_a_correction_with_another_trend_than_the_other_languages_is_refused(newsroom: Newsroom) -> None:
    await newsroom.upload(text(), text(language="be"), text("security", trend="worsened"))
    await newsroom.publish()
    refused = await newsroom.sends("west.en.md", text(trend="improved"))
    assert isinstance(refused, Refused)
    assert "published with the trend “unchanged”, the same in all languages" in str(refused.problems[0])
    assert isinstance(await newsroom.sends("security.en.md", text("security", trend="improved")), Correction)


async def test_a_topic_whose_languages_disagree_of_old_keeps_no_other_from_being_corrected(newsroom: Newsroom) -> None:
    at_odds = [commentary("security", Trend.IMPROVED), commentary("security", Trend.WORSENED, "be")]
    await newsroom.issues.archive([*at_odds, commentary("west")])
    assert isinstance(await newsroom.sends("west.en.md", text()), Correction)


async def test_a_correction_that_was_left_can_be_taken_back_by_the_old_text(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.publish()
    await newsroom.sends("west.en.md", text(headline="Better ties"))
    assert await newsroom.sends("west.en.md", text()) == Unchanged(WEEK)
