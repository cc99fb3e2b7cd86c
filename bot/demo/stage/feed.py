"""What the open pages are told, as server-sent events: a snapshot on connecting, then change by change."""

import asyncio
import json
import secrets
from collections.abc import Collection
from typing import Any

from bot.demo.phone import Person
from bot.demo.stage.child import Child
from bot.demo.stage.crowd import Crowd
from bot.demo.stage.phones import Phones, key
from bot.demo.stage.samples import Samples
from bot.demo.telegram.event import Event, Kind
from bot.demo.world import World

BACKLOG = 1000
"""Events that may wait for a slow page before it gets a snapshot in their place."""
CROWD_PAUSE = 0.2


class Line:
    """The events for one page, as they go over the wire; None: the demo ends."""

    def __init__(self) -> None:
        self.waiting: asyncio.Queue[str | None] = asyncio.Queue(BACKLOG)


class Feed:
    """Turns what happens in the world, in the crowd and to the child into events for every open page."""

    def __init__(self, world: World, editors: Collection[int], samples: Samples) -> None:
        self._world = world
        self._editors = editors
        self._samples = samples
        self._lines: set[Line] = set()
        self._run = secrets.token_hex(8)
        self._crowd_told: asyncio.TimerHandle | None = None
        self.crowd = Crowd(world)
        self.phones = Phones(world, self.crowd)
        self.child: Child | None = None

    def open(self) -> Line:
        line = Line()
        line.waiting.put_nowait(self._snapshot())
        self._lines.add(line)
        return line

    def close(self, line: Line) -> None:
        self._lines.discard(line)

    async def run(self) -> None:
        """Tells until cancelled."""
        watch = self._world.watch()
        try:
            async for event in watch:
                self._hear(event)
        finally:
            watch.close()

    def end(self) -> None:
        """Lets every page go."""
        for line in self._lines:
            if line.waiting.full():
                line.waiting.get_nowait()
            line.waiting.put_nowait(None)

    def child_changed(self) -> None:
        self._tell("bot", self._bot())

    def child_said(self, text: str) -> None:
        self._tell("log", {"lines": [text]})

    def _hear(self, event: Event) -> None:
        if event.chat in self.crowd:
            if event.kind is Kind.PERSON or self.crowd.note(event):
                self._crowd_changed()
            return
        for person in self.phones.concerned(event):
            self._hear_of_phone(event, person)

    def _hear_of_phone(self, event: Event, person: Person) -> None:
        match event.kind:
            case Kind.MESSAGE | Kind.EDITED:
                self._tell("message", {"person": key(person), "message": self._shown(event.body, person)})
                self._tell_person(person)
            case Kind.DELETED:
                self._tell("removed", {"person": key(person), "id": event.body["message_id"]})
            case Kind.NOTICE:
                self._tell("notice", event.body | {"person": key(person)})
            case Kind.OFFERED:
                self._tell("offered", event.body | {"person": key(person)})
            case Kind.PERSON | Kind.BLOCKED | Kind.COMMANDS | Kind.DESCRIPTION:
                self._tell_person(person)

    def _crowd_changed(self) -> None:
        """Counting a thousand readers at every message would be a waste: a few times a second is seen as at once."""
        if self._crowd_told is None:
            self._crowd_told = asyncio.get_running_loop().call_later(CROWD_PAUSE, self._tell_crowd)

    def _tell_crowd(self) -> None:
        self._crowd_told = None
        self._tell("crowd", {"received": self.crowd.received()})

    def _tell_person(self, person: Person) -> None:
        self._tell("person", self._person(person))

    def _tell(self, name: str, body: object) -> None:
        told = event_text(name, body)
        for line in self._lines:
            if line.waiting.full():
                line.waiting = asyncio.Queue(BACKLOG)
                line.waiting.put_nowait(self._snapshot())
            else:
                line.waiting.put_nowait(told)

    def _snapshot(self) -> str:
        body = {
            "people": [self._person(person) | {"messages": self._messages(person)} for person in self.phones],
            "bot": self._bot(),
            "crowd": {"received": self.crowd.received()},
            "log": list(self.child.lines) if self.child else [],
            "samples": [
                {"title": title, "files": [path.name for path in paths]} for title, paths in self._samples.items()
            ],
            "run": self._run,
        }
        return event_text("snapshot", body)

    def _bot(self) -> dict[str, str]:
        if self.child is None:
            return {"status": "starting", "words": "Bot is starting"}
        return {"status": self.child.status, "words": self.child.words}

    def _person(self, person: Person) -> dict[str, Any]:
        profile = self._world.profile
        return {
            "id": key(person),
            "owner": person.id,
            "name": person.name,
            "language": person.language,
            "editor": person.id in self._editors,
            "bot": self._world.bot["first_name"],
            "username": self._world.bot["username"],
            "description": profile.description(person.language),
            **self.phones.described(person),
        }

    def _messages(self, person: Person) -> list[dict[str, Any]]:
        every = [each.as_json() for each in person.messages if each.thread == person.thread]
        return [self._shown(each, person) for each in every]

    def _shown(self, body: dict[str, Any], person: Person) -> dict[str, Any]:
        """A message as this person sees it."""
        mine = body["author"] == person.id
        author = "" if mine or body["chat"] > 0 else self.phones.author(body)
        return message(body) | {"mine": mine, "author": author, "aside": body["aside"] > 0}


def event_text(name: str, body: object) -> str:
    return f"event: {name}\ndata: {json.dumps(body, ensure_ascii=False)}\n\n"


def message(body: dict[str, Any]) -> dict[str, Any]:
    """A world's message as the page's `Message` (page/types.js), but for who sees it."""
    paper, picture = body["document"], (body["extra"].get("photo") or [None])[-1]
    return {
        "id": body["id"],
        "text": body["text"] or body["sticker"],
        "entities": body["entities"],
        "keyboard": body["keyboard"],
        "document": paper and {
            "name": paper["file_name"],
            "size": paper["file_size"],
            "url": f"/files/{paper['file_id']}",
        },
        "picture": picture and {
            "url": f"/pictures/{picture['file_id']}",
            "width": picture["width"],
            "height": picture["height"],
        },
        "rich": body["rich"],
        "edited": bool(body["edited"]),
        "silent": body["silent"],
        "protected": body["protected"],
        "date": body["date"],
    }  # fmt: skip
