"""Which updates are acknowledged, and which are begun when they come again."""

import asyncio

from bot.tg.wire.window import FULL, IDLE_SECONDS, Window


def test_nothing_is_acknowledged_before_an_older_one_is_handled() -> None:
    window = Window()
    assert window.begin(5, 0)
    assert window.begin(6, 0)
    window.settle(6)
    assert window.offset == 5
    assert not window.begin(6, 0)
    window.settle(5)
    assert window.offset == 7


def test_what_is_under_way_is_not_begun_again() -> None:
    window = Window()
    window.begin(5, 0)
    assert not window.begin(5, 1)
    window.settle(5)
    assert not window.begin(5, 2)


def test_the_oldest_that_is_under_way_tells_how_long_something_has_been_stuck() -> None:
    window = Window()
    window.begin(5, 10)
    window.begin(6, 20)
    assert window.handled_until(30) == 10
    window.settle(5)
    assert window.handled_until(30) == 20


def test_after_an_idle_week_ids_may_begin_anew_at_a_smaller_number() -> None:
    window = Window()
    window.begin(900, 0)
    window.settle(900)
    assert not window.begin(5, IDLE_SECONDS - 1)
    assert window.begin(5, IDLE_SECONDS)
    window.settle(5)
    assert window.offset == 6


def test_one_that_takes_long_is_let_go_only_where_it_keeps_telegram_from_showing_others() -> None:
    window = Window()
    for number in range(FULL - 1):
        window.begin(number, 0)
    assert window.let_go(10) == 0
    window.begin(FULL, 10)
    assert window.let_go(5) == FULL - 1
    assert window.offset == FULL


async def test_whoever_waits_for_the_end_is_told_of_it() -> None:
    window = Window()
    window.begin(5, 0)
    waiting = asyncio.create_task(window.emptied())
    await asyncio.sleep(0)
    assert not waiting.done()
    window.settle(5)
    await waiting
    await window.emptied()
