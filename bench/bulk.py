"""A broadcast, and people beside it: who may hold it up, and how long they wait who tap what it brings."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bench.attacks import TOPICS, Attack, Scene, topic_buttons
from bench.probes import Waits, spell
from bench.telegram import BULK, SECOND_OWNER, bot, refused, subscribers, telegram
from bot.demo.phone import Person
from bot.model.issue import Commentary
from bot.model.week import Week
from tests.stage import Stage

WEEK = Week.parse("2026-W50")
LEAST_SHARE = 0.5
TAP_GOAL = 0.3
ONE_IN = 10
READING_SECONDS = 60.0
"""Within which who taps has tapped."""
SLOWEST = 4
"""A broadcast that takes so many times as long as it should is watched no longer."""
TAP_PATIENCE = 30.0


@asynccontextmanager
async def sending(count: int, *, strict: bool = False) -> AsyncIterator[tuple[Stage, list[Person]]]:
    """A broadcast to so many that has begun."""
    async with telegram(strict=strict) as stage:
        crowd = await subscribers(stage, count)
        await stage.draft([Commentary(WEEK, topic, "en", "News", "Text.") for topic in TOPICS])
        await stage.publish(WEEK)
        async with bot(stage):
            await until_reached(crowd, 1, 20)
            yield stage, crowd


async def until_reached(crowd: list[Person], count: int, seconds: float) -> None:
    end = time.monotonic() + seconds
    while reached(crowd) < count and time.monotonic() < end:
        await asyncio.sleep(0.1)


def reached(crowd: list[Person]) -> int:
    return sum(bool(person.messages) for person in crowd)


async def held_up(attack: Attack, seconds: float) -> str:
    """The broadcast's rate while somebody does all they can; at least half is the goal."""
    async with sending(round(BULK * (seconds + 10))) as (stage, crowd):
        scene = Scene(stage, stage.telegram, stage.telegram.person("Second", user_id=SECOND_OWNER), seconds)
        attacking = asyncio.create_task(attack(scene))
        await asyncio.sleep(2)
        before, began = reached(crowd), time.monotonic()
        await asyncio.sleep(seconds - 2)
        rate = (reached(crowd) - before) / (time.monotonic() - began)
        attacking.cancel()
        await asyncio.gather(attacking, return_exceptions=True)
        return f"{rate:.1f}/s of {BULK} | {refused(stage.telegram)} | {mark(rate >= BULK * LEAST_SHARE)} ≥ half"


@dataclass
class Tapped:
    waits: Waits
    chance: random.Random

    async def tap(self, person: Person, within: float) -> None:
        """A topic of the issue, some time after it came."""
        await person.until(lambda person: bool(person.messages), timeout=600)
        issue = await person.answer()
        await asyncio.sleep(self.chance.random() * within)
        person.forges(self.chance.choice(topic_buttons(issue.keyboard)), issue)
        await self.waits.take(person, within=TAP_PATIENCE)


async def tapped(count: int, *, strict: bool) -> str:
    """Every tenth opens a topic within a minute, of a small broadcast within less."""
    within = min(READING_SECONDS, count / BULK)
    taps = Tapped(Waits(), random.Random(8))
    async with sending(count, strict=strict) as (stage, crowd):
        tapping = [asyncio.create_task(taps.tap(person, within)) for person in crowd[::ONE_IN]]
        await until_reached(crowd, count, count / BULK * SLOWEST)
        await asyncio.wait(tapping, timeout=within + TAP_PATIENCE)
        for task in tapping:
            task.cancel()
        await asyncio.gather(*tapping, return_exceptions=True)
        sent, limits = reached(crowd), refused(stage.telegram)
    complete = sent == count and not taps.waits.unanswered
    holds = complete if strict else complete and limits == 0 and taps.waits.share(0.99) <= TAP_GOAL
    goal = "nothing lost" if strict else f"p99 ≤ {spell(TAP_GOAL)}, no 429"
    return f"taps {taps.waits}; {sent} of {count} sent | {limits} | {mark(holds)} {goal}"


def mark(holds: bool) -> str:
    return "✓" if holds else "✗"
