"""The version of the archive changes with whatever readers may see, whoever changes it."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.build import utc_now
from bot.model.issue import Commentary
from bot.model.reader import Address, Preferences
from bot.model.week import Week
from bot.store.cipher import Cipher, write_key
from bot.store.issues import Issues
from bot.store.readers import Readers
from bot.store.sqlite.database import SqliteDatabase
from tests.commands import zvodka
from tests.readers.chats import asks
from tests.revisions import put
from tests.stage import Stage
from tests.verdicts import verdicts

ANNA = Address(5)
WEEK = Week.parse("2019-W21")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    database = await SqliteDatabase.open(tmp_path / "zvodka.db")
    yield database
    await database.close()


@pytest.fixture
def readers(database: SqliteDatabase, tmp_path: Path) -> Readers:
    write_key(tmp_path / "key")
    return Readers(database, Cipher.read(tmp_path / "key"), utc_now)


def text(body: str, week: Week = WEEK) -> Commentary:
    return Commentary(week, "west", "en", "Headline", body)


async def archived(issues: Issues) -> None:
    await issues.archive([text("Another week.", WEEK.shift(1))], verdicts(text("Another week.", WEEK.shift(1))))


@pytest.mark.parametrize("change", [archived])
async def test_it_changes_with_what_readers_may_see(
    database: SqliteDatabase, readers: Readers, change: Callable[[Issues], Awaitable[None]]
) -> None:
    issues = Issues(database, utc_now)
    await issues.archive([text("Wrong.")], verdicts(text("Wrong.")))
    _, before = await readers.visit(ANNA)
    await change(issues)
    assert (await readers.visit(ANNA))[1] != before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE issue SET state = 'retracted'",
        "UPDATE shown SET corrected = 1",
        "DELETE FROM shown",
        "PRAGMA foreign_keys = OFF; DELETE FROM issue",
    ],
)
async def test_it_changes_though_an_operators_shell_does_it(
    database: SqliteDatabase, readers: Readers, tmp_path: Path, statement: str
) -> None:
    await Issues(database, utc_now).archive([text("Text.")], verdicts(text("Text.")))
    _, before = await readers.visit(ANNA)
    with closing(sqlite3.connect(tmp_path / "zvodka.db")) as shell:
        shell.executescript(statement)
    assert (await readers.visit(ANNA))[1] != before


async def test_it_stays_the_same_whatever_readers_choose_and_editors_propose(
    database: SqliteDatabase, readers: Readers
) -> None:
    """Else no finished screen would be kept for long."""
    issues = Issues(database, utc_now)
    await issues.archive([text("Text.")], verdicts(text("Text.")))
    assert (await readers.visit(ANNA))[0] is None
    _, before = await readers.visit(ANNA)
    await readers.save(ANNA, Preferences("be", subscribed=True))
    await put(issues, text("A correction that nobody has confirmed."))
    assert await readers.visit(ANNA) == (Preferences("be", subscribed=True), before)
    await readers.erase(ANNA)
    assert await readers.visit(ANNA) == (None, before)


async def test_what_another_process_takes_in_is_the_newest_issue_at_once(stage: Stage) -> None:
    shipped = (stage.content / "issues" / "2019-W21" / "west.en.md").read_text(encoding="utf-8")
    later = stage.folder / "west.en.md"
    later.write_text(shipped.replace("2019-W21", "2019-W22"), encoding="utf-8")
    anna, boris = stage.telegram.person("Anna"), stage.telegram.person("Boris")
    async with stage.bot():
        assert "20–26 May 2019" in (await asks(anna, "/latest")).text
        ended = await asyncio.to_thread(zvodka, stage, "import", str(later), "--published")
        assert ended.returncode == 0, ended.stderr
        assert "27 May – 2 June 2019" in (await asks(boris, "/latest")).text
        assert any("27 May" in label for label in (await asks(boris, "/archive")).buttons)
