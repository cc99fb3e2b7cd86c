"""The stand-in as a process of its own, as the kill test runs it."""

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.demo.caller import TOKEN, Api


@pytest.fixture
async def url() -> AsyncIterator[str]:
    arguments = ("-m", "bot.demo", "--token", TOKEN, "--people", "2")
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=PIPE)
    assert process.stdout
    yield (await process.stdout.readline()).decode().strip()
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0


async def test_a_process_of_its_own_has_levers(url: str) -> None:
    async with aiohttp.ClientSession(url) as session:
        async with session.post("/control/people", json={"count": 2, "language": "be"}) as response:
            anna, boris = await response.json()
        api = Api(session, "")
        markup = {"inline_keyboard": [[{"text": "Subscribe", "callback_data": "s"}]]}
        for text in ("one", "two", "two"):
            await api("sendMessage", chat_id=anna, text=text, reply_markup=markup)
        fault = {"then": "refuse", "with": {"status": 403, "description": "Forbidden: gone"}, "chat": boris}
        async with session.post("/control/faults", json=fault):
            pass
        assert await api.refused("sendMessage", chat_id=boris, text="x") == "403 Forbidden: gone"
        async with session.post("/control/says", json={"person": anna, "text": "/start"}):
            pass
        async with session.post("/control/presses", json={"person": anna, "button": "Subscribe"}) as response:
            query = (await response.json())["query_id"]
        updates = await api("getUpdates")
        assert [update.get("callback_query", {}).get("id") for update in updates] == [None, query]
        async with session.delete("/control/faults"):
            pass
        async with session.get("/control/stats") as response:
            stats = await response.json()
    assert stats["deliveries"] == {"1001": {}, "1002": {}, str(anna): {"one": 1, "two": 2}, str(boris): {}}
    assert stats["accepted"] == {"sendMessage": 3, "getUpdates": 1}
    assert stats["refused"] == {"sendMessage": 1}
    assert stats["waiting"] == 2
