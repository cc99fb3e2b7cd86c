"""One broadcast after the other for a long time, with readers chatting meanwhile: what grows?"""

import asyncio
import random
import time
from dataclasses import dataclass, replace
from pathlib import Path

from bot.demo.phone import Person
from bot.model.reader import Preferences
from bot.model.week import Week
from tests.editors.chat import sees, ticks
from tests.faults.figures import Figure
from tests.kills import commentary
from tests.stage import Process, Stage

RATE = 300
CHATTING = 0.2
"""Seconds between two readers who ask something."""
FIRST = Week.parse("2026-W01")
EDITOR = 7_100_099_999
"""Told from other numbers in a log, as all people here."""
TELLING_SECONDS = 600
"""In less the bot is still warming up, and opens connections as it needs them."""
CONNECTIONS = RATE // 10


@dataclass(frozen=True)
class Sample:
    time: float
    memory: float
    """Resident, in MB."""
    descriptors: int


async def soak(stage: Stage, *, subscribers: int, seconds: float, chance: random.Random) -> list[Figure]:
    stage.settings |= {"ZVODKA_RATE": str(RATE), "ZVODKA_OWNERS": str(EDITOR)}
    people = stage.telegram.crowd(subscribers)
    await stage.subscribe(people, Preferences("en", subscribed=True))
    editor = stage.telegram.person("Editor", user_id=EDITOR)
    samples: list[Sample] = []
    repeated = 0
    async with stage.process() as bot:
        aside = [asyncio.create_task(sample(bot, samples)), asyncio.create_task(chat(people, chance))]
        began, week = time.monotonic(), FIRST
        while time.monotonic() - began < seconds:
            repeated += await one_issue(stage, editor, people, week)
            week = week.shift(1)
        for task in aside:
            task.cancel()
        await asyncio.wait(aside)
        assert await bot.terminate() == 0
    long = seconds >= TELLING_SECONDS
    middle, end = thirds(samples)
    steady = samples[len(samples) // 3 :]
    opened = max(each.descriptors for each in end) - max(each.descriptors for each in middle)
    return [
        Figure("repeated", repeated),
        *([Figure("memory, MB an hour", round(slope(steady), 2), 2)] if long else []),
        Figure("memory gained in the last third, MB", round(peak(end) - peak(middle), 1), 2 if long else 8),
        Figure("descriptors gained", opened, 4 if long else CONNECTIONS),
        Figure("times the database was locked", stage.log.read_text().count("locked")),
    ]


async def one_issue(stage: Stage, editor: Person, people: list[Person], week: Week) -> int:
    """Published in the chat, delivered, and forgotten on our side; how often it came again.

    TimeoutError if somebody is left out.
    """
    headline = f"The headline of {week}"
    await stage.draft([replace(commentary(), week=week, headline=headline)])
    editor.says("/publish")
    await ticks(editor, await sees(editor, f"Publish {week}?"))
    editor.presses("📣 Publish")
    async with asyncio.timeout(60 + 3 * len(people) / RATE):
        while waiting := [person for person in people if not times(person, headline)]:
            await waiting[-1].until(lambda person: times(person, headline) > 0, timeout=120)
        await sees(editor, f"{week} is published")
    repeated = sum(times(person, headline) - 1 for person in people)
    stage.telegram.calls.clear()
    for person in people:
        person.clear()
    return repeated


def times(person: Person, headline: str) -> int:
    """How many messages with this headline somebody has; nobody here asks for the newest issue."""
    return sum(headline in each.text for each in person.messages)


async def chat(people: list[Person], chance: random.Random) -> None:
    while True:
        chance.choice(people).says(chance.choice(["/help", "/archive", "/settings"]))
        await asyncio.sleep(CHATTING)


async def sample(bot: Process, samples: list[Sample]) -> None:
    process = Path("/proc") / str(bot.pid)
    while True:
        pages = int((process / "statm").read_text().split()[1])
        samples.append(Sample(time.monotonic(), pages * 4096 / 1e6, len(list((process / "fd").iterdir()))))
        await asyncio.sleep(1)


def thirds(samples: list[Sample]) -> tuple[list[Sample], list[Sample]]:
    """The middle one and the last; the first is for warming up."""
    third = len(samples) // 3
    return samples[third : 2 * third], samples[2 * third :]


def peak(samples: list[Sample]) -> float:
    return max(sample.memory for sample in samples)


def slope(samples: list[Sample]) -> float:
    """Of the straight line through the memory, in MB an hour."""
    times, sizes = [each.time for each in samples], [each.memory for each in samples]
    middle, mean = sum(times) / len(times), sum(sizes) / len(sizes)
    rise = sum((moment - middle) * (size - mean) for moment, size in zip(times, sizes, strict=True))
    return 3600 * rise / sum((moment - middle) ** 2 for moment in times)
