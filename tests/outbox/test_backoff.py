"""How hard to try after trouble with Telegram."""

import pytest

from bot.model.outcome import Flooded, Gone, Halted, NotSent, Outcome, Rejected, Sent, Unknown
from bot.outbox.backoff import CLEAR, Backoff

DOWN = NotSent("no connection")


def after(outcomes: int, outcome: Outcome = DOWN) -> Backoff:
    """Each comes when it may be tried again."""
    backoff = CLEAR
    for _ in range(outcomes):
        backoff = backoff.after(outcome, backoff.until)
    return backoff


def test_each_try_in_an_outage_comes_later_than_the_one_before_up_to_twenty_seconds() -> None:
    waits = [after(number + 1).until - after(number).until for number in range(8)]
    assert waits == [0.5, 1, 2, 4, 8, 16, 20, 20]


def test_an_outage_of_a_week_is_borne() -> None:
    week = after(30_240)
    assert week.after(DOWN, week.until).until == week.until + Backoff.LONGEST


def test_what_was_sent_before_the_trouble_was_known_makes_it_no_worse() -> None:
    once = after(1)
    assert once.after(Unknown("timeout"), once.until - 0.1) == once


def test_one_at_a_time_tries_again() -> None:
    once = after(1, Halted("revoked"))
    assert [once.room(20, 0, once.until - 0.1), once.room(20, 0, once.until), once.room(20, 1, once.until)] == [0, 1, 0]


@pytest.mark.parametrize("outcome", [Sent(), Gone("blocked"), Flooded(1), Rejected("markup")])
def test_any_answer_ends_the_trouble(outcome: Outcome) -> None:
    assert after(3).after(outcome, now=11).room(20, 5, now=11) == 15
