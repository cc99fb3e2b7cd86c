"""Nobody waits for somebody else: what one chat or ten may do, and how long others wait meanwhile.

`python -m bench.people [--full] [--only WORD …]`: another reader's /latest ten times a second, and an owner's Pause.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from bench import attacks
from bench.attacks import Attack, Scene, at_once, leaving, pressing, steadily
from bench.bulk import held_up, mark, tapped
from bench.cores import SERVER_CORE, machine
from bench.probes import Waits, ask_once, probing, spell
from bench.telegram import SECOND_OWNER, bot, refused, subscribers, telegram
from bot.demo.phone import Person
from tests.editors.chat import WEEK, drafts, publishes, sees
from tests.stage import Stage

GOAL = 1.0
"""Seconds, for 99 % of the readers and the owner alike."""
READERS = 200
SUBSCRIBERS = 3_000
"""Of the broadcast that the owner pauses and resumes: enough to go on while a row is measured."""
RATE = 20
"""Of that broadcast: what is measured here is not how near it comes to the limit."""
LONGEST_ROW = 150.0
BACKLOG_PEOPLE = (10, 2_000)


@dataclass(frozen=True)
class Row:
    name: str
    attack: Attack


ROWS = (
    Row("nothing", attacks.nothing),
    Row("250 × /stop of one chat", at_once("/stop", 250)),
    Row("250 × /latest of one chat", at_once("/latest", 250)),
    Row("100 × /stop a second of one chat", steadily("/stop", 100)),
    Row("nine people × 100 × /latest", at_once("/latest", 100, people=9)),
    Row("12 × /help of one chat", at_once("/help", 12)),
    Row("an answer held by Telegram", attacks.held),
    Row("20,000 × /start of one chat", at_once("/start", 20_000)),
    Row("ten chats × 40 presses a second", pressing(400, people=10)),
    Row("100 files of one chat", attacks.files),
    Row("worst uploads of an editor", attacks.uploads),
    Row("an album of 15 files", attacks.album),
    Row("a Word document of 100 pages", attacks.word),
    Row("three broken files of 20 MB", attacks.broken),
    Row("a preview of 30 messages", attacks.preview),
    Row("ten exports of an issue", attacks.export),
)
Measure = Callable[[argparse.Namespace], Awaitable[str]]
BULK: dict[str, Measure] = {
    "broadcast: one presses a topic 40 times a second": lambda chosen: held_up(pressing(40, people=1), chosen.seconds),
    "broadcast: one presses Unsubscribe 40 times a second": lambda chosen: held_up(leaving(40), chosen.seconds),
    "broadcast: thirty send /stop once a second": lambda chosen: held_up(
        steadily("/stop", 30, people=30), chosen.seconds
    ),
    "broadcast: every tenth taps": lambda chosen: tapped(chosen.subscribers, strict=False),
    "broadcast: every tenth taps, 30/s for all": lambda chosen: tapped(chosen.subscribers, strict=True),
}


async def measure(row: Row, seconds: float) -> str:
    """A row of its own Telegram and bot: `readers | owner | 429s | holds`."""
    async with telegram() as stage:
        stage.settings["ZVODKA_RATE"] = str(RATE)
        await subscribers(stage, SUBSCRIBERS)
        second = stage.telegram.person("Second", user_id=SECOND_OWNER)
        async with bot(stage):
            owner = await on_its_way(stage)
            refusals = refused(stage.telegram)
            readers = stage.telegram.crowd(READERS)
            async with probing(readers, owner) as (asked, steered):
                await row.attack(Scene(stage, stage.telegram, second, seconds))
            return judged(asked, steered, refused(stage.telegram) - refusals)


async def on_its_way(stage: Stage) -> Person:
    """The owner, with the card of a running broadcast."""
    owner = stage.editor()
    await drafts(owner)
    await publishes(owner)
    await sees(owner, f"{WEEK} is on its way")
    return owner


def judged(asked: Waits, steered: Waits, refusals: int) -> str:
    holds = all(waits.share(0.99) <= GOAL for waits in (asked, steered))
    return f"{asked} | {steered} | {refusals} | {mark(holds)}"


async def day_off(chosen: argparse.Namespace, people: int) -> str:
    """A reader who asks as the bot starts, behind all that waits, and those who ask once it has caught up.

    Telegram shows the oldest first, so the former waits for all of it; the goal is the latter's.
    """
    async with telegram() as stage:
        attacks.day_off(stage.telegram, chosen.pending, people=people)
        fresh, later = stage.telegram.crowd(1), Waits()
        async with bot(stage):
            began = time.monotonic()
            first = await ask_once(fresh[0], LONGEST_ROW / 2)
            while len(stage.telegram.updates) > 0 and time.monotonic() - began < LONGEST_ROW / 2:
                await asyncio.sleep(0.05)
            left, caught_up = len(stage.telegram.updates), time.monotonic() - began
            async with probing(stage.telegram.crowd(READERS), None) as (later, _):
                await asyncio.sleep(chosen.seconds / 2)
    work = f"{left} left after {spell(caught_up)}" if left else f"caught up after {spell(caught_up)}"
    holds = not left and later.share(0.99) <= GOAL
    return f"fresh {first}, later {later} | {work} | {refused(stage.telegram)} | {mark(holds)}"


async def bounded(measuring: Awaitable[str], seconds: float = LONGEST_ROW) -> str:
    """Whatever the bot does, the next row gets its turn."""
    try:
        async with asyncio.timeout(seconds):
            return await measuring
    except TimeoutError:
        return f"not over after {seconds:.0f} s | | | ✗"


async def table(chosen: argparse.Namespace) -> None:
    wanted = [word.lower() for word in chosen.only]

    def is_wanted(name: str) -> bool:
        return not wanted or any(word in name.lower() for word in wanted)

    print("| | readers' /latest: p50 / p99 / longest | owner's Pause: p50 / p99 / longest | 429s | p99 ≤ 1 s |")
    print("|---|---|---|---:|---|")
    for row in ROWS:
        if is_wanted(row.name):
            print(f"| {row.name} | {await bounded(measure(row, chosen.seconds))} |", flush=True)
    for people in BACKLOG_PEOPLE:
        name = f"{chosen.pending:,} pending of {people:,} people after a day off"
        if is_wanted(name):
            print(f"| {name} | {await bounded(day_off(chosen, people))} |", flush=True)
    print("\n| | measured | 429s | goal |\n|---|---|---:|---|")
    for name, measuring in BULK.items():
        if is_wanted(name):
            print(f"| {name} | {await bounded(measuring(chosen), chosen.subscribers)} |", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--full", action="store_true", help="a minute of what goes on, 10,000 subscribers")
    arguments.add_argument("--only", nargs="*", default=[], help="rows with one of these words in their names")
    arguments.add_argument("--pending", type=int, default=100_000)
    chosen = arguments.parse_args()
    chosen.seconds, chosen.subscribers = (60, 10_000) if chosen.full else (20, 900)
    print(machine(Path(tempfile.gettempdir())))
    os.sched_setaffinity(0, {SERVER_CORE})
    asyncio.run(table(chosen))


if __name__ == "__main__":
    main()
