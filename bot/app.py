"""Builds the bot from its parts and runs it until it is told to stop."""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Awaitable, Coroutine, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

import structlog
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application, ApplicationBuilder

from bot.desk.broadcasting import Broadcasting
from bot.desk.importing import import_issues, take_in_archive
from bot.desk.publishing import Publishing
from bot.errors import ContentErrors, TelegramError, ZvodkaError, where
from bot.library.publication import check_removed, read_publication
from bot.model.publication import Publication
from bot.observe.health import Alive, Pulse
from bot.observe.hooks import Hooks
from bot.observe.watchdog import Watchdog
from bot.outbox.clock import steady_utc
from bot.outbox.engine import Engine
from bot.outbox.kept_pause import KeptPause
from bot.outbox.limiter import Limiter
from bot.outbox.pace import Pace
from bot.paths import folder
from bot.render.issue import IssueMessages
from bot.render.voice import Texts
from bot.settings import ContentSettings, Settings
from bot.store.broadcasts import Broadcasts
from bot.store.bundles import Bundles
from bot.store.cards import Cards
from bot.store.cipher import Cipher
from bot.store.confirmations import Confirmations
from bot.store.deliveries import Deliveries
from bot.store.editors import Editors
from bot.store.issues import Issues
from bot.store.meta import Meta, check_owner
from bot.store.readers import Readers
from bot.store.sent import MessageIds
from bot.store.sql import Database
from bot.store.sqlite.database import SqliteDatabase
from bot.store.sqlite.file import open_to_others
from bot.store.sqlite.lock import Lock
from bot.store.sqlite.unfinished import sweep_unfinished
from bot.store.sweeper import Sweeper
from bot.store.topics import Topics
from bot.tg.editors.build import editor_chat
from bot.tg.profile import Introduction
from bot.tg.readers.build import flood_gate, reader_chat
from bot.tg.wire.api import Api
from bot.tg.wire.handling import Handling
from bot.tg.wire.limiter import PeopleFirst, pause_of
from bot.tg.wire.poller import Poller
from bot.tg.wire.request import SessionRequest
from bot.tg.wire.sender import Sender

log = structlog.get_logger()
T = TypeVar("T")

PEOPLE = 100
"""Requests at once, for polling, answers and files; broadcasts have connections of their own."""
GRACE_SECONDS = 15
"""How long a stop waits for what is in flight; see STOP_SECONDS in bot/signals.py."""
NETWORK_PAUSE = 3.0


class Part(Protocol):
    """Something that runs until it is told to stop."""

    async def run(self) -> None: ...
    def stop(self) -> None: ...


def utc_now() -> datetime:
    return datetime.now(UTC)


async def run(settings: Settings, told: asyncio.Event) -> None:
    """The bot until it is told to stop; SettingsError, ContentErrors or TelegramError if it cannot go on."""
    lock = Lock(settings.database)
    lock.acquire()
    try:
        with listening(settings) as listeners:
            async with (
                open_store(settings, listeners) as (database, cipher),
                Api(settings.api_url, settings.token.get_secret_value(), connections=PEOPLE) as api,
            ):
                await serve(settings, database, cipher, api, listeners, told)
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
        yield metrics.listeners()


@asynccontextmanager
async def open_store(settings: Settings, listeners: Hooks) -> AsyncIterator[tuple[Database, Cipher]]:
    """The database, if the key and the bot are its own; else nothing in it is changed."""
    cipher = Cipher.read(settings.key_file)
    sweep_unfinished(settings.database)
    check = partial(check_owner, cipher=cipher, bot=settings.bot)
    database = await SqliteDatabase.open(settings.database, listeners.query, check)
    try:
        for file in open_to_others((settings.database, settings.key_file)):
            log.warning("others on this machine may read it", file=str(file), wanted="mode 0600")
        await Meta(database, cipher).remember_key()
        await Editors(database, cipher, utc_now).keep_only(settings.owners)
        yield database, cipher
    finally:
        await database.close()


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


async def serve(
    settings: Settings, database: Database, cipher: Cipher, api: Api, listeners: Hooks, told: asyncio.Event
) -> None:
    """Answer people and drain the outbox until told to stop, or nothing more can be done."""
    publication = await open_publication(settings.content, database)
    issues, texts = Issues(database, utc_now), Texts(folder("locales"))
    await take_in_archive(settings.content, publication, issues)
    monotonic, clock = asyncio.get_running_loop().time, steady_utc()
    rate, paid = settings.rate, settings.paid_rate
    gate, pulse = Limiter(Pace(rate, paid), monotonic, listeners.flooded), Pulse(monotonic)
    pause = KeptPause(Meta(database, cipher), gate, clock)
    await pause.restore()
    run_number = await Meta(database, cipher).next_run()
    broadcasts, bundles = Broadcasts(database, cipher, utc_now), Bundles(database)
    cards, confirmations = Cards(database, cipher), Confirmations(database, cipher, utc_now)
    engine = Engine(
        broadcasts,
        bundles,
        Deliveries(database, cipher, run_number, keep_ids=settings.correctable_days > 0),
        MessageIds(database, utc_now, settings.correctable_days),
        Sender(api.sends),
        gate,
        pause,
        in_flight=settings.slots,
        pay=paid > 0,
        clock=clock,
        on_outcome=listeners.outcome,
        on_alive=pulse.deliveries_go_on,
    )
    readers = Readers(database, cipher, engine.forget)
    messages, wake = IssueMessages(publication, texts), engine.wake
    publishing = Publishing(
        publication, messages, issues, readers, confirmations, broadcasts, cards, rate=rate, paid_rate=paid, wake=wake
    )
    broadcasting = Broadcasting(broadcasts, bundles, rate=rate, paid_rate=paid, wake=wake, clock=monotonic)
    application = await unless(told, connect(settings, api, gate))
    if application is None:
        return
    await Meta(database, cipher).remember_bot(settings.bot)
    bot, owners, alive = application.bot, settings.owners, Alive(settings.database)
    try:
        editors = editor_chat(bot, publication, texts, owners, readers, issues, cards, publishing, broadcasting)
        application.add_handlers(flood_gate(bot, publication, texts, owners), group=-1)
        application.add_handlers([*editors.handlers, *reader_chat(bot, publication, texts, readers, issues, owners)])
        poller = Poller(api, bot, Handling(application), pulse.updates_handled, listeners.update)
        log.info("the bot runs", bot=f"https://t.me/{bot.username}", run=run_number)
        sweeper = Sweeper(Editors(database, cipher, utc_now))
        introduction = Introduction(bot, publication, texts, owners)
        application.add_handlers(introduction.handlers(), group=1)
        await together([poller, engine, editors.progress, Watchdog(alive, pulse), sweeper], introduction.run(), told)
    finally:
        alive.remove()
        await application.shutdown()


async def connect(settings: Settings, api: Api, gate: Limiter) -> Application[Any, Any, Any, Any, Any, Any]:
    """python-telegram-bot's application over our session, once Telegram has said who the bot is."""
    builder = ApplicationBuilder().token(settings.token.get_secret_value()).updater(None).job_queue(None)
    builder = builder.base_url(f"{api.server}/bot").base_file_url(f"{api.server}/file/bot")
    builder = builder.request(SessionRequest(api)).get_updates_request(SessionRequest(api))
    application = builder.rate_limiter(PeopleFirst(gate)).build()
    while True:
        try:
            await application.initialize()
            await application.bot.delete_webhook()
        except InvalidToken:
            raise TelegramError("Telegram does not know this token") from None
        except BadRequest:
            raise TelegramError("the server at ZVODKA_API_URL does not understand what a bot asks") from None
        except RetryAfter as flood:
            await asyncio.sleep(pause_of(flood))
        except NetworkError as error:
            log.warning("Telegram cannot be reached yet", server=api.server, error=type(error).__name__)
            await asyncio.sleep(NETWORK_PAUSE)
        else:
            return application


async def unless(told: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """What the work comes to, or None if it is told to stop before."""
    task, waiting = asyncio.create_task(work), asyncio.create_task(told.wait())
    await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if task.done():
        return task.result()
    task.cancel()
    await asyncio.wait({task})
    return None


async def together(parts: list[Part], besides: Awaitable[None], told: asyncio.Event) -> None:
    """Run the parts until told to stop or one ends; then stop all, within the grace; raise what one raised."""
    waiting = asyncio.create_task(told.wait())
    aside = asyncio.create_task(best_effort(besides))
    tasks = [asyncio.create_task(part.run(), name=type(part).__name__) for part in parts]
    await asyncio.wait({*tasks, waiting}, return_when=asyncio.FIRST_COMPLETED)
    log.info("the bot stops")
    for part in parts:
        part.stop()
    aside.cancel()
    waiting.cancel()
    done, late = await asyncio.wait({*tasks, aside}, timeout=GRACE_SECONDS)
    if late:
        log.warning("what is in flight has not ended in time", parts=sorted(task.get_name() for task in late))
    failures = [task for task in done if not task.cancelled() and task.exception()]
    for task in failures:
        log_bug("a part of the bot failed", task.exception(), part=task.get_name())
    for task in failures:
        task.result()


async def best_effort(work: Awaitable[None]) -> None:
    """What the bot works without: a bug in it is logged, and stops nothing else."""
    try:
        await work
    except Exception as error:  # noqa: BLE001 -- anything may be wrong with it
        log_bug("something beside the bot's work failed", error)


def log_bug(words: str, error: BaseException | None, **values: str) -> None:
    """With a code to find it by, and without its text; what an operator is told anyway is none."""
    if error and not isinstance(error, ZvodkaError):
        log.critical(words, code=secrets.token_hex(3), error=where(error), **values)
