"""What scenarios start from."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import settings

from bot.demo.world import World
from tests.stage import TOKEN, Stage, open_stage

# How long an example takes says something of the machine, and nothing of the code.
settings.register_profile("zvodka", deadline=None)
settings.load_profile("zvodka")


@pytest.fixture
async def telegram() -> World:
    return World(TOKEN)


@pytest.fixture
async def stage(tmp_path: Path, telegram: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    monkeypatch.chdir(tmp_path)
    async with open_stage(tmp_path, telegram) as opened:
        yield opened


@pytest.fixture(autouse=True)
def logs_as_they_come() -> Iterator[None]:
    """What one test makes of the logs is nothing to the next."""
    yield
    structlog.reset_defaults()
