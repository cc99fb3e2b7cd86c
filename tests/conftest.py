"""What scenarios start from."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo.standin import StandIn
from bot.demo.world import World
from bot.places import folder
from bot.store.cipher import write_key
from tests.stage import TOKEN, Stage


@pytest.fixture
async def telegram() -> World:
    return World(TOKEN)


@pytest.fixture
async def stage(tmp_path: Path, telegram: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """The shipped publication, an empty database, nobody there yet."""
    (tmp_path / "key").mkdir()
    write_key(tmp_path / "key" / "zvodka.key")
    monkeypatch.chdir(tmp_path)
    async with StandIn(telegram) as standin:
        yield Stage(tmp_path, telegram, standin.url, folder("content"))
