"""What a file leaves open is asked by buttons; what people have is taken, whatever program made it."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest

from bot.build import utc_now
from bot.demo.phone import Person
from bot.demo.telegram.message import ChatMessage
from bot.store.questions import Questions
from tests.editors.chat import WEEK, noticed, seen, sees, text
from tests.library.documents import document, paragraph, run
from tests.stage import OWNER, Stage


def unsaid(*keys: str) -> bytes:
    """A file without these lines."""
    lines = text().decode().split("\n")
    return "\n".join(line for line in lines if line.partition(":")[0] not in keys).encode()


def options(message: ChatMessage) -> list[str]:
    return message.buttons[:-1]


async def test_what_a_file_does_not_say_is_asked_and_it_is_taken_then(editor: Person) -> None:
    editor.uploads("a.md", unsaid("topic"))
    question = await sees(editor, "❓ a.md")
    assert "Belarus–West relations" in options(question)
    assert not seen(editor, f"Draft {WEEK}")
    editor.presses("Belarus–West relations")
    receipt = await sees(editor, "New: there was no text here")
    assert receipt.id == question.id
    assert (await sees(editor, "West relations: en")).id > receipt.id


async def test_several_things_are_asked_one_after_the_other_in_one_message(editor: Person) -> None:
    editor.uploads("a.md", unsaid("topic", "week"))
    question = await sees(editor, "❓ a.md")
    first, second = options(question)[0], "Security"
    editor.presses(first)
    await editor.until(lambda editor: second in editor.last.buttons)
    assert editor.last.id == question.id
    editor.presses(second)
    assert (await sees(editor, "New: there was no text here")).id == question.id


async def test_of_an_album_only_the_file_in_doubt_is_asked_about(editor: Person) -> None:
    editor.uploads_album([("west.be.md", text(language="be")), ("a.md", unsaid("topic")), ("b.md", unsaid("topic"))])
    await sees(editor, "New: there was no text here")
    await sees(editor, "❓ a.md")
    await sees(editor, "❓ b.md")
    await sees(editor, "West relations: be")


async def test_a_file_can_be_given_up(editor: Person) -> None:
    editor.uploads("a.md", unsaid("topic"))
    question = await sees(editor, "❓ a.md")
    editor.presses("Do not take it")
    assert (await sees(editor, "a.md was not taken.")).id == question.id
    assert not seen(editor, f"Draft {WEEK}")


async def test_a_question_outlives_a_restart_and_lapses_after_a_day(stage: Stage) -> None:
    editor = stage.editor()
    async with stage.bot():
        for name in ("a.md", "b.md"):
            editor.uploads(name, unsaid("topic"))
            await sees(editor, f"❓ {name}")
    first, second = (seen(editor, f"❓ {name}")[0] for name in ("a.md", "b.md"))
    async with stage.bot():
        editor.presses("Security", first)
        await sees(editor, "New: there was no text here")
    async with stage.store() as (database, cipher):
        await Questions(database, cipher, lambda: utc_now() + timedelta(days=1)).drop_lapsed()
    async with stage.bot():
        assert "Send the file again" in (await noticed(editor, editor.presses("Security", second))).text


async def test_nobody_answers_for_another_editor(stage: Stage) -> None:
    stage.settings["ZVODKA_OWNERS"] = f"{OWNER},778"
    editor, other = stage.editor(), stage.telegram.person("Second", user_id=778)
    async with stage.bot():
        editor.uploads("a.md", unsaid("topic"))
        question = await sees(editor, "❓ a.md")
        other.says("/start")
        await other.answer()
        data = str(question.keyboard[0][0]["callback_data"])
        assert "lapsed" in (await noticed(other, other.forges(data, other.last))).text
        assert editor.message(question.id) == question


async def test_letters_that_no_file_names_are_chosen_by_how_the_text_begins(editor: Person) -> None:
    file = (
        text("security", "ru", headline="Тихая неделя").decode().replace("What happened", "Что случилось, неизвестно")
    )
    editor.uploads("security.ru.md", file.encode("cp1251"))
    question = await sees(editor, "❓ security.ru.md")
    assert "1. " in question.text
    editor.presses("Text 1")
    assert "Тихая неделя" in (await sees(editor, "New: there was no text here")).text


async def test_a_language_that_was_copied_from_another_text_is_asked_about_and_replaces_none(editor: Person) -> None:
    editor.uploads("west.ru.md", text(language="ru", headline="Связи"))
    await sees(editor, "West relations: ru")
    editor.uploads("west.be.md", text(language="ru", headline="Сувязі"))
    question = await sees(editor, "❓ west.be.md")
    assert {"Беларуская", "Русский"} <= set(options(question))
    editor.presses("Беларуская", question)
    await sees(editor, "New: there was no text here")
    await sees(editor, "West relations: be, ru")


async def test_an_archive_is_taken_as_an_album(editor: Person) -> None:
    with BytesIO() as written:
        with zipfile.ZipFile(written, "w") as archive:
            for language in ("be", "ru"):
                archive.writestr(f"texts/west.{language}.md", text(language=language))
            archive.writestr("texts/a.md", unsaid("topic"))
            archive.writestr("texts/b.md", b"")
        editor.uploads("all.zip", written.getvalue())
    answer = await sees(editor, "2 texts are in the draft")
    assert "b.md was not accepted:" in answer.text
    await sees(editor, "❓ ")
    await sees(editor, "West relations: be, ru")


async def test_of_very_many_files_some_are_asked_about(editor: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.tg.editors.arrivals.MOST_QUESTIONS", 1)
    editor.uploads_album([(f"{number}.md", unsaid("topic")) for number in range(4)])
    await sees(editor, "3 more files leave something open.")
    assert len(seen(editor, "❓")) == 1


async def test_a_word_document_says_what_it_is_by_its_name_and_its_first_lines(editor: Person) -> None:
    bold = paragraph(run("Ціха", "b"), run(" было."))
    editor.uploads("Бяспека.docx", document("Ацэнка: лепш", "Загаловак: Ціхі тыдзень", bold))
    await sees(editor, "❓ Бяспека.docx")
    await editor.until(lambda editor: any(WEEK in label for label in editor.last.buttons))
    editor.presses(next(label for label in editor.last.buttons if WEEK in label))
    receipt = await sees(editor, "New: there was no text here")
    assert "Security, in Belarusian" in receipt.text
    assert "Ціхі тыдзень\nVerdict: improved" in receipt.text
    editor.presses("👁 See it")
    assert "<b>Ціха</b> было." in (await sees(editor, "Ціха было.")).html


async def test_bold_of_a_chat_is_bold_for_readers(editor: Person) -> None:
    said = text().decode().replace("What happened", "Something happened")
    place = said.index("Something")
    editor.says(said, entities=[{"type": "bold", "offset": place, "length": len("Something")}])
    await sees(editor, "New: there was no text here")
    editor.presses("👁 See it")
    assert "<b>Something</b> happened" in (await sees(editor, "Something happened")).html


@pytest.mark.parametrize(("name", "content"), [("west.pdf", b"%PDF-1.7"), ("west.md", b""), ("x" * 90, b"\0" * 90)])
async def test_what_cannot_be_read_is_refused_with_a_way_out(editor: Person, name: str, content: bytes) -> None:
    editor.uploads(name, content)
    answer = await sees(editor, "was not accepted:")
    assert len(answer.text.split("\n")) > 1
    assert "📄 Template" in answer.buttons
