"""What readers asked for outlives a SIGKILL in the middle of it; on real processes."""

import asyncio
import random

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.faults import Slow
from bot.demo.telegram.message import Content
from bot.model.reader import Preferences
from tests.kills import sent_more
from tests.readers.chats import ELITE, RUSSIA, SOCIETY, WEST, asks, count_stored, stored
from tests.stage import Stage

pytestmark = pytest.mark.slow

SUBSCRIBED = Preferences("en", subscribed=True)
WITHOUT_SECURITY = Preferences("en", topics=ELITE | SOCIETY | WEST | RUSSIA, subscribed=True)
KILLS = 8


def drops_security(person: Person) -> None:
    topics = person.world.send(person.chat, Content(text="Topics"))
    person.forges("unfollow:2", topics)


async def test_what_was_asked_behind_a_held_answer_outlives_a_kill(stage: Stage) -> None:
    anna, boris = stage.telegram.crowd(2)
    await stage.subscribe([boris], SUBSCRIBED)
    slow = Slow(gate=asyncio.Event())
    assert slow.gate
    stage.telegram.faults.add(method="sendMessage", chat=anna.id, then=slow)
    for text in ("/help", "/subscribe"):
        anna.says(text)
    drops_security(boris)
    async with stage.process() as bot:
        await slow.arrived.wait()
        await boris.until(lambda _: "Security" in boris.last.text + " ".join(boris.last.buttons))
        await bot.kill()
        assert await stored(stage, boris) == WITHOUT_SECURITY
        slow.gate.set()
        await bot.start()
        await stage.telegram.updates.idle()
    assert await stored(stage, anna) == SUBSCRIBED
    assert await stored(stage, boris) == WITHOUT_SECURITY


async def test_killed_at_random_moments_it_loses_no_wish_of_any_reader_and_doubles_none(stage: Stage) -> None:
    chance = random.Random()
    joining, leaving, choosing = (stage.telegram.crowd(20) for _ in range(3))
    await stage.subscribe([*leaving, *choosing], SUBSCRIBED)
    for joins, leaves, chooses in zip(joining, leaving, choosing, strict=True):
        for person, command in ((joins, "/subscribe"), (leaves, "/stop")):
            person.says("/help")
            person.says(command)
        chooses.says("/help")
        drops_security(chooses)
    for _ in range(KILLS):
        async with stage.process() as bot:
            await sent_more(stage.telegram, chance.randint(1, 12))
            await asyncio.sleep(chance.random() * 0.02)
            await bot.kill()
    async with stage.process():
        await stage.telegram.updates.idle(timeout=60)
        await asks(stage.editor(), "/help")
    assert {await stored(stage, person) for person in joining} == {SUBSCRIBED}
    assert {await stored(stage, person) for person in leaving} == {None}
    assert {await stored(stage, person) for person in choosing} == {WITHOUT_SECURITY}
    assert await count_stored(stage) == 40
