"""The place of people's answers in the pace."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.outbox.limiter import Limiter
from bot.outbox.pace import GUARD, Pace
from bot.tg.wire.api import Api
from bot.tg.wire.limiter import SENDS, PeopleFirst
from bot.tg.wire.request import SessionRequest

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


@asynccontextmanager
async def far_side() -> AsyncIterator[str]:
    """Takes whatever comes."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(ANSWER)
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def test_an_answer_that_leaves_late_brings_nobody_too_near_to_it() -> None:
    now = 100.0
    gate = Limiter(Pace(1), lambda: now)
    limiter = PeopleFirst(gate)
    async with far_side() as url, Api(url, "1:token", connections=1) as api:

        async def dawdle() -> bool:
            nonlocal now
            now = 100.5
            await SessionRequest(api).do_request(f"{url}/bot1:token/{SENDS}", "POST")
            now = 100.9
            return True

        await limiter.process_request(dawdle, (), {}, SENDS, {"chat_id": 1}, None)
    now = 101.4
    assert gate.room(1) == 0
    now = 101.5 + GUARD
    assert gate.room(1) == 1
