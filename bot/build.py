"""Makes every part of the bot once, from its settings: the one place where they are wired."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.desk.build import Desk, Rules, build_desk
from bot.desk.clock import PublishingClock
from bot.desk.people import People
from bot.desk.scheduling import HOUR
from bot.model.broadcast import Policy
from bot.model.message import Message
from bot.model.publication import Publication
from bot.observe.health import Pulse
from bot.observe.hooks import Hooks
from bot.outbox.clearing import Clearing
from bot.outbox.clock import steady_utc
from bot.outbox.engine import Engine
from bot.outbox.kept_pause import KeptPause
from bot.outbox.limiter import Limiter
from bot.outbox.pace import Pace
from bot.outbox.vanisher import Vanisher
from bot.paths import folder
from bot.render.public import PublicMessages
from bot.render.readers.screens import ReaderScreens
from bot.render.spoken import SpokenMessages
from bot.render.voice import Texts
from bot.settings import Settings
from bot.store.build import Stores, open_stores
from bot.store.cipher import Cipher
from bot.store.deliveries import Deliveries
from bot.store.sent import MessageIds
from bot.store.sql import Database
from bot.tg.administrators import Administrators
from bot.tg.answering import Answering
from bot.tg.chat import Chat
from bot.tg.editors.build import EditorChat, editor_chat
from bot.tg.excuses import Excuses
from bot.tg.jobs import Jobs
from bot.tg.lanes import Lanes
from bot.tg.profile import Profile
from bot.tg.readers.build import reader_chat
from bot.tg.visitor import Visitors
from bot.tg.wire.api import Api
from bot.tg.wire.poller import Poller
from bot.tg.wire.sender import Sender
from bot.tg.wire.window import Window


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Parts:
    """What runs, and what must be told to begin or to end."""

    #: To be restored before anything is sent, and kept at the end.
    pause: KeptPause
    engine: Engine
    vanisher: Vanisher
    editors: EditorChat
    #: Publishes what is due.
    clock: PublishingClock
    lanes: Lanes
    poller: Poller
    profile: Profile
    jobs: Jobs
    #: To be loaded before anybody is answered.
    people: People


def build(
    settings: Settings,
    database: Database,
    cipher: Cipher,
    api: Api,
    publication: Publication,
    *,
    bot_name: str,
    run: int,
    hooks: Hooks,
    pulse: Pulse,
    monotonic: Callable[[], float] = time.monotonic,
) -> Parts:
    """`run` is this run's number in the database, `bot_name` the bot's own, without the @."""

    def leaves(reader: int) -> None:
        engine.forget(reader)

    def hastens() -> None:
        engine.wake()

    def scheduled() -> None:
        editors.wake()

    publication = replace(publication, bot=bot_name)
    texts, clock = Texts(folder("locales")), steady_utc()
    stores = open_stores(database, cipher, utc_now, leaves, hastens, owners=settings.owners)
    people = People(settings.owners, stores.colleagues, stores.journal, utc_now)
    pace = Pace(settings.rate, settings.paid_rate, settings.answer_rate)
    limiter, telegram = Limiter(pace, monotonic, hooks.flooded), Sender(api.connections)
    pause = KeptPause(stores.meta, limiter, clock)
    kept = Deliveries(database, cipher, run, keep_ids=settings.correctable_days > 0)
    messages = PublicMessages(publication)
    engine = outbox(settings, database, stores, kept, telegram, limiter, pause, clock, hooks, pulse, messages.public)
    desk = newsroom(settings, stores, publication, texts, people, engine.wake, scheduled, monotonic)
    chat, jobs = Chat(telegram, limiter, stores.vanishing.keep), Jobs()
    profile = Profile(api, publication, texts, people)
    editors = editor_chat(api, chat, jobs, profile, publication, texts, people, bot_name, stores, desk, utc_now)
    clearing = Clearing(telegram, limiter)
    vanisher = Vanisher(stores.vanishing, clearing, max(settings.rate, settings.paid_rate))
    visitors = Visitors(stores.readers, publication, people)
    administrators = Administrators(api, monotonic)
    readers = reader_chat(publication, texts, stores, clearing, utc_now, vanisher.wake, messages, administrators)
    answering = Answering(visitors, stores.readers, readers, editors.deeds, editors.team, publication)
    excuses, window = Excuses(ReaderScreens(publication, texts), publication), Window()
    lanes = Lanes(window, chat, answering, answering.leaves, visitors.is_editor, excuses, on_update=hooks.update)
    poller = intake(api, window, lanes, editors, bot_name, hooks, pulse)
    due = PublishingClock(desk.scheduling)
    return Parts(pause, engine, vanisher, editors, due, lanes, poller, profile, jobs, people)


def newsroom(
    settings: Settings,
    stores: Stores,
    publication: Publication,
    texts: Texts,
    people: People,
    wake: Callable[[], None],
    on_schedule: Callable[[], None],
    monotonic: Callable[[], float],
) -> Desk:
    return build_desk(
        stores,
        publication,
        SpokenMessages(publication, texts),
        rules=rules(settings),
        owners=people.owners,
        editors=people,
        wake=wake,
        on_schedule=on_schedule,
        clock=utc_now,
        monotonic=monotonic,
    )


def rules(settings: Settings) -> Rules:
    return Rules(
        rate=settings.rate,
        paid_rate=settings.paid_rate,
        policy=Policy(settings.unconfirmed),
        undo=settings.undo_seconds,
        late=settings.late_hours * HOUR,
        approvals=settings.approvals == "1",
    )


def outbox(
    settings: Settings,
    database: Database,
    stores: Stores,
    deliveries: Deliveries,
    telegram: Sender,
    limiter: Limiter,
    pause: KeptPause,
    clock: Callable[[], float],
    hooks: Hooks,
    pulse: Pulse,
    public: Callable[[Message], Message],
) -> Engine:
    return Engine(
        stores.broadcasts,
        stores.bundles,
        deliveries,
        MessageIds(database, utc_now, settings.correctable_days),
        telegram,
        limiter,
        pause,
        stores.readers.move,
        public,
        in_flight=settings.slots,
        pay=settings.paid_rate > 0,
        clock=clock,
        on_outcome=hooks.outcome,
        on_alive=pulse.deliveries_go_on,
    )


def intake(
    api: Api, window: Window, lanes: Lanes, editors: EditorChat, bot_name: str, hooks: Hooks, pulse: Pulse
) -> Poller:
    async def close(seconds: float) -> None:
        await lanes.close(seconds)
        await editors.close()

    return Poller(
        api,
        window,
        admit=lanes.admit,
        close=close,
        bot_name=bot_name,
        on_handled=pulse.updates_handled,
        waits=pulse.updates_wait,
        on_update=hooks.update,
    )
