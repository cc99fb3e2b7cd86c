"""Files are fetched as they lie with Telegram, and no more of them than was said."""

import pytest

from bot.demo.telegram.faults import bomb
from bot.tg.wire.api import Api, ApiError
from tests.stage import TOKEN, Stage


async def test_a_file_that_is_packed_is_not_unpacked(stage: Stage) -> None:
    document = stage.telegram.files.add("west.en.md", b"text")
    async with Api(stage.url, TOKEN) as api:
        assert await api.fetch(document.file_id, 100) == b"text"
        stage.telegram.faults.add(method="file", then=bomb(32 << 20))
        assert len(await api.fetch(document.file_id, 1 << 20)) < 1 << 20


async def test_a_file_that_is_larger_than_was_said_is_given_up(stage: Stage) -> None:
    document = stage.telegram.files.add("west.en.md", bytes(200_000))
    async with Api(stage.url, TOKEN) as api:
        with pytest.raises(ApiError, match="larger than it said"):
            await api.fetch(document.file_id, 100_000)
