"""A second pair of eyes: three editors, of whom another one approves what goes out."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.faults import Reset
from bot.demo.telegram.message import ChatMessage
from bot.demo.world import World
from bot.model.reader import Preferences
from tests.commands import zvodka
from tests.editors.chat import WEEK, drafts, noticed, prepares, presses, seen, sees, shown, text, ticks
from tests.stage import OWNER, Stage

ASKED = f"{WEEK} waits for your approval"
ASKED_RU = f"{WEEK} ждёт вашего одобрения"


@pytest.fixture
async def colleague(stage: Stage) -> Person:
    """A second owner, who has chosen Russian; an approved issue can be taken back for a minute."""
    stage.settings |= {
        "ZVODKA_OWNERS": f"{OWNER},{OWNER + 1}",
        "ZVODKA_UNDO_SECONDS": "60",
        "ZVODKA_APPROVALS": "1",
    }
    person = stage.telegram.person("Colleague", language="ru", user_id=OWNER + 1)
    person.started = True
    await stage.subscribe([person], Preferences("ru"))
    return person


@pytest.fixture
async def third(stage: Stage, colleague: Person) -> Person:  # noqa: ARG001 -- who comes before
    stage.settings["ZVODKA_OWNERS"] += f",{OWNER + 2}"
    person = stage.telegram.person("Third", language="en", user_id=OWNER + 2)
    person.started = True
    await stage.subscribe([person], Preferences("en"))
    return person


@pytest.fixture
async def reader(stage: Stage, telegram: World) -> Person:
    (person,) = telegram.crowd(1)
    await stage.subscribe([person], Preferences("en", subscribed=True))
    return person


async def asks(editor: Person) -> ChatMessage:
    """For the approval of the only draft; the card on which they wait."""
    await drafts(editor)
    plan = await prepares(editor)
    editor.presses("✋ Ask for approval")
    card = await sees(editor, f"{WEEK} waits for approval")
    assert card.id == plan.id
    return card


async def until_empty(stage: Stage, table: str) -> None:
    async with stage.store() as (database, _), asyncio.timeout(20):
        while await database.fetch(f"SELECT 1 FROM {table}"):
            await asyncio.sleep(0.05)


async def said(person: Person, query: str, words: str) -> None:
    notice = await noticed(person, query)
    assert words in notice.text
    assert notice.alert


async def test_another_editor_sees_what_goes_out_and_approves_and_then_it_counts_down(
    stage: Stage, colleague: Person, reader: Person
) -> None:
    editor = stage.editor()
    async with stage.bot():
        waiting = await asks(editor)
        card = await sees(colleague, ASKED_RU)
        assert "Беларусь и Запад: без изменений" in card.text
        assert card.buttons == ["✅ Одобрить", "✋ Не одобрять", "👁 Просмотр"]
        assert not seen(editor, "is being published")
        colleague.presses("✅ Одобрить")
        counting = await sees(colleague, f"{WEEK}: публикуется")
        assert counting.id == card.id
        await sees(editor, "is being published")
        await editor.until(lambda person: f"{WEEK} is approved" in shown(person, waiting.id).text)
        await presses(editor, "▶️ Send it now", "is published")
        await sees(reader, "Ties")


async def test_neither_who_asks_nor_who_comes_too_late_approves(
    stage: Stage, colleague: Person, third: Person, reader: Person
) -> None:
    editor = stage.editor()
    async with stage.bot():
        waiting = await asks(editor)
        card, other = await sees(colleague, ASKED_RU), await sees(third, ASKED)
        await said(editor, editor.forges("e-approve:1", waiting), "another editor has to approve it")
        await said(editor, editor.forges("e-decline:1", waiting), "Nothing was done.")
        await said(colleague, colleague.forges("e-unask:1", card), "Ничего не сделано.")
        colleague.presses("✅ Одобрить", card)
        third.presses("✅ Approve", other)
        await sees(colleague, f"{WEEK}: публикуется")
        await sees(third, "is being published")
        await said(third, third.forges("e-approve:1", other), "Nothing was done.")
        await presses(third, "▶️ Send it now", "is published")
        await sees(reader, "Ties")
    assert len(seen(reader, "Ties")) == 1


async def test_of_two_whoever_wrote_last_must_ask(stage: Stage, colleague: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        colleague.uploads("elite.en.md", text("elite"))
        await sees(colleague, "Правящая элита, на английском")
        plan = await prepares(editor)
        await said(editor, editor.presses("✋ Ask for approval", plan), "let whoever made the last change ask for it")
        assert not seen(editor, "waits for approval")
        colleague.says("/publish")
        await ticks(colleague, await sees(colleague, f"Опубликовать {WEEK}?"))
        await presses(colleague, "✋ Попросить одобрить", f"{WEEK} ждёт одобрения")
        await sees(editor, ASKED)
        await presses(editor, "✅ Approve", "is being published")


async def test_whoever_changed_it_last_is_not_asked_and_cannot_approve(
    stage: Stage, colleague: Person, third: Person
) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        colleague.uploads("elite.en.md", text("elite"))
        receipt = await sees(colleague, "Правящая элита, на английском")
        await prepares(editor)
        await presses(editor, "✋ Ask for approval", f"{WEEK} waits for approval")
        card = await sees(third, ASKED)
        assert not seen(colleague, ASKED_RU)
        await said(colleague, colleague.forges("e-approve:1", receipt), "Последнее изменение здесь ваше")
        third.presses("✅ Approve", card)
        await sees(third, "is being published")


async def test_whoever_asks_for_what_was_asked_before_is_shown_what_they_may_approve(
    stage: Stage, colleague: Person
) -> None:
    editor = stage.editor()
    async with stage.bot():
        await asks(editor)
        first = await sees(colleague, ASKED_RU)
        colleague.says("/publish")
        await colleague.until(lambda person: any(button.startswith("☐") for button in person.last.buttons))
        plan = await ticks(colleague, colleague.last)
        again = await presses(colleague, "✋ Попросить одобрить", ASKED_RU)
        assert again.id == plan.id
        await colleague.until(lambda person: "ниже" in shown(person, first.id).text)
        await presses(colleague, "✅ Одобрить", f"{WEEK}: публикуется")


async def test_a_change_voids_it_and_everybody_is_told(stage: Stage, colleague: Person, reader: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        waiting = await asks(editor)
        card = await sees(colleague, ASKED_RU)
        colleague.uploads("elite.en.md", text("elite"))
        await editor.until(lambda person: len(seen(person, "has changed: ask for approval again")) > 1)
        assert seen(editor, "has changed: ask for approval again")[0].id == waiting.id
        await colleague.until(lambda person: "попросите одобрить снова" in shown(person, card.id).text)
        await said(colleague, colleague.forges("e-approve:1", card), "Ничего не сделано.")
    assert not seen(reader, "Ties")


async def test_a_change_in_the_same_moment_wins_or_loses_as_a_whole(
    stage: Stage, colleague: Person, third: Person, reader: Person
) -> None:
    editor = stage.editor()
    async with stage.bot():
        await asks(editor)
        await sees(colleague, ASKED_RU)
        third.uploads("west.en.md", text(headline="Other ties"))
        colleague.presses("✅ Одобрить")
        await third.until(lambda person: bool(seen(person, "takes no texts") or seen(person, "Other ties")))
        await editor.until(
            lambda person: bool(seen(person, "is being published") or seen(person, "has changed: ask for"))
        )
        if seen(editor, "is being published"):
            await presses(editor, "▶️ Send it now", "is published")
            await sees(reader, "Ties")
    assert not seen(reader, "Other ties")


async def test_it_is_declined_or_not_asked_for_any_more(stage: Stage, colleague: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await asks(editor)
        await sees(colleague, ASKED_RU)
        await presses(colleague, "✋ Не одобрять", f"{WEEK}: не одобрено")
        told = await sees(editor, f"{WEEK} is not approved")
        assert told.buttons == ["To the issue"]
        await prepares(editor)
        await presses(editor, "✋ Ask for approval", f"{WEEK} waits for approval")
        await sees(colleague, ASKED_RU)
        await presses(editor, "↩️ Do not ask any more", "is not asked for any more")
        await sees(colleague, "просьба одобрить отозвана")
        assert len(seen(editor, "is not asked for any more")) == 1


async def test_whoever_telegram_does_not_reach_just_then_is_told_after_the_next_start(
    stage: Stage, telegram: World, colleague: Person
) -> None:
    editor = stage.editor()
    async with stage.bot():
        waiting = await asks(editor)
        await sees(colleague, ASKED_RU)
        telegram.faults.add(then=Reset(), chat=editor.id, times=None)
        await presses(colleague, "✋ Не одобрять", f"{WEEK}: не одобрено")
    telegram.faults.clear()
    assert not seen(editor, "is not approved")
    async with stage.bot():
        await editor.until(lambda person: len(seen(person, f"{WEEK} is not approved")) == 2)
        assert seen(editor, "is not approved")[0].id == waiting.id
        await until_empty(stage, "answer")
    assert len(seen(colleague, f"{WEEK}: не одобрено")) == 1


async def test_a_draft_that_is_thrown_away_is_not_waited_for(stage: Stage, colleague: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        waiting = await asks(editor)
        card = await sees(colleague, ASKED_RU)
        colleague.forges(f"e-discard:{WEEK}:1", card)
        await editor.until(lambda person: len(seen(person, "the draft is discarded")) == 2)
        assert seen(editor, "the draft is discarded")[0].id == waiting.id
        await until_empty(stage, "answer")


async def test_the_card_of_the_draft_says_that_it_waits(stage: Stage, colleague: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await asks(editor)
        card = await sees(editor, f"Draft {WEEK}")
        await editor.until(lambda person: "⏳ Waits for approval" in shown(person, card.id).text)
        await sees(colleague, ASKED_RU)
        colleague.presses("✋ Не одобрять")
        await editor.until(lambda person: "⏳ Waits for approval" not in shown(person, card.id).text)


async def test_a_chosen_hour_is_asked_for_and_kept(stage: Stage, colleague: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await prepares(editor)
        await presses(editor, "🕑 Schedule…", "When shall")
        await presses(editor, "Another time…", "Write when")
        editor.says("tomorrow 18:00")
        assert "18:00 (Minsk; 15:00 UTC)" in (await sees(editor, f"{WEEK} waits for approval")).text
        assert "18:00 (Минск; 15:00 UTC)" in (await sees(colleague, ASKED_RU)).text
        colleague.presses("✅ Одобрить")
        assert "18:00 (Минск; 15:00 UTC)" in (await sees(colleague, f"{WEEK}: публикуется")).text


async def test_what_was_taken_back_needs_another_approval(stage: Stage, colleague: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await asks(editor)
        await sees(colleague, ASKED_RU)
        colleague.presses("✅ Одобрить")
        await sees(editor, "is being published")
        await presses(editor, "↩️ Undo", "is a draft again")
        plan = await prepares(editor)
        assert "✋ Ask for approval" in plan.buttons


async def test_a_message_about_a_correction_and_a_retraction_are_approved_the_rest_is_not(
    stage: Stage, colleague: Person, reader: Person
) -> None:
    stage.settings["ZVODKA_UNDO_SECONDS"] = "0"
    editor = stage.editor()
    async with stage.bot():
        await asks(editor)
        await sees(colleague, ASKED_RU)
        colleague.presses("✅ Одобрить")
        await sees(reader, "Ties")
        await sees(editor, f"{WEEK} is published")
        editor.uploads("west.en.md", text(headline="Other ties"))
        await sees(editor, f"Correct the issue {WEEK}?")
        await presses(editor, "🗄 In the archive only", f"The issue {WEEK} is corrected.")
        editor.uploads("west.en.md", text(headline="Other ties", trend="worsened"))
        await sees(editor, "1 reader gets a message.")
        await presses(editor, "✏️ Correct, and send a message", f"{WEEK} waits for approval")
        asked = await sees(colleague, f"Исправление {WEEK} ждёт вашего одобрения")
        assert "ухудшение" in asked.text
        assert asked.buttons == ["✅ Одобрить", "✋ Не одобрять"]
        assert not seen(reader, "is worsened")
        await presses(colleague, "✅ Одобрить", f"{WEEK}: одобрено")
        await sees(editor, f"{WEEK} is approved")
        await reader.until(lambda person: len([each for each in person.messages if each.sender == "bot"]) > 1)
        editor.forges(f"e-retract:{WEEK}", seen(editor, "is approved")[-1])
        await sees(editor, f"Retract the issue {WEEK}?")
        await presses(editor, "✏️ Retract, and tell readers", f"{WEEK} waits for approval")
        await sees(colleague, f"Исправление {WEEK} ждёт вашего одобрения")
        await presses(colleague, "✅ Одобрить", f"{WEEK}: одобрено")
        await reader.until(lambda person: any("retracted" in each.text for each in person.messages))


async def test_a_reason_that_is_given_later_voids_the_approval_of_a_correction(
    stage: Stage, colleague: Person, reader: Person
) -> None:
    stage.settings["ZVODKA_UNDO_SECONDS"] = "0"
    editor = stage.editor()
    async with stage.bot():
        await asks(editor)
        await sees(colleague, ASKED_RU)
        colleague.presses("✅ Одобрить")
        await sees(reader, "Ties")
        await sees(editor, f"{WEEK} is published")
        editor.forges(f"e-retract:{WEEK}", seen(editor, "is published")[-1])
        card = await sees(editor, f"Retract the issue {WEEK}?")
        explain = next(key["callback_data"] for row in card.keyboard for key in row if "reason" in key["text"])
        await presses(editor, "✏️ Retract, and tell readers", f"{WEEK} waits for approval")
        await sees(colleague, f"Исправление {WEEK} ждёт вашего одобрения")
        editor.forges(explain, card)
        await sees(editor, "Send the reason in one sentence.")
        editor.says("We were wrong.")
        await sees(colleague, "попросите одобрить снова")
    assert not any("retracted" in each.text for each in reader.messages)


async def test_killed_while_it_waits_it_waits_on(stage: Stage, colleague: Person) -> None:
    editor = stage.editor()
    async with stage.process() as process:
        await asks(editor)
        await sees(colleague, ASKED_RU)
        await process.kill()
    async with stage.process():
        colleague.presses("✅ Одобрить")
        await sees(editor, "is being published")
        await sees(colleague, f"{WEEK}: публикуется")


async def test_on_a_locked_desk_nothing_is_asked_for_or_approved(stage: Stage, colleague: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await asks(editor)
        card = await sees(colleague, ASKED_RU)
        editor.says("/lock")
        await sees(editor, "Lock the desk?")
        await presses(editor, "🔒 Lock for 24 hours", "The desk is locked")
        await said(colleague, colleague.presses("✅ Одобрить", card), "стол заблокирован")
        plan = await prepares(editor)
        await said(editor, editor.presses("✋ Ask for approval", plan), "The desk is locked until")


async def test_after_a_week_without_an_answer_it_is_told(stage: Stage, colleague: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await asks(editor)
        await sees(colleague, ASKED_RU)
    with closing(sqlite3.connect(stage.database)) as connection:
        connection.execute("UPDATE approval SET expires = 0")
        connection.commit()
    async with stage.bot():
        await sees(editor, "Nobody has approved")
        await sees(colleague, "за неделю никто не одобрил")


async def test_a_single_editor_is_told_at_the_start_and_at_the_desk_that_a_second_one_is_needed(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    stage.settings["ZVODKA_APPROVALS"] = "1"
    editor = stage.editor()
    async with stage.bot():
        editor.says("/desk")
        await sees(editor, "a second editor has to approve it, and there is none")
        await drafts(editor)
        await prepares(editor)
        await said(editor, editor.presses("✋ Ask for approval"), "A second editor has to approve this")
        await sees(editor, f"Publish {WEEK}?")
    assert "ZVODKA_APPROVALS is 1: nothing can go out" in capsys.readouterr().out


def test_a_setting_that_is_neither_is_refused(stage: Stage) -> None:
    assert "ZVODKA_APPROVALS" in zvodka(stage, "run", ZVODKA_APPROVALS="yes").stderr
