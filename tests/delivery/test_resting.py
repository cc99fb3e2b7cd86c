"""What was stopped, on real processes: killed at rest or on the way there, it goes on, and nobody is left out."""

import asyncio
import random

import pytest

from bot.demo.phone import Person
from bot.model.broadcast import Action
from tests.editors.chat import sees
from tests.kills import IN_FLIGHT, ended, prepare, received, sent_more
from tests.stage import Stage

pytestmark = pytest.mark.slow

KILLS = 4
READERS = 400


@pytest.fixture(autouse=True)
def slow_enough(stage: Stage) -> None:
    stage.settings = {"ZVODKA_RATE": "200", "ZVODKA_IN_FLIGHT": str(IN_FLIGHT)}


async def steers(editor: Person, action: Action) -> None:
    """By a button of the only broadcast, as it stands under any message."""
    editor.says("/desk")
    desk = await sees(editor, "Published")
    before = len(editor.notices)
    editor.forges(f"e-control:1:{action}", desk)
    await editor.until(lambda person: len(person.notices) > before)


async def test_killed_at_rest_it_goes_on_and_everybody_has_it_once(stage: Stage) -> None:
    people = await prepare(stage, READERS)
    editor = stage.editor()
    async with stage.process() as bot:
        await sent_more(stage.telegram, READERS // 3)
        await steers(editor, Action.STOP)
        await sees(editor, "was stopped")
        await bot.kill()
    reached = sum(received(people).values())
    assert 0 < reached < READERS
    async with stage.process():
        editor.says("/desk")
        await editor.answer()
        assert sum(received(people).values()) == reached
        await steers(editor, Action.RESUME)
        await ended(stage)
        await sees(editor, f"Sent: {READERS} of {READERS}")
    assert set(received(people).values()) == {1}


async def test_killed_wherever_it_is_stopped_and_goes_on_nobody_is_left_out(stage: Stage) -> None:
    people = await prepare(stage, READERS)
    editor, chance = stage.editor(), random.Random()
    for round_ in range(KILLS):
        async with stage.process() as bot:
            await steers(editor, Action.STOP if round_ % 2 == 0 else Action.RESUME)
            await asyncio.sleep(chance.random() * 0.2)
            await bot.kill()
    async with stage.process():
        await steers(editor, Action.RESUME)
        await ended(stage)
    counts = received(people).values()
    assert min(counts) == 1
    assert sum(counts) <= READERS + KILLS * IN_FLIGHT
