"""The limits that the pace keeps, and who goes first through the gate."""

import asyncio
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.gate import Gate
from bot.outbox.pace import Pace


@given(
    rate=st.integers(1, 40),
    pauses=st.lists(st.floats(0, 0.4), min_size=1, max_size=200),
    chats=st.integers(1, 60),
)
def test_no_second_ever_has_more_messages_than_the_rate(rate: int, pauses: list[float], chats: int) -> None:
    pace, now, sent = Pace(rate), 0.0, []
    for number, pause in enumerate(pauses):
        now += pause
        now += pace.wait(number % chats + 1, now)
        pace.take(number % chats + 1, now)
        sent.append(now)
    assert all(later - sent[index] > 1 for index, later in enumerate(sent[rate:]))


@given(gaps=st.lists(st.floats(0, 2), min_size=2, max_size=50))
def test_a_chat_gets_no_more_than_one_message_a_second(gaps: list[float]) -> None:
    pace, now, sent = Pace(1_000), 0.0, []
    for gap in gaps:
        now += gap
        now += pace.wait(5, now)
        pace.take(5, now)
        sent.append(now)
    assert all(later - earlier > 1 for earlier, later in pairwise(sent))


def test_a_group_gets_no_more_than_twenty_messages_a_minute() -> None:
    pace = Pace(1_000)
    pace.take(-100, 0)
    assert pace.wait(-100, 2.9) > 0
    assert pace.wait(-100, 3.1) == 0


def test_all_of_the_allowance_is_used() -> None:
    pace, now = Pace(30), 0.0
    for number in range(3_000):
        now += pace.wait(number, now)
        pace.take(number, now)
    assert now < 3_000 / 30 * 1.01


def test_the_room_is_what_may_go_at_once() -> None:
    pace = Pace(30)
    assert (pace.room(2, 0), pace.room(100, 0)) == (2, 4)
    for chat in range(1, 5):
        pace.take(chat, 0)
    assert (pace.room(100, 0.05), pace.room(100, 0.11)) == (0, 4)
    assert 0 < pace.opens(0.05) <= 0.05
    for chat in range(5, 31):
        pace.take(chat, 0.5)
    assert pace.room(100, 0.9) == 0
    assert pace.room(100, 1.01) == 4


@given(gaps=st.lists(st.floats(0, 0.2), min_size=1, max_size=100), most=st.integers(1, 50))
def test_what_fits_into_the_room_may_really_go(gaps: list[float], most: int) -> None:
    pace, now, chat = Pace(20), 0.0, 0
    for gap in gaps:
        now += gap
        for _ in range(pace.room(most, now)):
            chat += 1
            assert pace.wait(chat, now) == 0
            pace.take(chat, now)


class Clock:
    """Time that stands still unless the test moves it."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_a_waiting_person_takes_the_room_of_a_broadcast() -> None:
    clock = Clock()
    gate = Gate(Pace(1), clock)
    assert gate.wait(1) == 0
    gate.go(1)
    person = asyncio.create_task(gate.enter(20))
    await asyncio.sleep(0)
    clock.now = 1.1
    assert gate.room(20) == 0
    await person
    assert gate.wait(2) > 0


async def test_an_edit_does_not_wait_for_the_chats_next_message() -> None:
    gate = Gate(Pace(30), Clock())
    await gate.enter(1)
    await gate.enter(1, edits=True)
    await gate.enter(1, edits=True)


async def test_nobody_goes_while_the_far_side_wants_nothing_at_all() -> None:
    clock = Clock()
    gate = Gate(Pace(30), clock)
    gate.flooded(1, 5)
    gate.flooded(2, 5)
    assert (gate.held, gate.room(20)) == (True, 0)
    waiting = asyncio.create_task(gate.enter(3, edits=True))
    await asyncio.sleep(0)
    assert not waiting.done()
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    clock.now = 5.1
    assert (gate.held, gate.room(20)) == (False, 4)


async def test_people_of_a_busy_chat_do_not_hold_up_the_others() -> None:
    gate = Gate(Pace(30), Clock())
    await gate.enter(1)
    waiting = asyncio.create_task(gate.enter(1))
    await asyncio.sleep(0)
    await gate.enter(2)
    assert not waiting.done()
    waiting.cancel()


async def test_a_broadcast_does_not_wait_for_a_busy_chat_but_is_told_when_it_is_free() -> None:
    gate = Gate(Pace(30), Clock())
    await gate.enter(1)
    assert 1 < gate.wait(1) < 1.1
    assert gate.wait(2) == 0


def test_a_message_that_was_held_up_on_its_way_counts_from_when_it_can_have_arrived() -> None:
    pace = Pace(1)
    pace.answered(pace.take(1, 0), 0.04)
    held_up = pace.take(2, 2)
    pace.answered(held_up, 2.34)
    assert 2.29 < held_up.at < 2.31
    assert pace.general(3.1) > 0.15


async def test_who_has_lost_patience_takes_nobodys_place() -> None:
    clock = Clock()
    gate = Gate(Pace(1), clock)
    await gate.enter(1)
    waiting = asyncio.create_task(gate.enter(2))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    clock.now = 1.1
    assert gate.room(20) == 1
