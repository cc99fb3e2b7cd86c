import pytest

from bot.model.course import Course, course
from bot.model.publication import Trend
from bot.model.week import Week

UP, SAME, DOWN = Trend
WEEK = Week.parse("2026-W20")
SAID = [(WEEK, DOWN), (WEEK.shift(1), DOWN), (WEEK.shift(2), UP), (WEEK.shift(4), DOWN), (WEEK.shift(5), UP)]


@pytest.mark.parametrize(
    ("since", "until", "then", "now", "after", "turns"),
    [
        pytest.param(1, 5, DOWN, UP, 3, 3, id="a turn, and turns between"),
        pytest.param(1, 4, DOWN, DOWN, 2, 2, id="as it was, after turns"),
        pytest.param(0, 1, DOWN, DOWN, 1, 0, id="as it was all the time"),
        pytest.param(3, 5, UP, UP, 2, 2, id="of a week without a word, what held then"),
        pytest.param(-9, 2, DOWN, UP, 2, 1, id="a younger topic begins with its first word"),
        pytest.param(4, 9, DOWN, UP, 1, 1, id="up to the newest"),
    ],
)
def test_what_held_then_and_now_and_the_turns_between(
    since: int, until: int, then: Trend, now: Trend, after: int, turns: int
) -> None:
    found = course(SAID, WEEK.shift(since), WEEK.shift(until))
    assert found
    assert (found.then, found.now, len(found.after), found.turns) == (then, now, after, turns)
    assert found.turned is (then is not now)


@pytest.mark.parametrize(("since", "until"), [(5, 5), (9, 9), (0, 0), (-3, 0), (-3, -1)])
def test_where_nothing_came_later_there_is_nothing_to_compare(since: int, until: int) -> None:
    assert course(SAID, WEEK.shift(since), WEEK.shift(until)) is None
    assert course([], WEEK, WEEK) is None


def test_it_says_when_the_last_word_was() -> None:
    assert course(SAID, WEEK, WEEK.shift(4)) == Course(DOWN, DOWN, WEEK.shift(4), (DOWN, UP, DOWN))
