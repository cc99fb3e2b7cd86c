"""Makes every part of the bot once, from its settings; the app, the tests and the benchmarks all use it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.desk.broadcasting import Broadcasting
from bot.desk.publishing import Publishing
from bot.model.publication import Publication
from bot.observe.health import Pulse
from bot.observe.hooks import Hooks
from bot.outbox.clock import steady_utc
from bot.outbox.engine import Engine
from bot.outbox.kept_pause import KeptPause
from bot.outbox.limiter import Limiter
from bot.outbox.pace import Pace
from bot.paths import folder
from bot.render.issue import IssueMessages
from bot.render.readers.screens import ReaderScreens
from bot.render.voice import Texts
from bot.settings import Settings
from bot.store.broadcasts import Broadcasts
from bot.store.bundles import Bundles
from bot.store.cards import Cards
from bot.store.cipher import Cipher
from bot.store.confirmations import Confirmations
from bot.store.deliveries import Deliveries
from bot.store.issues import Issues
from bot.store.meta import Meta
from bot.store.readers import Readers
from bot.store.sent import MessageIds
from bot.store.sql import Database
from bot.tg.answering import Answering
from bot.tg.chat import Chat
from bot.tg.editors.build import editor_chat
from bot.tg.editors.progress import Progress
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
    issues: Issues
    readers: Readers
    broadcasts: Broadcasts
    publishing: Publishing
    broadcasting: Broadcasting
    pause: KeptPause
    engine: Engine
    progress: Progress
    lanes: Lanes
    poller: Poller
    profile: Profile
    jobs: Jobs


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
    texts, rate, paid = Texts(folder("locales")), settings.rate, settings.paid_rate
    issues, cards = Issues(database, utc_now), Cards(database, cipher)
    broadcasts, bundles = Broadcasts(database, cipher, utc_now), Bundles(database)
    limiter, telegram = (
        Limiter(Pace(rate, paid, settings.answer_rate), monotonic, hooks.flooded),
        Sender(api.connections),
    )
    clock = steady_utc()
    pause = KeptPause(Meta(database, cipher), limiter, clock)
    engine = Engine(
        broadcasts,
        bundles,
        Deliveries(database, cipher, run, keep_ids=settings.correctable_days > 0),
        MessageIds(database, utc_now, settings.correctable_days),
        telegram,
        limiter,
        pause,
        in_flight=settings.slots,
        pay=paid > 0,
        clock=clock,
        on_outcome=hooks.outcome,
        on_alive=pulse.deliveries_go_on,
    )
    readers = Readers(database, cipher, engine.forget)
    confirmations = Confirmations(database, cipher, utc_now)
    publishing = Publishing(
        publication,
        IssueMessages(publication, texts),
        issues,
        readers,
        confirmations,
        broadcasts,
        cards,
        rate=rate,
        paid_rate=paid,
        wake=engine.wake,
    )
    broadcasting = Broadcasting(broadcasts, bundles, rate=rate, paid_rate=paid, wake=engine.wake, clock=monotonic)
    chat, jobs, owners = Chat(telegram, limiter), Jobs(), settings.owners
    profile = Profile(api, publication, texts, owners)
    editors = editor_chat(
        api, chat, jobs, profile, publication, texts, owners, readers, issues, cards, publishing, broadcasting
    )
    visitors = Visitors(readers, publication, owners)
    commands, callbacks = reader_chat(publication, texts, readers, issues)
    answering = Answering(visitors, readers, commands, callbacks, editors.deeds, publication)
    excuses = Excuses(ReaderScreens(publication, texts), publication)
    window = Window()
    lanes = Lanes(window, chat, answering, answering.leaves, visitors.is_editor, excuses, on_update=hooks.update)
    poller = Poller(
        api,
        window,
        admit=lanes.admit,
        close=lanes.close,
        bot_name=bot_name,
        well=pulse.updates_handled,
        waits=pulse.updates_wait,
        on_update=hooks.update,
    )
    return Parts(
        issues=issues,
        readers=readers,
        broadcasts=broadcasts,
        publishing=publishing,
        broadcasting=broadcasting,
        pause=pause,
        engine=engine,
        progress=editors.progress,
        lanes=lanes,
        poller=poller,
        profile=profile,
        jobs=jobs,
    )
