"""No press goes unanswered, whatever it carries, and nobody keeps the bot busy."""

import asyncio

import pytest

from bot.callbacks.codec import base36
from bot.demo.phone import Person
from bot.demo.telegram.faults import Slow
from bot.model.reader import Preferences
from bot.tg.lanes import CALLBACK_COST, FEW
from bot.tg.throttle import REQUESTS
from tests.readers.chats import asks, count_stored, stored
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")

FORGED = (
    "",
    ":",
    "nonsense",
    "issue",
    "issue:2019-W21:en:l:-1",
    "issue:2019-W21:lt:l:-1:0",
    "issue:1999-W01:en:l:-1:0",
    "issue:9999-W52:en:l:-1:0",
    "issue:2019-W21:en:l:١:0",
    "topic:2019-W21:en:l:-1:0:zz:0",
    "topic:2019-W21:en:l:-1:0:-1:0",
    "subscribe:2019-W21:lt:l:-1:0",
    "unfollow:zzzzzzzzzzzzz",
    "issue:2019-W21:en:l:zzzzzzzzzzzzz:0",
    "issue:2019-W21:en:l:-1:zzzzzzzzzzzzz",
    "speak:lt",
    "e-publish:2019-W21:nonce",
    "x" * 5000,
    "\ud83d",
)


async def test_forged_foreign_and_stale_presses_are_answered_and_change_nothing(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        before = await asks(anna, "/latest")
        queries = []
        for data in FORGED:
            queries.append(anna.forges(data, before))
            await anna.until(lambda _: len(anna.notices) == len(queries))
    assert {notice.query_id for notice in anna.notices} == set(queries)
    assert {notice.text for notice in anna.notices} == {"This button is out of date. /latest shows the newest issue."}
    assert [message.sender for message in anna.messages] == ["person", "bot"]
    assert anna.last == before
    assert await count_stored(stage) == 0


async def test_a_page_or_a_set_of_topics_that_nobody_has_shows_what_there_is(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    huge = base36(2**63 - 1)
    async with stage.bot():
        before = await asks(anna, "/latest")
        for data in (
            f"topic:2019-W21:en:l:{huge}:{huge}:3:{huge}",
            f"issue:2019-W21:en:p:-1:{huge}",
            f"issue:2019-W21:en:l:{huge}:{huge}",
        ):
            anna.forges(data, before)
            shown = await anna.answer()
            assert "20–26 May 2019" in shown.text
    assert all(len(key.get("callback_data", "")) <= 64 for row in shown.keyboard for key in row)
    assert await stored(stage, anna) is None


async def presses(person: Person, data: str, times: int) -> None:
    """One after the other, each answered before the next."""
    for _ in range(times):
        told = len(person.notices)
        person.forges(data, person.last)
        await person.until(lambda reader, told=told: len(reader.notices) > told)  # type: ignore[misc]


async def presses_too_much(person: Person) -> None:
    """Until it is told so."""
    while not person.notices or person.notices[-1].text.startswith(("This button", "Эта кнопка")):
        await presses(person, "nonsense", 1)


async def test_beyond_its_allowance_a_chat_is_told_so_by_each_button_and_nothing_is_done(stage: Stage) -> None:
    anna, boris = stage.telegram.person("Anna"), stage.telegram.person("Boris")
    async with stage.bot():
        message = await asks(anna, "/latest")
        await presses_too_much(anna)
        before = len(anna.notices)
        for _ in range(5):
            anna.forges("subscribe", message)
        await anna.until(lambda _: len(anna.notices) == before + 5)
        anna.says("/help")
        assert "out of date" not in (await asks(boris, "/latest")).text
        await stage.telegram.updates.idle()
    assert {notice.text for notice in anna.notices[-6:]} == {"That was a lot at once. Please give it a minute."}
    assert await stored(stage, anna) is None
    assert anna.last == message


async def test_who_writes_too_much_is_told_so_once(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language="ru")
    async with stage.bot():
        await asks(anna, "/latest")
        await presses(anna, "nonsense", round((REQUESTS - 1) / CALLBACK_COST) - 1)
        for _ in range(10):
            anna.says("/latest")
        await stage.telegram.updates.idle()
    assert sum("Подождите" in message.text for message in anna.messages) == 1


async def test_of_what_comes_all_at_once_only_a_few_wait_and_the_rest_is_told_so(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        message = await asks(anna, "/latest")
        slow = Slow(gate=asyncio.Event())
        stage.telegram.faults.add(method="sendMessage", chat=anna.id, then=slow)
        for _ in range(30):
            anna.says("/latest")
        await slow.arrived.wait()
        assert (await asks(stage.telegram.person("Boris"), "/latest")).text == message.text
        assert slow.gate
        slow.gate.set()
    answers = [each.text for each in anna.messages if each.sender == "bot"]
    assert len(answers) <= 2 + FEW


async def test_nobody_is_kept_from_leaving(stage: Stage) -> None:
    people = stage.telegram.crowd(3)
    await stage.subscribe(people, Preferences("en", subscribed=True))
    async with stage.bot():
        for person, leaves in zip(people, ("/stop", "/forget now", ""), strict=True):
            message = await asks(person, "/latest")
            for _ in range(30):
                person.forges("nonsense", message)
            if leaves:
                person.says(leaves)
            else:
                person.forges("leave", message)
        await stage.telegram.updates.idle()
    assert await count_stored(stage) == 0


async def test_editors_may_ask_as_much_as_they_like(stage: Stage) -> None:
    editor = stage.editor()
    async with stage.bot():
        message = await asks(editor, "/latest")
        for _ in range(30):
            editor.forges("nonsense", message)
        await editor.until(lambda _: len(editor.notices) == 30)
    assert len({notice.text for notice in editor.notices}) == 1


async def test_who_leaves_by_blocking_is_forgotten_though_too_much_was_asked(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], Preferences("en", subscribed=True))
    async with stage.bot():
        await asks(anna, "/latest")
        await presses_too_much(anna)
        anna.blocks()
        await stage.telegram.updates.idle()
    assert await stored(stage, anna) is None
