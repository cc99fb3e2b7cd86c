"""The limits that the pace keeps, and who goes first."""

import asyncio
from bisect import bisect_right
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.limiter import Limiter
from bot.outbox.pace import AHEAD, Pace, Slot
from tests.faults.virtual import virtual_time

steps = st.tuples(st.floats(0, 0.1), st.sampled_from(["answer", "edit", "broadcast", "paid"]), st.floats(0, 0.3))
"""After how many seconds what is sent, and how late it leaves: a connection may have to be made."""


@given(
    rate=st.integers(1, 40),
    extra=st.integers(0, 20),
    answers=st.integers(1, 20),
    steps=st.lists(steps, min_size=1, max_size=200),
)
def test_no_second_ever_has_more_messages_than_the_rates_allow(
    rate: int, extra: int, answers: int, steps: list[tuple[float, str, float]]
) -> None:
    pace, now = Pace(rate, rate + extra, answers), 0.0
    sent: dict[str, list[Slot]] = {"answer": [], "edit": [], "broadcast": [], "paid": []}
    for chat, (pause, kind, late) in enumerate(steps, 1):
        now += pause
        if kind in {"answer", "edit"}:
            slot = pace.answer(chat if kind == "answer" else None, now)
            pace.lend(slot)
            sent[kind].append(slot)
        elif pace.room(1, now, paid=kind == "paid"):
            slot = pace.reserve(chat, now, paid=kind == "paid")
            slot.at += late
            sent[kind].append(slot)
    assert most_in_a_second(sent["broadcast"]) <= rate
    assert most_in_a_second(sent["broadcast"] + sent["paid"]) <= rate + extra
    assert most_in_a_second(sent["answer"] + sent["edit"]) <= answers


@pytest.mark.parametrize("asking", [5, 15, 100])
def test_answers_are_left_out_of_a_broadcasts_room_down_to_half_of_it(asking: int) -> None:
    pace, sent = Pace(30), 0
    for hundredth in range(3_000):
        now = hundredth / 100
        for _ in range(((hundredth + 1) * asking) // 100 - (hundredth * asking) // 100):
            pace.lend(pace.answer(None, now))
        if pace.room(1, now):
            pace.reserve(hundredth, now)
            sent += 1
    left = max(15, 30 - asking)
    assert 0.95 * left <= sent / 30 <= 1.1 * left


def test_a_complaint_halves_the_answers_and_minutes_of_peace_bring_them_back() -> None:
    pace = Pace(30, answer_rate=100)
    pace.complained(10, 5)
    pace.complained(11, 5)
    assert in_a_second(pace, 20) in {52, 53}
    assert in_a_second(pace, 90) == 100
    for minute in range(20):
        pace.complained(1_000 + minute, 0)
    assert in_a_second(pace, 1_020) == 1


def test_after_a_complaint_answers_wait_for_a_place_among_all_messages() -> None:
    pace, sent, asking = Pace(30), [], False
    pace.complained(0, 1)
    for hundredth in range(200, 1_200):
        now = hundredth / 100
        if hundredth % 20 == 0 or asking:
            asking = pace.counted_wait(now) > 0
            if not asking:
                sent.append(pace.answer(None, now))
                pace.lend(sent[-1])
        if pace.room(1, now):
            sent.append(pace.reserve(hundredth, now))
    assert most_in_a_second(sent) <= 30
    assert len(sent) > 280


def in_a_second(pace: Pace, now: float) -> int:
    """How many answers may leave in the second that begins then."""
    return sum(pace.answer(None, now).at < now + 1 for _ in range(150))


def most_in_a_second(slots: list[Slot]) -> int:
    times = sorted(slot.at for slot in slots)
    return max((bisect_right(times, moment + 1) - number for number, moment in enumerate(times)), default=0)


@given(gaps=st.lists(st.floats(0, 2), min_size=2, max_size=50))
def test_a_chat_gets_no_more_than_one_message_a_second(gaps: list[float]) -> None:
    pace, now, sent = Pace(1_000), 0.0, []
    for gap in gaps:
        now += gap
        now += pace.chat_wait(5, now)
        pace.answer(5, now)
        sent.append(now)
    assert all(later - earlier > 1 for earlier, later in pairwise(sent))


def test_a_group_gets_twenty_messages_one_a_second_and_then_as_many_as_a_minute_allows() -> None:
    pace, now, sent = Pace(1_000), 0.0, []
    for _ in range(60):
        now += pace.chat_wait(-100, now)
        pace.answer(-100, now)
        sent.append(now)
    assert sent[19] < 20.5
    assert all(later - earlier > 1 for earlier, later in pairwise(sent))
    assert all(later - earlier > 60 for earlier, later in zip(sent, sent[20:], strict=False))
    assert sent[-1] < 145


def test_what_one_group_has_used_up_is_nothing_to_another() -> None:
    pace = Pace(1_000)
    for second in range(20):
        pace.answer(-100, 2.0 * second)
    assert pace.chat_wait(-100, 40) > 19
    assert pace.chat_wait(-101, 40) == 0
    pace.forget(98)
    assert pace.chat_wait(-100, 61) == 0


@pytest.mark.parametrize("rate", [30, 1_000])
def test_nearly_all_of_the_allowance_is_used_though_each_goes_a_little_late(rate: int) -> None:
    pace, sent = Pace(rate), []
    for moment in range(3_000):
        now = moment / 100
        for chat in range(pace.room(1_000, now)):
            slot = pace.reserve(chat, now)
            slot.at += 0.001
            sent.append(slot.at)
    assert len(sent[rate:]) / (sent[-1] - sent[rate]) > 0.99 * rate


def test_the_room_is_what_may_go_within_the_next_moments() -> None:
    pace = Pace(30)
    assert pace.room(100, 10) == 1
    slots = []
    for chat in range(1, 31):
        now = 10 + chat * 0.03
        assert pace.room(100, now) in {1, 2}
        slots.append(pace.reserve(chat, now))
    assert pace.room(100, slots[0].at + 0.95) == 0
    assert 0.02 < pace.opens(slots[0].at + 0.95) < 0.04
    assert pace.room(100, slots[0].at + 0.99) == 1


def test_a_broadcast_leaves_no_longer_gaps_than_a_tenth_of_a_second_for_people_to_wait() -> None:
    pace, now, sent = Pace(30), 0.0, []
    for chat in range(300):
        now += pace.opens(now)
        now = max(now, pace.reserve(chat, now).at)
        sent.append(now)
    assert max(later - earlier for earlier, later in pairwise(sent)) < 0.15


@given(gaps=st.lists(st.floats(0, 0.2), min_size=1, max_size=100), most=st.integers(1, 50))
def test_what_fits_into_the_room_finds_its_place_there(gaps: list[float], most: int) -> None:
    pace, now, chat = Pace(1_000), 0.0, 0
    for gap in gaps:
        now += gap
        for _ in range(pace.room(most, now)):
            chat += 1
            assert pace.opens(now) == 0
            assert now <= pace.reserve(chat, now).at <= now + AHEAD


@asynccontextmanager
async def waiting(limiter: Limiter, chat: int, *, edits: bool = False) -> AsyncIterator[asyncio.Task[Slot]]:
    """Somebody who wants to go, and loses patience at the end of the block."""
    task = asyncio.create_task(limiter.enter(chat, edits=edits))
    await asyncio.sleep(0)
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


class Clock:
    """Time that stands still unless the test moves it."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_an_answer_takes_the_room_of_a_broadcast() -> None:
    limiter = Limiter(Pace(2), Clock())
    limiter.reserve(1)
    await limiter.enter(20)
    assert limiter.room(20) == 0
    assert limiter.wait(2) > 0


async def test_who_cannot_be_answered_in_time_is_told_so_at_once() -> None:
    limiter = Limiter(Pace(30), Clock())
    limiter.flooded(1, 15)
    with pytest.raises(TimeoutError):
        await limiter.enter(1, patience=10)


async def test_nothing_is_remembered_of_chats_that_need_not_wait() -> None:
    clock = Clock()
    limiter = Limiter(Pace(30), clock)
    await limiter.enter(123_456_789)
    limiter.flooded(987_654_321, 5)
    clock.now = 6
    limiter.forget()
    seen = repr([vars(part) for part in (limiter._pace, limiter._floods)])
    assert "123456789" not in seen
    assert "987654321" not in seen


async def test_an_edit_does_not_wait_for_the_chats_next_message() -> None:
    limiter = Limiter(Pace(30), Clock())
    await limiter.enter(1)
    await limiter.enter(1, edits=True)
    await limiter.enter(1, edits=True)


async def test_nobody_goes_while_telegram_wants_nothing_at_all() -> None:
    clock = Clock()
    limiter = Limiter(Pace(30), clock)
    limiter.flooded(1, 5)
    limiter.flooded(2, 5)
    assert (limiter.held, limiter.room(20)) == (True, 0)
    async with waiting(limiter, 3, edits=True) as person:
        assert not person.done()
    clock.now = 5.1
    assert (limiter.held, limiter.room(20)) == (False, 1)


async def test_people_of_a_busy_chat_do_not_hold_up_the_others() -> None:
    limiter = Limiter(Pace(30), Clock())
    await limiter.enter(1)
    async with waiting(limiter, 1) as person:
        await limiter.enter(2)
        assert not person.done()


async def test_a_broadcast_does_not_wait_for_a_busy_chat_but_is_told_when_it_is_free() -> None:
    limiter = Limiter(Pace(30), Clock())
    await limiter.enter(1)
    assert 1 < limiter.wait(1) < 1.1
    assert limiter.wait(2) == 0


def test_a_message_that_was_held_up_on_its_way_counts_from_when_it_went() -> None:
    clock = Clock()
    limiter = Limiter(Pace(1), clock)
    slot = limiter.reserve(1)
    clock.now = 0.3
    limiter.left(slot)
    clock.now = 1.2
    assert limiter.opens() > 0.08


async def test_a_person_whose_own_chat_is_busy_takes_no_room_of_a_broadcast() -> None:
    clock = Clock()
    limiter = Limiter(Pace(30), clock)
    await limiter.enter(1)
    async with waiting(limiter, 1):
        assert limiter.room(20) == 1


async def test_a_person_whose_chat_has_a_pause_takes_no_room_of_a_broadcast() -> None:
    clock = Clock()
    limiter = Limiter(Pace(30), clock)
    limiter.flooded(1, 35)
    clock.now = 1.1
    limiter.reserve(2)
    limiter.landed()
    limiter.answered(2)
    async with waiting(limiter, 1, edits=True) as person:
        clock.now = 1.2
        assert limiter.room(20) == 1
        assert not person.done()


def test_a_probe_that_came_to_nothing_is_followed_by_another() -> None:
    clock = Clock()
    limiter = Limiter(Pace(30), clock)
    limiter.flooded(1, 300)
    clock.now = 1.1
    limiter.reserve(2)
    assert limiter.room(20) == 0
    limiter.landed()
    clock.now = 1.2
    assert limiter.room(20) == 1


@pytest.mark.parametrize(("rate", "paid"), [(30, 0), (200, 0), (1_000, 0), (30, 1_000)])
def test_people_wait_for_no_longer_than_a_moment_while_a_broadcast_uses_all_of_the_rate(rate: int, paid: int) -> None:
    waits = []

    async def ask(limiter: Limiter, chat: int) -> None:
        began = asyncio.get_running_loop().time()
        await limiter.enter(chat)
        waits.append(asyncio.get_running_loop().time() - began)

    async def send(limiter: Limiter) -> None:
        for chat in range(10_000, 10**9):
            while not limiter.room(1, paid=paid > 0):
                await asyncio.sleep(0.01)
            limiter.reserve(chat, paid=paid > 0)

    async def broadcast_and_people() -> None:
        limiter = Limiter(Pace(rate, paid), asyncio.get_running_loop().time)
        sending = asyncio.create_task(send(limiter))
        for chat in range(1, 80):
            asking = asyncio.create_task(ask(limiter, chat))
            await asyncio.sleep(0.23)
            await asking
        sending.cancel()

    with virtual_time() as (_, loop):
        loop.run_until_complete(broadcast_and_people())
    assert max(waits) < 0.25


def test_who_has_a_place_waits_again_if_a_pause_is_asked_for_in_the_moment_between() -> None:
    async def waited() -> float:
        now = asyncio.get_running_loop().time
        limiter = Limiter(Pace(30, answer_rate=1), now)
        await limiter.enter(1)
        async with waiting(limiter, 2) as person:
            limiter.flooded(2, 5)
            began = now()
            await person
            return now() - began

    with virtual_time() as (_, loop):
        assert loop.run_until_complete(waited()) >= 5


@pytest.mark.parametrize(("answers", "asking"), [(20, 25), (60, 200)])
def test_though_more_is_asked_than_may_be_answered_the_ceiling_is_used_and_a_broadcast_keeps_its_half(
    answers: int, asking: int
) -> None:
    seconds, answered = 60, 0

    async def ask(limiter: Limiter, chat: int) -> None:
        nonlocal answered
        with suppress(TimeoutError):
            await limiter.enter(chat, patience=10)
            answered += 1

    async def broadcast_and_people() -> int:
        sent, limiter = 0, Limiter(Pace(30, answer_rate=answers), asyncio.get_running_loop().time)
        people: list[asyncio.Task[None]] = []
        for hundredth in range(seconds * 100):
            more = ((hundredth + 1) * asking) // 100 - (hundredth * asking) // 100
            people += [asyncio.create_task(ask(limiter, len(people) + each)) for each in range(1, more + 1)]
            if limiter.room(1):
                limiter.reserve(10**6 + hundredth)
                sent += 1
            await asyncio.sleep(0.01)
        for person in people:
            person.cancel()
        await asyncio.gather(*people, return_exceptions=True)
        return sent

    with virtual_time() as (_, loop):
        sent = loop.run_until_complete(broadcast_and_people())
    assert 0.95 * answers <= answered / seconds <= answers + 1
    assert sent / seconds >= 0.9 * 15


def test_two_who_wait_for_the_same_chat_do_not_go_at_once() -> None:
    async def ways() -> list[float]:
        now = asyncio.get_running_loop().time
        limiter, went = Limiter(Pace(30), now), []

        async def go() -> None:
            went.append((await limiter.enter(1)).at)

        await asyncio.gather(go(), go(), go())
        return went

    with virtual_time() as (_, loop):
        went = loop.run_until_complete(ways())
    assert all(later - earlier > 1 for earlier, later in pairwise(went))
