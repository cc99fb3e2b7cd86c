"""Every file is answered below, once for all that were sent together; then the card of the draft moves down."""

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.faults import BadGateway
from tests.editors.chat import WEEK, drafts, noticed, publishes, seen, sees, text
from tests.stage import OWNER, Stage

TOPICS = ("elite", "society", "security", "west", "russia")
SECOND = 778


async def test_a_file_is_answered_below_and_the_card_of_the_draft_follows(editor: Person) -> None:
    editor.uploads("west.en.md", text())
    card = await sees(editor, f"Draft {WEEK}")
    receipt = seen(editor, "Verdict: unchanged")[-1]
    assert receipt.text.splitlines()[3:] == [
        "Ties",
        "Verdict: unchanged",
        "New: there was no text here",
        "4 words, 1 message",
    ]
    assert (card.id > receipt.id, receipt.buttons) == (True, ["👁 See it", "↩️ Undo", "🗂 Draft"])


async def test_the_card_moves_down_with_the_last_deed_and_the_old_one_says_so(editor: Person) -> None:
    await drafts(editor)
    old = editor.last
    editor.uploads("west.be.md", text(language="be"))
    new = await sees(editor, "West relations: be, en")
    assert new.id > old.id
    await editor.until(lambda editor: seen(editor, "is shown further down") != [])
    left = editor.message(old.id)
    assert left
    assert left.text == f"The draft {WEEK} is shown further down."


async def test_an_album_has_one_answer_and_one_card(editor: Person) -> None:
    files = [(f"{topic}.{language}.md", text(topic, language)) for topic in TOPICS for language in ("be", "ru", "en")]
    editor.uploads_album(files)
    answer = await sees(editor, "15 texts are in the draft")
    await sees(editor, f"Draft {WEEK}")
    assert answer.text.count(": new. Verdict: unchanged") == 15
    assert len([message for message in editor.messages if message.sender == "bot"]) == 3


async def test_many_bad_files_have_one_answer(editor: Person) -> None:
    files = [(f"{number}.md", text(headline="—")) for number in range(14)]
    editor.uploads_album([*files, ("west.en.md", text())])
    answer = await sees(editor, "1 text is in the draft")
    assert answer.text.count("was not accepted:") == 14
    await sees(editor, f"Draft {WEEK}")
    assert len(seen(editor, "was not accepted:")) == 1


async def test_a_changed_text_names_what_it_replaces_and_the_same_one_says_so(editor: Person) -> None:
    await drafts(editor)
    editor.uploads("west.en.md", text(headline="Better ties"))
    assert "Replaces “Ties”" in (await sees(editor, "Better ties")).text
    editor.uploads("west.en.md", text(headline="Better ties"))
    assert (await sees(editor, "The same as before")).buttons == ["👁 See it", "🗂 Draft"]


async def test_a_changed_text_is_told_sentence_by_sentence(editor: Person) -> None:
    await drafts(editor)
    editor.uploads("west.en.md", text().replace(b"What happened in west.", b"What happened in **west**? All is well."))
    answer = (await sees(editor, "Replaces the text here")).text
    assert "Was: What happened in west.\nNow: What happened in west?\nAdded: All is well.\n" in answer


async def test_a_sent_file_that_is_replaced_counts_as_sent_again(editor: Person) -> None:
    sent = editor.uploads("west.en.md", text())
    await sees(editor, f"Draft {WEEK}")
    editor.replaces(sent, "west.en.md", text(headline="Better ties"))
    assert "Replaces “Ties”" in (await sees(editor, "Better ties")).text


async def test_undo_brings_back_the_text_before_and_then_none(editor: Person) -> None:
    await drafts(editor)
    first = seen(editor, "Verdict:")[-1]
    editor.uploads("west.en.md", text(headline="Better ties"))
    second = await sees(editor, "Replaces “Ties”")
    assert "has changed since" in (await noticed(editor, editor.presses("↩️ Undo", first))).text
    editor.presses("↩️ Undo", second)
    assert (await sees(editor, "“Ties” is there again")).id == second.id
    editor.presses("↩️ Undo", first)
    assert (await sees(editor, "there is no text again")).id == first.id
    await sees(editor, "The draft is empty.")


async def test_undo_works_after_a_restart_and_for_a_colleague(stage: Stage) -> None:
    stage.settings["ZVODKA_OWNERS"] = f"{OWNER},{SECOND}"
    first, second = stage.editor(), stage.telegram.person("Second", user_id=SECOND)
    async with stage.bot():
        await drafts(first)
    receipt = seen(first, "Verdict:")[-1]
    async with stage.bot():
        second.says("/start")
        await second.answer()
        button = next(key["callback_data"] for row in receipt.keyboard for key in row if "Undo" in key["text"])
        second.forges(button, second.last)
        await sees(second, "there is no text again")
        await sees(first, "The draft is empty.")


async def test_a_stop_loses_no_answer(stage: Stage) -> None:
    editor = stage.editor()
    async with stage.bot():
        editor.uploads("west.en.md", text())
        await stage.telegram.updates.idle()
        assert not seen(editor, "Verdict:")
    assert seen(editor, "Verdict:")
    assert seen(editor, f"Draft {WEEK}")


async def test_an_album_is_undone_at_once(editor: Person) -> None:
    editor.uploads_album([(f"west.{language}.md", text(language=language)) for language in ("be", "ru", "en")])
    await sees(editor, "West relations: be, ru, en")
    editor.presses("↩️ Undo")
    assert (await sees(editor, "Taken back:")).text.count("there is no text again") == 3
    await sees(editor, "The draft is empty.")


async def test_what_was_published_meanwhile_is_not_undone(editor: Person, stage: Stage) -> None:
    await drafts(editor)
    receipt = seen(editor, "Verdict:")[-1]
    await publishes(editor)
    await sees(editor, f"{WEEK} is published")
    assert "Nothing was taken back" in (await noticed(editor, editor.presses("↩️ Undo", receipt))).text
    reader = stage.telegram.person("Reader")
    reader.says("/latest")
    assert "Ties" in (await reader.answer()).text


async def test_a_removed_text_can_be_put_back(editor: Person) -> None:
    await drafts(editor)
    editor.presses("✂️ Remove text…")
    await sees(editor, "From which topic")
    editor.presses("Belarus–West relations")
    await sees(editor, "Which text on")
    editor.presses("in English")
    await sees(editor, "The draft is empty.")
    editor.presses("↩️ Undo", seen(editor, "Removed:")[-1])
    await sees(editor, "“Ties” is there again")
    await sees(editor, "West relations: en")


async def test_see_it_shows_the_text_as_readers_get_it(editor: Person) -> None:
    await drafts(editor)
    editor.presses("👁 See it")
    shown = await sees(editor, "What happened in west.")
    assert "Belarus–West relations" in shown.text


async def test_the_draft_is_shown_below_its_receipt_which_stays(editor: Person) -> None:
    await drafts(editor)
    card, receipt = editor.last, seen(editor, "Verdict:")[-1]
    editor.presses("🗂 Draft", receipt)
    await editor.until(lambda editor: editor.last.id > card.id)
    assert editor.last.text.startswith(f"🗂 Draft {WEEK}")
    assert editor.message(receipt.id) == receipt


async def test_a_colleagues_card_is_drawn_anew_in_its_place(stage: Stage) -> None:
    stage.settings["ZVODKA_OWNERS"] = f"{OWNER},{SECOND}"
    first, second = stage.editor(), stage.telegram.person("Second", language="be", user_id=SECOND)
    async with stage.bot():
        for person in (first, second):
            person.says("/start")
            await person.answer()
        await drafts(first)
        second.uploads("west.be.md", text(language="be"))
        theirs = await sees(second, f"Чарнавік {WEEK}")
        redrawn = await sees(first, "West relations: be, en")
        assert first.last.id == redrawn.id
        first.uploads("west.ru.md", text(language="ru"))
        await second.until(lambda second: "be, ru, en" in second.last.text)
        assert second.last.id == theirs.id


async def test_a_draft_that_is_thrown_away_is_so_on_every_card(stage: Stage) -> None:
    stage.settings["ZVODKA_OWNERS"] = f"{OWNER},{SECOND}"
    first, second = stage.editor(), stage.telegram.person("Second", language="be", user_id=SECOND)
    async with stage.bot():
        await drafts(first)
        second.uploads("west.be.md", text(language="be"))
        await sees(first, "West relations: be, en")
        first.presses("🗑 Discard draft…")
        await sees(first, "It cannot be brought back")
        first.presses("🗑 Discard the draft")
        await sees(first, "is discarded")
        await sees(second, f"Чарнавік {WEEK} выдалены")


async def test_files_that_could_not_be_fetched_are_told_with_the_others(editor: Person, stage: Stage) -> None:
    stage.telegram.faults.add(then=BadGateway(), method="getFile", times=1)
    editor.uploads_album([("west.be.md", text(language="be")), ("west.en.md", text())])
    answer = await sees(editor, "1 text is in the draft")
    assert "send it again" in answer.text


@pytest.mark.parametrize("data", ["e-back:zz", "e-see:2001-W21:west:ru", "e-see:2026-W48:west:ru"])
async def test_buttons_of_what_is_gone_say_so(editor: Person, data: str) -> None:
    await drafts(editor)
    assert "out of date" in (await noticed(editor, editor.forges(data, editor.last))).text


async def test_publish_below_a_file_is_done_once_the_file_is_in(editor: Person) -> None:
    editor.uploads_album([("west.be.md", text(language="be")), ("west.en.md", text())], caption="/publish")
    plan = await sees(editor, f"Publish {WEEK}?")
    assert plan.id > seen(editor, "2 texts are in the draft")[0].id


@pytest.mark.parametrize(
    ("files", "caption", "words"),
    [
        ([text()], "Urgent!", "What stands below a file is not read"),
        ([text(), text(trend="sunny")], "/publish", "Nothing is published"),
        ([text(), text(week="2026-W49")], "/publish", "Nothing is published"),
    ],
)
async def test_what_else_stands_below_files_is_said_to_do_nothing(
    editor: Person, files: list[bytes], caption: str, words: str
) -> None:
    editor.uploads_album([("west.en.md", file) for file in files], caption=caption)
    await sees(editor, words)
    await sees(editor, f"Draft {WEEK}")
    assert not seen(editor, f"Publish {WEEK}?")


async def test_a_whole_file_can_be_pasted_and_edited(editor: Person) -> None:
    said = editor.says(text().decode())
    await sees(editor, "New: there was no text here")
    editor.edits(said, text(headline="Better ties").decode())
    await sees(editor, "Replaces “Ties”")
    editor.says(text(headline="—").decode())
    assert "Line 6:" in (await sees(editor, "Your message was not accepted:")).text


async def test_pictures_and_voices_have_an_editors_answer(editor: Person) -> None:
    photo = editor.sends_photo(caption="Look")
    assert "📄 Template" in (await sees(editor, "a picture cannot go out with it")).buttons
    editor.sends_voice()
    await sees(editor, "I cannot listen.")
    editor.edits(photo, "Look here")
    editor.sends_sticker()
    await editor.until(lambda editor: editor.last.text.startswith("An issue is made of texts. Send"))
    assert len(seen(editor, "a picture cannot go out with it")) == 1
