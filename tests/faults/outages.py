"""The network between the bot and Telegram fails in mid-broadcast, in every way that it can, and comes back."""

import asyncio
import itertools
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.demo.phone import Person
from tests.faults.figures import Figure
from tests.faults.proxy import Proxy, Trouble, between
from tests.kills import ended, prepare, received, sends, sent_more
from tests.stage import Stage

IN_FLIGHT = 20
PACE = {"ZVODKA_RATE": "200", "ZVODKA_IN_FLIGHT": str(IN_FLIGHT)}
NAMES = Path(__file__).with_name("names.py")
NAME = "telegram.invalid"
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 20.0
"""Of the bot, after trouble."""


@asynccontextmanager
async def in_mid_broadcast(
    stage: Stage, subscribers: int, *beside: str, name: str = "127.0.0.1"
) -> AsyncIterator[tuple[Proxy, list[Person]]]:
    """The bot knows the proxy by that name, and runs under the program `beside`, if there is one."""
    stage.settings |= PACE
    people = await prepare(stage, subscribers)
    async with between(stage.url) as proxy:
        stage.url = proxy.url.replace("127.0.0.1", name)
        async with stage.process(*beside) as bot:
            await sent_more(stage.telegram, subscribers // 4)
            yield proxy, people
            await ended(stage)
            assert await bot.terminate() == 0


async def network_gone(stage: Stage, *, subscribers: int, seconds: float) -> list[Figure]:
    """Connections break and none can be made."""
    async with in_mid_broadcast(stage, subscribers) as (proxy, people):
        proxy.down()
        arrived = await passes(stage, seconds)
        await proxy.up()
        again = await goes_on(stage)
    return judged(people, arrived, again, seconds)


async def befallen(stage: Stage, trouble: Trouble, *, subscribers: int, seconds: float) -> list[Figure]:
    """Requests meet that trouble for a while."""
    async with in_mid_broadcast(stage, subscribers) as (proxy, people):
        proxy.befall(trouble)
        arrived = await passes(stage, seconds)
        proxy.befall(Trouble.NONE)
        again = await goes_on(stage)
    return judged(people, arrived, again, seconds)


async def server_restarts(stage: Stage, *, subscribers: int, seconds: float) -> list[Figure]:
    """As restarts go: answers break off, connections break, nobody listens, a page comes, then all is well."""
    async with in_mid_broadcast(stage, subscribers) as (proxy, people):
        proxy.befall(Trouble.HALVES)
        arrived = await passes(stage, seconds / 4)
        proxy.befall(Trouble.RESETS)
        arrived += await passes(stage, seconds / 4)
        proxy.down()
        arrived += await passes(stage, seconds / 4)
        proxy.befall(Trouble.PAGES)
        await proxy.up()
        arrived += await passes(stage, seconds / 4)
        proxy.befall(Trouble.NONE)
        again = await goes_on(stage)
    return judged(people, arrived, again, seconds)


async def names_gone(stage: Stage, *, subscribers: int, seconds: float) -> list[Figure]:
    """Connections break, and the name of Telegram's server cannot be resolved."""
    names = stage.folder / "names"
    names.write_text(f"{NAME} 127.0.0.1\n")
    beside = (sys.executable, str(NAMES), str(names))
    async with in_mid_broadcast(stage, subscribers, *beside, name=NAME) as (proxy, people):
        names.write_text("")
        proxy.cut()
        arrived = await passes(stage, seconds)
        names.write_text(f"{NAME} 127.0.0.1\n")
        again = await goes_on(stage)
    return judged(people, arrived, again, seconds)


async def passes(stage: Stage, seconds: float) -> int:
    """How many messages arrive in the time of trouble: those that are on their way, and probes."""
    before = sends(stage.telegram)
    await asyncio.sleep(seconds)
    return sends(stage.telegram) - before


async def goes_on(stage: Stage) -> float:
    """How many seconds pass until something is sent again."""
    began, before = time.monotonic(), sends(stage.telegram)
    async with asyncio.timeout(120):
        while sends(stage.telegram) == before:
            await asyncio.sleep(0.02)
    return time.monotonic() - began


def probes(seconds: float) -> int:
    """How often the bot tries meanwhile: its pauses double. Each try may cost a repetition."""
    pauses = (min(LONGEST_PAUSE, FIRST_PAUSE * 2**count) for count in itertools.count())
    return next(count for count, passed in enumerate(itertools.accumulate(pauses), 1) if passed >= seconds)


def judged(people: list[Person], arrived: int, again: float, seconds: float) -> list[Figure]:
    counts, tries = received(people).values(), IN_FLIGHT + probes(seconds)
    return [
        Figure("arrived in spite of it", arrived, tries),
        Figure("lost", sum(count == 0 for count in counts)),
        Figure("sent three times", sum(count > 2 for count in counts)),
        Figure("repeated", sum(count == 2 for count in counts), tries),
        Figure("seconds until it goes on", round(again, 1), 30),
    ]
