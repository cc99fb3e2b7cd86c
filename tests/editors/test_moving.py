"""A draft that was begun for the wrong week, in the chat."""

from bot.demo.phone import Person
from bot.model.reader import Preferences
from bot.model.week import Week
from tests.editors.chat import WEEK, drafts, noticed, presses, publishes, sees, text
from tests.stage import OWNER, Stage

NEXT, AFTER = (str(Week.parse(WEEK).shift(weeks)) for weeks in (1, 2))


async def asks(editor: Person) -> None:
    """Which week? on the newest card."""
    await presses(editor, "📅 Another week…", "To which week")


async def test_a_draft_moves_by_a_button_and_the_card_of_a_colleague_follows(stage: Stage) -> None:
    stage.settings |= {"ZVODKA_OWNERS": f"{OWNER},{OWNER + 1}"}
    editor, colleague = stage.editor(), stage.telegram.person("Colleague", language="ru", user_id=OWNER + 1)
    async with stage.bot():
        colleague.uploads("west.en.md", text())
        theirs = await sees(colleague, f"Черновик {WEEK}")
        await drafts(editor)
        await asks(editor)
        button = next(label for message in editor.messages for label in message.buttons if f"({NEXT})" in label)
        card = await presses(editor, button, f"Draft {NEXT}")
        assert "West relations" in card.text
        assert (await sees(colleague, f"Черновик {NEXT}")).id == theirs.id
        late = await noticed(editor, editor.forges(f"e-move:{WEEK}:{NEXT}", card))
        assert late.text.startswith("This button is out of date")


async def test_a_week_is_written_and_what_is_none_is_asked(editor: Person) -> None:
    await drafts(editor)
    await asks(editor)
    await presses(editor, "✏️ Another week…", "Write the week")
    editor.says("someday")
    await sees(editor, "“someday” names no week")
    editor.says(AFTER.lower())
    card = await sees(editor, f"Draft {AFTER}")
    assert "West relations" in card.text


async def test_a_week_that_has_an_issue_is_said_with_those_that_are_free(editor: Person) -> None:
    await drafts(editor)
    editor.uploads("west.en.md", text(week=NEXT))
    await sees(editor, f"Draft {NEXT}")
    asked = await presses(editor, "📅 Another week…", "To which week")
    assert ": draft" in asked.text
    assert not any(f"({WEEK})" in button for button in asked.buttons)
    await presses(editor, "✏️ Another week…", "Write the week")
    editor.says(WEEK)
    await sees(editor, "has an issue already.")


async def test_of_a_published_issue_a_draft_is_made_for_the_other_week_and_it_can_be_retracted(stage: Stage) -> None:
    editor = stage.editor()
    (reader,) = stage.telegram.crowd(1)
    await stage.subscribe([reader], Preferences("en", subscribed=True))
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        await sees(reader, "Ties")
        await sees(editor, f"{WEEK} is published")
        editor.says("/desk")
        await sees(editor, "Published")
        issue = next(label for label in editor.messages[-1].buttons if label.startswith("📣"))
        await presses(editor, issue, "West relations")
        await presses(editor, "📅 Another week…", "For which week")
        button = next(label for label in editor.messages[-1].buttons if f"({NEXT})" in label)
        copied = await presses(editor, button, "has the same texts")
        assert copied.buttons == [f"🗂 Draft {NEXT}", f"🚫 Retract {WEEK}…"]
        await presses(editor, f"🚫 Retract {WEEK}…", "Retract the issue")


async def test_an_issue_that_was_scheduled_meanwhile_does_not_move(stage: Stage) -> None:
    stage.settings |= {"ZVODKA_UNDO_SECONDS": "60"}
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        card = await sees(editor, "is being published")
        editor.forges(f"e-move:{WEEK}:{NEXT}", card)
        refused = await sees(editor, "is scheduled already")
        assert refused.buttons == ["↩️ Take it back"]
