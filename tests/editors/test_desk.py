"""The desk in the chat: from the overview to a topic's verdict and back."""

from datetime import UTC, datetime

from bot.demo.phone import Person
from bot.demo.telegram.message import ChatMessage
from bot.model.week import Week
from tests.editors.chat import WEEK, drafts, noticed, presses, seen, sees, text
from tests.stage import OWNER, Stage

SECOND = 778


async def begins(editor: Person) -> ChatMessage:
    """A draft of this week, from an empty desk."""
    editor.says("/desk")
    desk = await sees(editor, "Drafts")
    begin = next(button for button in desk.buttons if "Begin" in button)
    return await presses(editor, begin, "The draft is empty")


async def test_from_an_empty_desk_to_a_verdict_and_back(editor: Person) -> None:
    await begins(editor)
    topic = await presses(editor, "🛡️ Security", "Verdict: none yet")
    chosen = await presses(editor, "▼ worsened", "Verdict: ▼ worsened")
    assert "✓ ▼ worsened" in chosen.buttons
    card = await presses(editor, "← Back", f"Draft {Week.of(datetime.now(UTC).date())}")
    desk = await presses(editor, "← Desk", "0 texts")
    assert topic.id == chosen.id == card.id == desk.id


async def test_a_verdict_that_is_pressed_twice_or_changed_is_the_last_one(editor: Person) -> None:
    await drafts(editor)
    await presses(editor, "🌐 Belarus–West relations", "Verdict: ▬ unchanged")
    await presses(editor, "▲ improved", "Verdict: ▲ improved")
    query = editor.presses("✓ ▲ improved")
    assert not (await noticed(editor, query)).text
    await presses(editor, "← Back", "· ▲ Belarus–West relations: en")


async def test_a_verdict_is_taken_back_where_it_was_pressed(editor: Person) -> None:
    await begins(editor)
    await presses(editor, "🛡️ Security", "Verdict: none yet")
    assert "↩️ Undo" not in editor.last.buttons
    await presses(editor, "▼ worsened", "Verdict: ▼ worsened")
    await presses(editor, "▲ improved", "Verdict: ▲ improved")
    undone = await presses(editor, "↩️ Undo", "Verdict: ▼ worsened")
    assert "↩️ Undo" not in undone.buttons


async def test_the_first_verdict_of_a_topic_is_taken_back_to_none(editor: Person) -> None:
    await begins(editor)
    await presses(editor, "🛡️ Security", "Verdict: none yet")
    await presses(editor, "▼ worsened", "Verdict: ▼ worsened")
    assert "✓ ▼ worsened" not in (await presses(editor, "↩️ Undo", "Verdict: none yet")).buttons


async def test_what_a_colleague_has_decided_since_is_not_taken_back(stage: Stage) -> None:
    stage.settings["ZVODKA_OWNERS"] = f"{OWNER},{SECOND}"
    editor, second = stage.editor(), stage.telegram.person("Second", user_id=SECOND)
    async with stage.bot():
        await drafts(editor)
        await presses(editor, "🌐 Belarus–West relations", "Verdict: ▬ unchanged")
        await presses(editor, "▼ worsened", "Verdict: ▼ worsened")
        second.says("/desk")
        await sees(second, "Drafts")
        card = next(button for button in second.last.buttons if "🗂" in button)
        await presses(second, card, f"Draft {WEEK}")
        await presses(second, "🌐 Belarus–West relations", "Verdict: ▼ worsened")
        await presses(second, "▲ improved", "Verdict: ▲ improved")
        told = await noticed(editor, editor.presses("↩️ Undo"))
        assert told.text == "Nothing was done: the verdict has changed since."


async def test_others_see_a_new_verdict_on_their_card_and_my_screen_stays(stage: Stage) -> None:
    stage.settings["ZVODKA_OWNERS"] = f"{OWNER},{SECOND}"
    editor, second = stage.editor(), stage.telegram.person("Second", user_id=SECOND)
    async with stage.bot():
        await drafts(editor)
        await presses(editor, "🌐 Belarus–West relations", "Verdict: ▬ unchanged")
        second.says("/desk")
        await sees(second, "Drafts")
        card = next(button for button in second.last.buttons if "🗂" in button)
        await presses(second, card, f"Draft {WEEK}")
        await presses(editor, "▼ worsened", "Verdict: ▼ worsened")
        await sees(second, "▼ Belarus–West relations: en")
        await presses(second, "🌐 Belarus–West relations", "Verdict: ▼ worsened")
        second.uploads("west.be.md", text(language="be", trend="worsened"))
        await sees(second, "▼ Belarus–West relations: be, en")
        assert seen(editor, "Verdict: ▼ worsened")


async def test_a_week_that_has_an_issue_is_opened_as_it_is(editor: Person) -> None:
    editor.says("/desk")
    await sees(editor, "Drafts")
    await presses(editor, "➕ New issue…", "An issue of which week?")
    first = next(button for button in editor.last.buttons if "Last week" in button)
    await presses(editor, first, "The draft is empty")
    await presses(editor, "← Desk", "0 texts")
    shipped = next(button for button in editor.last.buttons if "📣" in button)
    await presses(editor, shipped, "✓ ▬ Belarus–West relations")
    topic = await presses(editor, "🌐 Belarus–West relations", "· published")
    assert "✓ ▬ unchanged" in topic.buttons


async def test_the_old_command_still_leads_to_the_desk(editor: Person) -> None:
    editor.says("/issues")
    assert "➕ New issue…" in (await sees(editor, "Drafts")).buttons
