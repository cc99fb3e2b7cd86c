"""Updates come through trouble: with Telegram, with the network, with the database, and with the bot itself."""

import asyncio
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from bot.app import run
from bot.demo.phone import Person
from bot.demo.telegram.faults import BadGateway, Fault, Garbled, Refuse, Reset, Slow
from bot.demo.telegram.server import StandIn
from bot.demo.world import World
from bot.errors import TelegramError
from bot.model.reader import Preferences
from tests.readers.chats import asks, eventually, stored
from tests.stage import TOKEN, Stage

SUBSCRIBED = Preferences("en", subscribed=True)
CONFLICT = Refuse(409, "Conflict: terminated by other getUpdates request")


def polls(telegram: World) -> int:
    return sum(call.method == "getUpdates" for call in telegram.calls)


def heard(person: Person) -> int:
    return sum(message.sender == "bot" for message in person.messages)


def begins(other: sqlite3.Connection) -> bool:
    """Whether another program could begin to write to the bot's database."""
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    return True


UNREADABLE: list[tuple[str, Any]] = [
    ("message", {"message_id": "none", "date": "never"}),
    ("message", {"chat": {"id": "nobody"}}),
    ("message", {"chat": None}),
    ("message", {"chat": [1001]}),
    ("message", ["a", "list"]),
    ("message", "a text"),
    ("callback_query", []),
    ("callback_query", "a text"),
    ("callback_query", {"id": 1, "message": {"chat": "nobody"}}),
    ("callback_query", {"id": 1, "message": "gone"}),
    ("my_chat_member", {"chat": {"id": 1001, "type": "private"}}),
    ("my_chat_member", None),
]


async def test_an_update_that_cannot_be_read_does_not_block_those_behind_it(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    for kind, body in UNREADABLE:
        stage.telegram.updates.add(kind, body)
    async with stage.bot():
        assert "/help" in (await asks(anna, "Hello")).text
        await stage.telegram.updates.idle()
    assert len(stage.telegram.updates) == 0


async def test_an_update_that_cannot_be_handled_does_not_block_those_behind_it(stage: Stage) -> None:
    anna, boris = stage.telegram.person("Anna"), stage.telegram.person("Boris")
    refused = Refuse(400, "Bad Request: can't parse entities")
    stage.telegram.faults.add(method="sendMessage", chat=anna.id, then=refused)
    async with stage.bot():
        anna.says("/latest")
        anna.says("/help")
        assert "What this bot can do" in (await anna.answer()).text
        assert "What this bot can do" in (await asks(boris, "/help")).text
        await stage.telegram.updates.idle()
    assert len(stage.telegram.updates) == 0
    assert heard(anna) == 1


async def test_one_chat_is_answered_in_order_and_keeps_no_other_waiting(stage: Stage) -> None:
    anna, boris = stage.telegram.person("Anna"), stage.telegram.person("Boris")
    slow = Slow(gate=asyncio.Event())
    assert slow.gate
    stage.telegram.faults.add(method="sendMessage", chat=anna.id, then=slow)
    for text in ("/latest", "/help"):
        anna.says(text)
    boris.says("/help")
    async with stage.bot():
        await slow.arrived.wait()
        await boris.answer()
        assert heard(anna) == 0
        slow.gate.set()
        assert "20–26 May 2019" in (await anna.answer()).text
        assert "What this bot can do" in (await anna.answer()).text


async def test_what_was_answered_before_the_bot_was_told_to_stop_does_not_come_again(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        await asks(anna, "/help")
    assert len(stage.telegram.updates) == 0
    async with stage.bot():
        await stage.telegram.updates.idle()
    assert heard(anna) == 1


@pytest.mark.usefixtures("impatient")
async def test_what_the_database_cannot_keep_comes_again_until_it_can(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        await asks(anna, "/help")
        await stage.telegram.updates.idle()
        with closing(sqlite3.connect(stage.database, timeout=0, isolation_level=None)) as other:
            await eventually(lambda: begins(other))
            before = polls(stage.telegram)
            anna.says("/subscribe")
            assert "Nothing can be saved right now" in (await anna.answer()).text
            assert (await asks(stage.telegram.person("Boris"), "/latest")).text
            await eventually(lambda: polls(stage.telegram) >= before + 3)
            assert len(stage.telegram.updates) == 2
            assert heard(anna) == 2
            other.execute("ROLLBACK")
        assert "You are subscribed." in (await anna.answer()).text
        await stage.telegram.updates.idle()
    assert await stored(stage, anna) == SUBSCRIBED


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "fault", [Reset(), Reset(delivered=True), BadGateway(), Garbled(), Refuse(500, "Internal Server Error")], ids=str
)
async def test_polling_goes_on_after_trouble(stage: Stage, fault: Fault) -> None:
    anna = stage.telegram.person("Anna")
    stage.telegram.faults.add(method="getUpdates", times=3, then=fault)
    async with stage.bot():
        assert "/help" in (await asks(anna, "Hello")).text
        await stage.telegram.updates.idle()
    assert heard(anna) == 1


@pytest.mark.usefixtures("impatient")
async def test_another_poller_is_waited_for_and_after_a_minute_of_it_the_bot_stops_and_says_so(stage: Stage) -> None:
    stage.telegram.faults.add(method="getUpdates", times=None, then=CONFLICT)
    with pytest.raises(TelegramError, match="another program polls with this token"):
        await asyncio.wait_for(run(stage._settings(), asyncio.Event()), 10)
    assert polls(stage.telegram) > 3


@pytest.mark.usefixtures("impatient")
async def test_conflicts_with_peace_between_them_are_no_reason_to_stop(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        for _ in range(2):
            stage.telegram.faults.add(method="getUpdates", then=CONFLICT)
            await asks(anna, "/help")
            await asks(anna, "/help")


async def test_a_wrong_token_is_said_in_a_line_without_it(stage: Stage) -> None:
    wrong = TOKEN.replace("nobodys", "another")
    stage.settings = {"ZVODKA_TOKEN": wrong}
    async with stage.process() as bot:
        assert await asyncio.wait_for(bot.ended(), 20) == 69
    log = bot.log.read_text(encoding="utf-8")
    assert log.endswith("Telegram does not know this token\n")
    assert "Traceback" not in log
    assert wrong.partition(":")[2] not in log


async def test_a_token_that_is_revoked_while_the_bot_runs_ends_it(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    async with stage.process() as bot:
        await asks(anna, "/help")
        stage.telegram.faults.add(method="getUpdates", times=None, then=Refuse(401, "Unauthorized"))
        anna.says("/help")
        assert await asyncio.wait_for(bot.ended(), 20) == 69
    assert "Telegram does not know this token any more (401)" in bot.log.read_text(encoding="utf-8")


@pytest.mark.usefixtures("impatient")
async def test_a_bot_that_starts_before_its_network_waits_for_it(stage: Stage) -> None:
    """At first somebody else is at Telegram's door, who slams it."""
    knocked = asyncio.Event()

    async def slam(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        knocked.set()
        writer.close()

    door = await asyncio.start_server(slam, "127.0.0.1", 0)
    port = door.sockets[0].getsockname()[1]
    stage.url = f"http://127.0.0.1:{port}"
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        await knocked.wait()
        door.close()
        await door.wait_closed()
        async with StandIn(stage.telegram, port=port):
            assert "/help" in (await asks(anna, "Hello")).text
            await stage.telegram.updates.idle()


async def test_an_answer_that_telegram_wants_later_comes_later(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    later = Refuse(429, "Too Many Requests: retry after 1", {"retry_after": 1})
    stage.telegram.faults.add(method="sendMessage", chat=anna.id, then=later)
    async with stage.bot():
        assert "/help" in (await asks(anna, "Hello")).text
        assert "What this bot can do" in (await asks(anna, "/help")).text
