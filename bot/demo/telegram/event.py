"""What watchers are told of."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """`body` of each: PERSON id, name, language; MESSAGE and EDITED the message (`ChatMessage.as_json`); DELETED
    message_id; NOTICE text, alert, query_id, person (whose press was answered); ACTION action; BLOCKED blocked;
    OFFERED query_id, offers (of each id, title, description);
    COMMANDS and DESCRIPTION nothing (ask the world's profile).
    """

    PERSON = "person"
    MESSAGE = "message"
    EDITED = "edited"
    DELETED = "deleted"
    NOTICE = "notice"
    ACTION = "action"
    OFFERED = "offered"
    BLOCKED = "blocked"
    COMMANDS = "commands"
    DESCRIPTION = "description"


@dataclass(frozen=True)
class Event:
    """One change; `chat` 0: it concerns the bot itself. Everything in it is JSON."""

    kind: Kind
    chat: int
    body: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class Watch(AsyncIterator[Event]):
    """The events since `Backend.watch()` was called, in order; ends with `close()`."""

    def __init__(self, watches: "Watches") -> None:
        self._watches = watches
        self._events: asyncio.Queue[Event | None] = asyncio.Queue()

    async def __anext__(self) -> Event:
        event = await self._events.get()
        if event is None:
            raise StopAsyncIteration
        return event

    def put(self, event: Event) -> None:
        self._events.put_nowait(event)

    def close(self) -> None:
        self._watches.remove(self)
        self._events.put_nowait(None)


class Watches:
    """All who watch."""

    def __init__(self) -> None:
        self._open: list[Watch] = []

    def __bool__(self) -> bool:
        return bool(self._open)

    def add(self) -> Watch:
        self._open.append(watch := Watch(self))
        return watch

    def remove(self, watch: Watch) -> None:
        if watch in self._open:
            self._open.remove(watch)

    def tell(self, event: Event) -> None:
        for watch in self._open:
            watch.put(event)
