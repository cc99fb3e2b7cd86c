"""A reader's whole life, and then: neither the number nor what it was sealed to is anywhere, nor can it be found."""

import asyncio
import os
import random
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from bot.app import ratchet_key
from bot.cli import backup
from bot.demo.phone import Person
from bot.errors import SettingsError, StoreError
from bot.model.correction import Amendment, Reach
from bot.model.publication import Trend
from bot.model.reader import Preferences
from bot.settings import KeySettings, read_settings
from bot.store.cipher import Cipher
from bot.store.sqlite.backup import back_up
from tests.readers.chats import NEXT, asks, commentary, eventually, push, stored, taps, traces
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")

PLANTED = 4_815_162_342
SUBSCRIBED = Preferences("en", subscribed=True)


def found(stage: Stage, needles: list[bytes], *besides: Path) -> set[str]:
    """The files of this newsroom in which one of these stands: database, log, key, what was said, …"""
    folders = (stage.database.parent, stage.key_file.parent)
    files = [*(file for folder in folders for file in folder.iterdir()), stage.log, *besides]
    return {file.name for file in files if file.exists() and any(each in file.read_bytes() for each in needles)}


def shapes(*ciphers: Cipher) -> list[bytes]:
    """The number as it may stand in a file, in words, in bytes, sealed."""
    sealed = [cipher.seal(PLANTED) for cipher in ciphers]
    plain = [str(PLANTED).encode(), PLANTED.to_bytes(8, "big"), PLANTED.to_bytes(8, "little")]
    return [*plain, *sealed, *(each.hex().encode() for each in sealed)]


async def turns_the_key(stage: Stage, *, fresh: bool = False) -> None:
    names = {name: value for name, value in stage.environment.items() if name.startswith("ZVODKA_")}
    with patch.dict(os.environ, names):
        await ratchet_key(read_settings(KeySettings), fresh=fresh)


def backs_up(stage: Stage) -> None:
    names = {name: value for name, value in stage.environment.items() if name.startswith("ZVODKA_")}
    with patch.dict(os.environ, names):
        backup(stage.folder / "copy.db")


async def lives(stage: Stage, anna: Person) -> None:
    """Settings, a discreet issue that is opened, a correction, a wipe code; messages that are to vanish."""
    async with stage.bot():
        await asks(anna, "/subscribe")
        await asks(anna, "/settings")
        await taps(anna, "Safety")
        await taps(anna, "Forbid forwarding")
        await taps(anna, "Let messages vanish")
        await taps(anna, "after 47 hours")
        await taps(anna, "Make a wipe code")
        await taps(anna, "Hide the code")
        await taps(anna, "Send only a notice")
    await push(stage, commentary(), commentary("security"))
    async with stage.bot():
        await anna.answer()
        await taps(anna, "Open")
    await stage.correct(Amendment(NEXT, "security", trend=Trend.WORSENED), Reach.LOUD)
    async with stage.bot():
        await anna.answer()


async def test_of_who_left_nothing_is_left_and_no_backup_can_be_opened_once_the_key_is_turned(
    stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    anna, boris = stage.telegram.person("Anna", user_id=PLANTED), stage.telegram.person("Boris")
    await stage.subscribe([boris], SUBSCRIBED)
    await lives(stage, anna)
    first = Cipher.read(stage.key_file)
    backup = tmp_path / "backup.db"
    back_up(stage.database, backup)
    assert first.seal(PLANTED) in backup.read_bytes()
    assert found(stage, shapes(first))
    async with stage.bot():
        await asks(anna, "/forget")
        await eventually(lambda: not found(stage, shapes(first)))
        await eventually(lambda: not any(message.text == "There is something new." for message in anna.messages))
    assert not found(stage, shapes(first))
    await turns_the_key(stage)
    today = Cipher.read(stage.key_file)
    assert not found(stage, shapes(first, today))
    assert not found(stage, [first.line.strip().encode(), first.line.partition(":")[2].strip().encode()])
    assert today.reaching(first.check()) is None
    assert first.seal(PLANTED) in backup.read_bytes()
    assert today.seal(PLANTED) not in backup.read_bytes()
    assert not any(each.decode("latin-1") in "".join(capsys.readouterr()) for each in shapes(first, today))
    async with stage.bot():
        assert "Subscribed" in (await asks(boris, "/privacy")).text
        assert "Nothing." in (await asks(anna, "/privacy")).text


async def test_a_backup_is_opened_by_a_copy_of_the_key_from_then(stage: Stage, tmp_path: Path) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], SUBSCRIBED)
    back_up(stage.database, tmp_path / "backup.db")
    copy = stage.key_file.read_bytes()
    await turns_the_key(stage)
    await turns_the_key(stage)
    assert await stored(stage, anna) == SUBSCRIBED
    today = stage.key_file.read_bytes()
    stage.key_file.write_bytes(copy)
    async with stage.bot():  # the copy leads to today's key
        assert "Subscribed" in (await asks(anna, "/privacy")).text
    (tmp_path / "backup.db").replace(stage.database)
    async with stage.bot():
        assert "Subscribed" in (await asks(anna, "/privacy")).text
    stage.key_file.write_bytes(today)
    with pytest.raises(SettingsError, match="not the key"):
        async with stage.bot():
            pass


async def test_after_a_leak_no_copy_of_the_key_leads_to_the_fresh_one(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], SUBSCRIBED)
    leaked = stage.key_file.read_bytes()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("bot.store.ratchet.Ratchet.finish", killed)
        await turns_the_key(stage, fresh=True)
    assert len(Cipher.read_all(stage.key_file)) == 2
    await turns_the_key(stage)
    assert await stored(stage, anna) == SUBSCRIBED
    stage.key_file.write_bytes(leaked)
    with pytest.raises(SettingsError, match="not the key"):
        async with stage.bot():
            pass


async def test_after_a_leak_it_is_another_key_also_where_a_turn_was_interrupted(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], SUBSCRIBED)
    leaked = stage.key_file.read_bytes()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("bot.store.ratchet.Ratchet.finish", killed)
        await turns_the_key(stage)
    with pytest.raises(StoreError, match="just being turned"):
        backs_up(stage)
    await turns_the_key(stage, fresh=True)
    assert await stored(stage, anna) == SUBSCRIBED
    stage.key_file.write_bytes(leaked)
    with pytest.raises(SettingsError, match="not the key"):
        async with stage.bot():
            pass


async def test_while_the_bot_runs_the_key_is_not_turned(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    async with stage.bot():
        await asks(anna, "/subscribe")
        with pytest.raises(SettingsError, match="another Zvodka is running"):
            await turns_the_key(stage)
    assert traces(stage, anna)


async def test_killed_again_and_again_it_loses_nobody(stage: Stage) -> None:
    people = stage.telegram.crowd(3_000)
    async with stage.store() as (database, cipher):
        rows = [{"chat": cipher.seal(person.id)} for person in people]
        names, values = "chat, language, format, topics, silent, subscribed", ":chat, 'en', 'brief', -1, 0, 1"
        statement = f"INSERT INTO reader ({names}) VALUES ({values})"
        await database.write(lambda sql: sql.many(statement, rows))
    first = Cipher.read(stage.key_file)
    for _ in range(3):
        turning = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "ratchet", env=stage.environment, stdout=asyncio.subprocess.DEVNULL
        )
        await eventually(
            lambda: len(Cipher.read_all(stage.key_file)) > 1 or Cipher.read(stage.key_file).prefix != b"\1"
        )
        await asyncio.sleep(random.random() / 20)
        if turning.returncode is None:
            turning.kill()
        await turning.wait()
    stage.settings["ZVODKA_KEY_DAYS"] = "7"
    async with stage.bot():
        assert "Subscribed" in (await asks(people[-1], "/privacy")).text
    (today,) = Cipher.read_all(stage.key_file)
    assert today.check() != first.check()
    async with stage.store() as (database, _):
        sealed = await database.fetch("SELECT chat FROM reader")
    assert {today.open(row["chat"]) for row in sealed} == {person.id for person in people}
