"""Whatever befalls the bot here, its log at DEBUG tells nobody's secrets."""

from collections.abc import AsyncIterator

import pytest

from bot.demo.world import World
from tests.faults.figures import broken
from tests.faults.logs import TALKATIVE, secrets_told, telegram_with_secrets
from tests.stage import Stage


@pytest.fixture
async def telegram() -> World:
    return telegram_with_secrets()


@pytest.fixture
async def stage(stage: Stage) -> AsyncIterator[Stage]:
    stage.settings |= TALKATIVE
    yield stage
    assert not broken([secrets_told(stage)])
