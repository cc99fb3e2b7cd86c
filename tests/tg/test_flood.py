"""Twenty requests a minute are anybody's; after that one notice, and silence until the minute is over."""

from collections import Counter

from bot.tg.readers.throttle import Admission, Allowance

READER, OTHER = 1, 2


def asked(allowance: Allowance, times: int, now: float, chat: int = READER) -> Counter[Admission]:
    return Counter(allowance.admit(chat, now) for _ in range(times))


def test_the_twenty_first_request_is_warned_and_the_rest_meet_silence() -> None:
    assert asked(Allowance(), 100, now=0) == {
        Admission.WELCOME: 20,
        Admission.WARNED: 1,
        Admission.IGNORED: 79,
    }


def test_when_the_minute_is_over_all_is_forgiven() -> None:
    allowance = Allowance()
    asked(allowance, 100, now=0)
    assert asked(allowance, 1, now=59.9) == {Admission.IGNORED: 1}
    assert asked(allowance, 21, now=60) == {Admission.WELCOME: 20, Admission.WARNED: 1}


def test_who_goes_on_all_the_time_is_warned_once_a_minute() -> None:
    allowance = Allowance()
    admissions = Counter(allowance.admit(READER, now=tick / 10) for tick in range(6000))
    assert (admissions[Admission.WELCOME], admissions[Admission.WARNED]) == (200, 10)


def test_one_reader_takes_nothing_from_another() -> None:
    allowance = Allowance()
    asked(allowance, 100, now=0)
    assert asked(allowance, 20, now=0, chat=OTHER) == {Admission.WELCOME: 20}


def test_a_crowd_takes_a_bounded_memory_and_an_idle_minute_empties_it() -> None:
    allowance = Allowance(chats=100)
    for chat in range(1000):
        allowance.admit(chat, now=0)
    assert len(allowance) == 100
    allowance.admit(READER, now=60)
    assert len(allowance) == 1
