"""What was made for one reader is kept for the next."""

import asyncio
import gc
from collections.abc import Callable, Coroutine

import pytest

from bot.errors import StoreError
from bot.tg.readers.shelf import MOST, Shelf

Make = Callable[[], Coroutine[None, None, str]]


class Kitchen:
    """Makes dishes, slowly, and counts them."""

    def __init__(self) -> None:
        self.made = 0
        self.ready = asyncio.Event()

    def dish(self, name: str = "soup") -> Make:
        async def make() -> str:
            self.made += 1
            await self.ready.wait()
            return f"{name} {self.made}"

        return make


@pytest.fixture
async def kitchen() -> Kitchen:
    kitchen = Kitchen()
    kitchen.ready.set()
    return kitchen


async def test_a_thing_is_made_once_for_all_who_ask_until_the_archive_has_changed(kitchen: Kitchen) -> None:
    shelf = Shelf()
    taken = [
        await shelf.take(version, key, kitchen.dish()) for version, key in ((1, "a"), (1, "a"), (1, "b"), (2, "a"))
    ]
    assert taken == ["soup 1", "soup 1", "soup 2", "soup 3"]


async def test_who_asks_while_it_is_being_made_waits_for_the_same_and_who_leaves_takes_it_from_nobody(
    kitchen: Kitchen,
) -> None:
    shelf = Shelf()
    kitchen.ready.clear()
    first, second = (asyncio.create_task(shelf.take(1, "a", kitchen.dish())) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    kitchen.ready.set()
    assert await second == "soup 1"
    assert await shelf.take(1, "a", kitchen.dish()) == "soup 1"


async def test_what_could_not_be_made_is_made_for_the_next_who_asks(kitchen: Kitchen) -> None:
    async def burns() -> str:
        raise StoreError("the database failed")

    shelf = Shelf()
    for _ in range(2):
        with pytest.raises(StoreError):
            await shelf.take(1, "a", burns)
    assert await shelf.take(1, "a", kitchen.dish()) == "soup 1"


class Guest:
    """Somebody of whom nothing should be remembered."""


@pytest.mark.parametrize("fails", [False, True])
async def test_nothing_is_kept_of_the_one_for_whom_it_was_made(fails: bool) -> None:
    shelf = Shelf()

    async def served() -> None:
        guest = Guest()

        async def make() -> str:
            if fails:
                raise StoreError(f"the database failed for a {type(guest).__name__}")
            return "soup"

        await shelf.take(1, "a", make)

    await asyncio.gather(served(), return_exceptions=True)
    await asyncio.sleep(0)
    gc.collect()
    assert not [each for each in gc.get_objects() if type(each) is Guest]


async def test_no_more_than_so_many_things_are_kept_the_newest_of_them(kitchen: Kitchen) -> None:
    shelf = Shelf()
    for number in range(MOST + 1):
        await shelf.take(1, number, kitchen.dish())
    await shelf.take(1, MOST, kitchen.dish())
    assert kitchen.made == MOST + 1
    await shelf.take(1, 0, kitchen.dish())
    assert kitchen.made == MOST + 2
