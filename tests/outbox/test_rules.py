"""What holds of the outbox's small rules, whatever comes in whatever order."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.broadcast import Kind
from bot.model.delivery import Claim, DeliveryState
from bot.model.outcome import (
    Flooded,
    Gone,
    Halted,
    Missing,
    NoSuchMessage,
    NotModified,
    NotSent,
    Outcome,
    Rejected,
    Sent,
    Suspended,
    Unknown,
    Unsupported,
)
from bot.model.reader import Address
from bot.outbox.backoff import CLEAR, Backoff
from bot.outbox.breaker import Breaker
from bot.outbox.ceiling import Ceiling
from bot.outbox.decide import dealt_with, judge
from bot.outbox.flood_wait import FloodWaits

steady = settings(derandomize=True, deadline=None, database=None)

OUTCOMES: list[Outcome] = [
    Sent(5),
    NotModified(),
    NoSuchMessage("gone"),
    Flooded(3),
    NotSent("dns"),
    Unknown("reset"),
    Gone("blocked"),
    Missing("chat not found"),
    Suspended("rights"),
    Rejected("markup"),
    Unsupported("404"),
    Halted("revoked"),
]
ANY = st.sampled_from(OUTCOMES)
MOSTLY_TROUBLE = st.sampled_from(
    [each for each in OUTCOMES if isinstance(each, NotSent | Unknown | Halted)] * 20 + OUTCOMES
)
GAPS = st.floats(0, 100)
ARRIVED, GONE = Sent(), Gone("blocked")


def claim(part: int, unknowns: int) -> Claim:
    return Claim(1, Kind.ISSUE, 7, 3, Address(42), silent=False, part=part, unknowns=unknowns, fresh=True)


@steady
@given(ANY, st.integers(1, 5), st.data(), st.integers(0, 3), st.floats(1e9, 4e9))
def test_no_outcome_takes_back_a_message_that_has_arrived_or_claims_one_that_has_not(
    outcome: Outcome, parts: int, data: st.DataObject, unknowns: int, now: float
) -> None:
    part = data.draw(st.integers(0, parts - 1))
    settled = judge(outcome, claim(part, unknowns), parts, now)
    arrived = isinstance(outcome, Sent | NotModified | NoSuchMessage)
    assert settled.part == part + arrived
    assert (settled.state is DeliveryState.SENT) == (arrived and settled.part == parts)
    assert settled.unknowns == unknowns + isinstance(outcome, Unknown)
    assert (settled.retry_at > 0) == (settled.state is DeliveryState.QUEUED)
    assert settled.message_id == (5 if isinstance(outcome, Sent) else 0)


@steady
@given(st.floats(0, 1e6), st.floats(1e9, 4e9))
def test_a_pause_that_telegram_asked_for_is_never_cut_short_and_lasts_less_than_a_second_more(
    wait: float, now: float
) -> None:
    settled = judge(Flooded(wait), claim(0, 0), 1, now)
    assert now + wait <= settled.retry_at < now + wait + 1


def test_telegram_wants_no_pause_after_what_it_took() -> None:
    assert {type(each) for each in OUTCOMES if not dealt_with(each)} == {
        Flooded,
        NotSent,
        Unknown,
        Rejected,
        Unsupported,
        Halted,
    }


@steady
@given(st.lists(st.tuples(MOSTLY_TROUBLE, st.sampled_from([0.0, 0.3, 20.0, 60.0])), max_size=40))
def test_after_trouble_never_more_than_one_is_on_its_way_and_none_waits_for_more_than_twenty_seconds(
    answers: list[tuple[Outcome, float]],
) -> None:
    backoff, now = CLEAR, 0.0
    for outcome, gap in answers:
        now += gap
        backoff = backoff.after(outcome, now)
        assert backoff.until <= now + Backoff.LONGEST
        assert backoff.room(20, 0, backoff.until) == (1 if backoff.failures else 20)
        assert backoff.room(20, 1, now) == (0 if backoff.failures else 19)


@steady
@given(st.sampled_from([1, 2, 3, 30, 300]), st.lists(st.tuples(GAPS, st.floats(0, 600)), min_size=1, max_size=30))
def test_the_ceiling_stays_between_one_and_what_the_settings_say_and_comes_back(
    most: int, complaints: list[tuple[float, float]]
) -> None:
    ceiling, now = Ceiling(most), 0.0
    for gap, wait in complaints:
        now += gap
        before = ceiling.at(now)
        ceiling.halve(now, wait)
        assert 1 <= ceiling.at(now) <= before <= most
    assert ceiling.at(now + 600 + 60 * math.ceil(math.log2(most) + 1)) == most


@pytest.mark.parametrize(
    ("outcomes", "trips"),
    [
        pytest.param([GONE] * 19 + [ARRIVED] * 481, False, id="nineteen, however close together"),
        pytest.param([ARRIVED] * 79 + [GONE] * 20, True, id="twenty of ninety-nine"),
        pytest.param([ARRIVED] * 80 + [GONE] * 20, False, id="twenty of a hundred, which is a fifth"),
        pytest.param([ARRIVED] * 400 + [GONE] * 100, False, id="a fifth of a full window"),
        pytest.param([ARRIVED] * 400 + [GONE] * 101, True, id="one more than a fifth of a full window"),
        pytest.param([ARRIVED] * 5_000 + [GONE] * 101, True, id="after thousands that arrived"),
        pytest.param([ARRIVED] * 400 + [GONE] * 100 + [ARRIVED] * 500 + [GONE] * 100, False, id="of two windows"),
    ],
)
def test_the_breaker_counts_the_last_five_hundred(outcomes: list[Outcome], trips: bool) -> None:
    breaker = Breaker()
    assert any(breaker.trips(each) for each in outcomes) is trips


def test_after_an_editor_resumed_the_breaker_asks_for_twenty_new_failures() -> None:
    breaker = Breaker()
    said = [breaker.trips(GONE) for _ in range(60)]
    assert [number for number, tripped in enumerate(said, 1) if tripped] == [20, 40, 60]


@steady
@given(st.lists(st.tuples(st.sampled_from([1, 2, 3, -100]), st.floats(0, 60), GAPS, st.booleans()), max_size=30))
def test_no_chat_is_tried_in_a_pause_that_was_asked_for_it_and_no_broadcast_in_one_for_all(
    told: list[tuple[int, float, float, bool]],
) -> None:
    floods, now, asked = FloodWaits(), 0.0, dict.fromkeys((1, 2, 3, -100), 0.0)
    for chat, wait, gap, taken in told:
        now += gap
        if taken:
            floods.answered(chat, now)
        else:
            floods.met(chat, wait, now)
            asked[chat] = now + wait
        floods.forget(now)
        assert all(floods.until(each) >= until for each, until in asked.items() if until > now)
        assert floods.broadcasts(20, now) in ({0} if now < floods.everybody() else {0, 1, 20})
        assert floods.broadcasts(0, now) == 0


def test_a_pause_that_an_earlier_run_was_told_of_is_kept_and_then_tried_with_one() -> None:
    floods = FloodWaits()
    floods.resume(until=30)
    assert (floods.until(1), floods.until(-100), floods.broadcasts(20, now=29.9)) == (30, 30, 0)
    assert floods.broadcasts(20, now=30) == 1
    floods.met(1, 10, now=30)
    assert floods.everybody() == 40
