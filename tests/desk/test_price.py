"""What sending faster costs."""

import pytest

from bot.desk.price import price


@pytest.mark.parametrize(
    ("messages", "rate", "stars", "seconds"),
    [
        pytest.param(1_000_000, 1_000, 97_000, 1_000, id="30 of each 1,000 a second are free"),
        pytest.param(300, 60, 15, 5, id="half of them are free"),
        pytest.param(301, 60, 16, 301 / 60, id="a part of a Star is a Star"),
        pytest.param(100, 30, 0, 100 / 30, id="at the free rate all are"),
    ],
)
def test_each_message_above_thirty_in_a_second_costs_a_tenth_of_a_star(
    messages: int, rate: int, stars: int, seconds: float
) -> None:
    cost = price(messages, rate)
    assert (cost.stars, cost.seconds) == (stars, seconds)
