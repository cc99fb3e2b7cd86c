"""Which updates are acknowledged, and which are begun when they come again."""

import asyncio

from bot.model.update import Result
from bot.tg.wire.window import Window


def begun(window: Window, number: int, now: float = 0) -> "asyncio.Future[Result]":
    """An update under way, whose end the test decides."""
    end: asyncio.Future[Result] = asyncio.get_running_loop().create_future()

    async def work() -> Result:
        return await end

    window.add(number, asyncio.create_task(work()), now)
    return end


async def ends(end: "asyncio.Future[Result]", result: Result = Result.HANDLED) -> None:
    end.set_result(result)
    for _ in range(3):
        await asyncio.sleep(0)


async def test_nothing_is_acknowledged_before_an_older_one_is_handled() -> None:
    window = Window()
    five, six = begun(window, 5), begun(window, 6)
    await ends(six)
    assert window.offset == 5
    assert not window.is_new(6)
    await ends(five)
    assert window.offset == 7


async def test_what_the_database_could_not_keep_is_begun_again_and_what_it_kept_is_not() -> None:
    window = Window()
    five, six = begun(window, 5), begun(window, 6)
    await ends(five, Result.DEFERRED)
    await ends(six)
    assert (window.offset, window.deferred) == (5, True)
    assert [number for number in (5, 6, 7) if window.is_new(number)] == [5, 7]
    await ends(begun(window, 5))
    assert (window.offset, window.deferred) == (7, False)


async def test_a_failed_update_is_not_tried_again() -> None:
    window = Window()
    await ends(begun(window, 5), Result.FAILED)
    assert window.offset == 6


async def test_the_oldest_that_is_under_way_tells_how_long_something_has_been_stuck() -> None:
    window = Window()
    five = begun(window, 5, now=10)
    begun(window, 6, now=20)
    assert window.handled_until(30) == 10
    await ends(five)
    assert window.handled_until(30) == 20


async def test_ids_may_begin_anew_at_a_smaller_number() -> None:
    window = Window()
    await ends(begun(window, 900))
    await ends(begun(window, 5))
    assert window.offset == 6
