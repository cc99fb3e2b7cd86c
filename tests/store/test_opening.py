"""What a start makes of the files that it finds, the whole bot being run."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.build import utc_now
from bot.model.reader import Address
from bot.store.cards import Cards
from bot.store.confirmations import Confirmations
from bot.store.issues import Issues
from bot.store.readers import Readers
from tests.editors.chat import drafts, seen, sees
from tests.kills import WEEK, commentary
from tests.stage import OWNER, Stage

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def warned(log: str) -> set[str]:
    return {
        Path(line.split("file=")[1].split()[0]).name for line in log.splitlines() if "others on this machine" in line
    }


@pytest.mark.parametrize(("mode", "files"), [(0o644, {"zvodka.db", "zvodka.key"}), (0o600, set())])
async def test_files_that_others_may_read_are_said_at_the_start(stage: Stage, mode: int, files: set[str]) -> None:
    async with stage.store():
        pass
    for file in (stage.database, stage.key_file):
        file.chmod(mode)
    async with stage.process() as bot:
        while "the bot runs" not in bot.log.read_text():
            await asyncio.sleep(0.05)
    assert warned(stage.log.read_text()) == files


async def test_a_start_forgets_the_cards_of_who_is_an_owner_no_more(stage: Stage) -> None:
    async with stage.store() as (database, cipher):
        for chat in (OWNER, 5):
            await Cards(database, cipher, [OWNER, 5]).put("draft:2026-W48", chat, 70)
    async with stage.bot():
        pass
    async with stage.store() as (database, cipher):
        readers = Readers(database, cipher, utc_now)
        assert [await readers.edits(Address(chat)) for chat in (OWNER, 5)] == [True, False]


async def test_privacy_tells_an_owner_what_is_kept_and_forgetting_leaves_that_they_are_one(stage: Stage) -> None:
    editor = stage.editor()
    async with stage.bot(), stage.store() as (database, cipher):
        await drafts(editor)
        async with asyncio.timeout(20):
            while not await Readers(database, cipher, utc_now).edits(Address(OWNER)):
                await asyncio.sleep(0.02)
        editor.says("/privacy")
        assert "Nothing.\n" not in (await sees(editor, "Because you are an editor")).text
        editor.says("/forget")
        await sees(editor, "The bot now stores nothing about you")
        assert not await Readers(database, cipher, utc_now).edits(Address(OWNER))
        editor.says("/privacy")
        await editor.until(lambda person: len(seen(person, "the bot's settings name you")) > 1)
        assert not await database.fetch("SELECT 1 FROM card")


async def test_a_bot_with_nothing_to_do_erases_an_offer_whose_time_is_over(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sweeper.SWEEP_SECONDS", 0.02)
    await stage.draft([commentary("be")])
    async with stage.bot(), stage.store() as (database, cipher):
        issue = await Issues(database, utc_now).find(WEEK)
        assert issue
        await Confirmations(database, cipher, lambda: LONG_AGO).offer(OWNER, issue)
        async with asyncio.timeout(20):
            while await Readers(database, cipher, utc_now).edits(Address(OWNER)):
                await asyncio.sleep(0.02)
