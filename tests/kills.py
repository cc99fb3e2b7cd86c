"""A broadcast whose process is killed over and over: what was lost and what came twice."""

import asyncio
import random
import re
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.demo.phone import Person
from bot.demo.world import World
from bot.model.issue import Commentary
from bot.model.reader import Format, Preferences
from bot.model.week import Week
from tests.stage import OWNER, Stage

WEEK = Week.parse("2026-W30")
IN_FLIGHT = 20
PATIENCE = 600
"""Seconds after which a bot that does not do what it should has failed."""


@dataclass(frozen=True)
class Figures:
    subscribers: int
    kills: int
    lost: int
    repeated: int
    most_unknown: int
    seconds: float

    def __str__(self) -> str:
        return (
            f"{self.subscribers} subscribers, {self.kills} kills: {self.lost} lost, {self.repeated} repeated "
            f"({self.repeated / self.kills:.1f} a kill); at most {self.most_unknown} unknown after a kill, "
            f"C = {IN_FLIGHT}; {self.seconds:.0f} s"
        )


def commentary(language: str = "en") -> Commentary:
    return Commentary(WEEK, "west", language, "The headline", "The text of the commentary.")


def received(people: list[Person]) -> Counter[int]:
    """How many messages each has from the bot."""
    return Counter({person.id: sum(message.sender == "bot" for message in person.messages) for person in people})


def sends(telegram: World, *, since: int = 0) -> int:
    """How many calls sent something, leaving out the first so many calls of all."""
    return sum(call.method == "sendMessage" for call in telegram.calls[since:])


async def sent_more(telegram: World, calls: int) -> None:
    """Until the bot has asked for so many sends more; TimeoutError if it does not."""
    seen = len(telegram.calls)
    async with asyncio.timeout(PATIENCE):
        while calls > 0:
            await asyncio.sleep(0.005)
            calls -= sends(telegram, since=seen)
            seen = len(telegram.calls)


async def ended(stage: Stage) -> None:
    """Until the broadcast has ended; TimeoutError if it does not."""
    async with asyncio.timeout(PATIENCE):
        while unfinished(stage.database):
            await asyncio.sleep(0.05)


def unfinished(database: Path) -> bool:
    """Whether there is a broadcast in this file that has not ended."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        return bool(connection.execute("SELECT 1 FROM broadcast WHERE state <> 'ended'").fetchone())


def unknown_after_kills(stage: Stage) -> list[int]:
    """What each start said of the kill before it."""
    log = (stage.folder / "zvodka.log").read_text(encoding="utf-8")
    return [int(number) for number in re.findall(r"unknown outcome after a crash.*deliveries=(\d+)", log)]


async def prepare(stage: Stage, subscribers: int) -> list[Person]:
    """People who have subscribed, and an issue published to them while the bot is down."""
    people = stage.telegram.crowd(subscribers)
    await stage.subscribe(people, Preferences("en", format=Format.BRIEF, subscribed=True))
    await stage.draft([commentary()])
    await stage.publish(WEEK, editor=OWNER)
    return people


async def kill_over_and_over(stage: Stage, *, subscribers: int, kills: int, chance: random.Random) -> Figures:
    """SIGKILL at random moments until `kills` are done, then let the bot finish."""
    people = await prepare(stage, subscribers)
    began = asyncio.get_running_loop().time()
    between = max(1, subscribers // kills)
    for _ in range(kills):
        async with stage.process() as bot:
            await sent_more(stage.telegram, chance.randint(1, between))
            await asyncio.sleep(chance.random() * 0.02)
            await bot.kill()
    async with stage.process():
        await ended(stage)
    counts = received(people)
    return Figures(
        subscribers=subscribers,
        kills=kills,
        lost=sum(count == 0 for count in counts.values()),
        repeated=sum(count - 1 for count in counts.values() if count > 1),
        most_unknown=max(unknown_after_kills(stage), default=0),
        seconds=asyncio.get_running_loop().time() - began,
    )
