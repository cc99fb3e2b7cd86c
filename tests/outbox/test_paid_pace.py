"""Messages that somebody pays for go faster than the others, and are not held up by them."""

from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.gate import Gate
from bot.outbox.pace import Pace


@given(sends=st.lists(st.tuples(st.floats(0, 0.2), st.booleans()), min_size=1, max_size=300))
def test_each_rate_holds_in_every_second_whatever_the_order(sends: list[tuple[float, bool]]) -> None:
    pace, now, all_sent, free = Pace(3, 10), 0.0, [], []
    for chat, (gap, paid) in enumerate(sends, 1):
        now += gap
        now += pace.wait(chat, now, paid=paid)
        pace.take(chat, now, paid=paid)
        all_sent.append(now)
        if not paid:
            free.append(now)
    assert all(later - earlier > 1 for earlier, later in zip(all_sent, all_sent[10:], strict=False))
    assert all(later - earlier > 1 for earlier, later in zip(free, free[3:], strict=False))


def test_what_is_paid_for_has_room_when_the_free_allowance_is_used_up() -> None:
    gate = Gate(Pace(30, 1_000), lambda: 5.0)
    assert [gate.admit(chat) for chat in range(1, 31)] == [0] * 30
    assert (gate.room(2_000), gate.room(2_000, paid=True)) == (0, 970)
    assert gate.opens(paid=True) == 0 < gate.opens()
    assert [gate.admit(chat, paid=True) for chat in range(31, 1_001)] == [0] * 970
    assert gate.room(1, paid=True) == 0
    assert gate.admit(1_001, paid=True) > 0


def test_what_is_paid_for_uses_up_nothing_of_the_free_allowance() -> None:
    gate = Gate(Pace(30, 1_000), lambda: 5.0)
    assert [gate.admit(chat, paid=True) for chat in range(1, 501)] == [0] * 500
    assert gate.room(2_000) == 30


def test_a_pause_that_was_asked_for_holds_for_both_and_is_heard_of() -> None:
    pauses: list[float] = []
    gate = Gate(Pace(30, 1_000), lambda: 5.0, pauses.append)
    for chat in (8, 9):
        gate.flooded(chat, 3)
    assert gate.held
    assert (gate.room(5), gate.room(5, paid=True), gate.admit(1, paid=True)) == (0, 0, 3)
    assert pauses == [3, 3]
