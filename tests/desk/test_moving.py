"""To which weeks an issue may move, and what goes along."""

import pytest

from bot.desk.drafts import subject
from bot.desk.moving import offered
from bot.model.issue import IssueState
from bot.model.moving import Moved
from bot.model.week import Week
from tests.desk.newsroom import COLLEAGUE, EDITOR, Newsroom, text
from tests.render.issues import WEEK


@pytest.mark.parametrize(
    ("ahead", "weeks"),
    [
        pytest.param(0, [-1, 1], id="this week"),
        pytest.param(1, [-1, 0, 2], id="the next"),
        pytest.param(-1, [-2, 0, 1], id="the last"),
        pytest.param(-60, [-61, -59, -1, 0, 1], id="last year"),
    ],
)
def test_its_neighbours_and_those_of_today_are_offered(ahead: int, weeks: list[int]) -> None:
    assert offered(WEEK.shift(ahead), WEEK) == [WEEK.shift(each) for each in weeks]


async def test_what_stands_in_the_way_is_told(newsroom: Newsroom) -> None:
    """The day is Monday of the next week."""
    await newsroom.upload(text(), text(week=WEEK.shift(-1)))
    found = await newsroom.desk.moving.others(WEEK)
    assert found
    assert found.state is IssueState.DRAFT
    assert found.others == {WEEK.shift(-1): IssueState.DRAFT, WEEK.shift(1): None, WEEK.shift(2): None}
    assert await newsroom.desk.moving.others(WEEK.shift(1)) is None


async def test_the_cards_follow_the_draft_and_nobody_is_asked_any_more(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.cards.put(subject(WEEK), COLLEAGUE, 5)
    await newsroom.desk.moving.ask(EDITOR, WEEK)
    assert await newsroom.desk.moving.asked(EDITOR) == WEEK
    assert await newsroom.desk.moving.move(EDITOR, WEEK, WEEK.shift(1)) is Moved.MOVED
    assert await newsroom.cards.find(subject(WEEK.shift(1))) == {COLLEAGUE: 5}
    assert await newsroom.desk.moving.asked(EDITOR) is None


async def test_an_editor_is_not_asked_about_a_draft_that_has_gone(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.desk.moving.ask(EDITOR, WEEK)
    await newsroom.drafts.discard(EDITOR, WEEK)
    assert await newsroom.desk.moving.asked(EDITOR) is None


@pytest.mark.parametrize(
    ("words", "weeks"),
    [
        ("22", ["2019-W22"]),
        ("2019-w23", ["2019-W23"]),
        ("03.06", ["2019-W23"]),
        ("3–9 June", ["2019-W23"]),
        ("next week", ["2019-W23"]),
        ("soon", ["2019-W22", "2019-W21", "2019-W23"]),
    ],
)
def test_a_week_is_understood_by_the_day_at_home(newsroom: Newsroom, words: str, weeks: list[str]) -> None:
    meant = newsroom.desk.moving.meant(words)
    assert list(meant.values) == weeks
    assert meant.sure is (len(weeks) == 1)
    assert {Week.parse(week) for week in weeks}
