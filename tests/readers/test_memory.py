"""Nothing of a person outlives its answer by two minutes, in the memory of the process either."""

import os
import random
import re
import signal
import sys
from pathlib import Path

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.faults import BadGateway, Fault, Refuse, Reset
from tests.readers import probe
from tests.readers.chats import asks, eventually
from tests.readers.probe import FOUND, MASK, PEOPLE
from tests.stage import Process, Stage

COUNT = 24
COMMANDS = ("/start", "/latest", "/privacy", "/subscribe", "/settings", "/nonsense", "Hello")
TROUBLE: list[Fault] = [
    Refuse(429, "Too Many Requests: retry after 1", {"retry_after": 1}),
    Refuse(403, "Forbidden: bot was blocked by the user"),
    Refuse(400, "Bad Request: chat not found"),
    Refuse(400, "Bad Request: message is too long"),
    BadGateway(),
    Reset(),
]
SEGMENT = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw")


@pytest.fixture
def people(stage: Stage) -> list[Person]:
    """With numbers that nothing else has."""
    chance = random.Random()
    numbers = chance.sample(range(3_000_000_000, 9_000_000_000), COUNT)
    people = [stage.telegram.person(f"Person {at}", user_id=number) for at, number in enumerate(numbers)]
    stage.settings |= {
        PEOPLE: ",".join(str(person.id ^ MASK) for person in people),
        FOUND: str(stage.folder / "found"),
    }
    return people


async def live(stage: Stage, people: list[Person]) -> None:
    """All write, press and leave; some meet trouble on the way."""
    for at, person in enumerate(people):
        person.says(COMMANDS[at % len(COMMANDS)])
    for person in people:
        await person.answer(timeout=20)
    for person, fault in zip(people, TROUBLE, strict=False):
        stage.telegram.faults.add(chat=person.id, then=fault)
    for at, person in enumerate(people):
        person.forges(("archive", "show:settings", "subscribe", "nonsense")[at % 4], person.last)
        person.says("/help")
    for _ in range(30):
        people[-1].says("/latest")
    for at, person in enumerate(people[len(TROUBLE) :]):
        if at % 3:
            person.says("/forget")
        else:
            person.blocks()
    for person in people[: len(TROUBLE)]:
        person.says("/forget")
    await stage.telegram.updates.idle(timeout=30)


def looked(found: Path, process: int) -> None:
    """Let the bot look into itself anew."""
    found.unlink(missing_ok=True)
    os.kill(process, signal.SIGUSR1)


async def held(stage: Stage, bot: Process) -> list[str]:
    """What in the memory of the bot still names these people."""
    found = Path(stage.settings[FOUND])
    looked(found, bot.pid)
    await eventually(found.exists)
    return read(found)


def read(found: Path) -> list[str]:
    return found.read_text().splitlines()


async def test_no_object_of_the_bot_names_anybody_after_they_were_answered(stage: Stage, people: list[Person]) -> None:
    async with stage.process(sys.executable, str(probe.__file__)) as bot:
        await asks(people[0], "/help")
        people[0].says("/latest")
        assert await held(stage, bot), "the window shows nothing"
        await live(stage, people)
        for _ in range(60):
            if not (left := await held(stage, bot)):
                break
        assert left == []


async def test_no_byte_of_the_process_names_anybody_after_others_were_answered(
    stage: Stage, people: list[Person]
) -> None:
    others = stage.telegram.crowd(300)
    async with stage.process() as bot:
        await live(stage, people)
        for words in ("/privacy", "/latest", "/subscribe", "/forget"):
            for person in others:
                person.says(words)
            await stage.telegram.updates.idle(timeout=60)
        left = named_in(bot.pid, people)
    assert left == 0


def named_in(process: int, people: list[Person]) -> int:
    """How many of them stand in the memory that the process has written to."""
    pattern = re.compile(b"|".join(str(person.id).encode() for person in people))
    named: set[bytes] = set()
    with Path(f"/proc/{process}/maps").open() as maps, Path(f"/proc/{process}/mem").open("rb", 0) as memory:
        for line in maps:
            if segment := SEGMENT.match(line):
                start, end = (int(side, 16) for side in segment.groups())
                memory.seek(start)
                try:
                    named |= set(pattern.findall(memory.read(end - start)))
                except OSError:
                    continue
    return len(named)
