"""What has lapsed is forgotten while nobody does anything."""

import asyncio

import pytest

from bot.errors import DamagedError, StoreError
from bot.sweeper import Sweeper


@pytest.mark.parametrize("trouble", [StoreError("the disk is full"), ZeroDivisionError()], ids=["trouble", "bug"])
async def test_it_goes_on_after_whatever_went_wrong(monkeypatch: pytest.MonkeyPatch, trouble: Exception) -> None:
    monkeypatch.setattr("bot.sweeper.SWEEP_SECONDS", 0.001)
    swept = 0

    async def erase() -> None:
        nonlocal swept
        swept += 1
        if swept == 3:
            sweeper.stop()
        raise trouble

    sweeper = Sweeper([erase], lambda: None)
    async with asyncio.timeout(10):
        await sweeper.run()
    assert swept == 3


async def test_a_damaged_database_is_not_swept_for_ever() -> None:
    async def erase() -> None:
        raise DamagedError("the database is damaged")

    with pytest.raises(DamagedError):
        await Sweeper([erase], lambda: None).run()
