"""Previews on their way: they hold up nothing, the newest wins, they can be stopped, and tell what Telegram refuses."""

from asyncio import Event

from bot.demo.phone import Person
from bot.demo.telegram.faults import Refuse, Slow
from bot.demo.telegram.message import ChatMessage
from bot.model.issue import Commentary
from tests.editors.chat import noticed, seen, sees, shown
from tests.editors.test_previews import LONG, THIS
from tests.stage import Stage

FULL, BRIEF = "English · full", ("Беларуская · brief", "Русский · brief", "English · brief")
TOPICS = ("elite", "security", "west")
ENDED = "as readers get it"
STOP = "⏹ Stop the preview"


async def asked(editor: Person) -> ChatMessage:
    """The question of a new preview."""
    before = len(seen(editor, "Which version"))
    editor.says("/preview")
    await editor.until(lambda person: len(seen(person, "Which version")) > before)
    return seen(editor, "Which version")[-1]


async def held_up(stage: Stage, editor: Person, choice: ChatMessage) -> Event:
    """A long preview whose second message is on its way until the gate opens."""
    slow = Slow(gate=Event())
    stage.telegram.faults.add(then=slow, method="sendMessage", chat=editor.id, skip=1)
    editor.presses(FULL, choice)
    await slow.arrived.wait()
    assert slow.gate
    return slow.gate


async def writes(stage: Stage) -> None:
    await stage.draft([Commentary(THIS, topic, "en", "Ties", LONG) for topic in TOPICS])


async def test_the_newest_of_several_wishes_wins_and_those_between_are_never_shown(
    editor: Person, stage: Stage
) -> None:
    await writes(stage)
    first, *others = [await asked(editor) for _ in range(4)]
    gate = await held_up(stage, editor, first)
    for button, choice in zip(BRIEF, others, strict=True):
        await noticed(editor, editor.presses(button, choice))
    gate.set()
    end = await sees(editor, ENDED)
    assert "English · brief" in end.text
    below = [message.text for message in editor.messages if others[-1].id < message.id < end.id]
    assert [text.startswith("📍") for text in below] == [True, False, True]
    assert [BRIEF[0] in shown(editor, choice.id).buttons for choice in others] == [True, True, False]
    assert STOP not in shown(editor, first.id).buttons


async def test_a_long_preview_stops_after_the_message_that_is_on_its_way(editor: Person, stage: Stage) -> None:
    await writes(stage)
    head = await asked(editor)
    gate = await held_up(stage, editor, head)
    assert shown(editor, head.id).buttons == [STOP]
    query = editor.presses(STOP, head)
    assert not (await noticed(editor, query)).text
    gate.set()
    end = await sees(editor, "The preview was stopped after 2 messages.")
    assert end.id == head.id + 3
    assert shown(editor, head.id).buttons == []
    again = editor.forges("e-enough", end)
    assert "out of date" in (await noticed(editor, again)).text


async def test_another_question_is_answered_while_a_preview_is_held_up(editor: Person, stage: Stage) -> None:
    await writes(stage)
    gate = await held_up(stage, editor, await asked(editor))
    reader = stage.telegram.person("Reader")
    reader.says("/help")
    await reader.answer()
    assert not seen(editor, ENDED)
    gate.set()
    await sees(editor, ENDED)


async def test_a_message_that_telegram_refuses_ends_the_preview_and_is_named(editor: Person, stage: Stage) -> None:
    await writes(stage)
    head = await asked(editor)
    refused = Refuse(400, "Bad Request: text is empty")
    stage.telegram.faults.add(then=refused, method="sendMessage", chat=editor.id, skip=1)
    editor.presses(FULL, head)
    end = await sees(editor, "Telegram does not take the next message (Ruling elite)")
    assert end.id == head.id + 2
    assert FULL in end.buttons
    assert not seen(editor, ENDED)
