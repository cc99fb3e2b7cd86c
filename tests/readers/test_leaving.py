"""What is kept of readers, and that nothing of it is left when they go."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.message import ChatMessage
from bot.model.reader import Preferences
from tests.readers.chats import WEST, asks, commentary, count_stored, eventually, push, stored, taps, traces
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")

SUBSCRIBED = Preferences("en", subscribed=True)
READING = ("/start", "/latest", "/archive", "/help", "/privacy", "/settings", "/topics", "/language", "/start x", "Hi")


async def says_stop(person: Person) -> None:
    await asks(person, "/stop")


async def says_forget(person: Person) -> None:
    await asks(person, "/forget")


async def unsubscribes_in_the_settings(person: Person) -> None:
    await asks(person, "/settings")
    await taps(person, "Unsubscribe")


async def drops_the_last_topic(person: Person) -> None:
    await asks(person, "/topics")
    await taps(person, "West")
    await taps(person, "Yes")


async def blocks_the_bot(person: Person) -> None:
    person.blocks()


Way = Callable[[Person], Coroutine[Any, Any, None]]
WAYS: list[Way] = [
    says_stop,
    says_forget,
    unsubscribes_in_the_settings,
    drops_the_last_topic,
    blocks_the_bot,
]
every_way = pytest.mark.parametrize("leaves", WAYS, ids=[way.__name__ for way in WAYS])


async def test_nothing_is_stored_of_who_only_reads(stage: Stage) -> None:
    people = [stage.telegram.person(text) for text in READING]
    leafing = stage.telegram.person("Leafing")
    async with stage.bot():
        await asyncio.gather(*(asks(person, person.name) for person in people))
        await asks(leafing, "/latest")
        for words in ("West", "Whole issue", "Archive", "May 2019"):
            await taps(leafing, words)
    assert await count_stored(stage) == 0
    assert not traces(stage, leafing, *people)


@every_way
async def test_who_left_is_on_no_page_of_the_database_nor_its_log_though_the_bot_runs(
    stage: Stage, leaves: Way
) -> None:
    anna, boris = stage.telegram.crowd(2)
    await stage.subscribe([anna, boris], Preferences("en", topics=WEST, subscribed=True))
    assert traces(stage, anna) == {"zvodka.db"}
    async with stage.process():
        await asks(anna, "/settings")
        await taps(anna, "Turn sound off")
        assert "zvodka.db" in traces(stage, anna)
        await leaves(anna)
        await eventually(lambda: not traces(stage, anna))
        assert traces(stage, boris)
    assert await stored(stage, anna) is None
    assert await stored(stage, boris)


@every_way
async def test_nothing_more_comes_to_who_left(stage: Stage, leaves: Way) -> None:
    anna, boris = stage.telegram.crowd(2)
    await stage.subscribe([anna, boris], Preferences("en", topics=WEST, subscribed=True))
    async with stage.bot():
        await leaves(anna)
        await stage.telegram.updates.idle()
    heard = len(anna.messages)
    await push(stage, commentary())
    async with stage.bot():
        await boris.answer()
    assert len(anna.messages) == heard
    assert not any(call.chat == anna.id and "What west did" in str(call.parameters) for call in stage.telegram.calls)


async def test_forget_gives_the_same_answer_whether_or_not_there_was_anything(stage: Stage) -> None:
    anna, boris, carla = (stage.telegram.person(name, language="be") for name in ("Anna", "Boris", "Carla"))
    await stage.subscribe([anna], Preferences("ru", silent=True, subscribed=True))
    await stage.subscribe([boris], Preferences("en"))
    async with stage.bot():
        answers = await asyncio.gather(*(asks(person, "/forget") for person in (anna, boris, carla)))
        again = await asks(anna, "/forget")
    assert len({(answer.html, str(answer.keyboard)) for answer in (*answers, again)}) == 1
    assert await count_stored(stage) == 0


async def test_stop_tells_who_was_not_subscribed_that_nothing_is_stored_either(stage: Stage) -> None:
    anna, boris = stage.telegram.crowd(2)
    await stage.subscribe([boris], Preferences("en", silent=True))
    async with stage.bot():
        for person in (anna, boris):
            assert (
                await asks(person, "/stop")
            ).text == "You were not subscribed, and the bot stores nothing about you."
    assert await count_stored(stage) == 0


async def test_who_is_not_subscribed_keeps_a_topic_and_cannot_unsubscribe_either(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    await stage.subscribe([anna], Preferences("en", topics=WEST))
    async with stage.bot():
        topics = await asks(anna, "/topics")
        anna.presses(next(label for label in topics.buttons if "Belarus–West" in label))
        await anna.until(lambda _: bool(anna.notices))
        anna.forges("leave", topics)
        left = await anna.answer()
    assert anna.notices[0].text == "At least one topic must stay."
    assert left.text == "You were not subscribed, and the bot stores nothing about you."
    assert await count_stored(stage) == 0


async def test_stop_says_what_stays_in_the_chat(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], SUBSCRIBED)
    async with stage.bot():
        assert "Telegram keeps them until you delete the chat." in (await asks(anna, "/stop")).text


async def test_who_left_may_come_back_with_one_tap_and_starts_anew(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], Preferences("ru", silent=True, topics=WEST, subscribed=True))
    async with stage.bot():
        await asks(anna, "/stop")
        await taps(anna, "Подписаться")
    assert await stored(stage, anna) == SUBSCRIBED


async def test_who_blocks_and_comes_back_is_a_stranger(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], SUBSCRIBED)
    async with stage.bot():
        anna.blocks()
        anna.unblocks()
        assert "Subscribe" in " ".join((await asks(anna, "/latest")).buttons)
    assert await count_stored(stage) == 0


async def test_privacy_says_what_is_stored_and_the_readers_own_id(stage: Stage) -> None:
    anna, boris = stage.telegram.crowd(2)
    await stage.subscribe([anna], Preferences("en", silent=True, subscribed=True))
    async with stage.bot():
        known, unknown = await asyncio.gather(asks(anna, "/privacy"), asks(boris, "/privacy"))
    assert stands_now(known).startswith("Subscribed\nLanguage: English\nTopics: all, new ones included\n")
    assert "Sound: off" in stands_now(known)
    assert stands_now(unknown) == "Nothing."
    assert known.text.endswith(f"shows you to this bot: {anna.id}")
    assert unknown.text.endswith(f"shows you to this bot: {boris.id}")


def stands_now(privacy: ChatMessage) -> str:
    """What is stored about the reader, as they are told."""
    return privacy.text.partition("Stored about you now\n")[2].partition("\n\n")[0]
