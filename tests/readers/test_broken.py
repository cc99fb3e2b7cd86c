"""No update, however broken, ends the bot, keeps others waiting, or comes again once it was seen."""

import pytest

from tests.readers.chats import asks, eventually
from tests.stage import Stage
from tests.tg.test_batch import UNNUMBERED, UNREADABLE, short

NUMBERED = [
    '{"update_id":5,"message":{"message_id":1,"date":' + "9" * 400 + "}}",
    '{"update_id":5,"message":{"message_id":1,"date":5,"chat":{"id":1001,"type":"private"},"text":["/start"]}}',
    '{"update_id":5,"message":{"message_id":1,"date":-5,"chat":{"id":0,"type":"private"},"text":"/start"}}',
    '{"update_id":5,"callback_query":{"id":"\\ud800","from":{"id":1001},"data":"\\udfff"}}',
    '{"update_id":5,"callback_query":{"id":"5","from":{"id":1001},"data":"\\u0000"}}',
    '{"update_id":5}',
    *(broken for broken in UNREADABLE if "\udcff" not in broken),
]


def numbered(stage: Stage, broken: str) -> str:
    """With the number that Telegram gives it."""
    return broken.replace("5", str(stage.telegram.updates.next), 1) if '"update_id"' in broken[:20] else broken


@pytest.mark.parametrize("broken", NUMBERED, ids=short)
async def test_what_is_broken_is_acknowledged_alone_and_among_others(stage: Stage, broken: str) -> None:
    anna, boris = stage.telegram.crowd(2)
    stage.telegram.updates.add_raw(numbered(stage, broken))
    async with stage.bot():
        await eventually(lambda: len(stage.telegram.updates) == 0)
        anna.says("/help")
        stage.telegram.updates.add_raw(numbered(stage, broken))
        boris.says("/help")
        for person in (anna, boris):
            assert "What this bot can do" in (await person.answer()).text
        await stage.telegram.updates.idle()
    assert len(stage.telegram.updates) == 0
    assert stage.telegram.bot["id"] not in [call.chat for call in stage.telegram.calls]


@pytest.mark.parametrize("broken", UNNUMBERED, ids=short)
async def test_what_has_no_number_goes_with_the_next_that_has_one(stage: Stage, broken: str) -> None:
    anna, boris = stage.telegram.crowd(2)
    stage.telegram.updates.add_raw(broken)
    async with stage.bot():
        assert "What this bot can do" in (await asks(anna, "/help")).text
        stage.telegram.updates.add_raw(broken)
        assert "What this bot can do" in (await asks(boris, "/help")).text
        await stage.telegram.updates.idle()
    assert len(stage.telegram.updates) == 0


async def test_what_comes_for_ever_is_asked_for_with_pauses_and_keeps_nobody_waiting(stage: Stage) -> None:
    anna, boris = stage.telegram.crowd(2)
    stage.telegram.backlog(anna, "/help", 100)
    stage.telegram.updates.stuck = True
    async with stage.bot():
        await anna.answer()
        before = polls(stage)
        await anna.until(lambda _: heard(anna) == 2)  # a second later
        assert polls(stage) - before <= 12
        stage.telegram.updates.stuck = False
        assert "What this bot can do" in (await asks(boris, "/help")).text


async def test_updates_without_a_number_are_asked_for_with_pauses(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    stage.telegram.updates.add_raw("null")
    stage.telegram.updates.stuck = True
    async with stage.bot():
        await asks(anna, "/help")
        before = polls(stage)
        await asks(anna, "/help")  # a second later
        assert polls(stage) - before <= 12


def polls(stage: Stage) -> int:
    return sum(call.method == "getUpdates" for call in stage.telegram.calls)


def heard(person: object) -> int:
    return sum(message.sender == "bot" for message in person.messages)  # type: ignore[attr-defined]
