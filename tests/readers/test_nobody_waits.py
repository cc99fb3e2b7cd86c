"""Whatever can be sent to the bot is sent to it, and somebody else is answered meanwhile."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

import pytest

from bot.callbacks.broadcasts import Control
from bot.callbacks.readers import Leave, Subscribe
from bot.demo.phone import Person
from bot.demo.telegram.faults import Slow
from bot.demo.telegram.message import Content
from bot.model.broadcast import Action
from bot.model.reader import Preferences
from tests.editors.chat import text
from tests.readers.chats import asks, commentary, push
from tests.stage import OWNER, Stage

SUBSCRIBERS = 40
GAP = 0.005
"""Seconds between two updates of an attack that goes on."""


@dataclass
class Attack:
    #: Each is done `first` times, all of them in turn, and then again and again until the attack ends.
    deeds: list[Callable[[], object]]
    first: int = 100
    goes_on: bool = True
    #: Who is behind it, if they can be answered.
    people: list[Person] = field(default_factory=list)


def says(stage: Stage, people: int, *texts: str, first: int) -> Attack:
    crowd = stage.telegram.crowd(people)
    return Attack([partial(each.says, words) for words in texts for each in crowd], first, people=crowd)


def presses(stage: Stage, people: int, *data: str) -> Attack:
    """Below messages of long ago."""
    crowd = stage.telegram.crowd(people)
    shown = [stage.telegram.send(each.chat, Content(text="x")) for each in crowd]
    pairs = zip(crowd, shown, strict=True)
    deeds: list[Callable[[], object]] = [partial(each.forges, one, at) for each, at in pairs for one in data]
    return Attack(deeds, people=crowd)


def comes_and_goes(stage: Stage) -> Attack:
    (anna,) = stage.telegram.crowd(1)
    return Attack([anna.blocks, anna.unblocks], people=[anna])


def shows(stage: Stage, **content: object) -> Attack:
    (anna,) = stage.telegram.crowd(1)
    return Attack([partial(stage.telegram.receive, anna.chat, anna.account, Content(extra=content))], people=[anna])


def sends_files(stage: Stage) -> Attack:
    (anna,) = stage.telegram.crowd(1)
    return Attack([partial(anna.uploads, "west.en.md", text())], people=[anna])


def in_a_group(stage: Stage, *texts: str) -> Attack:
    crowd = stage.telegram.crowd(3)
    group = stage.telegram.group("Group", *crowd)
    crowd[0].enters(group).adds_bot()
    return Attack([partial(each.enters(group).says, words) for words in texts for each in crowd])


def raw(stage: Stage, kind: str) -> Attack:
    """Kinds of updates that nobody has asked for."""
    body = f'"{kind}":{{"message_id":1,"date":5,"chat":{{"id":5,"type":"channel"}},"text":"/latest"}}'
    return Attack([lambda: stage.telegram.updates.add_raw(f'{{"update_id":{stage.telegram.updates.next},{body}}}')])


def broken(stage: Stage) -> Attack:
    deep = '"message":' + "[" * 3_000 + "]" * 3_000
    return Attack([lambda: stage.telegram.updates.add_raw(f'{{"update_id":{stage.telegram.updates.next},{deep}}}')])


def a_day_off(stage: Stage) -> Attack:
    (anna,) = stage.telegram.crowd(1)
    return Attack([partial(stage.telegram.backlog, anna, "/start", 20_000)], 1, goes_on=False, people=[anna])


def late_files(stage: Stage, method: str) -> Attack:
    owner = stage.telegram.people[OWNER]
    stage.telegram.faults.add(method=method, times=None, then=Slow(gate=asyncio.Event()))
    return Attack([partial(owner.uploads, "west.en.md", text())], 20, goes_on=False)


ATTACKS: dict[str, Callable[[Stage], Attack]] = {
    "one leaves": lambda stage: says(stage, 1, "/stop", first=250),
    "one reads": lambda stage: says(stage, 1, "/latest", first=250),
    "one asks for help": lambda stage: says(stage, 1, "/help", first=12),
    "one wishes and leaves in turn": lambda stage: says(stage, 1, "/subscribe", "/forget", first=100),
    "one chats": lambda stage: says(stage, 1, "Hello", "/nonsense", "/", "x" * 4096, first=50),
    "nine of everything": lambda stage: says(stage, 9, "/latest", "/archive", "/settings", "/stop", first=25),
    "ten press": lambda stage: presses(stage, 10, "archive", Subscribe().data, Leave().data, "nonsense"),
    "a block and its end": comes_and_goes,
    "stickers": lambda stage: shows(stage, sticker={"file_id": "x", "emoji": "x"}),
    "photos": lambda stage: shows(stage, photo=[{"file_id": "x"}]),
    "voices": lambda stage: shows(stage, voice={"file_id": "x", "duration": 1}),
    "files of a reader": sends_files,
    "what happened to a chat": lambda stage: shows(stage, pinned_message={"message_id": 1}),
    "a group": lambda stage: in_a_group(stage, "/latest@zvodka_bot", "/stop@zvodka_bot", "Hello"),
    "edited messages": lambda stage: raw(stage, "edited_message"),
    "posts of channels": lambda stage: raw(stage, "channel_post"),
    "inline queries": lambda stage: raw(stage, "inline_query"),
    "broken updates": broken,
    "files that Telegram describes late": lambda stage: late_files(stage, "getFile"),
    "files that Telegram hands over late": lambda stage: late_files(stage, "file"),
    "a day off": a_day_off,
}
ANSWERED = ("one", "nine", "ten", "stickers", "photos", "voices", "files of a reader", "a day off")
"""How the names of those begin that are answered, so that Telegram may hold the answers."""


@asynccontextmanager
async def under(attack: Attack) -> AsyncIterator[None]:
    """It has begun, and does not end before this does."""
    for deed in attack.deeds * attack.first:
        deed()

    async def go_on() -> None:
        for deed in itertools.cycle(attack.deeds):
            await asyncio.sleep(GAP)
            deed()

    going = asyncio.create_task(go_on() if attack.goes_on else asyncio.Event().wait())
    try:
        yield
        assert not going.done()
    finally:
        going.cancel()
        await asyncio.gather(going, return_exceptions=True)


@pytest.fixture
async def owner(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Person]:
    """An issue is on its way, at one message a second."""
    monkeypatch.setattr("bot.tg.wire.poller.LAST_SECONDS", 0.1)
    stage.settings |= {"ZVODKA_RATE": "1"}
    await stage.subscribe(stage.telegram.crowd(SUBSCRIBERS), Preferences("en", subscribed=True))
    await push(stage, commentary())
    owner = stage.editor()
    async with stage.bot():
        await asks(owner, "/issues")
        yield owner


async def all_others_are_answered(stage: Stage, owner: Person) -> None:
    """A reader who reads, one who taps, and an owner who pauses the broadcast."""
    reader, taps = stage.telegram.crowd(2)
    button = stage.telegram.send(taps.chat, Content(text="x"))
    reader.says("/latest")
    taps.forges("archive", button)
    owner.forges(Control(1, Action.PAUSE).data, owner.last)
    assert "What west did in en" in (await reader.answer()).text
    await taps.until(lambda _: taps.last.edited > 0)
    await owner.until(lambda _: any("Resume" in button for button in owner.last.buttons))


@pytest.mark.parametrize("name", ATTACKS)
async def test_under_an_attack_all_others_are_answered_while_it_goes_on(stage: Stage, owner: Person, name: str) -> None:
    async with under(ATTACKS[name](stage)):
        await all_others_are_answered(stage, owner)


@pytest.mark.parametrize("name", [name for name in ATTACKS if name.startswith(ANSWERED)])
async def test_all_others_are_answered_while_telegram_holds_what_the_attackers_are_answered(
    stage: Stage, owner: Person, name: str
) -> None:
    attack = ATTACKS[name](stage)
    held = [Slow(gate=asyncio.Event(), delivered=False) for _ in attack.people]
    for person, slow in zip(attack.people, held, strict=True):
        stage.telegram.faults.add(chat=person.id, times=None, then=slow)
    async with under(attack):
        await asyncio.gather(*(slow.arrived.wait() for slow in held))
        await all_others_are_answered(stage, owner)
        assert not any(
            message.sender == "bot" and message.edited for each in attack.people for message in each.messages
        )
        assert not any(slow.gate.is_set() for slow in held if slow.gate)
