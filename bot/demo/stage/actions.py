"""What the visitor does on the page: in somebody's place on a phone, or backstage."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.demo.phone import Person
from bot.demo.stage.child import Child
from bot.demo.stage.crowd import Crowd
from bot.demo.stage.phones import Phones
from bot.demo.stage.samples import Samples
from bot.demo.telegram.chats import ChatKind, Standing
from bot.demo.telegram.message import Entity, units
from bot.demo.world import World

MOURNING = 0.8
"""Seconds between a kill and the restart, so that people see it."""
LARGEST_CROWD = 1000
LARGEST_NAME = 32
LARGEST_TEXT = 4096
LARGEST_QUERY = 256
"""Letters behind the bot's name that Telegram hands on."""


class Actions:
    """Each takes JSON and gives nothing; `samples` are what lies ready for the editor."""

    def __init__(self, world: World, crowd: Crowd, phones: Phones, child: Child, samples: Samples) -> None:
        self._world = world
        self._crowd = crowd
        self._phones = phones
        self._child = child
        self._samples = samples

    def routes(self) -> list[web.RouteDef]:
        """KeyError, TypeError: the request lacks something; LookupError, ValueError: it can't be done now."""
        return [
            web.post("/act/say", self._say),
            web.post("/act/edit", self._edit),
            web.post("/act/press", self._press),
            web.post("/act/type", self._type),
            web.post("/act/put", self._put),
            web.post("/act/block", self._block),
            web.post("/act/language", self._language),
            web.post("/act/upload", self._upload),
            web.post("/act/sample", self._sample),
            web.post("/act/reader", self._add_reader),
            web.post("/act/crowd", self._add_crowd),
            web.post("/act/kill", self._kill),
            web.post("/act/restart", self._restart),
        ]

    async def _say(self, request: web.Request) -> web.Response:
        asked = await request.json()
        person, text = self._person(asked), str(asked["text"])[:LARGEST_TEXT]
        person.says(text, entities=entities_within(asked.get("entities", ()), text))
        return done()

    async def _press(self, request: web.Request) -> web.Response:
        asked = await request.json()
        person = self._person(asked)
        message = person.message(asked["message"])
        if message is None:
            raise LookupError("That message is gone.")
        person.presses(asked["data"], message)
        return done()

    async def _type(self, request: web.Request) -> web.Response:
        """Behind the bot's name."""
        asked = await request.json()
        self._person(asked).types(str(asked["text"])[:LARGEST_QUERY])
        return done()

    async def _put(self, request: web.Request) -> web.Response:
        asked = await request.json()
        self._person(asked).puts(str(asked["offer"]))
        return done()

    async def _block(self, request: web.Request) -> web.Response:
        asked = await request.json()
        person = self._person(asked)
        if asked["blocked"]:
            person.blocks()
        elif person.chat.kind is ChatKind.CHANNEL:
            person.adds_bot(Standing.ADMINISTRATOR)
        else:
            person.unblocks()
        return done()

    async def _language(self, request: web.Request) -> web.Response:
        asked = await request.json()
        self._person(asked).speaks(str(asked["language"]))
        return done()

    async def _edit(self, request: web.Request) -> web.Response:
        asked = await request.json()
        person, text = self._person(asked), str(asked["text"])[:LARGEST_TEXT]
        message = person.message(asked["message"])
        if message is None:
            raise LookupError("That message is gone.")
        person.edits(message, text, entities=entities_within(asked.get("entities", ()), text))
        return done()

    async def _upload(self, request: web.Request) -> web.Response:
        asked = request.query["person"]
        person, form = self._phones.find(int(asked) if asked.isdecimal() else asked), await request.post()
        files = [file for file in form.getall("file") if isinstance(file, web.FileField)]
        self._send(person, [(Path(file.filename).name, file.file.read()) for file in files])
        return done()

    async def _sample(self, request: web.Request) -> web.Response:
        asked = await request.json()
        person = self._person(asked)
        self._send(person, [(path.name, path.read_bytes()) for path in self._samples[asked["title"]]])
        return done()

    async def _add_reader(self, request: web.Request) -> web.Response:
        asked = await request.json()
        name = str(asked["name"]).strip()[:LARGEST_NAME]
        if not name:
            raise ValueError("A reader needs a name.")
        number = max(number for number in self._world.people if number not in self._crowd) + 1
        self._world.person(name, language=str(asked["language"]), user_id=number)
        return done()

    async def _add_crowd(self, request: web.Request) -> web.Response:
        asked = await request.json()
        self._crowd.add(min(int(asked["size"]), LARGEST_CROWD))
        return done()

    async def _kill(self, _request: web.Request) -> web.Response:
        await self._child.kill()
        return done()

    async def _restart(self, _request: web.Request) -> web.Response:
        await self._child.kill()
        await asyncio.sleep(MOURNING)
        await self._child.start()
        return done()

    def _send(self, person: Person, files: Sequence[tuple[str, bytes]]) -> None:
        """A single file is no album."""
        if len(files) == 1:
            person.uploads(*files[0])
        else:
            person.uploads_album(files)

    def _person(self, asked: Mapping[str, Any]) -> Person:
        return self._phones.find(asked["person"])


def entities_within(asked: Iterable[Mapping[str, Any]], text: str) -> list[Entity]:
    """As Telegram keeps them: of those that a page sends, what lies within the text."""
    end = units(text)
    return [
        {"type": str(entity["type"]), "offset": int(entity["offset"]), "length": int(entity["length"])}
        | ({"url": str(entity["url"])} if "url" in entity else {})
        for entity in asked
        if 0 <= int(entity["offset"]) <= int(entity["offset"]) + int(entity["length"]) <= end
    ]


def done() -> web.Response:
    return web.Response(status=204)
