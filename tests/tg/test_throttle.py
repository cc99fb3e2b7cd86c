"""Twenty requests are anybody's, and as many come back in a minute; after that one notice, then silence."""

from collections import Counter

import pytest

from bot.tg.lanes import CALLBACK_COST
from bot.tg.throttle import CALM, CHATS, REQUESTS, SECONDS, Admission, Throttle

READER, OTHER = 1, 2


def asked(throttle: Throttle, times: int, now: float, chat: int = READER, cost: float = 1.0) -> Counter[Admission]:
    return Counter(throttle.admit(chat, now, cost) for _ in range(times))


def test_the_twenty_first_request_is_warned_and_the_rest_meet_silence() -> None:
    assert asked(Throttle(), 100, now=0) == {
        Admission.WELCOME: 20,
        Admission.WARNED: 1,
        Admission.IGNORED: 79,
    }


def test_after_a_minute_all_is_forgiven() -> None:
    throttle = Throttle()
    asked(throttle, 100, now=0)
    assert asked(throttle, 21, now=60) == {Admission.WELCOME: 20, Admission.WARNED: 1}


def test_who_goes_on_all_the_time_gets_twenty_answers_a_minute_and_no_second_notice() -> None:
    throttle = Throttle()
    admissions = Counter(throttle.admit(READER, now=tick / 10) for tick in range(6000))
    assert admissions[Admission.WARNED] == 1
    assert 210 <= admissions[Admission.WELCOME] <= 220


def test_who_has_calmed_down_is_warned_again() -> None:
    throttle = Throttle()
    asked(throttle, 30, now=0)
    calm = SECONDS * CALM / REQUESTS + 0.1
    assert asked(throttle, 7, now=calm) == {Admission.WELCOME: 5, Admission.WARNED: 1, Admission.IGNORED: 1}


WEEKS, TOPICS = 52, 5


@pytest.mark.parametrize("seconds", [0.5, 3.0])
def test_nobody_is_silenced_by_reading_the_archive_from_end_to_end(seconds: float) -> None:
    """A tap on each week, on each of its topics and back: at a human pace, and by whom it is only looked through."""
    throttle, taps = Throttle(), WEEKS * (1 + 2 * TOPICS + 1)
    seen = Counter(throttle.admit(READER, tap * seconds, CALLBACK_COST) for tap in range(taps))
    assert seen == {Admission.WELCOME: taps}


def test_one_reader_takes_nothing_from_another() -> None:
    throttle = Throttle()
    asked(throttle, 100, now=0)
    assert asked(throttle, 20, now=0, chat=OTHER) == {Admission.WELCOME: 20}


def test_a_crowd_takes_a_bounded_memory_and_an_idle_minute_empties_it() -> None:
    throttle = Throttle()
    for chat in range(CHATS + 1000):
        throttle.admit(chat, now=0)
    assert len(throttle) == CHATS
    throttle.forget(now=SECONDS - 0.1)
    assert len(throttle) == CHATS
    throttle.forget(now=SECONDS)
    assert len(throttle) == 0


def test_what_was_admitted_and_not_done_can_be_asked_for_again() -> None:
    throttle = Throttle(2, 3_600)
    assert [throttle.admit("one", 0) for _ in range(2)] == [Admission.WELCOME] * 2
    throttle.give_back("one")
    throttle.give_back("another")
    assert throttle.admit("one", 0) is Admission.WELCOME
    assert throttle.admit("one", 0) is not Admission.WELCOME
    assert len(throttle) == 1
