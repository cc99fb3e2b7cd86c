"""An issue leaves the desk as one file, which the desk takes in again."""

from bot.callbacks.exporting import Export
from bot.demo.phone import Person
from bot.model.week import Week
from tests.editors.chat import WEEK, drafts, noticed, publishes, seen, sees
from tests.stage import Stage


async def exported(editor: Person, stage: Stage) -> tuple[str, bytes]:
    """The file that has just been sent."""
    await editor.until(lambda editor: editor.last.document is not None)
    document = editor.last.document
    assert document
    file = stage.telegram.files.find(document.file_id)
    assert file
    return document.file_name, file.content


async def test_a_draft_comes_as_a_file_that_is_the_same_when_it_is_sent_back(editor: Person, stage: Stage) -> None:
    await drafts(editor)
    editor.presses("📦 Export", await sees(editor, f"Draft {WEEK}"))
    name, content = await exported(editor, stage)
    assert name == f"{WEEK}.zip"
    assert "1 text" in editor.last.text
    editor.uploads(name, content)
    await sees(editor, "The same as before")


async def test_a_published_issue_is_asked_for_by_its_week(editor: Person, stage: Stage) -> None:
    await drafts(editor)
    await publishes(editor)
    await sees(editor, "is published")
    for words in (f"/export {WEEK}", "/export W48", "/export"):
        editor.says(words)
        name, content = await exported(editor, stage)
        assert name == f"{WEEK}.zip"
        assert b"west.en.md" in content


async def test_what_is_not_there_is_not_sent(editor: Person) -> None:
    for words in (f"/export {WEEK}", "/export the moon"):
        editor.says(words)
        await editor.until(lambda editor: "There is no such issue" in editor.last.text)
    assert not any(message.document for message in editor.messages)


async def test_a_button_for_a_week_without_texts_is_out_of_date(editor: Person) -> None:
    await drafts(editor)
    query = editor.forges(Export(Week.parse("2019-W22")).data, await sees(editor, f"Draft {WEEK}"))
    assert "out of date" in (await noticed(editor, query)).text


async def test_readers_get_no_files(editor: Person, stage: Stage) -> None:
    await drafts(editor)
    reader = stage.telegram.person("Reader")
    reader.says("/latest")
    await reader.answer()
    reader.says(f"/export {WEEK}")
    await reader.until(lambda reader: bool(seen(reader, "Write a word or a few")))
    assert not any(message.document for message in reader.messages)
