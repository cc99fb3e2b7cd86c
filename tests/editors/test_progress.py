"""The card of a broadcast on its way: steered, refused, broken off, killed, restored."""

import asyncio
import gc

import pytest

from bot.build import utc_now
from bot.demo.phone import Person
from bot.demo.telegram.faults import Refuse, Reset
from bot.demo.telegram.message import ChatMessage
from bot.demo.world import World
from bot.model.message import Message
from bot.model.reader import Format, Preferences
from bot.store.broadcasts import Broadcasts
from bot.store.cards import Cards
from bot.store.sqlite.backup import back_up
from tests.editors.chat import WEEK, drafts, prepares, publishes, seen, sees, text, ticks
from tests.stage import OWNER, Stage


async def crowd(stage: Stage, telegram: World, size: int, preferences: Preferences | None = None) -> list[Person]:
    """People who subscribed one day."""
    people = [telegram.person(f"Reader {number}") for number in range(size)]
    for person in people:
        person.started = True
    await stage.subscribe(people, preferences or Preferences("en", subscribed=True))
    return people


async def sends_out(editor: Person) -> ChatMessage:
    """The card of the broadcast that is on its way."""
    await drafts(editor)
    await publishes(editor)
    return await sees(editor, f"{WEEK} is on its way")


async def test_a_broadcast_is_paused_resumed_stopped_and_goes_on(stage: Stage, telegram: World) -> None:
    stage.settings["ZVODKA_RATE"] = "5"
    people = await crowd(stage, telegram, 30)
    editor = stage.editor()
    async with stage.bot():
        card = await sends_out(editor)
        await sees(people[0], "Ties")
        editor.presses("⏸ Pause")
        await sees(editor, f"{WEEK} is paused")
        editor.presses("▶️ Resume")
        await sees(editor, f"{WEEK} is on its way")
        editor.presses("⏹ Stop…")
        await sees(editor, "Nothing goes out now.")
        await sees(editor, f"{WEEK} is paused")
        editor.presses("⏹ Stop")
        stopped = await sees(editor, f"{WEEK} was stopped")
        reached = sum(bool(person.messages) for person in people)
        assert 0 < reached < 30
        assert f"Not sent yet: {30 - reached}" in stopped.text
        editor.presses(f"▶️ Go on ({30 - reached})")
        done = await sees(editor, f"{WEEK} is published")
    assert "Sent: 30 of 30" in done.text
    assert all(len(person.messages) == 1 for person in people)
    assert card.id in [message.id for message in seen(editor, "further down")]


async def test_what_is_given_up_never_goes_out(stage: Stage, telegram: World) -> None:
    stage.settings["ZVODKA_RATE"] = "5"
    people = await crowd(stage, telegram, 60)
    editor = stage.editor()
    async with stage.bot():
        await sends_out(editor)
        editor.presses("⏹ Stop…")
        await sees(editor, "Nothing goes out now.")
        editor.presses("⏹ Stop")
        await sees(editor, f"{WEEK} was stopped")
        reached = sum(bool(person.messages) for person in people)
        editor.presses("🗑 Give up…")
        await sees(editor, "will never get it")
        editor.presses("🗑 Give up for good")
        await sees(editor, f"Cancelled: {60 - reached}")
    assert sum(len(person.messages) for person in people) == reached


async def test_every_editor_gets_a_summary_as_a_new_message_once(stage: Stage, telegram: World) -> None:
    stage.settings["ZVODKA_OWNERS"] = f"{OWNER},{OWNER + 1}"
    await crowd(stage, telegram, 5)
    editor, colleague = stage.editor(), telegram.person("Colleague", user_id=OWNER + 1)
    colleague.started = True
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        for person in (editor, colleague):
            summary = await sees(person, f"{WEEK} is published")
            assert ("Sent: 5 of 5" in summary.text, "It took" in summary.text) == (True, True)
    async with stage.bot():
        editor.says("/desk")
        await sees(editor, "Published")
    assert [len(seen(person, "It took")) for person in (editor, colleague)] == [1, 1]


async def test_what_failed_is_tried_again_by_itself(stage: Stage, telegram: World) -> None:
    people = await crowd(stage, telegram, 3)
    editor = stage.editor()
    telegram.faults.add(then=Refuse(400, "Bad Request: text is empty"), method="sendMessage", chat=people[0].id)
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        await sees(editor, "Bad Request: text is empty")
        editor.presses("🗑 Drop")
        failed = await sees(editor, "the message is empty (“Bad Request: text is empty”): ")
        number = 3 - sum(bool(person.messages) for person in people)
        assert f"Failed (Telegram refused the messages): {number}" in failed.text
        editor.presses(f"🔁 Retry failed ({number})")
        await sees(editor, "Sent: 3 of 3")
    assert all(len(person.messages) == 1 for person in people)


async def test_the_end_is_drawn_at_once_and_does_not_wait_for_the_next_edit(
    stage: Stage, telegram: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.tg.editors.progress.GLANCES", 1_000)
    stage.settings["ZVODKA_RATE"] = "5"
    await crowd(stage, telegram, 10)
    editor = stage.editor()
    async with stage.bot():
        card = await sends_out(editor)
        assert (await sees(editor, f"{WEEK} is published")).id > card.id


async def test_the_next_start_goes_on_with_the_card_of_the_last_one(stage: Stage, telegram: World) -> None:
    stage.settings["ZVODKA_RATE"] = "5"
    await crowd(stage, telegram, 30)
    editor = stage.editor()
    async with stage.bot():
        card = await sends_out(editor)
    stage.settings["ZVODKA_RATE"] = "1000"
    async with stage.bot():
        done = await sees(editor, f"{WEEK} is published")
    assert (done.id > card.id, "Sent: 30 of 30" in done.text) == (True, True)


async def test_a_broadcast_that_ended_while_nobody_looked_gets_its_summary(stage: Stage, telegram: World) -> None:
    stage.settings["ZVODKA_RATE"] = "5"
    await crowd(stage, telegram, 30)
    editor = stage.editor()
    async with stage.bot():
        card = await sends_out(editor)
    async with stage.store() as (database, _):
        broadcasts = Broadcasts(database, utc_now)
        await broadcasts.stop(1)
        await broadcasts.end(1)
    async with stage.bot():
        assert (await sees(editor, f"{WEEK} was stopped")).id > card.id


async def test_the_breaker_makes_a_new_card_because_edits_make_no_sound(stage: Stage, telegram: World) -> None:
    stage.settings["ZVODKA_RATE"] = "5"
    await crowd(stage, telegram, 30)
    editor = stage.editor()
    async with stage.bot():
        card = await sends_out(editor)
        async with stage.store() as (database, _):
            await Broadcasts(database, utc_now).pause(1, "breaker")
        told = await sees(editor, "Too many readers in a row could not be reached")
    assert told.id > card.id
    assert told.buttons == ["▶️ Resume", "⏹ Stop…"]
    async with stage.bot():
        editor.presses("▶️ Resume")
        await editor.until(lambda person: not seen(person, "Too many readers"))
        await sees(editor, f"{WEEK} is on its way")


async def test_what_telegram_refuses_is_said_aloud_once_and_can_be_retried(stage: Stage, telegram: World) -> None:
    (reader,) = await crowd(stage, telegram, 1, Preferences("en", Format.FULL, subscribed=True))
    editor = stage.editor()
    telegram.faults.add(then=Refuse(400, "Bad Request: text is empty"), method="sendMessage", chat=reader.id)
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        refused = await sees(editor, "Bad Request: text is empty")
        assert (await sees(editor, "further down")).id < refused.id
        assert "1 reader is waiting" in refused.text
        editor.presses("🔁 Retry")
        done = await sees(editor, f"{WEEK} is published")
    assert (done.id > refused.id, "Sent: 1 of 1" in done.text) == (True, True)
    assert len(seen(editor, "further down")) == 2


async def test_what_telegram_refuses_is_said_even_if_no_card_could_be_drawn(stage: Stage, telegram: World) -> None:
    (reader,) = await crowd(stage, telegram, 1)
    editor = stage.editor()
    refused = Refuse(400, "Bad Request: text is empty")
    telegram.faults.add(then=refused, method="sendMessage", chat=reader.id, times=None)
    async with stage.bot():
        await drafts(editor)
        await prepares(editor)
        telegram.faults.add(then=Reset(), method="answerCallbackQuery")
        editor.presses("📣 Publish")
        await sees(editor, "Bad Request: text is empty")


async def test_after_a_restart_a_card_still_speaks_the_language_of_its_editors_telegram(
    stage: Stage, telegram: World
) -> None:
    stage.settings["ZVODKA_RATE"] = "5"
    await crowd(stage, telegram, 30)
    editor = stage.editor("ru")
    async with stage.bot():
        editor.uploads("west.en.md", text())
        await sees(editor, WEEK)
        editor.says("/publish")
        await ticks(editor, await sees(editor, f"Опубликовать {WEEK}?"))
        editor.presses("📣 Опубликовать")
        await sees(editor, f"{WEEK}: идёт рассылка")
    stage.settings["ZVODKA_RATE"] = "1000"
    async with stage.bot():
        await sees(editor, f"{WEEK}: опубликовано")


async def test_who_is_no_owner_any_more_sees_no_more_of_a_broadcast(stage: Stage, telegram: World) -> None:
    stage.settings["ZVODKA_RATE"] = "5"
    await crowd(stage, telegram, 30)
    editor = stage.editor()
    async with stage.bot():
        await sends_out(editor)
    last = editor.last
    stage.settings |= {"ZVODKA_RATE": "1000", "ZVODKA_OWNERS": str(OWNER - 1)}
    async with stage.bot(), stage.store() as (database, cipher):
        while await Cards(database, cipher, ()).find("broadcast:1"):
            await asyncio.sleep(0.05)
    assert editor.last == last


async def test_a_restored_backup_asks_the_owner_before_it_goes_on(stage: Stage, telegram: World) -> None:
    stage.settings["ZVODKA_RATE"] = "5"
    people = await crowd(stage, telegram, 20)
    editor = stage.editor()
    async with stage.bot():
        await sends_out(editor)
        back_up(stage.database, stage.folder / "copy.db")
    for leftover in stage.database.parent.glob("zvodka.db*"):
        leftover.unlink()
    (stage.folder / "copy.db").rename(stage.database)
    stage.settings["ZVODKA_RATE"] = "1000"
    async with stage.bot():
        await sees(editor, "restored from a backup")
        editor.presses("▶️ Resume")
        await sees(editor, f"{WEEK} is published")
    assert all(person.messages for person in people)


async def test_an_owner_who_never_wrote_to_the_bot_keeps_no_card_from_the_others(stage: Stage, telegram: World) -> None:
    stage.settings["ZVODKA_OWNERS"] = f"{OWNER - 1},{OWNER}"
    (reader,) = await crowd(stage, telegram, 1)
    editor = stage.editor()
    telegram.faults.add(then=Refuse(400, "Bad Request: text is empty"), method="sendMessage", chat=reader.id)
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        await sees(editor, "Bad Request: text is empty")
        editor.presses("🗑 Drop")
        await sees(editor, "Failed (Telegram refused the messages): 1")


async def test_an_old_button_of_what_has_ended_tells_nobody_of_the_end_again(stage: Stage, telegram: World) -> None:
    stage.settings["ZVODKA_OWNERS"] = f"{OWNER},{OWNER + 1}"
    await crowd(stage, telegram, 5)
    editor, colleague = stage.editor(), telegram.person("Colleague", user_id=OWNER + 1)
    colleague.started = True
    async with stage.bot(), stage.store() as (database, cipher):
        cards = Cards(database, cipher, ())
        await drafts(editor)
        await publishes(editor)
        summaries = [await sees(person, "It took") for person in (editor, colleague)]
        while await cards.find("broadcast:1"):
            await asyncio.sleep(0.05)
        editor.forges("e-control:1:pause", summaries[0])
        editor.says("/desk")
        await sees(editor, "Published")
        while await cards.find("broadcast:1"):
            await asyncio.sleep(0.05)
    assert [len(seen(person, "It took")) for person in (editor, colleague)] == [1, 1]


async def test_of_a_broadcast_that_has_ended_no_card_stays_in_memory(stage: Stage, telegram: World) -> None:
    def kept() -> list[Message]:
        return [each for each in gc.get_objects() if type(each) is Message and f"{WEEK} is published" in each.html]

    await crowd(stage, telegram, 1)
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        await sees(editor, "It took")
        async with asyncio.timeout(20):
            while kept():
                await asyncio.sleep(0.1)
