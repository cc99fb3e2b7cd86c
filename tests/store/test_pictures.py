"""Which pictures Telegram has already."""

from bot.store.pictures import Pictures
from tests.store.kept import Kept


async def test_a_picture_is_known_as_long_as_it_shows_the_same(kept: Kept) -> None:
    pictures = Pictures(kept.database)
    assert await pictures.find("months:be", "a") == ""
    await pictures.keep("months:be", "a", "AgAC1")
    await pictures.keep("months:ru", "b", "AgAC2")
    assert await pictures.find("months:be", "a") == "AgAC1"
    assert await pictures.find("months:be", "b") == ""
    await pictures.keep("months:be", "c", "AgAC3")
    assert (await pictures.find("months:be", "a"), await pictures.find("months:be", "c")) == ("", "AgAC3")
    assert await pictures.find("months:ru", "b") == "AgAC2"
