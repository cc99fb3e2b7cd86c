"""A text is written in the chat, without files and without markup."""

from datetime import UTC, datetime

from bot.demo.phone import Person
from bot.model.week import Week
from bot.render.dates import week_range
from tests.editors.chat import drafts, noticed, presses, seen, sees
from tests.readers.chats import eventually
from tests.stage import OWNER, Stage

SECOND = 778
WEST = "🌐 Belarus–West relations"
LONG = "Minsk goes on with what it began in spring, and nobody in Brussels says a word about it."


async def opens_topic(editor: Person) -> None:
    """West relations, of this week's draft, which is begun if there is none."""
    editor.says("/desk")
    desk = await sees(editor, "Drafts")
    await presses(editor, next(button for button in desk.buttons if button[0] in "✏🗂"), "Draft 20")
    await presses(editor, WEST, "· draft")


async def test_several_messages_with_marks_become_one_text_below_its_first_line(editor: Person) -> None:
    await opens_topic(editor)
    await presses(editor, "✏️ Write in English", "First line: the headline")
    editor.says("Ties grow\nMinsk builds ties.", entities=[{"type": "bold", "offset": 10, "length": 5}])
    assert "Headline: Ties grow" in (await sees(editor, "So far: 1 message, 3 words.")).text
    editor.says("Brussels waits.")
    await sees(editor, "So far: 2 messages, 5 words.")
    await presses(editor, "✓ Done", "New: there was no text here")
    shown = await presses(editor, "👁 See it", "Minsk builds ties.")
    assert shown.html.endswith("<b>Minsk</b> builds ties.\n\nBrussels waits.")


async def test_a_message_that_is_edited_before_done_counts_as_it_is_then(editor: Person) -> None:
    await opens_topic(editor)
    await presses(editor, "✏️ Write in English", "First line: the headline")
    said = editor.says("Teis\nMinsk builds ties.")
    await sees(editor, "Headline: Teis")
    editor.edits(said, "Ties\nMinsk builds ties.")
    await sees(editor, "Headline: Ties")
    await presses(editor, "✓ Done", "New: there was no text here")
    assert seen(editor, "New: there was no text here")[-1].text.splitlines()[3] == "Ties"


async def test_a_message_that_is_edited_after_done_counts_as_sent_again(editor: Person) -> None:
    await opens_topic(editor)
    await presses(editor, "✏️ Write in English", "First line: the headline")
    said = editor.says("Teis\nMinsk builds ties.")
    await sees(editor, "So far: 1 message")
    await presses(editor, "✓ Done", "New: there was no text here")
    editor.edits(said, "Ties\nMinsk builds ties.")
    assert (await sees(editor, "Replaces “Teis”")).text.splitlines()[3] == "Ties"


async def test_what_cannot_be_taken_is_told_and_can_be_mended_in_place(editor: Person) -> None:
    await opens_topic(editor)
    await presses(editor, "✏️ Write in English", "First line: the headline")
    said = editor.says("x" * 201 + "\nMinsk builds ties.")
    await sees(editor, "So far: 1 message")
    refusal = await presses(editor, "✓ Done", "has 201 characters: at most 200 fit")
    assert "Belarus–West relations, in English was not accepted:" in refusal.text
    await editor.until(lambda editor: editor.last.id > refusal.id)
    editor.edits(said, "Ties\nMinsk builds ties.")
    await sees(editor, "Headline: Ties")
    await presses(editor, "✓ Done", "New: there was no text here")


async def test_a_headline_is_replaced_by_one_message_and_the_old_one_can_be_copied(editor: Person) -> None:
    await drafts(editor)
    await opens_topic(editor)
    await presses(editor, "📄 Text in English", "4 words")
    await presses(editor, "Headline", "Send the headline: one line.\nNow: Ties")
    assert editor.copies("📋 Copy what is there") == "Ties"
    editor.says("Better ties")
    receipt = await sees(editor, "Replaces “Ties”")
    assert receipt.text.splitlines()[3] == "Better ties"
    await presses(editor, "↩️ Undo", "“Ties” is there again")


async def test_a_lead_is_added_and_taken_away(editor: Person) -> None:
    await drafts(editor)
    await opens_topic(editor)
    await presses(editor, "📄 Text in English", "4 words")
    asked = await presses(editor, "Lead", "Send the lead")
    assert "🗑 Take it away" not in asked.buttons
    editor.says("In short.")
    await sees(editor, "Replaces the text here")
    await opens_topic(editor)
    await presses(editor, "📄 Text in English", "In short.")
    await presses(editor, "Lead", "Now: In short.")
    await presses(editor, "🗑 Take it away", "Replaces the text here")
    await opens_topic(editor)
    assert "In short." not in (await presses(editor, "📄 Text in English", "4 words")).text


async def test_a_longer_text_is_handed_over_with_its_marks(editor: Person) -> None:
    await drafts(editor)
    await opens_topic(editor)
    await presses(editor, "📄 Text in English", "4 words")
    await presses(editor, "Text", "Send the text without the headline")
    await presses(editor, "📋 Send me the text there is", "What happened in west.")
    editor.says("What really happened in west.")
    await sees(editor, "So far: 1 message, 5 words.")
    await presses(editor, "✓ Done", "Replaces the text here")


async def test_cancel_changes_nothing_and_later_words_are_no_part_of_it(editor: Person) -> None:
    await opens_topic(editor)
    await presses(editor, "✏️ Write in English", "First line: the headline")
    editor.says("Ties\nMinsk builds ties.")
    await sees(editor, "So far: 1 message")
    query = editor.presses("Cancel")
    await sees(editor, "nothing was changed")
    assert not (await noticed(editor, query)).text
    await presses(editor, "← Back", "English: nothing yet")


async def test_done_before_anything_was_sent_says_so(editor: Person) -> None:
    await opens_topic(editor)
    asked = await presses(editor, "✏️ Write in English", "First line: the headline")
    finish = next(key["callback_data"] for row in asked.keyboard for key in row if "abandon" in key["callback_data"])
    query = editor.forges(finish.replace("abandon", "finish"), asked)
    assert (await noticed(editor, query)).text == "Nothing is written yet: send the text first."


async def test_a_text_for_a_published_issue_is_a_correction_that_is_asked_for(editor: Person) -> None:
    editor.says("/desk")
    desk = await sees(editor, "Drafts")
    await presses(editor, next(button for button in desk.buttons if "📣" in button), "✓ ▬ Belarus–West relations")
    await presses(editor, WEST, "· published")
    await presses(editor, "📄 Text in English", "· published")
    await presses(editor, "Headline", "Send the headline: one line.")
    before = editor.last.id
    editor.says("A better headline")
    await editor.until(lambda editor: editor.last.id > before + 1 and "A better headline" in editor.last.text)


async def test_a_topic_joins_a_published_issue_by_its_verdict_and_a_text(editor: Person) -> None:
    editor.says("/desk")
    desk = await sees(editor, "Drafts")
    await presses(editor, next(button for button in desk.buttons if "📣" in button), "✓ ▬ Belarus–West relations")
    await presses(editor, "🛡️ Security", "Verdict: none yet")
    await presses(editor, "▲ improved", "Verdict: ▲ improved")
    await presses(editor, "✏️ Write in English", "First line: the headline")
    editor.says("Calm at the border\nNothing happened.")
    await sees(editor, "So far: 1 message")
    assert "was not accepted" not in (await presses(editor, "✓ Done", "Calm at the border")).text


async def test_a_second_editor_in_the_same_text_is_told_of_the_first(stage: Stage) -> None:
    stage.settings["ZVODKA_OWNERS"] = f"{OWNER},{SECOND}"
    editor, second = stage.editor(), stage.telegram.person("Second", user_id=SECOND)
    async with stage.bot():
        await opens_topic(editor)
        asked = await presses(editor, "✏️ Write in English", "First line: the headline")
        assert "Another editor" not in asked.text
        await opens_topic(second)
        await presses(second, "✏️ Write in English", "Another editor is writing this text, too.")


async def test_what_is_being_written_survives_a_kill(stage: Stage) -> None:
    editor = stage.editor()
    async with stage.process() as process:
        await opens_topic(editor)
        await presses(editor, "✏️ Write in English", "First line: the headline")
        editor.says("Ties\nMinsk builds ties.")
        await sees(editor, "So far: 1 message")
        await process.kill()
    async with stage.process():
        editor.says("Brussels waits.")
        await sees(editor, "So far: 2 messages, 5 words.")
        await presses(editor, "✓ Done", "New: there was no text here")


async def test_a_text_sent_unasked_asks_where_it_belongs(editor: Person) -> None:
    editor.says(f"Ties with the West grow\n{LONG}")
    editor.says("A second message.")
    question = await sees(editor, "❓")
    assert week_range(Week.of(datetime.now(UTC).date()), "en") in question.text
    receipt = await presses(editor, "Belarus–West relations", "New: there was no text here")
    assert receipt.text.splitlines()[3] == "Ties with the West grow"


async def test_a_word_in_passing_is_no_text(editor: Person) -> None:
    editor.says("thanks")
    answer = await editor.answer()
    assert "New: there was no text here" not in answer.text
    await eventually(lambda: editor.last.id == answer.id)


async def heard(stage: Stage) -> None:
    """Until the bot has polled again, with all that was said in its hands."""
    before = polls(stage)
    await eventually(lambda: polls(stage) > before + 1)


def polls(stage: Stage) -> int:
    return sum(call.method == "getUpdates" for call in stage.telegram.calls)


async def test_a_stop_asks_at_once_where_a_text_belongs(stage: Stage) -> None:
    editor = stage.editor()
    async with stage.bot():
        await stage.telegram.updates.idle()
        editor.says(f"Ties with the West grow\n{LONG}")
        await heard(stage)
    assert seen(editor, "❓")
    assert not len(stage.telegram.updates)


async def test_a_text_sent_unasked_is_asked_about_whenever_the_bot_is_killed(stage: Stage) -> None:
    editor = stage.editor()
    async with stage.process() as process:
        editor.says("/desk")
        await sees(editor, "Drafts")
        await stage.telegram.updates.idle()
        editor.says(f"Ties with the West grow\n{LONG}")
        await heard(stage)
        await process.kill()
    async with stage.process():
        await sees(editor, "❓")
        await stage.telegram.updates.idle()


async def test_what_an_editor_asks_meanwhile_waits_for_no_text(stage: Stage) -> None:
    editor = stage.editor()
    async with stage.bot():
        editor.says(f"Ties with the West grow\n{LONG}")
        editor.says("/desk")
        await sees(editor, "Drafts")
        await sees(editor, "❓")
        await stage.telegram.updates.idle()
