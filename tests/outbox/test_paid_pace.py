"""Messages that somebody pays for go faster than the others, and are not held up by them."""

from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.limiter import Limiter
from bot.outbox.pace import Pace


@given(sends=st.lists(st.tuples(st.floats(0, 0.2), st.booleans()), min_size=1, max_size=300))
def test_each_rate_holds_in_every_second_whatever_the_order(sends: list[tuple[float, bool]]) -> None:
    pace, now, all_sent, free = Pace(3, 10), 0.0, [], []
    for chat, (gap, paid) in enumerate(sends, 1):
        now += gap
        now += pace.opens(now, paid=paid)
        at = pace.reserve(chat, now, paid=paid).at
        all_sent.append(at)
        if not paid:
            free.append(at)
    assert all(later - earlier > 1 for earlier, later in zip(all_sent, all_sent[10:], strict=False))
    assert all(later - earlier > 1 for earlier, later in zip(free, free[3:], strict=False))


class Clock:
    """Time that stands still unless the test moves it."""

    now = 5.0

    def __call__(self) -> float:
        return self.now


def send(limiter: Limiter, clock: Clock, chats: range, *, paid: bool = False) -> None:
    """Each as soon as it may."""
    for chat in chats:
        clock.now += limiter.opens(paid=paid)
        clock.now = max(clock.now, limiter.reserve(chat, paid=paid).at)


def test_what_is_paid_for_has_room_when_the_free_allowance_is_used_up() -> None:
    clock = Clock()
    limiter = Limiter(Pace(30, 1_000), clock)
    send(limiter, clock, range(1, 31))
    assert limiter.room(2_000) == 0
    assert limiter.room(2_000, paid=True) > 20
    assert limiter.opens(paid=True) == 0 < limiter.opens()


def test_what_is_paid_for_uses_up_nothing_of_the_free_allowance() -> None:
    clock = Clock()
    limiter = Limiter(Pace(30, 1_000), clock)
    send(limiter, clock, range(1, 501), paid=True)
    assert clock.now < 5.5
    send(limiter, clock, range(501, 531))
    assert clock.now < 6.5


def test_a_pause_that_was_asked_for_holds_for_both_and_is_heard_of() -> None:
    pauses: list[float] = []
    limiter = Limiter(Pace(30, 1_000), lambda: 5.0, pauses.append)
    for chat in (8, 9):
        limiter.flooded(chat, 3)
    assert limiter.held
    assert (limiter.room(5), limiter.room(5, paid=True), limiter.wait(1, paid=True)) == (0, 0, 3)
    assert pauses == [3, 3]
