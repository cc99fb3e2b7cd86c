"""Whatever is put into a draft can be taken back as long as the draft stands as it was left."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.build import utc_now
from bot.model.issue import Commentary, Issue
from bot.model.publication import Trend
from bot.model.receipt import Step
from bot.store.issues import Issues
from bot.store.sqlite.database import SqliteDatabase
from bot.store.steps import Steps
from tests.render.issues import WEEK, commentary

OLD, NEW, NEWER = (replace(commentary("west"), headline=headline) for headline in ("Old", "New", "Newer"))


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    database = await SqliteDatabase.open(tmp_path / "zvodka.db")
    yield database
    await database.close()


@pytest.fixture
def steps(database: SqliteDatabase) -> Steps:
    return Steps(database, utc_now)


@pytest.fixture
def issues(database: SqliteDatabase) -> Issues:
    return Issues(database, utc_now)


async def put(steps: Steps, text: Commentary, trend: Trend | None = None) -> Step:
    step = await steps.put(text, trend)
    assert isinstance(step, Step)
    return step


async def headlines(issues: Issues) -> list[str]:
    issue = await issues.find(WEEK)
    assert isinstance(issue, Issue)
    return [each.headline for each in issue.commentaries]


async def test_a_step_tells_what_was_there_and_what_is_there_now(steps: Steps) -> None:
    first, second = await put(steps, OLD), await put(steps, NEW)
    assert first.before is None
    assert first.after
    assert second.before == first.after
    assert second.after
    assert (first.after.commentary, second.after.commentary) == (OLD, NEW)


async def test_the_same_text_again_is_no_step(steps: Steps) -> None:
    await put(steps, OLD)
    again = await put(steps, OLD)
    assert (again.number, again.before) == (0, again.after)


async def test_steps_are_taken_back_one_by_one_to_the_empty_draft(steps: Steps, issues: Issues) -> None:
    numbers = [(await put(steps, text)).number for text in (OLD, NEW, NEWER)]
    for number, left in zip(reversed(numbers), (["New"], ["Old"], []), strict=True):
        undone, _ = await steps.take_back(number)
        assert [step.number for step in undone] == [number]
        assert await headlines(issues) == left


async def test_a_step_that_another_followed_stays_until_that_is_taken_back(steps: Steps, issues: Issues) -> None:
    first, second = await put(steps, OLD), await put(steps, NEW)
    assert [step.number for step in (await steps.take_back(first.number))[1]] == [first.number]
    assert await headlines(issues) == ["New"]
    await steps.take_back(second.number)
    await steps.take_back(first.number)
    assert await headlines(issues) == []


async def test_twice_is_once(steps: Steps, issues: Issues) -> None:
    step = await put(steps, OLD)
    await steps.take_back(step.number)
    await put(steps, OLD)
    assert await steps.take_back(step.number) == ([], [])
    assert await headlines(issues) == ["Old"]


async def test_an_album_is_taken_back_at_once_but_for_what_has_changed_since(steps: Steps, issues: Issues) -> None:
    texts = [OLD, commentary("security"), commentary("west", language="be")]
    receipt = await steps.bind([(await put(steps, text)).number for text in texts])
    await put(steps, NEW)
    undone, left = await steps.take_back(receipt)
    assert [(step.topic, step.language) for step in undone] == [("west", "be"), ("security", "en")]
    assert [(step.topic, step.language) for step in left] == [("west", "en")]
    assert await headlines(issues) == ["New"]


async def test_two_files_for_one_place_in_an_album_are_both_taken_back(steps: Steps, issues: Issues) -> None:
    await put(steps, OLD)
    receipt = await steps.bind([(await put(steps, text)).number for text in (NEW, NEWER)])
    assert len((await steps.take_back(receipt))[0]) == 2
    assert await headlines(issues) == ["Old"]


async def test_a_verdict_that_came_with_a_text_goes_with_it(steps: Steps, issues: Issues) -> None:
    await put(steps, OLD, Trend.UNCHANGED)
    step = await put(steps, NEW, Trend.WORSENED)
    assert (step.earlier, step.later) == (Trend.UNCHANGED, Trend.WORSENED)
    await steps.take_back(step.number)
    issue = await issues.find(WEEK)
    assert issue
    assert issue.trends == {"west": Trend.UNCHANGED}


async def test_a_verdict_stays_with_the_texts_that_rely_on_it(steps: Steps, issues: Issues) -> None:
    first = await put(steps, OLD, Trend.WORSENED)
    second = await put(steps, commentary("west", language="be"), Trend.WORSENED)
    for step, left in ((first, {"west": Trend.WORSENED}), (second, {"west": Trend.WORSENED})):
        await steps.take_back(step.number)
        issue = await issues.find(WEEK)
        assert issue
        assert issue.trends == left


async def test_a_text_that_was_taken_out_comes_back(steps: Steps, issues: Issues) -> None:
    await put(steps, OLD)
    assert await steps.remove(WEEK, "west", "be") is None
    step = await steps.remove(WEEK, "west", "en")
    assert step
    assert (step.before is not None, step.after, await headlines(issues)) == (True, None, [])
    await steps.take_back(step.number)
    assert await headlines(issues) == ["Old"]


async def test_a_published_issue_shows_nothing_new_and_takes_nothing_back(
    steps: Steps, issues: Issues, database: SqliteDatabase
) -> None:
    first = await put(steps, OLD)
    await database.write(lambda sql: sql.execute("UPDATE issue SET state = 'published'"))
    assert isinstance(await steps.put(NEW), int)
    assert await steps.remove(WEEK, "west", "en") is None
    assert (await steps.take_back(first.number))[0] == []
    assert await headlines(issues) == ["Old"]
    await steps.drop_settled()
    assert await steps.take_back(first.number) == ([], [])


async def test_a_draft_that_was_begun_anew_takes_no_step_of_the_old_one_back(steps: Steps, issues: Issues) -> None:
    first = await put(steps, OLD)
    await issues.discard(WEEK)
    await put(steps, OLD)
    assert await steps.take_back(first.number) == ([], [])
    assert await headlines(issues) == ["Old"]
