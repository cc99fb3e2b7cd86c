"""A file waits for its own editor's answer, for a day, and then nothing is left of it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.model.reading import Doubt
from bot.model.receipt import File
from bot.store.cipher import Cipher, write_key
from bot.store.editors import Editors
from bot.store.questions import Questions
from bot.store.sqlite.database import SqliteDatabase

ANNA, BORIS = 777, 778
FILE = File("Запад 22.md", "Мінск".encode("cp1251"), date(2026, 11, 25))


class Desk:
    """`now` is its clock."""

    def __init__(self, database: SqliteDatabase, cipher: Cipher) -> None:
        self.now = datetime(2026, 11, 25, 12, tzinfo=UTC)
        self.questions = Questions(database, cipher, lambda: self.now)
        self.editors = Editors(database, cipher, lambda: self.now)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    write_key(tmp_path / "key")
    database = await SqliteDatabase.open(tmp_path / "zvodka.db")
    yield Desk(database, Cipher.read(tmp_path / "key"))
    await database.close()


async def test_all_that_wait_of_one_editor_are_found_in_their_order(desk: Desk) -> None:
    numbers = [await desk.questions.keep(editor, FILE) for editor in (ANNA, BORIS, ANNA)]
    assert await desk.questions.all(ANNA) == {numbers[0]: FILE, numbers[2]: FILE}
    desk.now += timedelta(days=1)
    assert not await desk.questions.all(ANNA)


async def test_a_file_waits_as_it_was_sent_and_with_what_was_said_since(desk: Desk) -> None:
    number = await desk.questions.keep(ANNA, FILE)
    assert await desk.questions.find(number, ANNA) == FILE
    await desk.questions.remember(number, {Doubt.ENCODING: "cp1251", Doubt.HEADLINE: "Навіна"})
    told = replace(FILE, answers={Doubt.ENCODING: "cp1251", Doubt.HEADLINE: "Навіна"})
    assert await desk.questions.find(number, ANNA) == told


async def test_nobody_else_can_answer_or_drop_it(desk: Desk) -> None:
    number = await desk.questions.keep(ANNA, FILE)
    assert await desk.questions.find(number, BORIS) is None
    assert not await desk.questions.drop(number, BORIS)
    assert await desk.questions.find(number, ANNA)


async def test_it_is_dropped_once(desk: Desk) -> None:
    number = await desk.questions.keep(ANNA, FILE)
    assert await desk.questions.drop(number, ANNA)
    assert not await desk.questions.drop(number, ANNA)
    assert await desk.questions.find(number, ANNA) is None


async def test_after_a_day_it_has_lapsed_and_is_erased(desk: Desk) -> None:
    number = await desk.questions.keep(ANNA, FILE)
    desk.now += timedelta(hours=23)
    later = await desk.questions.keep(ANNA, FILE)
    desk.now += timedelta(hours=1)
    assert await desk.questions.find(number, ANNA) is None
    await desk.questions.drop_lapsed()
    assert not await desk.questions.drop(number, ANNA)
    assert await desk.questions.find(later, ANNA)


async def test_nothing_that_a_dismissed_editor_was_asked_is_kept(desk: Desk) -> None:
    hers, his = await desk.questions.keep(ANNA, FILE), await desk.questions.keep(BORIS, FILE)
    await desk.editors.keep_only([ANNA])
    assert await desk.questions.find(hers, ANNA)
    assert await desk.questions.find(his, BORIS) is None
