"""How many answers to people may leave in a second."""

import pytest

from bot.outbox.ceiling import Ceiling


def test_nothing_lowers_it_but_a_complaint() -> None:
    ceiling = Ceiling(300)
    assert [ceiling.at(now) for now in (0, 1, 10**9)] == [300, 300, 300]


def test_complaints_about_what_was_sent_before_the_first_one_count_as_one() -> None:
    ceiling = Ceiling(300)
    for now in (10, 11, 14.9):
        ceiling.halve(now, wait=5)
    assert ceiling.at(15) == 150
    ceiling.halve(15, wait=5)
    assert ceiling.at(20) == 75


def test_it_never_comes_down_to_nothing() -> None:
    ceiling = Ceiling(2)
    for now in range(10):
        ceiling.halve(now, wait=1)
        assert ceiling.at(now) == 1


def test_during_the_pause_itself_it_is_the_half() -> None:
    ceiling = Ceiling(300)
    ceiling.halve(0, wait=600)
    assert [ceiling.at(now) for now in (0, 300, 600)] == [150, 150, 150]


@pytest.mark.parametrize(
    ("later", "most"),
    [
        pytest.param(30, 212, id="half a minute"),
        pytest.param(60, 300, id="a minute"),
        pytest.param(7 * 86_400, 300, id="a quiet week"),
    ],
)
def test_it_doubles_within_a_minute_of_peace(later: float, most: int) -> None:
    ceiling = Ceiling(300)
    ceiling.halve(0, wait=0)
    assert ceiling.at(later) == most
