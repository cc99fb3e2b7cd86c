"""What an editor's scenarios start from."""

from collections.abc import AsyncIterator

import pytest

from bot.demo.phone import Person
from tests.stage import Stage


@pytest.fixture
async def editor(stage: Stage) -> AsyncIterator[Person]:
    """The bot runs, and its owner has been greeted."""
    editor = stage.editor()
    async with stage.bot():
        editor.says("/start")
        await editor.answer()
        yield editor
