"""What scenarios start from."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo.world import World
from tests.stage import TOKEN, Stage, open_stage


@pytest.fixture
async def telegram() -> World:
    return World(TOKEN)


@pytest.fixture
async def stage(tmp_path: Path, telegram: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    monkeypatch.chdir(tmp_path)
    async with open_stage(tmp_path, telegram) as opened:
        yield opened
