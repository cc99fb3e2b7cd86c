"""Editors ask how many readers there are."""

from bot.demo.phone import Person
from bot.model.reader import Preferences
from tests.editors.chat import drafts, presses, publishes, seen, sees
from tests.stage import Stage


async def test_the_numbers_are_asked_for_by_a_command_or_at_the_desk(editor: Person, stage: Stage) -> None:
    people = [stage.telegram.person(f"Reader {number}") for number in range(6)]
    await stage.subscribe(people, Preferences("be", subscribed=True))
    editor.says("/stats")
    shown = await sees(editor, "Subscribers: 5")
    assert "Беларуская: 5\nРусский: <5" in shown.text
    desk = await presses(editor, "← Back", "Drafts")
    again = await presses(editor, "📈 See the numbers", "Subscribers: 5")
    assert shown.id == desk.id == again.id


async def test_an_issue_that_went_out_is_among_them(editor: Person) -> None:
    await drafts(editor)
    await publishes(editor)
    await sees(editor, "is published")
    editor.says("/stats")
    assert "delivered <5, gone <5, failed <5" in (await sees(editor, "Subscribers")).text


async def test_readers_get_no_numbers(editor: Person, stage: Stage) -> None:
    await drafts(editor)
    reader = stage.telegram.person("Reader")
    reader.says("/latest")
    await reader.answer()
    reader.says("/stats")
    await reader.until(lambda reader: bool(seen(reader, "Write a word or a few")))
    assert not seen(reader, "Subscribers")
