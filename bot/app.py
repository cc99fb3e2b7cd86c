"""Opens what the bot needs, has it built, and runs its parts until it is told to stop."""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

import structlog

from bot.build import build, utc_now
from bot.desk.importing import import_issues, take_in_archive
from bot.errors import ContentErrors, SettingsError, StoreError, ZvodkaError, where
from bot.library.publication import check_removed, read_publication
from bot.model.publication import Publication
from bot.observe.health import Alive, Pulse
from bot.observe.hooks import Hooks
from bot.observe.watchdog import Watchdog
from bot.settings import ContentSettings, KeySettings, Settings, StoreSettings
from bot.store.build import lapsing
from bot.store.cipher import Cipher
from bot.store.desk_locks import unlock_by_operator
from bot.store.editors import Editors
from bot.store.issues import Issues
from bot.store.meta import Meta, check_key, check_owner
from bot.store.ratchet import Ratchet
from bot.store.sql import Database
from bot.store.sqlite.age import Age
from bot.store.sqlite.backup import hold_all
from bot.store.sqlite.database import SqliteDatabase
from bot.store.sqlite.file import open_to_others, read_facts, real
from bot.store.sqlite.lock import Lock
from bot.store.sqlite.unfinished import sweep_unfinished
from bot.store.topics import Topics
from bot.store.wordings import Wordings
from bot.sweeper import Sweeper
from bot.tg.wire.api import Api
from bot.tg.wire.meeting import meet

log = structlog.get_logger()
T = TypeVar("T")

GRACE_SECONDS = 15
"""How long a stop waits for what is in flight; see STOP_SECONDS in bot/signals.py."""


class Runner(Protocol):
    """Something that runs until it is told to stop."""

    async def run(self) -> None: ...
    def stop(self) -> None: ...


async def run(settings: Settings, stop_requested: asyncio.Event) -> None:
    """The bot until it is told to stop; SettingsError, ContentErrors or TelegramError if it cannot go on."""
    lock = Lock(settings.database)
    lock.acquire()
    try:
        with listening(settings) as hooks:
            async with (
                open_store(settings, hooks) as (database, cipher),
                Api(settings.api_url, settings.token.get_secret_value()) as api,
            ):
                await serve(settings, database, cipher, api, hooks, stop_requested)
    finally:
        lock.release()


@contextlib.contextmanager
def listening(settings: Settings) -> Iterator[Hooks]:
    """The metrics, which are loaded only if they are wanted."""
    if not settings.metrics_port:
        yield Hooks()
        return
    from bot.observe.metrics import Metrics

    metrics = Metrics(settings.database)
    with metrics.served(settings.metrics_port):
        yield metrics.hooks()


@asynccontextmanager
async def open_store(settings: Settings, hooks: Hooks) -> AsyncIterator[tuple[Database, Cipher]]:
    """The database, if the key and the bot are its own; else nothing in it is changed."""
    sweep_unfinished(settings.database)
    check = partial(check_owner, cipher=cipher_of(settings), bot=settings.bot)
    database = await SqliteDatabase.open(settings.database, hooks.query, check)
    try:
        cipher = await turn_if_due(settings, database)
        for file in open_to_others((settings.database, settings.key_file)):
            log.warning("others on this machine may read it", file=str(file), wanted="mode 0600")
        await Meta(database, cipher).remember_key()
        await Editors(database, cipher, utc_now).keep_only(settings.owners)
        async with ageing(settings.database, database, Meta(database, cipher)):
            yield database, cipher
    finally:
        await database.close()


def cipher_of(settings: KeySettings | Settings) -> Cipher:
    """The database's own if the key file leads to it; else the one that is there."""
    ciphers = Cipher.read_all(settings.key_file)
    check = read_facts(real(settings.database)).get("key_check", ciphers[0].check())
    return next(filter(None, (cipher.reaching(check) for cipher in ciphers)), ciphers[0])


async def turn_if_due(settings: Settings, database: SqliteDatabase) -> Cipher:
    """The key, turned if it is old enough, or was being turned when somebody killed us."""
    if not await Ratchet(database, settings.key_file).due(settings.key_days, int(utc_now().timestamp())):
        return cipher_of(settings)
    try:
        return await turn(settings, database)
    except SettingsError as error:  # the folder of the key bears no other file, say: the key goes on as it is
        log.warning("the key could not be turned", reason=str(error))
        return cipher_of(settings)


async def turn(settings: KeySettings | Settings, database: SqliteDatabase, *, fresh: bool = False) -> Cipher:
    """The next key, or with `fresh` another one; the one before is destroyed once nothing is left that it opens."""
    ratchet, cipher = Ratchet(database, settings.key_file), cipher_of(settings)
    interrupted = Cipher.read_all(settings.key_file)[1:]
    last = interrupted or [cipher.other() if fresh else cipher.turned()]
    if cipher.check() != last[0].check():
        await ratchet.begin(cipher, last[0])
        await ratchet.adopt(last[0], int(utc_now().timestamp()))
    await database.overwrite_log()
    ratchet.finish(last[0])
    log.info("the key was turned: backups made before need an earlier copy of it")
    return await turn(settings, database, fresh=True) if interrupted and fresh else last[0]


async def ratchet_key(settings: KeySettings, *, fresh: bool = False) -> None:
    """`zvodka ratchet`: SettingsError if the bot runs, StoreError if there is no database."""
    if not real(settings.database).exists():
        raise StoreError(f"there is no database at {settings.database}")
    lock = Lock(settings.database)
    lock.acquire()
    try:
        check = partial(check_key, cipher=cipher_of(settings))
        database = await SqliteDatabase.open(settings.database, check=check)
        try:
            await turn(settings, database, fresh=fresh)
        finally:
            await database.close()
    finally:
        lock.release()


@asynccontextmanager
async def ageing(path: Path, database: Database, meta: Meta) -> AsyncIterator[None]:
    """What a copy was sending or was to send when it was made waits for a word, if it was put back since."""
    age, now = Age(path), await meta.grow_older()
    if age.put_back(now):
        log.warning("an older copy of the database was put back: what was under way waits for an owner's word")
        await database.write(hold_all)
    age.write(now)
    yield
    with contextlib.suppress(StoreError):
        age.write(await meta.grow_older())


async def open_publication(content: Path, database: Database) -> Publication:
    """The publication with its topics' numbers; ContentErrors if it lacks a topic that is in use."""
    publication = read_publication(content)
    if removed := check_removed(publication, await Topics(database).in_use()):
        raise ContentErrors(removed)
    return await Topics(database).register(publication)


async def import_into(settings: ContentSettings, path: Path, *, published: bool) -> Iterator[str]:
    """`zvodka import`: what became of each week, in lines."""
    database = await SqliteDatabase.open(settings.database)
    try:
        publication = await open_publication(settings.content, database)
        return (await import_issues(path, publication, Issues(database, utc_now), published=published)).lines()
    finally:
        await database.close()


async def unlock_desk(settings: StoreSettings) -> bool:
    """`zvodka unlock`: False if the desk is not locked; StoreError if there is no database."""
    if not real(settings.database).exists():
        raise StoreError(f"there is no database at {settings.database}")
    database = await SqliteDatabase.open(settings.database)
    try:
        return await unlock_by_operator(database, int(utc_now().timestamp()))
    finally:
        await database.close()


async def serve(
    settings: Settings, database: Database, cipher: Cipher, api: Api, hooks: Hooks, stop_requested: asyncio.Event
) -> None:
    """Answer people and drain the outbox until told to stop, or nothing more can be done."""
    publication = await open_publication(settings.content, database)
    await take_in_archive(settings.content, publication, Issues(database, utc_now))
    meta, monotonic = Meta(database, cipher), asyncio.get_running_loop().time
    run_number = await meta.next_run()
    bot_name = await unless(stop_requested, meet(api))
    if bot_name is None:
        return
    await meta.remember_bot(settings.bot)
    pulse, alive = Pulse(monotonic), Alive(settings.database)
    parts = build(
        settings,
        database,
        cipher,
        api,
        publication,
        bot_name=bot_name,
        run=run_number,
        hooks=hooks,
        pulse=pulse,
        monotonic=monotonic,
    )
    watchdog = Watchdog(alive, pulse)
    sweeper = Sweeper(lapsing(database, cipher, utc_now), parts.lanes.forget)
    await parts.people.load()
    await parts.pause.restore()
    parts.jobs.begin(parts.profile.set_all())
    parts.jobs.begin(Wordings(database).catch_up())
    if settings.approvals == "1" and len(parts.people) < 2:  # noqa: PLR2004 -- two pairs of eyes
        log.warning("ZVODKA_APPROVALS is 1: nothing can go out before there is a second editor")
    log.info("the bot runs", bot=f"https://t.me/{bot_name}", run=run_number)
    try:
        await together(
            [parts.poller, parts.engine, parts.vanisher, parts.clock, *parts.editors.cards, watchdog, sweeper],
            stop_requested,
        )
    finally:
        parts.jobs.stop()
        alive.remove()
        with contextlib.suppress(StoreError):
            await parts.pause.keep()


async def unless(stop_requested: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """What the work comes to, or None if it is told to stop before."""
    task, waiting = asyncio.create_task(work), asyncio.create_task(stop_requested.wait())
    await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if task.done():
        return task.result()
    task.cancel()
    await asyncio.wait({task})
    return None


async def together(parts: list[Runner], stop_requested: asyncio.Event) -> None:
    """Run the parts until told to stop or one ends; then stop all, within the grace; raise what one raised."""
    waiting = asyncio.create_task(stop_requested.wait())
    tasks = [asyncio.create_task(part.run(), name=type(part).__name__) for part in parts]
    await asyncio.wait({*tasks, waiting}, return_when=asyncio.FIRST_COMPLETED)
    log.info("the bot stops")
    for part in parts:
        part.stop()
    waiting.cancel()
    done, late = await asyncio.wait(tasks, timeout=GRACE_SECONDS)
    if late:
        log.warning("what is in flight has not ended in time", parts=sorted(task.get_name() for task in late))
    failures = [task for task in done if not task.cancelled() and task.exception()]
    for task in failures:
        log_bug("a part of the bot failed", task.exception(), part=task.get_name())
    for task in failures:
        task.result()


def log_bug(words: str, error: BaseException | None, **values: str) -> None:
    """With a code to find it by, and without its text; what an operator is told anyway is none."""
    if error and not isinstance(error, ZvodkaError):
        log.critical(words, code=secrets.token_hex(3), error=where(error), **values)
