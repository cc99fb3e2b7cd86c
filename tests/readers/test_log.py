"""The operator's log tells what happened, never to whom, nor what was said."""

import json

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.faults import BadGateway, Garbled, Refuse, Reset
from bot.model.reader import Preferences
from tests.readers.chats import asks, commentary, eventually, push, taps, traces
from tests.stage import TOKEN, Process, Stage

SUBSCRIBED = Preferences("en", subscribed=True)
IDS = "555000100"
SECRETS = (TOKEN, TOKEN.partition(":")[2], IDS, "-of-")
"""All names and texts here have `-of-` in them, all ids begin alike."""


@pytest.fixture
def people(stage: Stage) -> list[Person]:
    """Two readers and an editor."""
    people = [stage.telegram.person(f"Name-of-{number}", user_id=int(f"{IDS}{number}")) for number in (1, 2, 3)]
    for person in people:
        person.started = True
    stage.settings = {
        "ZVODKA_LOG_LEVEL": "debug",
        "ZVODKA_LOG_FORMAT": "json",
        "ZVODKA_OWNERS": str(people[-1].id),
        "ZVODKA_RATE": "1000",
    }
    return people


def lines(bot: Process) -> list[str]:
    return bot.log.read_text(encoding="utf-8").splitlines()


def events(bot: Process) -> set[str]:
    return {json.loads(line)["event"] for line in lines(bot) if line.startswith("{")}


def telling(bot: Process) -> list[str]:
    """The lines that tell what they must not."""
    return [line for line in lines(bot) if any(secret in line for secret in SECRETS)]


async def test_no_line_tells_who_reads_or_what_is_written_even_at_debug(stage: Stage, people: list[Person]) -> None:
    anna, boris, editor = people
    await stage.subscribe([anna, boris], SUBSCRIBED)
    await push(stage, commentary(headline="Headline-of-the-week", body="Body-of-the-week"))
    blocked = Refuse(403, "Forbidden: bot was blocked by the user")
    stage.telegram.faults.add(method="sendMessage", chat=boris.id, then=blocked)
    async with stage.process() as bot:
        assert "Headline-of-the-week" in (await anna.answer()).text
        await taps(anna, "West")
        anna.forges("Data-of-a-press", anna.last)
        await asks(anna, "Words-of-anna")
        await asks(anna, "/privacy")
        editor.uploads("Name-of-file.west.en.md", b"---\nweek: Words-of-editor\n---\n")
        await editor.answer()
        await asks(editor, "/issues")
        anna.blocks()
        await eventually(lambda: not traces(stage, anna))
        assert await bot.terminate() == 0
    assert {"the bot runs", "broadcast ended", "the bot stops"} <= events(bot)
    assert telling(bot) == []


async def test_no_line_about_trouble_tells_whom_it_befell(stage: Stage, people: list[Person]) -> None:
    anna, boris, _ = people
    for fault in (Refuse(400, "Bad Request: Words-of-Telegram"), Refuse(403, "Forbidden: Words-of-Telegram")):
        stage.telegram.faults.add(method="sendMessage", chat=anna.id, then=fault)
    for trouble in (BadGateway(), Reset()):
        stage.telegram.faults.add(method="sendMessage", chat=boris.id, then=trouble)
    async with stage.process() as bot:
        for person in (anna, boris):
            person.says("Words-of-somebody")
            person.says("Words-of-somebody")
        unreadable = {"message_id": "Words-of-nobody", "chat": {"id": anna.id}}
        stage.telegram.updates.add("message", unreadable)
        await asks(anna, "/help")
        await asks(boris, "/help")
        await stage.telegram.updates.idle()
    assert {"an update could not be handled", "an answer did not get through"} <= events(bot)
    assert telling(bot) == []


async def test_an_answer_that_was_cut_off_is_not_told_in_the_log(stage: Stage, people: list[Person]) -> None:
    anna, *_ = people
    stage.telegram.faults.add(method="sendMessage", then=Garbled())
    async with stage.process() as bot:
        await asks(anna, "/help")
        await asks(anna, "/help")
    assert telling(bot) == []


async def test_every_line_of_a_json_log_is_json(stage: Stage, people: list[Person]) -> None:
    anna, *_ = people
    stage.telegram.faults.add(method="sendMessage", then=BadGateway())
    async with stage.process() as bot:
        anna.says("/help")
        await asks(anna, "/help")
    assert [line for line in lines(bot) if not line.startswith("{")] == []
