"""Of what somebody wishes the last word holds, though the database cannot keep it when it is said."""

import asyncio
import resource
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.message import ChatMessage
from bot.model.reader import Preferences
from tests.readers.chats import asks, count_stored, eventually, stored
from tests.readers.test_polling import begins, heard, polls
from tests.stage import Process, Stage

SUBSCRIBED = Preferences("en", subscribed=True)
SAVED_LATER = "Nothing can be saved right now. Your wish is kept"
SEQUENCES = [
    ("/subscribe", "/stop"),
    ("/subscribe", "/forget"),
    ("/stop", "/subscribe"),
    ("/forget", "/subscribe"),
    ("/subscribe", "leave"),
    ("subscribe", "/stop"),
    ("leave", "/subscribe"),
    ("/stop", "subscribe"),
    ("subscribe", "leave"),
    ("leave", "subscribe"),
    ("/subscribe", "/stop", "/subscribe"),
    ("/stop", "/subscribe", "/forget"),
    ("/subscribe", "blocks"),
]


def wishes(person: Person, card: ChatMessage, *wanted: str) -> None:
    """Commands, the data of buttons, or a block."""
    for wish in wanted:
        if wish == "blocks":
            person.blocks()
        elif wish.startswith("/"):
            person.says(wish)
        else:
            person.forges(wish, card)


def holds(*wanted: str) -> Preferences | None:
    return SUBSCRIBED if wanted[-1].endswith("subscribe") else None


@asynccontextmanager
async def locked(stage: Stage) -> AsyncIterator[None]:
    """Another program writes to the database, and does not come to an end."""
    with closing(sqlite3.connect(stage.database, timeout=0, isolation_level=None)) as other:
        await eventually(lambda: begins(other))
        yield
        other.execute("ROLLBACK")


@contextmanager
def full(bot: Process) -> Iterator[None]:
    """No file can be written by this process."""
    soft, hard = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("impatient", "brisk")
@pytest.mark.parametrize("before", [None, SUBSCRIBED], ids=["stranger", "subscriber"])
@pytest.mark.parametrize("wanted", SEQUENCES, ids=" ".join)
async def test_the_last_word_holds_once_the_database_can_keep_it(
    stage: Stage, wanted: tuple[str, ...], before: Preferences | None
) -> None:
    (anna,) = stage.telegram.crowd(1)
    if before:
        await stage.subscribe([anna], before)
    async with stage.bot():
        card = await asks(anna, "/help")
        async with locked(stage):
            seen = polls(stage.telegram) + 3
            wishes(anna, card, *wanted)
            await eventually(lambda: polls(stage.telegram) >= seen)
            await eventually(lambda: anna.blocked or SAVED_LATER in str(anna.messages) + str(anna.notices))
            assert await stored(stage, anna) == before
        await stage.telegram.updates.idle()
    assert await stored(stage, anna) == holds(*wanted)


@pytest.mark.parametrize("wanted", SEQUENCES[:4], ids=" ".join)
async def test_the_last_word_holds_through_a_kill_and_a_start_while_the_database_is_locked(
    stage: Stage, wanted: tuple[str, ...]
) -> None:
    (anna,) = stage.telegram.crowd(1)
    before = None if wanted[0] == "/subscribe" else SUBSCRIBED
    if before:
        await stage.subscribe([anna], before)
    async with stage.process() as bot:
        card = await asks(anna, "/help")
        await stage.telegram.updates.idle()
        async with locked(stage):
            wishes(anna, card, *wanted)
            await anna.until(lambda _: SAVED_LATER in anna.last.text)
            await bot.kill()
            await bot.start()
            assert await bot.ended() == 75
        assert await stored(stage, anna) == before
        await bot.start()
        await stage.telegram.updates.idle(timeout=20)
    assert await stored(stage, anna) == holds(*wanted)


async def test_what_waits_for_the_database_as_the_bot_is_stopped_is_done_by_the_next_start(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    async with stage.process() as bot:
        card = await asks(anna, "/help")
        await stage.telegram.updates.idle()
        async with locked(stage):
            wishes(anna, card, "/subscribe", "/stop", "/subscribe")
            await anna.until(lambda _: SAVED_LATER in anna.last.text)
            assert await bot.terminate() == 0
        await bot.start()
        await stage.telegram.updates.idle(timeout=20)
    assert await stored(stage, anna) == SUBSCRIBED


async def test_on_a_full_disk_reading_goes_on_and_what_must_be_written_is_done_afterwards(stage: Stage) -> None:
    anna, boris = stage.telegram.crowd(2)
    async with stage.process() as bot:
        await asks(anna, "/help")
        with full(bot):
            anna.says("/subscribe")
            await anna.until(lambda _: SAVED_LATER in anna.last.text)
            assert "20–26 May 2019" in (await asks(boris, "/latest")).text
            assert len(stage.telegram.updates) >= 1
        await anna.until(lambda _: "You are subscribed." in anna.last.text)
    assert await stored(stage, anna) == SUBSCRIBED


@pytest.mark.usefixtures("impatient")
async def test_however_many_wait_for_the_database_each_is_told_and_none_is_lost(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.sqlite.database.BUSY_SECONDS", 2.0)
    people, reader = stage.telegram.crowd(60), stage.telegram.person("Reader")
    async with stage.bot():
        await asks(reader, "/help")
        async with locked(stage):
            for person in people:
                person.says("/subscribe")
            async with asyncio.timeout(20):  # two minutes, if each waited for the lock by itself
                await asyncio.gather(*(person.until(lambda each: heard(each) == 1, timeout=20) for person in people))
            assert "20–26 May 2019" in (await asks(reader, "/latest")).text
        await stage.telegram.updates.idle(timeout=20)
    assert await count_stored(stage) == 60


@pytest.mark.usefixtures("impatient")
async def test_more_than_may_wait_are_asked_to_come_again(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.tg.lanes.BLOCKED", 3)
    people, reader = stage.telegram.crowd(5), stage.telegram.person("Reader")
    async with stage.bot():
        await asks(reader, "/help")
        async with locked(stage):
            for person in people:
                person.says("/subscribe")
            await eventually(lambda: all(heard(person) for person in people))
            texts = [person.last.text for person in people]
            assert sum(SAVED_LATER in text for text in texts) == 3
            assert sum("try again in a few minutes" in text for text in texts) == 2
        await stage.telegram.updates.idle()
    assert await count_stored(stage) == 3


@pytest.mark.usefixtures("impatient")
async def test_a_bug_in_what_is_asked_of_the_database_is_not_tried_again(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    anna, boris = stage.telegram.crowd(2)
    async with stage.bot():
        await asks(boris, "/help")
        with closing(sqlite3.connect(stage.database, isolation_level=None)) as other:
            other.execute("ALTER TABLE reader RENAME COLUMN silent TO loud")
        anna.says("/subscribe")
        await eventually(lambda: "an update could not be handled" in capsys.readouterr().out)
        await stage.telegram.updates.idle()
    assert len(stage.telegram.updates) == 0
    assert heard(anna) == 0


@pytest.mark.usefixtures("impatient", "brisk")
async def test_who_leaves_is_kept_in_mind_though_no_other_wish_has_room(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.tg.lanes.BLOCKED", 0)
    anna, boris = stage.telegram.crowd(2)
    await stage.subscribe([anna], SUBSCRIBED)
    async with stage.bot():
        await asks(boris, "/help")
        async with locked(stage):
            assert "Please try again" in (await asks(boris, "/subscribe")).text
            assert SAVED_LATER in (await asks(anna, "/stop")).text
        assert "unsubscribed" in (await anna.answer()).text
    assert await count_stored(stage) == 0


async def test_while_a_deed_takes_long_the_bot_is_seen_to_be_at_it(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")

    def acted() -> list[int | None]:
        return [call.chat for call in stage.telegram.calls if call.method == "sendChatAction"]

    async with stage.bot():
        await asks(anna, "/latest")
        assert not acted()
        async with locked(stage):
            anna.says("/subscribe")
            await eventually(lambda: bool(acted()))
        await anna.answer()
    assert acted() == [anna.id]
