"""What readers ask and what the bot answers, taken from a bot at work: for the server's script, and for its peers."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, closing
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from bench.peers import SCHEMA
from bench.process import Running
from bench.server import FIRST_PERSON, TOKEN
from bot.demo.phone import Person
from bot.demo.telegram.message import ChatMessage
from bot.demo.telegram.server import StandIn
from bot.demo.telegram.updates import Updates
from bot.demo.world import World

SPOKEN = ("be", "ru", "en")
CHOSEN = SPOKEN[:2]
"""The languages between which a setting goes back and forth."""
SHOWING = {"sendmessage", "editmessagetext"}
PATIENCE = 20.0
"""Seconds."""


Start = Callable[[str], AbstractContextManager[Running]]
"""A bot against a server's URL."""


class Scene(StrEnum):
    LATEST = "/latest"
    TAP = "a topic's tap"
    ARCHIVE = "/archive"
    SETTING = "a setting"


@dataclass(frozen=True)
class Exchange:
    """`update` is a line of the server's script; `request` a command or a button's data; `keyboard` is JSON.

    `language` is the one of the answer, and of a setting the one that is chosen.
    """

    scene: Scene
    request: str
    language: str
    html: str
    keyboard: str
    update: str = ""

    @property
    def answer(self) -> "Exchange":
        """Without what time and numbering make of the update."""
        return replace(self, update="")


class KeptUpdates(Updates):
    """Remembers the newest as the bot gets it."""

    newest: tuple[str, dict[str, Any]] = ("", {})

    def add(self, kind: str, body: dict[str, Any]) -> None:
        self.newest = (kind, body)
        super().add(kind, body)


class Conversation:
    """One reader's, and everything of it that was an exchange."""

    def __init__(self, world: World, updates: KeptUpdates, reader: Person) -> None:
        self._world = world
        self._updates = updates
        self._reader = reader
        self.exchanges: list[Exchange] = []

    async def says(self, command: str, scene: Scene | None = None) -> ChatMessage:
        self._reader.says(command)
        return await self._answered(command, scene, self._reader.language)

    async def presses(self, data: str, message: ChatMessage, scene: Scene, language: str) -> ChatMessage:
        self._reader.forges(data, message)
        return await self._answered(data, scene, language)

    async def _answered(self, request: str, scene: Scene | None, language: str) -> ChatMessage:
        update = scripted(*self._updates.newest, self._reader.id)
        answer = await self._reader.answer(timeout=PATIENCE)
        if scene:
            html, keyboard = self._shown()
            self.exchanges.append(Exchange(scene, request, language, html, keyboard, update))
        return answer

    def _shown(self) -> tuple[str, str]:
        """As it was sent, before Telegram parsed it."""
        given = next(
            call.parameters
            for call in reversed(self._world.calls)
            if call.accepted and call.chat == self._reader.id and call.method.lower() in SHOWING
        )
        keyboard = given["reply_markup"]
        shown = json.loads(keyboard) if isinstance(keyboard, str) else keyboard
        return given["text"], json.dumps(shown, sort_keys=True)


def scripted(kind: str, body: dict[str, Any], person: int) -> str:
    """The update with places for its number and its person's; the query of a press needs a number of its own too."""
    body = body | {"id": "@U"} if kind == "callback_query" else body
    return f'{{"update_id":@U,"{kind}":{json.dumps(body).replace(str(person), "@P")}}}'


async def talk(world: World, updates: KeptUpdates, language: str, number: int) -> list[Exchange]:
    reader = world.person("Алесь", language=language, user_id=FIRST_PERSON + number)
    conversation = Conversation(world, updates, reader)
    latest = await conversation.says("/latest", Scene.LATEST)
    for data in topics(latest):
        latest = await conversation.says("/latest")
        await conversation.presses(data, latest, Scene.TAP, language)
    await conversation.says("/archive", Scene.ARCHIVE)
    return conversation.exchanges


async def choose(world: World, updates: KeptUpdates) -> list[Exchange]:
    """Back and forth between two languages, on the screen of the settings."""
    reader = world.person("Алесь", language=CHOSEN[0], user_id=FIRST_PERSON + len(SPOKEN))
    conversation = Conversation(world, updates, reader)
    settings = await conversation.says("/settings")
    opened = next(key["callback_data"] for row in settings.keyboard for key in row if "🌐" in key["text"])
    screen = await conversation.presses(opened, settings, Scene.SETTING, CHOSEN[0])
    conversation.exchanges.clear()
    buttons = dict(zip(SPOKEN, (row[0]["callback_data"] for row in screen.keyboard), strict=False))
    for language in reversed(CHOSEN):
        screen = await conversation.presses(buttons[language], screen, Scene.SETTING, language)
    return conversation.exchanges


def topics(latest: ChatMessage) -> list[str]:
    """The data of the buttons that open a topic, which come first."""
    buttons = [key["callback_data"] for row in latest.keyboard for key in row if "callback_data" in key]
    verb = buttons[0].partition(":")[0]
    return [data for data in buttons if data.partition(":")[0] == verb]


@asynccontextmanager
async def on_stage(start: Start) -> AsyncIterator[tuple[World, KeptUpdates]]:
    """A Telegram without limits, and over it the bot that `start(url)` runs; that may block, in a thread of its own."""
    world, updates = World(TOKEN), KeptUpdates()
    world.updates = updates
    async with StandIn(world) as standin:
        bot = start(standin.url)
        await asyncio.to_thread(bot.__enter__)
        try:
            yield world, updates
        finally:
            await asyncio.to_thread(bot.__exit__, None, None, None)


async def exchanges(start: Start) -> list[Exchange]:
    """All that is measured, from our own bot."""
    async with on_stage(start) as (world, updates):
        talks = [talk(world, updates, language, number) for number, language in enumerate(SPOKEN)]
        return [each for found in await asyncio.gather(*talks, choose(world, updates)) for each in found]


async def check(start: Start, expected: list[Exchange]) -> None:
    """Whether a peer answers every request with the same text and keyboard."""
    async with on_stage(start) as (world, updates):
        for number, language in enumerate(SPOKEN):
            found = await talk(world, updates, language, number)
            wanted = [each.answer for each in expected if each.language == language and each.scene is not Scene.SETTING]
            if [each.answer for each in found] != wanted:
                raise SystemExit("a peer answers otherwise than our bot")


def write_script(path: Path, found: list[Exchange]) -> None:
    path.write_text("".join(each.update + "\n" for each in found))


def write_screens(path: Path, found: list[Exchange], weeks: int) -> None:
    """The peers' database: their answers, and rows of other weeks beside them, as many as commentaries."""
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(SCHEMA)
        database.executemany(
            "INSERT INTO screen VALUES (?, ?, ?, ?)",
            [(each.request, each.language, each.html, each.keyboard) for each in found],
        )
        database.executemany("INSERT INTO screen VALUES (?, ?, ?, ?)", others(found, weeks))
        database.executemany(
            "INSERT INTO choice VALUES (?, ?)",
            [(each.request, each.language) for each in found if each.scene is Scene.SETTING],
        )


def others(found: list[Exchange], weeks: int) -> Iterator[tuple[str, str, str, str]]:
    taps = [each for each in found if each.scene is Scene.TAP]
    for week in range(1, weeks):
        for each in taps:
            yield f"{week}:{each.request}", each.language, each.html, each.keyboard
