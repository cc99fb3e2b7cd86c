"""What the picture of the months costs where it was not drawn yet, and for how long it holds up the event loop."""

import argparse
import asyncio
import itertools
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.archive import TOPICS, verdicts
from bench.cores import machine
from bench.outbox import WEEK
from bot.callbacks.months import LENGTHS, Months
from bot.library.publication import read_publication
from bot.model.publication import Publication
from bot.paths import folder
from bot.render.chart import png
from bot.render.edition import History
from bot.render.readers.picture import PictureScreens
from bot.render.voice import Texts

GOAL = 0.150
"""Seconds: p95."""
BEAT = 0.001


@dataclass(frozen=True)
class Drawn:
    """Seconds, and the bytes of the PNG."""

    took: float
    cpu: float
    size: int


def history(publication: Publication) -> History:
    """A year, oldest first."""
    said = verdicts(publication, max(LENGTHS))
    return {
        topic.id: sorted((week, trend) for (week, each), trend in said.items() if each == topic.id)
        for topic in publication.open_topics[:TOPICS]
    }


def draw(screens: PictureScreens, asked: Months, past: History) -> Drawn:
    began, cpu = time.perf_counter(), time.thread_time()
    drawing = screens.months(asked, past, WEEK.shift(-1))
    assert drawing
    content = png(drawing.svg)
    return Drawn(time.perf_counter() - began, time.thread_time() - cpu, len(content))


def variants(publication: Publication) -> Iterator[Months]:
    for language, length, dark in itertools.product(publication.languages, LENGTHS, (False, True)):
        yield Months(language, length, dark)


async def longest_pause(stop: asyncio.Event) -> float:
    """Seconds for which the event loop did nothing, at most."""
    longest, last = 0.0, time.perf_counter()
    while not stop.is_set():
        await asyncio.sleep(BEAT)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest


async def measure(rounds: int) -> bool:
    publication = read_publication(folder("content"))
    screens, past, stop = PictureScreens(publication, Texts(folder("locales"))), history(publication), asyncio.Event()
    draw(screens, Months(publication.languages[0]), past)  # loads the library
    watching = asyncio.create_task(longest_pause(stop))
    drawn = [
        await asyncio.to_thread(draw, screens, asked, past)
        for asked in itertools.chain.from_iterable(variants(publication) for _ in range(rounds))
    ]
    stop.set()
    pause = await watching
    took = statistics.quantiles([each.took for each in drawn], n=20)
    cpu = statistics.quantiles([each.cpu for each in drawn], n=20)
    print(f"{len(drawn)} pictures of {TOPICS} topics, {max(each.size for each in drawn) // 1024} KB at most")
    print(f"took p50 {took[9] * 1000:.0f} ms, p95 {took[18] * 1000:.0f} ms")
    print(f"of that CPU p50 {cpu[9] * 1000:.0f} ms, p95 {cpu[18] * 1000:.0f} ms")
    print(f"the event loop paused for {pause * 1000:.0f} ms at most")
    return took[18] <= GOAL


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=4, help="each draws every language, length and colour")
    chosen = arguments.parse_args()
    print(machine(Path(tempfile.gettempdir())))
    return 0 if asyncio.run(measure(chosen.rounds)) else 1


if __name__ == "__main__":
    raise SystemExit(main())
