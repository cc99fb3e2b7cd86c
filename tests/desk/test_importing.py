"""Taking issues in from files, at the first start and by an operator."""

from pathlib import Path

import pytest

from bot.desk.importing import Imported, import_issues, take_in_archive
from bot.errors import ContentErrors
from bot.model.issue import IssueState
from tests.desk.newsroom import Newsroom, text
from tests.render.issues import PUBLICATION, WEEK

LATER = WEEK.shift(1)


def write(folder: Path, *topics: str, week: str = str(WEEK), headline: str = "Ties") -> Path:
    issue = folder / "issues" / week
    issue.mkdir(parents=True, exist_ok=True)
    for topic in topics:
        (issue / f"{topic}.en.md").write_bytes(
            text(topic, headline=headline).replace(str(WEEK).encode(), week.encode())
        )
    return folder


async def test_an_import_makes_drafts_which_wait_to_be_published(newsroom: Newsroom, tmp_path: Path) -> None:
    content = write(tmp_path, "west", "security")
    for _ in range(2):
        imported = await import_issues(content, PUBLICATION, newsroom.issues, published=False)
        assert imported == Imported(drafted=(WEEK,))
    assert (await newsroom.issue()).state is IssueState.DRAFT
    assert len((await newsroom.issue()).revisions) == 2


async def test_a_published_import_tells_nobody(newsroom: Newsroom, tmp_path: Path) -> None:
    content = write(write(tmp_path, "west"), "west", week=str(LATER))
    imported = await import_issues(content, PUBLICATION, newsroom.issues, published=True)
    assert imported == Imported(published=(WEEK, LATER))
    assert await newsroom.issues.weeks(IssueState.PUBLISHED) == [LATER, WEEK]
    assert await newsroom.broadcasts.unended() == []


@pytest.mark.parametrize("published", [True, False])
async def test_a_published_issue_is_left_alone(newsroom: Newsroom, tmp_path: Path, published: bool) -> None:
    content = write(tmp_path, "west")
    await import_issues(content, PUBLICATION, newsroom.issues, published=True)
    again = await import_issues(content, PUBLICATION, newsroom.issues, published=published)
    assert again == Imported(same=(WEEK,))
    other = write(tmp_path, "west", headline="Other ties")
    assert await import_issues(other, PUBLICATION, newsroom.issues, published=published) == Imported(left=(WEEK,))
    assert [each.commentary.headline for each in (await newsroom.issue()).revisions] == ["Ties"]


async def test_a_draft_in_the_chat_is_not_published_from_behind(newsroom: Newsroom, tmp_path: Path) -> None:
    await newsroom.upload(text("security", trend="worsened"))
    content = write(write(tmp_path, "west"), "west", week=str(LATER))
    imported = await import_issues(content, PUBLICATION, newsroom.issues, published=True)
    assert imported == Imported(published=(LATER,), open=(WEEK,))
    assert next(iter(imported.lines())) == f"{LATER}: taken in as published"
    assert f"{WEEK}: left alone; it is a draft in the chat: publish or discard it there" in imported.lines()
    draft = await newsroom.issue()
    assert (draft.state, [each.topic for each in draft.commentaries]) == (IssueState.DRAFT, ["security"])


async def test_one_wrong_file_keeps_all_of_them_out(newsroom: Newsroom, tmp_path: Path) -> None:
    content = write(tmp_path, "west")
    (content / "issues" / str(WEEK) / "elite.en.md").write_text("no front matter", encoding="utf-8")
    with pytest.raises(ContentErrors):
        await import_issues(content, PUBLICATION, newsroom.issues, published=True)
    assert await newsroom.issues.find(WEEK) is None


async def test_only_an_empty_database_takes_the_archive_in(newsroom: Newsroom, tmp_path: Path) -> None:
    await take_in_archive(write(tmp_path, "west"), PUBLICATION, newsroom.issues)
    assert (await newsroom.issue()).state is IssueState.PUBLISHED
    await take_in_archive(write(tmp_path, "west", week=str(LATER)), PUBLICATION, newsroom.issues)
    assert await newsroom.issues.find(LATER) is None


def test_a_terminal_is_told_what_became_of_each_week() -> None:
    lines = list(Imported(published=(WEEK,), left=(LATER,)).lines())
    assert [line.partition(":")[0] for line in lines] == [str(WEEK), str(LATER)]
    assert list(Imported().lines()) == ["There are no commentaries."]
