"""What a start makes of the files that it finds, the whole bot being run."""

import asyncio
from pathlib import Path

import pytest

from bot.model.reader import Address
from bot.store.cards import Cards
from bot.store.readers import Readers
from tests.editors.chat import drafts, sees
from tests.stage import OWNER, Stage


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
            await Cards(database, cipher).put("draft:2026-W48", chat, 70)
    async with stage.bot():
        pass
    async with stage.store() as (database, cipher):
        readers = Readers(database, cipher)
        assert [await readers.edits(Address(chat)) for chat in (OWNER, 5)] == [True, False]


async def test_privacy_tells_an_editor_what_is_kept_until_they_have_it_forgotten(stage: Stage) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        editor.says("/privacy")
        assert "Nothing.\n" not in (await sees(editor, "Because you are an editor")).text
        editor.says("/forget")
        await sees(editor, "The bot now stores nothing about you")
        editor.says("/privacy")
        await sees(editor, "Stored about you now\nNothing.\n")
