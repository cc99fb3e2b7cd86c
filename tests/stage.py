"""A stage for scenarios: a Telegram of our own, a folder with key, content and database, and the bot on top of it."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest.mock import patch

from bot.app import open_publication, run
from bot.build import rules, utc_now
from bot.demo.phone import Person
from bot.demo.telegram.server import StandIn
from bot.demo.world import World
from bot.desk.build import Desk, build_desk
from bot.library.publication import read_publication
from bot.model.correction import Amendment, Reach
from bot.model.issue import Commentary
from bot.model.publication import Trend
from bot.model.reader import Address, Preferences
from bot.model.week import Week
from bot.paths import folder
from bot.render.spoken import SpokenMessages
from bot.render.voice import Texts
from bot.settings import Settings, read_settings
from bot.store.build import Stores, open_stores
from bot.store.cipher import Cipher, write_key
from bot.store.issues import Issues
from bot.store.readers import Readers
from bot.store.sqlite.database import SqliteDatabase
from tests.blank import put_blank
from tests.revisions import put

TOKEN = "1234567:a-token-for-tests-which-is-nobodys-own"
OWNER = 777


@dataclass
class Stage:
    """Everything of one scenario; nothing is shared between two."""

    folder: Path
    telegram: World
    url: str
    content: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        return self.folder / "data" / "zvodka.db"

    @property
    def key_file(self) -> Path:
        return self.folder / "key" / "zvodka.key"

    @property
    def log(self) -> Path:
        """What all processes of this scenario have said."""
        return self.folder / "zvodka.log"

    @property
    def environment(self) -> dict[str, str]:
        """The settings of this bot, and none of the machine's."""
        machine = {name: value for name, value in os.environ.items() if not name.startswith("ZVODKA_")}
        return machine | {
            "ZVODKA_TOKEN": TOKEN,
            "ZVODKA_OWNERS": str(OWNER),
            "ZVODKA_KEY_FILE": str(self.key_file),
            "ZVODKA_DATABASE": str(self.database),
            "ZVODKA_CONTENT": str(self.content),
            "ZVODKA_API_URL": self.url,
            "ZVODKA_UNDO_SECONDS": "0",
            **self.settings,
        }

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[None]:
        """The bot in this process, told to stop at the end; what it could not bear is raised."""
        put_blank(self.database)
        told = asyncio.Event()
        task = asyncio.create_task(run(self._settings(), told))
        try:
            yield
        finally:
            told.set()
            await task

    @asynccontextmanager
    async def process(self, *under: str) -> AsyncIterator["Process"]:
        """The bot as a process of its own, `under` another program if wanted; killed at the end if it still runs."""
        process = Process(self, under)
        await process.start()
        try:
            yield process
        finally:
            await process.kill()

    @asynccontextmanager
    async def store(self) -> AsyncIterator[tuple[SqliteDatabase, Cipher]]:
        put_blank(self.database)
        database = await SqliteDatabase.open(self.database)
        try:
            yield database, Cipher.read(self.key_file)
        finally:
            await database.close()

    async def subscribe(self, people: Iterable[Person], preferences: Preferences) -> None:
        """As if they had all subscribed one day."""
        async with self.store() as (database, cipher):
            readers = Readers(database, cipher, utc_now)
            for person in people:
                await readers.save(Address(person.id), preferences)

    async def draft(self, commentaries: Iterable[Commentary], trend: Trend = Trend.IMPROVED) -> None:
        """Under that verdict, all of them."""
        async with self.store() as (database, _):
            issues = Issues(database, utc_now)
            for commentary in commentaries:
                await put(issues, commentary, trend)

    async def publish(self, week: Week, *, editor: int = OWNER) -> None:
        """As an editor does, while the bot is down: it finds the broadcast at its next start."""
        async with self._desk() as (stores, desk):
            issue = await stores.issues.find(week)
            assert issue
            every = read_publication(self.content).languages
            offer = await desk.publishing.offer(editor, issue, [*every, str(week)])
            assert offer
            await desk.scheduling.book(editor, week, offer.nonce)

    async def correct(self, amendment: Amendment, reach: Reach = Reach.ARCHIVE, *, editor: int = OWNER) -> int:
        """As an editor does, while the bot is down or knows of it later; the number of what tells of it, or 0."""
        async with self._desk() as (_, desk):
            weighed = await desk.correcting.propose(editor, amendment)
            assert weighed
            made = await desk.correcting.correct(editor, weighed, reach)
            assert made is not None
            return made

    @asynccontextmanager
    async def _desk(self) -> AsyncIterator[tuple[Stores, Desk]]:
        async with self.store() as (database, cipher):
            stores = open_stores(database, cipher, utc_now, owners=[OWNER])
            publication = await open_publication(self.content, database)
            publication = replace(publication, bot=str(self.telegram.bot["username"]))
            messages = SpokenMessages(publication, Texts(folder("locales")))
            desk = build_desk(
                stores,
                publication,
                messages,
                rules=rules(self._settings()),
                wake=lambda: None,
                on_schedule=lambda: None,
                clock=utc_now,
                monotonic=time.monotonic,
            )
            yield stores, desk

    def editor(self, language: str = "en") -> Person:
        """The owner of the bot, who is an editor."""
        return self.telegram.person("Editor", language=language, user_id=OWNER)

    def _settings(self) -> Settings:
        names = {name: value for name, value in self.environment.items() if name.startswith("ZVODKA_")}
        with patch.dict(os.environ, names):
            return read_settings(Settings)


@asynccontextmanager
async def open_stage(place: Path, telegram: World) -> AsyncIterator[Stage]:
    """The shipped publication, an empty database, nobody there yet."""
    (place / "key").mkdir()
    write_key(place / "key" / "zvodka.key")
    async with StandIn(telegram) as standin:
        yield Stage(place, telegram, standin.url, folder("content"))


class Process:
    """`zvodka run`; its log is kept."""

    def __init__(self, stage: Stage, under: tuple[str, ...] = ()) -> None:
        self._stage = stage
        self._command = (*under, sys.executable, "-m", "bot", "run")
        self._process: asyncio.subprocess.Process | None = None
        self.log = stage.log

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    async def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, env=self._stage.environment, stdout=log, stderr=log
            )

    async def kill(self) -> None:
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def terminate(self) -> int:
        """SIGTERM, and the exit status."""
        assert self._process
        self._process.send_signal(signal.SIGTERM)
        return await self._process.wait()

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def ended(self) -> int:
        """The exit status, once it ends by itself."""
        assert self._process
        return await self._process.wait()
