"""The editors' manual, and the file that it hands out."""

import pytest

from bot.demo.phone import Person
from bot.model.week import Week
from tests.editors.chat import seen, sees
from tests.stage import Stage


async def test_help_opens_the_manual_and_its_chapters_in_place(editor: Person) -> None:
    editor.says("/help")
    manual = await sees(editor, "The editors' manual")
    for chapter in manual.buttons[:-1]:
        editor.presses(chapter)
        shown = await sees(editor, chapter)
        editor.presses("← Back")
        await editor.until(lambda editor: "The editors' manual" in editor.last.text)
        assert shown.id == manual.id == editor.last.id


async def test_a_readers_help_is_another(editor: Person, stage: Stage) -> None:
    reader = stage.telegram.person("Reader")
    reader.says("/help")
    assert "/latest" in (await reader.answer()).text
    assert not seen(reader, "The editors' manual")
    editor.says("/help")
    editor.presses("For readers", await sees(editor, "The editors' manual"))
    await sees(editor, "/latest")


@pytest.mark.parametrize(("language", "draft"), [("be", "Чарнавік"), ("ru", "Черновик"), ("en", "Draft")])
async def test_the_template_can_be_sent_back_as_it_is(stage: Stage, language: str, draft: str) -> None:
    editor = stage.editor(language)
    async with stage.bot():
        editor.says("/help")
        manual = await editor.answer()
        editor.presses(manual.buttons[-1])
        await editor.until(lambda editor: editor.last.document is not None)
        document = editor.last.document
        assert document
        file = stage.telegram.files.find(document.file_id)
        assert file
        editor.uploads(document.file_name, file.content)
        await sees(editor, draft)
    async with stage.store() as (database, _):
        rows = await database.fetch("SELECT week, topic, language FROM shown WHERE week > '2019-W21'")
    assert [(row["topic"], row["language"]) for row in rows] == [("elite", language)]
    assert Week.parse(rows[0]["week"])
