"""Backups taken in mid-broadcast, each restored on another machine, as it were."""

import asyncio
import shutil
import sys
from pathlib import Path

from bot.build import utc_now
from bot.demo.phone import Person
from bot.store.broadcasts import Broadcasts
from tests.faults.disk import integrity
from tests.faults.figures import Figure
from tests.faults.logs import telegram_with_secrets
from tests.kills import WEEK, ended, prepare, received, sends, sent_more, unfinished
from tests.stage import Stage, open_stage

PACE = {"ZVODKA_RATE": "200"}
TEMPTING_SECONDS = 1
"""In which a bot that went on by itself would send hundreds."""


async def restored(stage: Stage, *, subscribers: int, copies: int) -> list[Figure]:
    """Copies are taken evenly over the broadcast; from each a new bot starts, and is told to go on at last."""
    stage.settings |= PACE
    people = await prepare(stage, subscribers)
    taken: list[tuple[Path, set[int]]] = []
    async with stage.process() as bot:
        for number in range(copies):
            goal = subscribers * (number + 1) // (copies + 2)
            await sent_more(stage.telegram, goal - sends(stage.telegram))
            copy = stage.folder / f"copy-{number}.db"
            await back_up(stage, copy)
            taken.append((copy, {person.id for person in people if received([person])[person.id]}))
        await ended(stage)
        await bot.terminate()
    lost = sum(count != 1 for count in received(people).values())
    late = sum(not unfinished(copy) for copy, _ in taken)
    damaged = sum(integrity(copy) != "ok" for copy, _ in taken)
    unasked = forgotten = 0
    for copy, reached in taken:
        sent, left_out = await begin_again(stage, copy, subscribers, reached)
        unasked += sent
        forgotten += left_out
    return [
        Figure("lost or repeated by being copied", lost),
        Figure("copies of a broadcast that was over", late),
        Figure("damaged copies", damaged),
        Figure("sent unasked", unasked),
        Figure("left out after the owner's word", forgotten),
    ]


async def back_up(stage: Stage, copy: Path) -> None:
    command = (sys.executable, "-m", "bot", "backup", str(copy))
    process = await asyncio.create_subprocess_exec(*command, env=stage.environment, stdout=asyncio.subprocess.DEVNULL)
    assert await process.wait() == 0


async def begin_again(stage: Stage, copy: Path, subscribers: int, reached: set[int]) -> tuple[int, int]:
    """How much the bot sends on its own, and how many of the others have nothing in the end."""
    place = copy.with_suffix("")
    place.mkdir()
    telegram = telegram_with_secrets()
    people = telegram.crowd(subscribers)
    async with open_stage(place, telegram) as other:
        other.settings = stage.settings
        shutil.copy(stage.key_file, other.key_file)
        other.database.parent.mkdir()
        shutil.copy(copy, other.database)
        async with other.process() as bot:
            people[0].says("/help")
            await people[0].answer(timeout=30)
            await asyncio.sleep(TEMPTING_SECONDS)
            await bot.terminate()
        unasked = sum(received(people[1:]).values())
        if unfinished(other.database):
            async with other.store() as (database, _):
                broadcasts = Broadcasts(database, utc_now)
                found = await broadcasts.of_week(WEEK)
                assert found
                await broadcasts.resume(found.number)
            async with other.process() as bot:
                await ended(other)
                await bot.terminate()
        return unasked, left_out(people, reached)


def left_out(people: list[Person], reached: set[int]) -> int:
    """Those whom neither the first bot had reached when it was copied, nor the second has; the first one only asked."""
    counts = received(people)
    return sum(not counts[person.id] and person.id not in reached for person in people[1:])
