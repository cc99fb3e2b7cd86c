"""The messages in a chat go with its reader, if they say so, as far as Telegram lets a bot delete them."""

import asyncio

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.faults import Refuse, Slow
from bot.demo.telegram.message import ChatMessage
from bot.model.reader import Preferences
from bot.outbox.clearing import ABOVE, AT_ONCE, BELOW, chunks, halves
from tests.readers.chats import asks, commentary, push, taps
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")

SUBSCRIBED = Preferences("en", subscribed=True)
DAY = 86_400


@pytest.mark.parametrize("here", [1, 2, 21, 150, 5_000])
def test_all_numbers_around_one_are_tried_the_newest_first(here: int) -> None:
    tried = chunks(here)
    numbers = [each for chunk in tried for each in chunk]
    assert numbers == [each for each in range(max(1, here - BELOW), here + ABOVE + 1) if each != here]
    assert all(len(chunk) == AT_ONCE for chunk in tried[1:])
    assert 0 < len(tried[0]) <= AT_ONCE


def test_what_is_refused_is_split_until_it_is_a_single_message() -> None:
    assert halves((1, 2, 3)) == [(1,), (2, 3)]
    assert halves((1, 2)) == [(1,), (2,)]
    assert halves((1,)) == []


async def test_everything_in_the_chat_goes_the_push_and_what_the_reader_wrote(stage: Stage) -> None:
    anna, boris = stage.telegram.crowd(2)
    await stage.subscribe([anna, boris], SUBSCRIBED)
    await push(stage, commentary())
    async with stage.bot():
        await anna.answer()
        await boris.answer()
        await asks(anna, "/latest")
        await asks(anna, "/stop")
        await taps(anna, "Delete the messages here")
        assert [message.text.split(",")[0] for message in anna.messages] == ["The messages here are deleted"]
        await taps_last(anna)
        assert anna.messages == []
    assert len(boris.messages) == 1


async def taps_last(person: Person) -> None:
    person.presses("🗑 Delete this message, too")
    await person.until(lambda _: not person.messages)


async def test_it_is_offered_to_who_only_reads_and_by_forget_in_their_language(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language="be")
    async with stage.bot():
        await asks(anna, "/latest")
        await asks(anna, "/forget")
        await taps(anna, "Выдаліць і паведамленні тут")
    assert len(anna.messages) == 1


async def test_what_is_older_than_two_days_stays_and_a_known_push_is_emptied(stage: Stage) -> None:
    anna = stage.telegram.crowd(1)[0]
    await stage.subscribe([anna], SUBSCRIBED)
    await push(stage, commentary())
    async with stage.bot():
        pushed = await anna.answer()
        old = await asks(anna, "/help")
        ages(stage, 2 * DAY)
        young = await asks(anna, "/latest")
        await asks(anna, "/stop")
        await taps(anna, "Delete the messages here")
        told = await anna.answer()
    assert "What was too old to be deleted is emptied." in told.text
    assert stands(anna, pushed) == "·"
    assert stands(anna, old) == old.text
    assert anna.message(young.id) is None


def ages(stage: Stage, seconds: float) -> None:
    """All that stands in the chats is so much older from now on."""
    now = stage.telegram.clock
    stage.telegram.clock = lambda: now() + seconds


def stands(person: Person, message: ChatMessage) -> str:
    found = person.message(message.id)
    return found.text if found else ""


async def test_when_telegram_cannot_be_asked_the_reader_is_told_and_may_press_again(stage: Stage) -> None:
    anna = stage.telegram.crowd(1)[0]
    await stage.subscribe([anna], SUBSCRIBED)
    await push(stage, commentary())
    async with stage.bot():
        await anna.answer()
        await asks(anna, "/stop")
        stage.telegram.faults.add(then=Refuse(500, "Internal Server Error"), method="deleteMessages")
        told = await taps(anna, "Delete the messages here")
        assert told.text.startswith("Not all of it is deleted yet.")
        await taps(anna, "Delete the messages here")
    assert len(anna.messages) == 1


async def test_a_kill_in_between_costs_nothing_for_telegram_brings_the_press_again(stage: Stage) -> None:
    anna = stage.telegram.crowd(1)[0]
    await stage.subscribe([anna], SUBSCRIBED)
    async with stage.process() as process:
        await asks(anna, "/latest")
        await asks(anna, "/stop")
        held = Slow(gate=asyncio.Event())
        stage.telegram.faults.add(then=held, method="deleteMessages")
        anna.presses("🗑 Delete the messages here, too")
        await held.arrived.wait()
        await process.kill()
    assert len(anna.messages) > 1
    async with stage.process():
        await anna.until(lambda _: len(anna.messages) == 1)
