"""A wipe code: whoever sends it erases that subscription, and nobody learns whether it was one."""

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.faults import Refuse
from bot.model.reader import Preferences
from tests.readers.chats import asks, commentary, eventually, push, stored, taps, traces
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")

SUBSCRIBED = Preferences("en", subscribed=True)


async def makes_code(person: Person) -> str:
    """The line that is to be sent."""
    await asks(person, "/settings")
    await taps(person, "Safety")
    await taps(person, "Make a wipe code")
    line = person.copies("📋 Copy")
    await taps(person, "Hide the code")
    return line


async def test_another_account_erases_the_subscription_and_the_messages(stage: Stage) -> None:
    anna, boris = stage.telegram.crowd(2)
    await stage.subscribe([anna], SUBSCRIBED)
    await push(stage, commentary())
    async with stage.bot():
        await anna.answer()
        line = await makes_code(anna)
        told = await asks(boris, line)
        await eventually(lambda: not anna.messages and not traces(stage, anna))
        assert line not in [message.text for message in boris.messages]
        assert (await asks(boris, "/wipe 0000-0000-0000-0000")).html == told.html
    assert await stored(stage, anna) is None


async def test_a_code_is_shown_once_and_hidden_from_the_chat(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], SUBSCRIBED)
    async with stage.bot():
        line = await makes_code(anna)
        assert not any(line in message.text for message in anna.messages)
        assert "Wipe code: made" in anna.last.text
        assert "Wipe code: none" in (await taps(anna, "Remove the wipe code")).text


async def test_who_is_not_known_is_offered_to_subscribe_instead(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        await asks(anna, "/settings")
        safety = await taps(anna, "Safety")
        assert not any("wipe code" in label for label in safety.buttons)
        assert "🔔 Subscribe" in safety.buttons


async def test_guessing_is_stopped_and_a_guess_that_was_not_looked_at_says_so(stage: Stage) -> None:
    anna, boris = stage.telegram.crowd(2)
    await stage.subscribe([anna], SUBSCRIBED)
    async with stage.bot():
        line = await makes_code(anna)
        for guess in range(5):
            assert "If this is" in (await asks(boris, f"/wipe 0000-0000-0000-000{guess}")).text
        assert "not looked at" in (await asks(boris, line)).text
        assert "in one message" in (await asks(boris, "/wipe")).text
    assert await stored(stage, anna)


async def test_what_vanishes_does_so_after_a_kill_too(stage: Stage) -> None:
    anna, boris = stage.telegram.crowd(2)
    await stage.subscribe([anna], SUBSCRIBED)
    await push(stage, commentary())
    async with stage.process() as process:
        await anna.answer()
        line = await makes_code(anna)
        for method in ("deleteMessage", "deleteMessages"):
            stage.telegram.faults.add(
                then=Refuse(500, "Internal Server Error"), method=method, chat=anna.id, times=None
            )
        await asks(boris, line)
        await process.kill()
    assert anna.messages
    assert traces(stage, anna)
    stage.telegram.faults.clear()
    async with stage.process():
        await eventually(lambda: not anna.messages and not traces(stage, anna))
