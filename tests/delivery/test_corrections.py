"""Corrections on real processes: killed in the middle, every copy is right in the end."""

import asyncio
import random
from dataclasses import replace

import pytest

from bot.build import utc_now
from bot.demo.phone import Person
from bot.demo.telegram.message import ChatMessage
from bot.demo.world import World
from bot.model.correction import Amendment, Reach
from bot.model.publication import Trend
from bot.model.reader import Format, Preferences
from bot.store.issues import Issues
from tests.kills import IN_FLIGHT, PATIENCE, WEEK, commentary, ended, sent_more
from tests.revisions import put
from tests.stage import Stage

pytestmark = pytest.mark.slow

KILLS = 6
LINE = "worsened (we wrote: improved)"
VERDICT = Amendment(WEEK, "west", trend=Trend.WORSENED)


async def delivered(stage: Stage, readers: int) -> tuple[list[Person], list[Person]]:
    """An issue that everybody has: half of them in brief, half in full."""
    stage.settings = {"ZVODKA_RATE": "400", "ZVODKA_IN_FLIGHT": str(IN_FLIGHT)}
    brief, full = stage.telegram.crowd(readers), stage.telegram.crowd(readers)
    await stage.subscribe(brief, Preferences("en", subscribed=True))
    await stage.subscribe(full, Preferences("en", Format.FULL, subscribed=True))
    await stage.draft([commentary()])
    await stage.publish(WEEK)
    async with stage.process():
        await ended(stage)
    return brief, full


async def killed_over_and_over(stage: Stage, between: int) -> None:
    chance = random.Random()
    for _ in range(KILLS):
        async with stage.process() as bot:
            await asked_more(stage.telegram, chance.randint(1, between))
            await asyncio.sleep(chance.random() * 0.02)
            await bot.kill()
    async with stage.process():
        await ended(stage)


async def asked_more(telegram: World, calls: int) -> None:
    """Until the bot has asked for so many more changes in chats, or nothing is left to do."""
    before = changes(telegram)
    async with asyncio.timeout(PATIENCE):
        while changes(telegram) < before + calls:
            await asyncio.sleep(0.005)


def changes(telegram: World) -> int:
    return sum(call.method in {"sendMessage", "editMessageText", "deleteMessage"} for call in telegram.calls)


def from_bot(person: Person) -> list[ChatMessage]:
    return [message for message in person.messages if message.sender == "bot"]


async def test_killed_in_the_middle_of_a_correction_every_copy_is_right_in_the_end(stage: Stage) -> None:
    brief, full = await delivered(stage, 150)
    await stage.correct(VERDICT, Reach.LOUD)
    await killed_over_and_over(stage, between=100)
    assert all(LINE in from_bot(person)[0].text for person in brief + full)
    assert all(LINE in from_bot(person)[1].text for person in full)
    notices = [from_bot(person)[1:] for person in brief] + [from_bot(person)[2:] for person in full]
    assert all(each and all(LINE in message.text for message in each) for each in notices)
    assert all(message.reply_to for each in notices for message in each)
    assert sum(len(each) - 1 for each in notices) <= KILLS * IN_FLIGHT


async def test_killed_in_the_middle_of_a_retraction_nothing_of_the_issue_is_left(stage: Stage) -> None:
    brief, full = await delivered(stage, 100)
    await stage.correct(Amendment(WEEK), Reach.LOUD)
    await killed_over_and_over(stage, between=80)
    for person in brief + full:
        assert all("This issue was retracted." in message.text for message in from_bot(person))


async def test_in_mid_broadcast_the_rest_get_it_corrected_and_the_others_are_edited(stage: Stage) -> None:
    stage.settings = {"ZVODKA_RATE": "100", "ZVODKA_IN_FLIGHT": str(IN_FLIGHT)}
    people = stage.telegram.crowd(300)
    await stage.subscribe(people, Preferences("en", Format.FULL, subscribed=True))
    await stage.draft([commentary()])
    await stage.publish(WEEK)
    async with stage.process() as bot:
        await sent_more(stage.telegram, 150)
        assert await bot.terminate() == 0
    async with stage.store() as (database, _):
        number = (await database.fetch("SELECT max(id) AS id FROM broadcast"))[0]["id"]
    assert await stage.correct(VERDICT, Reach.LOUD) == number + 1
    async with stage.process():
        await ended(stage)
    assert all(LINE in message.text for person in people for message in from_bot(person))


async def test_a_text_grows_and_shrinks_in_the_messages_that_were_delivered(stage: Stage) -> None:
    _, full = await delivered(stage, 3)
    for body in ("A long paragraph. " * 500, "Short again."):
        async with stage.store() as (database, _):
            revision = await put(Issues(database, utc_now), replace(commentary(), body=body))
        await stage.correct(Amendment(WEEK, "west", "en", revision.number), Reach.LOUD)
        async with stage.process():
            await ended(stage)
        copies = [from_bot(person)[1] for person in full]
        assert all(body[:12] in copy.text for copy in copies)
        assert all(("1/3" in copy.buttons) is (len(body) > 4096) for copy in copies)
    assert all(len(from_bot(person)) == 2 for person in full)
