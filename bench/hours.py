"""What readers' own hours cost a broadcast, beside one to readers without: `python -m bench.hours`."""

import argparse
import asyncio
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from bench.cores import machine
from bench.outbox import LANGUAGES, MESSAGE, Outbox
from bot.callbacks.wishes import ZONES
from bot.model.wishes import AT_ONCE, HOURS, WEEKDAYS, Hours, Quiet, Weekly
from bot.outbox.drain import Drain

ROOM = 30
"""Claims in a turn."""
SEED = 7


def at_once(_: random.Random) -> Hours:
    return AT_ONCE


def weekly(chance: random.Random) -> Hours:
    """Each of all that can be chosen."""
    return Weekly(chance.choice(WEEKDAYS), chance.choice(HOURS), chance.choice(ZONES))


def mixed(chance: random.Random) -> Hours:
    """A third each."""
    zone = chance.choice(ZONES)
    return chance.choice((AT_ONCE, Quiet(22, 8, zone), Weekly(5, 18, zone)))


POPULATIONS: Mapping[str, Callable[[random.Random], Hours]] = {"at once": at_once, "mixed": mixed, "weekly": weekly}


@dataclass
class Spent:
    """Seconds."""

    total: float = 0.0
    longest: float = 0.0

    @contextmanager
    def measured(self) -> Iterator[None]:
        began = time.perf_counter()
        yield
        took = time.perf_counter() - began
        self.total += took
        self.longest = max(self.longest, took)

    def __str__(self) -> str:
        return f"{self.total:.2f} s, at most {self.longest * 1000:.0f} ms"


async def cost(folder: Path, readers: int, choose: Callable[[random.Random], Hours]) -> list[str]:
    """Of opening all deliveries with a turn after each chunk, of lying down to sleep, and of a look at the card."""
    chance = random.Random(SEED)
    opening, turning, sleeping, looking = Spent(), Spent(), Spent(), Spent()
    async with Outbox.open(folder) as outbox:
        languages = cycle(LANGUAGES)
        await outbox.fill((next(languages), -1) for _ in range(readers))
        rows = ({"id": number, "hours": str(choose(chance))} for number in range(1, readers + 1))
        await outbox.database.write(lambda sql: sql.many("UPDATE reader SET hours = :hours WHERE id = :id", rows))
        number = await outbox.publish(MESSAGE)
        broadcast = await outbox.broadcasts.find(number)
        assert broadcast
        drain = Drain(broadcast, pay=False)
        while not drain.opened:
            now = int(time.time())
            with opening.measured():
                until = await outbox.deliveries.open(number, now)
            drain.opened_more(more=until > 0, until=until)
            with turning.measured():
                turned = await outbox.deliveries.turn([], {}, [drain.wants(ROOM)], now=now)
            for claim in turned.claims:
                drain.claimed(claim)
            if turned.exhausted:
                drain.passed_all()
        with looking.measured():
            await outbox.broadcasts.tally(number)
            waiting = await outbox.broadcasts.waiting(number)
        while True:
            with sleeping.measured():
                if not await outbox.broadcasts.sleep(number):
                    break
    return [str(waiting), str(opening), str(turning), str(sleeping), str(looking)]


async def table(readers: int) -> None:
    print(f"{readers} readers\n")
    print("| hours | wait | opening | turns | counting what is settled | the card |")
    print("|---|---:|---|---|---|---|")
    for name, choose in POPULATIONS.items():
        with tempfile.TemporaryDirectory() as folder:
            print(f"| {name} | {' | '.join(await cost(Path(folder), readers, choose))} |", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--readers", type=int, default=1_000_000)
    chosen = arguments.parse_args()
    print(machine(Path(tempfile.gettempdir())))
    asyncio.run(table(chosen.readers))


if __name__ == "__main__":
    main()
