"""People, and whoever watches them."""

import asyncio
import json
from collections.abc import Callable

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.event import Kind
from bot.demo.world import World
from tests.demo.caller import Api


async def test_watchers_are_told_of_everything_in_json(api: Api, world: World) -> None:
    watch = world.watch()
    boris = world.person("Boris")
    boris.says("/start")
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "y"}]]}
    sent = await api("sendMessage", chat_id=boris.id, text="one", reply_markup=markup)
    query = boris.presses("x")
    await api("answerCallbackQuery", callback_query_id=query, text="Done")
    await api("sendChatAction", chat_id=boris.id, action="typing")
    await api("editMessageText", chat_id=boris.id, message_id=sent["message_id"], text="two")
    await api("deleteMessage", chat_id=boris.id, message_id=sent["message_id"])
    boris.blocks()
    await api("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
    await api("setMyDescription", description="Hello")
    watch.close()
    events = [json.loads(json.dumps(event.as_json())) async for event in watch]
    assert [event["kind"] for event in events] == [
        *("person", "message", "message", "notice", "action"),
        *("edited", "deleted", "blocked", "commands", "description"),
    ]
    assert {event["chat"] for event in events if event["kind"] not in ("commands", "description")} == {boris.id}
    assert events[0]["body"] == {"id": boris.id, "name": "Boris", "language": "en"}
    assert [events[at]["body"]["text"] for at in (1, 2, 5)] == ["/start", "one", "two"]
    assert events[2]["body"]["keyboard"] == markup["inline_keyboard"]
    assert events[3]["body"] == {"person": boris.id, "query_id": query, "text": "Done", "alert": False}


async def test_a_watch_that_was_closed_hears_no_more(world: World) -> None:
    closed, open_ = world.watch(), world.watch()
    closed.close()
    world.person("Boris")
    assert [event async for event in closed] == []
    assert (await anext(open_)).kind is Kind.PERSON


async def test_waiting_for_an_answer_ends_with_it_or_with_the_time(api: Api, anna: Person) -> None:
    waiting = asyncio.create_task(anna.answer())
    await api("sendMessage", chat_id=anna.id, text="one")
    assert (await waiting).text == "one"
    with pytest.raises(TimeoutError):
        await anna.answer(timeout=0)
    with pytest.raises(TimeoutError, match=r"Anna waited 0 s in vain.*'one'"):
        await anna.until(lambda person: person.blocked, timeout=0)


def shows(text: str) -> Callable[[Person], bool]:
    return lambda person: person.messages[-1].text == text


async def test_several_may_wait_for_the_same_person(api: Api, anna: Person) -> None:
    async with asyncio.TaskGroup() as group:
        for text in ("one", "two"):
            group.create_task(anna.until(shows(text)))
        sent = await api("sendMessage", chat_id=anna.id, text="one")
        await api("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="two")


async def test_who_has_blocked_the_bot_cannot_write_to_it(world: World, anna: Person) -> None:
    anna.blocks()
    with pytest.raises(ValueError, match="Anna has blocked the bot"):
        anna.says("hello")
    assert len(world.updates) == 1


async def test_a_crowd_can_be_written_to_at_once_and_makes_no_updates(api: Api, world: World) -> None:
    first = world.person("Boris", user_id=1002)
    crowd = world.crowd(3, language="be")
    assert len({person.id for person in (first, *crowd)}) == 4
    await api("sendMessage", chat_id=crowd[2].id, text="x")
    assert crowd[2].last.text == "x"
    assert len(world.updates) == 0
