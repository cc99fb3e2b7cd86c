"""What readers ask for while the bot is killed, or while some of it is more than the bot can take."""

import asyncio
import random
import re
from collections import Counter

from bot.demo.phone import Person
from bot.demo.telegram.faults import Refuse
from tests.faults.figures import Figure
from tests.kills import received
from tests.readers.chats import count_stored
from tests.stage import Stage

WISHES = ("/subscribe", "/help", "/stop")
BATCH = 100
"""The most updates that are in handling at a time."""
QUICK = {"ZVODKA_RATE": "5000", "ZVODKA_ANSWER_RATE": "5000"}
FAULT = re.compile("an update (could not be handled|is broken)")


async def handled_more(stage: Stage, updates: int) -> None:
    """Until so many more of those that wait have been acknowledged."""
    goal = len(stage.telegram.updates) - updates
    while len(stage.telegram.updates) > max(0, goal):
        await asyncio.sleep(0.005)


async def killed_while_people_write(
    stage: Stage, *, people: int, each: int, kills: int, chance: random.Random
) -> list[Figure]:
    """Everybody sends `each` wishes, and the bot is killed again and again before it has dealt with all."""
    stage.settings |= QUICK
    crowd = stage.telegram.crowd(people)
    last: dict[int, str] = {}
    for _ in range(each):
        for person in crowd:
            wish = chance.choice(WISHES)
            person.says(wish)
            if wish != "/help":
                last[person.id] = wish
    updates = people * each
    for _ in range(kills):
        async with stage.process() as bot:
            await handled_more(stage, chance.randint(1, max(1, updates // kills)))
            await asyncio.sleep(chance.random() * 0.1)
            await bot.kill()
    async with stage.process() as bot:
        await stage.telegram.updates.idle(timeout=3_600)
        await bot.terminate()
    wanted = {chat for chat, wish in last.items() if wish == "/subscribe"}
    stored = await subscribed(stage)
    return [
        Figure("wishes lost", len(wanted ^ set(stored))),
        Figure("readers stored twice", sum(count - 1 for count in stored.values())),
        Figure("people left without an answer", sum(count == 0 for count in received(crowd).values())),
        Figure("answers repeated", max(0, sum(received(crowd).values()) - updates), kills * BATCH),
    ]


async def subscribed(stage: Stage) -> Counter[int]:
    async with stage.store() as (database, cipher):
        rows = await database.fetch("SELECT chat FROM reader WHERE subscribed = 1")
        return Counter(cipher.open(row["chat"]) for row in rows)


async def some_cannot_be_handled(stage: Stage, updates: int) -> list[Figure]:
    """One in a hundred cannot be read, or makes its handler fail; the others are none the worse."""
    stage.settings |= QUICK
    crowd = stage.telegram.crowd(updates)
    bad = crowd[50::100]
    for number, person in enumerate(crowd):
        if number % 100 == 50:
            spoil(stage, person, readable=bool(number // 100 % 2))
        else:
            person.says("/subscribe")
    async with stage.process() as bot:
        await stage.telegram.updates.idle(timeout=600)
        await bot.terminate()
    good = [person for person in crowd if person not in bad]
    answered = received(good)
    return [
        Figure("others without an answer", sum(answered[person.id] != 1 for person in good)),
        Figure("others not stored", abs(len(good) - await count_stored(stage))),
        Figure("updates left over", len(stage.telegram.updates)),
        Figure("faults not in the log", abs(len(bad) - len(FAULT.findall(stage.log.read_text())))),
    ]


def spoil(stage: Stage, person: Person, *, readable: bool) -> None:
    if readable:
        refusal = Refuse(400, "Bad Request: message is too long")
        stage.telegram.faults.add(method="sendMessage", chat=person.id, then=refusal)
        person.says("/help")
    else:
        stage.telegram.updates.add("message", {"text": "Hello", "chat": {"id": person.id}})
