"""The Python stand-in as strict as Telegram is about answers and bulk, beside a bot on a core of its own."""

import os
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bench.cores import CLIENT_CORE
from bench.outbox import INSERT_READER
from bot.demo.phone import Person
from bot.demo.telegram.api.refusal import flooded
from bot.demo.telegram.chats import Chat
from bot.demo.telegram.limits import Gauge, Limits
from bot.demo.telegram.message import ChatMessage, Content
from bot.demo.telegram.updates import Updates
from bot.demo.world import World
from tests.stage import OWNER, TOKEN, Process, Stage, open_stage

SECOND_OWNER = 778
BULK, ALL = 30, 1_000
ANY = 1_000_000
"""A limit that nobody reaches."""
ANSWER_SECONDS = 60
"""A message to a chat that has written so lately is an answer, any other is bulk."""


class Asked(Updates):
    """Remembers when each chat has last written."""

    def __init__(self) -> None:
        super().__init__()
        self.at: dict[int, float] = {}

    def add(self, kind: str, body: dict[str, Any]) -> None:
        self.at[body["from"]["id"]] = time.time()
        super().add(kind, body)


class Limited(World):
    """One message a second to a chat, which edits are not; so many in all, and of what nobody asked for so many."""

    def __init__(self, bulk: int, most: int) -> None:
        super().__init__(TOKEN)
        self.updates = self._asked = Asked()
        self._all = Gauge(Limits(bot=most, paid=most, chat=ANY))
        self._bulk = Gauge(Limits(bot=bulk, paid=bulk, chat=ANY))
        self._chat = Gauge(Limits(bot=ANY, paid=ANY, chat=1))
        #: Calls that met a limit.
        self.floods = 0

    def send(
        self,
        chat: Chat,
        content: Content,
        *,
        silent: bool = False,
        thread: int = 0,
        reply_to: int = 0,
        protected: bool = False,
    ) -> ChatMessage:
        asked = time.time() - self._asked.at.get(chat.id, 0.0) < ANSWER_SECONDS
        self._count(chat.id, self._chat, self._all, *([] if asked else [self._bulk]))
        return super().send(chat, content, silent=silent, thread=thread, reply_to=reply_to, protected=protected)

    def edit(self, message: ChatMessage, content: Content) -> ChatMessage:
        self._count(message.chat, self._all)
        return super().edit(message, content)

    def _count(self, chat: int, *gauges: Gauge) -> None:
        """Refused once any limit is reached."""
        if wait := max(gauge.take(chat, time.time()) for gauge in gauges):
            self.floods += 1
            raise flooded(wait)


@asynccontextmanager
async def telegram(*, strict: bool = False) -> AsyncIterator[Stage]:
    """In a folder that goes away; a strict one takes 30 messages a second, whatever they are."""
    world = Limited(BULK, BULK if strict else ALL)
    with tempfile.TemporaryDirectory(prefix="zvodka-bench-") as name:
        async with open_stage(Path(name), world) as stage:
            stage.settings["ZVODKA_OWNERS"] = f"{OWNER},{SECOND_OWNER}"
            yield stage


@asynccontextmanager
async def bot(stage: Stage) -> AsyncIterator[Process]:
    async with stage.process() as process:
        os.sched_setaffinity(process.pid, {CLIENT_CORE})
        yield process


async def subscribers(stage: Stage, count: int) -> list[Person]:
    """Who all subscribed one day."""
    crowd = stage.telegram.crowd(count)
    async with stage.store() as (database, cipher):
        rows = [{"chat": cipher.seal(person.id), "language": "en", "topics": -1} for person in crowd]
        await database.write(lambda sql: sql.many(INSERT_READER, rows))
    return crowd


def refused(world: World) -> int:
    """Calls that met a limit so far."""
    assert isinstance(world, Limited)
    return world.floods
