"""How a broadcast grows, each step in a fresh process: `python -m bench.growth [--sizes 10000 100000 1000000]`."""

import argparse
import asyncio
import gc
import logging
import multiprocessing
import os
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import structlog

from bench.cores import CLIENT_CORE, Usage, forget_peak, machine, memory
from bench.outbox import FIRST_CHAT, LANGUAGES, LINE, MESSAGE, WEEK, Outbox, followers_of_all, utc_now
from bench.server import TOKEN, serving
from bot.app import open_publication
from bot.desk.build import Desk, Rules, build_desk
from bot.model.issue import Commentary
from bot.model.publication import Publication, Trend
from bot.model.reader import ALL_TOPICS, Address, Preferences
from bot.paths import folder
from bot.render.issue import IssueMessages
from bot.render.voice import Texts
from bot.store.build import open_stores
from bot.store.issues import Issues
from bot.store.readers import Readers
from bot.tg.wire.api import Api

T = TypeVar("T")

RATE = 30
"""Messages per second while publishing is measured: Telegram's usual limit."""
FASTEST = 10_000
"""The highest rate that the settings allow."""
IN_FLIGHT = 100
EDITOR = 1
OFTEN, SELDOM = 0.005, 0.1
"""Seconds between two questions of a reader; while messages are counted by their CPU, readers must not use it up."""


@dataclass(frozen=True)
class Waited:
    """The longest query and the longest write of a reader, in seconds."""

    query: float
    write: float

    def __str__(self) -> str:
        return f"{self.query * 1000:.0f} / {self.write * 1000:.0f}"


@dataclass(frozen=True)
class Published:
    seconds: float
    frozen_after: float
    variants: int
    freezing: Waited
    opening: Waited


@dataclass(frozen=True)
class Drained:
    """Memory in MB."""

    seconds: float
    cpu: float
    memory_idle: float
    memory_most: float
    draining: Waited
    ending: Waited
    bytes_on_disk: int


@dataclass(frozen=True)
class Rested:
    """What a reader waited while a broadcast came to rest, went on, and was given up; seconds to rest."""

    #: Who had not had it in the end.
    left: int
    seconds: float
    stopping: Waited
    going_on: Waited
    giving_up: Waited


class Asking:
    """A reader who looks something up, and another who changes a setting, again and again."""

    def __init__(self, outbox: Outbox, pause: float) -> None:
        self._readers = Readers(outbox.database, outbox.cipher, utc_now)
        self._pause = pause
        self._waited = {"query": 0.0, "write": 0.0}

    @property
    def waited(self) -> Waited:
        return Waited(**self._waited)

    @asynccontextmanager
    async def going_on(self) -> AsyncIterator[None]:
        """The last question is answered too, however long it takes."""
        one, other = Address(FIRST_CHAT), Address(FIRST_CHAT + 1)
        wanted = Preferences(LANGUAGES[1], subscribed=True)
        over = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._repeat("query", lambda: self._readers.find(one), over))
            group.create_task(self._repeat("write", lambda: self._readers.save(other, wanted), over))
            try:
                yield
            finally:
                over.set()

    async def _repeat(self, kind: str, ask: Callable[[], Coroutine[Any, Any, object]], over: asyncio.Event) -> None:
        clock = asyncio.get_running_loop().time
        while not over.is_set():
            began = clock()
            await ask()
            self._waited[kind] = max(self._waited[kind], clock() - began)
            with suppress(TimeoutError):
                async with asyncio.timeout(self._pause):
                    await over.wait()


def topic_choices(publication: Publication) -> list[int]:
    """All, and every set of five topics but the empty one: 32."""
    bits = [topic.bit for topic in publication.open_topics[:5]]
    return [ALL_TOPICS, *(sum(bit for at, bit in enumerate(bits) if chosen >> at & 1) for chosen in range(1, 32))]


async def fill(place: Path, size: int, *, one_choice: bool) -> None:
    async with Outbox.open(place) as outbox:
        publication = await open_publication(folder("content"), outbox.database)
        await outbox.fill(followers_of_all(size) if one_choice else everybody(size, topic_choices(publication)))


def everybody(size: int, choices: list[int]) -> Iterator[tuple[str, int]]:
    """Subscribers evenly over languages and topic choices."""
    return ((LANGUAGES[number % 3], choices[number // 3 % len(choices)]) for number in range(size))


async def publish(place: Path, url: str) -> Published:
    """As the app does when an editor presses Publish, until every delivery is open; the broadcast goes on meanwhile."""
    async with Outbox.open(place) as outbox, Api(url, TOKEN) as api:
        publication = await open_publication(folder("content"), outbox.database)
        engine = outbox.engine(api, rate=RATE, in_flight=20)
        office = desk(outbox, publication, engine.wake)
        issue = await draft(outbox, publication)
        await office.publishing.plan(issue)
        offer = await office.publishing.offer(EDITOR, issue, [str(issue.week)])
        running = asyncio.create_task(engine.run())
        freezing, opening = Asking(outbox, OFTEN), Asking(outbox, OFTEN)
        usage = Usage.start()
        async with freezing.going_on():
            assert offer
            await office.scheduling.book(EDITOR, WEEK, offer.nonce)
            frozen_after = usage.seconds
        async with opening.going_on():
            await outbox.deliveries.opened.wait()
            seconds = usage.seconds
        engine.stop()
        await running
        variants = await outbox.database.fetch("SELECT count(*) AS n FROM bundle")
        return Published(seconds, frozen_after, variants[0]["n"], freezing.waited, opening.waited)


def desk(outbox: Outbox, publication: Publication, wake: Callable[[], None]) -> Desk:
    stores = replace(open_stores(outbox.database, outbox.cipher, utc_now), broadcasts=outbox.broadcasts)
    messages = IssueMessages(publication, Texts(folder("locales")))
    return build_desk(
        stores,
        publication,
        messages,
        rules=Rules(RATE),
        wake=wake,
        on_schedule=lambda: None,
        clock=utc_now,
        monotonic=time.monotonic,
    )


async def draft(outbox: Outbox, publication: Publication) -> Any:
    """An issue with a commentary on each of five topics in each language."""
    issues = Issues(outbox.database, utc_now)
    for topic in publication.open_topics[:5]:
        for language in LANGUAGES:
            text = Commentary(WEEK, topic.id, language, "The headline", LINE * 20)
            await issues.draft([text], {(WEEK, topic.id): Trend.IMPROVED})
    return await issues.find(WEEK)


async def drain(place: Path, url: str) -> Drained:
    """From the engine's start to the end of the broadcast; idle memory is that of the engine at rest."""
    async with Outbox.open(place) as outbox, Api(url, TOKEN) as api:
        engine = outbox.engine(api, rate=FASTEST, in_flight=IN_FLIGHT)
        running = asyncio.create_task(engine.run())
        await outbox.database.fetch("SELECT 1")
        gc.collect()
        idle = memory()
        forget_peak()
        await outbox.publish(MESSAGE)
        before = await used(outbox)
        draining, ending = Asking(outbox, SELDOM), Asking(outbox, OFTEN)
        usage = Usage.start()
        async with draining.going_on():
            engine.wake()
            await outbox.broadcasts.ending.wait()
        async with ending.going_on():
            await outbox.broadcasts.ended.wait()
            seconds, cpu = usage.seconds, usage.cpu
        engine.stop()
        await running
        disk = await used(outbox) - before
        return Drained(seconds, cpu, idle, memory("VmHWM"), draining.waited, ending.waited, disk)


async def rest(place: Path, url: str) -> Rested:
    """An editor stops it as soon as all its deliveries are open, lets it go on, stops it again and gives it up."""
    async with Outbox.open(place) as outbox, Api(url, TOKEN) as api:
        engine = outbox.engine(api, rate=RATE, in_flight=20)
        running = asyncio.create_task(engine.run())
        broadcasts, number = outbox.broadcasts, await outbox.publish(MESSAGE)
        engine.wake()
        await outbox.deliveries.opened.wait()
        stopping, going_on, giving_up = (Asking(outbox, OFTEN) for _ in range(3))

        async def come_to_rest() -> None:
            broadcasts.rested.clear()
            assert await broadcasts.stop(number)
            engine.wake()
            await broadcasts.rested.wait()

        usage = Usage.start()
        async with stopping.going_on():
            await come_to_rest()
            seconds = usage.seconds
        async with going_on.going_on():
            assert await broadcasts.resume(number)
            engine.wake()
            await asyncio.sleep(1)
        await come_to_rest()
        async with giving_up.going_on():
            assert await broadcasts.give_up(number)
            engine.wake()
            await broadcasts.ended.wait()
        engine.stop()
        await running
        left = (await outbox.tally(number)).cancelled
        return Rested(left, seconds, stopping.waited, going_on.waited, giving_up.waited)


async def used(outbox: Outbox) -> int:
    """Bytes of the database file; it never shrinks, so that after a broadcast this is the most it has been."""
    rows = await outbox.database.fetch("SELECT page_count * page_size AS n FROM pragma_page_count, pragma_page_size")
    return int(rows[0]["n"])


def fresh(step: Callable[..., Coroutine[Any, Any, T]], *arguments: Any, **options: Any) -> T:
    """Run a step in a process of its own, on the clients' core."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, os.sched_setaffinity, (0, {CLIENT_CORE})) as pool:
        return pool.submit(run, step, arguments, options).result()


def run(step: Callable[..., Coroutine[Any, Any, T]], arguments: tuple[Any, ...], options: dict[str, Any]) -> T:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    return asyncio.run(step(*arguments, **options))


def measure(size: int) -> tuple[Published, Drained, Rested]:
    with tempfile.TemporaryDirectory(prefix="zvodka-bench-") as one, serving() as server:
        fresh(fill, Path(one), size, one_choice=False)
        published = fresh(publish, Path(one), server.url)
    with tempfile.TemporaryDirectory(prefix="zvodka-bench-") as other, serving() as server:
        fresh(fill, Path(other), size, one_choice=True)
        drained = fresh(drain, Path(other), server.url)
        if server.counts()["accepted"] != size:
            raise SystemExit(f"the server got {server.counts()['accepted']} instead of {size} messages")
    with tempfile.TemporaryDirectory(prefix="zvodka-bench-") as third, serving() as server:
        fresh(fill, Path(third), size, one_choice=True)
        rested = fresh(rest, Path(third), server.url)
        if server.counts()["accepted"] + rested.left != size:
            raise SystemExit(f"of {size} readers {rested.left} were given up, and the server got the wrong number")
    return published, drained, rested


def row(size: int, published: Published, drained: Drained, rested: Rested) -> str:
    return (
        f"| {size} | {published.variants} | {published.frozen_after:.2f} | {published.seconds:.2f} "
        f"| {published.freezing} | {published.opening} | {drained.draining} | {drained.ending} "
        f"| {drained.cpu / size * 1e6:.0f} | {size / drained.seconds:.0f} "
        f"| {drained.memory_most - drained.memory_idle:.1f} (idle {drained.memory_idle:.0f}) "
        f"| {drained.bytes_on_disk / size:.1f} "
        f"| {rested.seconds:.2f} | {rested.stopping} | {rested.going_on} | {rested.giving_up} |"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    chosen = arguments.parse_args()
    print(machine(Path(tempfile.gettempdir())))
    print(f"C = {IN_FLIGHT}, asyncio's own event loop, no delay; times in seconds, of readers in milliseconds")
    print(
        "| deliveries | variants | frozen after | all open after "
        "| a reader's longest query / write: freezing | opening | draining | ending "
        "| CPU µs/message | messages/s | MB above idle | bytes on disk a delivery "
        "| at rest after | stopping | going on | giving up |"
    )
    print("|---:" * 16 + "|")
    for size in chosen.sizes:
        print(row(size, *measure(size)), flush=True)


if __name__ == "__main__":
    main()
