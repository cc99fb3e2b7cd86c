"""What was said, week by week."""

import pytest

from bot.model.past import last, strip, verdicts
from bot.model.publication import Trend
from bot.model.week import Week

WEEK = Week.parse("2020-W03")
B, S, W = Trend.IMPROVED, Trend.UNCHANGED, Trend.WORSENED
SAID = [(WEEK.shift(-5), W), (WEEK.shift(-4), B), (WEEK.shift(-2), S), (WEEK, B)]


@pytest.mark.parametrize(
    ("span", "until", "expected"),
    [
        (4, 0, [None, S, None, B]),
        (9, 0, [W, B, None, S, None, B]),
        (4, -3, [W, B, None]),
        (1, -5, [W]),
        (4, 2, [None, B, None, None]),
    ],
)
def test_a_strip_has_every_week_since_the_first_whether_or_not_it_said_something(
    span: int, until: int, expected: list[Trend | None]
) -> None:
    shown = strip(SAID, span=span, since=SAID[0][0], until=WEEK.shift(until))
    assert [trend for _, trend in shown] == expected
    assert [week for week, _ in shown] == [WEEK.shift(until - ago) for ago in reversed(range(len(expected)))]


def test_verdicts_are_counted_without_the_gaps_and_found_from_the_end() -> None:
    shown = strip(SAID, span=9, since=SAID[0][0], until=WEEK)
    assert verdicts(shown) == [W, B, S, B]
    assert [last(shown, trend) for trend in (B, S, W)] == [WEEK, WEEK.shift(-2), WEEK.shift(-5)]
    assert last(shown[1:], W) is None
