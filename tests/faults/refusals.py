"""Starts that must be refused, and what makes a bot that runs give up: nothing may be changed on the way."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

import aiohttp

from bot.demo.telegram.faults import Refuse
from bot.store.cipher import write_key
from tests.faults.figures import Figure
from tests.kills import ended, prepare, received, sends, sent_more
from tests.stage import TOKEN, Stage

IN_FLIGHT = 20
SLOW = {"ZVODKA_RATE": "100", "ZVODKA_IN_FLIGHT": str(IN_FLIGHT)}
CONFIG, UNAVAILABLE = 78, 69


def dump(stage: Stage, *tables: str) -> list[str]:
    """These tables in SQL, or all of the database."""
    with closing(sqlite3.connect(f"file:{stage.database}?mode=ro", uri=True)) as connection:
        lines = list(connection.iterdump())
    return [line for line in lines if not tables or any(f'INTO "{table}"' in line for table in tables)]


async def refused(stage: Stage, words: str, *, seconds: float) -> list[Figure]:
    """A start that must be over at once, with these words and the status of a wrong setting."""
    began, logged = time.monotonic(), len(stage.log.read_text()) if stage.log.exists() else 0
    async with stage.process() as bot:
        status = await bot.ended()
    said = stage.log.read_text()[logged:]
    return [
        Figure("seconds until refused", round(time.monotonic() - began, 2), seconds),
        Figure(f"status other than {CONFIG}", int(status != CONFIG)),
        Figure(f"not said in a line: {words}", int(words not in said or said.count("\n") != 1)),
    ]


async def second_process(stage: Stage, *, seconds: float) -> list[Figure]:
    """Started on the same database in mid-broadcast: the first goes on as if nothing had been."""
    stage.settings |= SLOW
    people = await prepare(stage, 300)
    async with stage.process() as bot:
        await sent_more(stage.telegram, 30)
        readers = dump(stage, "reader", "meta")
        figures = await refused(stage, "another Zvodka is running", seconds=seconds)
        changed = int(dump(stage, "reader", "meta") != readers)
        await ended(stage)
        await bot.terminate()
    others = sum(count != 1 for count in received(people).values())
    return [*figures, Figure("rows changed", changed), Figure("messages lost or repeated", others)]


async def wrong_key(stage: Stage, *, seconds: float) -> list[Figure]:
    await first_start(stage)
    await prepare(stage, 30)
    stage.key_file.unlink()
    write_key(stage.key_file)
    return await unchanged(stage, "not the key", seconds=seconds)


async def another_bot(stage: Stage, *, seconds: float) -> list[Figure]:
    await first_start(stage)
    await prepare(stage, 30)
    stage.settings["ZVODKA_TOKEN"] = f"7654321:{TOKEN.partition(':')[2]}"
    return await unchanged(stage, "belongs to another bot", seconds=seconds)


async def first_start(stage: Stage) -> None:
    """The database learns its key and its bot."""
    async with stage.process() as bot:
        await stage.telegram.updates.idle(timeout=30)
        await bot.terminate()


async def unchanged(stage: Stage, words: str, *, seconds: float) -> list[Figure]:
    before = dump(stage)
    figures = await refused(stage, words, seconds=seconds)
    return [
        *figures,
        Figure("rows changed", int(dump(stage) != before)),
        Figure("calls to Telegram", sum(call.method == "sendMessage" for call in stage.telegram.calls)),
    ]


async def foreign_poller(stage: Stage, *, seconds: float) -> list[Figure]:
    """Another program polls with our token, and people go on writing."""
    people = await prepare(stage, 30)
    async with stage.process() as bot:
        await ended(stage)
        readers = dump(stage, "reader")
        async with polling(stage):
            began = time.monotonic()
            while bot.running:
                people[0].says("/help")
                await asyncio.sleep(1)
            taken = time.monotonic() - began
            status = await bot.ended()
    return [
        Figure("seconds until it stops", round(taken, 1), seconds),
        Figure(f"status other than {UNAVAILABLE}", int(status != UNAVAILABLE)),
        Figure("no clear message", int("another program polls with this token" not in stage.log.read_text())),
        Figure("rows changed", int(dump(stage, "reader") != readers)),
    ]


@asynccontextmanager
async def polling(stage: Stage) -> AsyncIterator[None]:
    """Somebody else who polls, and never acknowledges."""

    async def poll() -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                url = f"{stage.url}/bot{TOKEN}/getUpdates"
                async with session.post(url, json={"timeout": 20, "offset": 0}) as response:
                    await response.read()
                await asyncio.sleep(0.5)

    task = asyncio.create_task(poll())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def revoked(stage: Stage, *, subscribers: int) -> list[Figure]:
    """The token is revoked in mid-broadcast: every call is answered by 401 from then on."""
    stage.settings |= SLOW | {"ZVODKA_RATE": "400"}
    people = await prepare(stage, subscribers)
    readers = dump(stage, "reader")
    async with stage.process() as bot:
        await sent_more(stage.telegram, subscribers // 3)
        stage.telegram.faults.add(times=None, then=Refuse(401, "Unauthorized"))
        before = sends(stage.telegram)
        status = await bot.ended()
        after = sends(stage.telegram) - before
    changed = int(dump(stage, "reader") != readers)
    stage.telegram.faults.clear()
    async with stage.process() as bot:
        await ended(stage)
        await bot.terminate()
    return [
        Figure("sends after the first 401", after, IN_FLIGHT + 1),
        Figure("readers changed", changed),
        Figure("exit status 0", int(status == 0)),
        Figure("lost or repeated afterwards", sum(count != 1 for count in received(people).values())),
    ]
