"""What becomes of a delivery, a broadcast and the drain after each outcome."""

import pytest

from bot.model.broadcast import Kind, Policy
from bot.model.delivery import Claim, DeliveryState, Outstanding, Settlement
from bot.model.outcome import (
    Flooded,
    Gone,
    Halted,
    Missing,
    Moved,
    NotSent,
    Outcome,
    Rejected,
    Sent,
    Suspended,
    Unknown,
    Unsupported,
)
from bot.model.reader import Address
from bot.outbox.breaker import Breaker
from bot.outbox.decide import Step, judge, next_step

NOW = 1_000.5


def claim(part: int = 0, unknowns: int = 0) -> Claim:
    return Claim(1, Kind.ISSUE, 7, 3, Address(42), silent=False, part=part, unknowns=unknowns, fresh=True)


@pytest.mark.parametrize(
    ("outcome", "settlement"),
    [
        (Sent(5), Settlement(DeliveryState.SENT, part=1, message_id=5)),
        (Flooded(3), Settlement(DeliveryState.QUEUED, retry_at=1004)),
        (Unknown("reset"), Settlement(DeliveryState.UNKNOWN, unknowns=1)),
        (Gone("blocked"), Settlement(DeliveryState.GONE)),
        (Missing("chat not found"), Settlement(DeliveryState.MISSING)),
        (Suspended("rights"), Settlement(DeliveryState.SUSPENDED)),
        (Moved(-1001), Settlement(DeliveryState.QUEUED, retry_at=1002)),
        (NotSent("dns"), Settlement(DeliveryState.QUEUED, retry_at=1000)),
        (Rejected("too long"), Settlement(DeliveryState.QUEUED, retry_at=1000)),
        (Unsupported("404"), Settlement(DeliveryState.QUEUED, retry_at=1000)),
        (Halted("revoked"), Settlement(DeliveryState.QUEUED, retry_at=1000)),
    ],
    ids=lambda each: type(each).__name__,
)
def test_each_outcome_has_its_verdict(outcome: Outcome, settlement: Settlement) -> None:
    assert judge(outcome, claim(), 1, NOW) == settlement


def test_the_next_message_of_a_bundle_follows_a_second_later() -> None:
    assert judge(Sent(), claim(part=0), 3, NOW) == Settlement(DeliveryState.QUEUED, part=1, retry_at=1002)


def test_the_last_message_of_a_bundle_completes_the_delivery() -> None:
    assert judge(Sent(), claim(part=2), 3, NOW) == Settlement(DeliveryState.SENT, part=3)


def test_an_unknown_in_the_middle_keeps_what_has_arrived() -> None:
    assert judge(Unknown("reset"), claim(part=2, unknowns=1), 3, NOW) == Settlement(
        DeliveryState.UNKNOWN, part=2, unknowns=2
    )


@pytest.mark.parametrize(
    ("left", "policy", "resent", "step"),
    [
        (Outstanding(opening=True, postponed=False, refused=False), Policy.ONCE, False, Step.WAIT),
        (Outstanding(opening=False, postponed=True, refused=False), Policy.ONCE, False, Step.WAIT),
        (Outstanding(opening=False, postponed=False, refused=True), Policy.ONCE, False, Step.WAIT),
        (Outstanding(opening=False, postponed=False, refused=False), Policy.ONCE, False, Step.RESEND),
        (Outstanding(opening=False, postponed=False, refused=False), Policy.ONCE, True, Step.END),
        (Outstanding(opening=False, postponed=False, refused=False), Policy.NEVER, False, Step.END),
    ],
)
def test_unknown_outcomes_are_taken_up_when_all_else_is_done(
    left: Outstanding, policy: Policy, resent: bool, step: Step
) -> None:
    assert next_step(left, policy, resent=resent) is step


def test_the_breaker_lets_a_fifth_of_a_full_window_fail() -> None:
    breaker = Breaker()
    assert not any(breaker.trips(Gone("blocked") if n % 5 == 4 else Sent()) for n in range(2_000))


def test_the_breaker_trips_at_twenty_failures_in_a_row() -> None:
    breaker = Breaker()
    assert [breaker.trips(Missing("chat not found")) for _ in range(20)] == [False] * 19 + [True]


def test_outcomes_that_say_nothing_of_the_reader_do_not_count_for_the_breaker() -> None:
    breaker = Breaker()
    outcomes: list[Outcome] = [Unknown("502"), Flooded(1), NotSent("dns")]
    assert not any(breaker.trips(outcome) for outcome in outcomes * 50)
