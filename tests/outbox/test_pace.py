"""The limits that the pace keeps, and who goes first through the gate."""

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.gate import Gate, GateClosed
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


def test_nothing_goes_while_the_far_side_asked_for_a_pause() -> None:
    pace = Pace(30)
    pace.hold(10)
    assert pace.wait(1, 4) == 6
    pace.hold(8)
    assert pace.wait(1, 4) == 6


def test_all_of_the_allowance_is_used() -> None:
    pace, now = Pace(30), 0.0
    for number in range(3_000):
        now += pace.wait(number, now)
        pace.take(number, now)
    assert now < 3_000 / 30 * 1.01


class Clock:
    """Time that stands still unless the test moves it."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_a_person_never_waits_for_a_broadcast_to_end() -> None:
    clock = Clock()
    gate = Gate(Pace(1), clock)
    await gate.enter(1, person=False)
    passed: list[str] = []

    async def pass_through(name: str, chat: int, *, person: bool) -> None:
        await gate.enter(chat, person=person)
        passed.append(name)

    broadcast = [asyncio.create_task(pass_through("broadcast", chat, person=False)) for chat in range(2, 10)]
    await asyncio.sleep(0)
    person = asyncio.create_task(pass_through("person", 20, person=True))
    await asyncio.sleep(0)
    clock.now = 1.1
    await person
    assert passed == ["person"]
    for task in broadcast:
        task.cancel()
    await asyncio.gather(*broadcast, return_exceptions=True)


async def test_a_busy_chat_does_not_hold_up_the_others() -> None:
    gate = Gate(Pace(30), Clock())
    await gate.enter(1, person=True)
    waiting = asyncio.create_task(gate.enter(1, person=False))
    await asyncio.sleep(0)
    await gate.enter(2, person=False)
    assert not waiting.done()
    waiting.cancel()


async def test_a_closed_gate_sends_broadcasts_back() -> None:
    gate = Gate(Pace(1), Clock())
    await gate.enter(1, person=False)
    waiting = asyncio.create_task(gate.enter(2, person=False))
    await asyncio.sleep(0)
    gate.close()
    with pytest.raises(GateClosed):
        await waiting
    with pytest.raises(GateClosed):
        await gate.enter(3, person=False)
