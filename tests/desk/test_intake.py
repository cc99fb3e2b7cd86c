"""Uploads: what becomes a draft, what waits for a word, what is refused."""

import pytest

from bot.desk.intake import check_document
from bot.library.files.archive import MAX_SENT
from bot.library.files.opening import MAX_TEXT
from bot.model.issue import IssueState, Proposed
from bot.model.publication import Trend
from bot.model.reading import Asked, Doubt, Refused
from bot.model.receipt import Barred, Drafted, File, Unchanged
from bot.store.confirmations import Published
from tests.desk.newsroom import EDITOR, Newsroom, text
from tests.library.readings import TODAY
from tests.render.issues import WEEK

SILENT = text().replace(b"trend: unchanged\n", b"")
"""It names no verdict."""


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


async def test_a_text_that_names_another_verdict_than_the_draft_is_kept_and_leaves_it_in_doubt(
    newsroom: Newsroom,
) -> None:
    await newsroom.upload(text(language="be", trend="improved"))
    receipt = await newsroom.sends("west.ru.md", text(language="ru", trend="worsened"))
    assert isinstance(receipt, Drafted)
    assert receipt.doubted == (Trend.WORSENED, Trend.IMPROVED)
    assert (len(receipt.issue.revisions), receipt.issue.trends) == (2, {"west": Trend.IMPROVED})
    decided = await newsroom.drafts.decide(EDITOR, WEEK, "west", Trend.WORSENED)
    assert decided
    assert decided.trends == {"west": Trend.WORSENED}


async def test_a_text_may_leave_the_verdict_to_the_draft(newsroom: Newsroom) -> None:
    receipt = await newsroom.sends("west.en.md", SILENT)
    assert isinstance(receipt, Drafted)
    assert (receipt.doubted, receipt.issue.publishable) == (None, False)
    await newsroom.upload(text(language="be", trend="improved"))
    receipt = await newsroom.sends("west.en.md", SILENT)
    assert isinstance(receipt, Drafted)
    assert (receipt.doubted, receipt.issue.publishable) == (None, True)


async def test_what_waits_for_a_verdict_is_not_published(newsroom: Newsroom) -> None:
    await newsroom.upload(SILENT)
    with pytest.raises(Published):
        await newsroom.publish()
    assert (await newsroom.issue()).state is IssueState.DRAFT


async def test_a_wrong_file_is_refused_with_all_its_lines_and_leaves_no_draft(newsroom: Newsroom) -> None:
    wrong = text(topic="weather", trend="sunny") + b"\n[a](foo)\n"
    refused = await newsroom.sends("weather.md", wrong)
    assert isinstance(refused, Refused)
    assert [(each.path, each.line) for each in refused.problems] == [(("weather.md"), line) for line in (3, 5, 11)]
    assert await newsroom.issues.find(WEEK) is None


async def test_what_is_asked_leaves_no_draft_and_an_answer_makes_one(newsroom: Newsroom) -> None:
    wrong = text(topic="weather")
    asked = await newsroom.sends("weather.md", wrong)
    assert isinstance(asked, Asked)
    assert await newsroom.issues.find(WEEK) is None
    receipt = await newsroom.desk.intake.arrive(File("weather.md", wrong, TODAY, {Doubt.TOPIC: "west"}), EDITOR)
    assert isinstance(receipt, Drafted)


@pytest.mark.parametrize(
    ("name", "size"), [("west.docx", MAX_SENT + 1), ("west.md", MAX_TEXT + 1), ("a.TXT", MAX_SENT)]
)
def test_what_is_too_large_is_not_even_fetched(name: str, size: int) -> None:
    assert check_document(name, size)
    assert check_document("WEST.MD", MAX_TEXT) is None
    assert check_document("west", MAX_SENT) is None


async def test_a_text_for_a_published_issue_waits_until_it_is_confirmed(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.publish()
    receipt = await newsroom.sends("west.en.md", text(headline="Better ties"))
    assert isinstance(receipt, Proposed)
    assert [each.commentary.headline for each in (await newsroom.issue()).revisions] == ["Ties"]

    assert await newsroom.correct(receipt.amendment) == 0
    (revision,) = (await newsroom.issue()).revisions
    assert (revision.commentary.headline, revision.corrected) == ("Better ties", True)


async def test_a_text_for_a_published_issue_may_name_another_verdict_which_is_asked_about(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.publish()
    receipt = await newsroom.sends("west.en.md", text(trend="improved"))
    assert isinstance(receipt, Proposed)
    assert receipt.trend is Trend.IMPROVED


async def test_a_new_topic_of_a_published_issue_needs_a_verdict_first(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.publish()
    silent = text("security").replace(b"trend: unchanged\n", b"")
    refused = await newsroom.sends("security.en.md", silent)
    assert isinstance(refused, Refused)
    assert "choose its verdict at /desk" in str(refused.problems[0])
    assert await newsroom.drafts.decide(EDITOR, WEEK, "security", Trend.WORSENED)
    assert isinstance(await newsroom.sends("security.en.md", silent), Proposed)
    assert isinstance(await newsroom.sends("security.en.md", text("security", trend="improved")), Proposed)


async def test_a_correction_that_was_left_can_be_taken_back_by_the_old_text(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.publish()
    await newsroom.sends("west.en.md", text(headline="Better ties"))
    assert await newsroom.sends("west.en.md", text()) == Unchanged(WEEK)


async def test_a_text_for_an_issue_that_is_about_to_go_out_waits(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.database.write(lambda sql: sql.execute("UPDATE issue SET state = 'scheduled'"))
    before = await newsroom.issue()
    assert await newsroom.sends("west.en.md", text(headline="Better ties")) == Barred(WEEK)
    assert await newsroom.issue() == before
