"""The network between the bot and Telegram fails in mid-broadcast, in every way that it can, and comes back."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from unittest.mock import patch

from bot.demo.person import Person
from tests.faults.figures import Figure
from tests.faults.proxy import Proxy, Trouble, between
from tests.kills import ended, prepare, received, sends, sent_more
from tests.stage import Stage

IN_FLIGHT = 20
PACE = {"ZVODKA_RATE": "200", "ZVODKA_IN_FLIGHT": str(IN_FLIGHT)}
PROBE_SECONDS = 0.5
"""The bot's first pause after trouble, which it doubles each time: so many probes may cost a repetition."""


@asynccontextmanager
async def in_mid_broadcast(stage: Stage, subscribers: int) -> AsyncIterator[tuple[Proxy, list[Person]]]:
    stage.settings |= PACE
    people = await prepare(stage, subscribers)
    async with between(stage.url) as proxy:
        stage.url = proxy.url
        async with stage.process() as bot:
            await sent_more(stage.telegram, subscribers // 4)
            yield proxy, people
            await ended(stage)
            assert await bot.terminate() == 0


async def network_gone(stage: Stage, *, subscribers: int, seconds: float) -> list[Figure]:
    """Connections break and none can be made."""
    async with in_mid_broadcast(stage, subscribers) as (proxy, people):
        proxy.down()
        await asyncio.sleep(seconds)
        await proxy.up()
        again = await goes_on(stage)
    return judged(people, again, seconds)


async def befallen(stage: Stage, trouble: Trouble, *, subscribers: int, seconds: float) -> list[Figure]:
    """Requests meet that trouble for a while."""
    async with in_mid_broadcast(stage, subscribers) as (proxy, people):
        proxy.befall(trouble)
        await asyncio.sleep(seconds)
        proxy.befall(Trouble.NONE)
        again = await goes_on(stage)
    return judged(people, again, seconds)


async def server_restarts(stage: Stage, *, subscribers: int, seconds: float) -> list[Figure]:
    """As restarts go: answers break off, connections break, nobody listens, a page comes, then all is well."""
    async with in_mid_broadcast(stage, subscribers) as (proxy, people):
        proxy.befall(Trouble.HALVES)
        await asyncio.sleep(seconds / 4)
        proxy.befall(Trouble.RESETS)
        await asyncio.sleep(seconds / 4)
        proxy.down()
        await asyncio.sleep(seconds / 4)
        proxy.befall(Trouble.PAGES)
        await proxy.up()
        await asyncio.sleep(seconds / 4)
        proxy.befall(Trouble.NONE)
        again = await goes_on(stage)
    return judged(people, again, seconds)


async def names_gone(stage: Stage, *, subscribers: int, seconds: float) -> list[Figure]:
    """The name of Telegram's server cannot be resolved; the bot is in this process, and asks our resolver."""
    stage.settings |= PACE
    people = await prepare(stage, subscribers)
    async with between(stage.url) as proxy:
        stage.url = proxy.url.replace("127.0.0.1", "telegram.invalid")
        with resolver() as known, patch("aiohttp.connector.DefaultResolver", aiohttp_resolver()):
            known["telegram.invalid"] = "127.0.0.1"
            async with stage.bot():
                await sent_more(stage.telegram, subscribers // 4)
                del known["telegram.invalid"]
                proxy.cut()
                await asyncio.sleep(seconds)
                known["telegram.invalid"] = "127.0.0.1"
                again = await goes_on(stage)
                await ended(stage)
    return judged(people, again, seconds)


def aiohttp_resolver() -> Any:
    """The one that asks the system, whatever else is installed."""
    from aiohttp.resolver import ThreadedResolver

    return ThreadedResolver


@contextmanager
def resolver() -> Iterator[dict[str, str]]:
    """Names besides those that the system knows."""
    known: dict[str, str] = {}
    ask = socket.getaddrinfo

    def answer(host: Any, *rest: Any, **options: Any) -> Any:
        if str(host).endswith(".invalid") and host not in known:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return ask(known.get(host, host), *rest, **options)

    with patch.object(socket, "getaddrinfo", answer):
        yield known


async def goes_on(stage: Stage) -> float:
    """How many seconds pass until something is sent again."""
    began, before = time.monotonic(), sends(stage.telegram)
    while sends(stage.telegram) == before:
        await asyncio.sleep(0.02)
    return time.monotonic() - began


def judged(people: list[Person], again: float, seconds: float) -> list[Figure]:
    counts = received(people).values()
    probes = int(seconds / PROBE_SECONDS)
    return [
        Figure("lost", sum(count == 0 for count in counts)),
        Figure("sent three times", sum(count > 2 for count in counts)),
        Figure("repeated", sum(count == 2 for count in counts), IN_FLIGHT + probes),
        Figure("seconds until it goes on", round(again, 1), 30),
    ]
