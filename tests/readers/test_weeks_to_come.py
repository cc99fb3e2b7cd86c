"""An issue that is out before its week has begun stands before nobody's present."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.build import utc_now
from bot.callbacks.readers import Archive
from bot.callbacks.views import IssueView, Source
from bot.model.message import Message
from bot.model.people import Role
from bot.model.reader import Address, Preferences
from bot.model.week import Week
from bot.render.dates import week_range
from bot.render.issue import IssueMessages
from bot.render.readers.archive import ArchiveScreens
from bot.render.readers.screens import ReaderScreens
from bot.store.build import Stores
from bot.store.cipher import Cipher, write_key
from bot.store.sqlite.database import SqliteDatabase
from bot.tg.readers.issues import ReaderIssues, newest
from bot.tg.visitor import Visitor
from tests.readers.chats import archive, asks, commentary
from tests.render.issues import PUBLICATION, TEXTS
from tests.stage import Stage
from tests.store.kept import Kept
from tests.verdicts import verdicts

LAST, NOW, NEXT = (Week.parse(week) for week in ("2019-W20", "2019-W21", "2019-W22"))
MONDAY = datetime(2019, 5, 26, 21, tzinfo=UTC)
"""When the week of 27 May begins in Minsk."""


class Reading:
    """A reader of issues with a database and a clock of their own."""

    def __init__(self, stores: Stores) -> None:
        self.now = MONDAY - timedelta(minutes=1)
        self._stores = stores
        screens, messages = ReaderScreens(PUBLICATION, TEXTS), IssueMessages(PUBLICATION, TEXTS)
        self._issues = ReaderIssues(
            stores.issues, messages, screens, ArchiveScreens(PUBLICATION, TEXTS), self._this_week
        )

    async def archive(self, *weeks: Week) -> None:
        texts = [commentary(week=week) for week in weeks]
        await self._stores.issues.archive(texts, verdicts(*texts))

    async def latest(self) -> Message:
        return await self._issues.latest(Source.LATEST, await self._visitor())

    async def open(self, week: Week) -> Message | None:
        visitor = await self._visitor()
        return await self._issues.open(IssueView(week, "en", Source.PUSH, visitor.preferences.topics), visitor)

    async def listed(self) -> Message:
        return await self._issues.archive(Archive(), await self._visitor())

    async def follow(self, week: Week) -> Message:
        visitor = await self._visitor()
        return await self._issues.follow(IssueView(week, "en", Source.LINK, visitor.preferences.topics), visitor)

    async def _visitor(self) -> Visitor:
        _, version = await self._stores.readers.visit(Address(1))
        return Visitor(Address(1), 1, Role.READER, Preferences("en"), stored=False, greeting="en", archive=version)

    def _this_week(self) -> Week:
        return Week.at(self.now, PUBLICATION.zone)


@pytest.fixture
async def reading(tmp_path: Path) -> AsyncIterator[Reading]:
    write_key(tmp_path / "key")
    database = await SqliteDatabase.open(tmp_path / "zvodka.db")
    yield Reading(Kept(database, Cipher.read(tmp_path / "key")).stores)
    await database.close()


async def test_the_latest_issue_is_that_of_the_newest_week_which_has_begun_at_home(reading: Reading) -> None:
    """The archive has one and the same version all the time: what is on the shelf does not hide the new week."""
    await reading.archive(LAST, NOW, NEXT)
    assert "20–26 May" in (await reading.latest()).html
    reading.now = MONDAY
    assert "27 May" in (await reading.latest()).html
    assert "27 May" in (await reading.latest()).html


async def test_as_long_as_only_a_week_to_come_is_out_there_is_no_latest_issue_yet(reading: Reading) -> None:
    await reading.archive(NEXT)
    kind = await reading.latest()
    assert "27 May" not in kind.html
    assert await reading.follow(LAST) == kind
    reading.now = MONDAY
    assert "27 May" in (await reading.latest()).html
    assert "27 May" in (await reading.follow(LAST)).html


async def test_the_archive_links_and_the_buttons_of_a_push_open_a_week_to_come(reading: Reading) -> None:
    """It is out: whoever has it may come back to it."""
    await reading.archive(NOW, NEXT)
    opened = await reading.open(NEXT)
    assert opened
    assert "27 May" in opened.html
    assert "27 May" in (await reading.follow(NEXT)).html
    assert str(NEXT) in str((await reading.listed()).keyboard)


async def test_in_the_chat_the_present_is_the_clock_s_and_the_publication_s(stage: Stage) -> None:
    this_week = Week.at(utc_now(), "Europe/Minsk")
    await archive(stage, *(commentary(week=this_week.shift(weeks)) for weeks in (-1, 2)))
    anna, boris = stage.telegram.person("Anna"), stage.telegram.person("Boris")
    async with stage.bot():
        latest, greeting = await asks(anna, "/latest"), await asks(boris, "/start")
        opened = await asks(anna, f"/start {this_week.shift(2)}")
    last, to_come = (week_range(this_week.shift(weeks), "en") for weeks in (-1, 2))
    assert last in latest.text
    assert last in greeting.text
    assert to_come in opened.text


@pytest.mark.parametrize(
    ("published", "latest"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([LAST], LAST, id="an earlier one"),
        pytest.param([NOW], NOW, id="this week's"),
        pytest.param([NEXT], None, id="only one to come"),
        pytest.param([NEXT, LAST], LAST, id="one to come and one before"),
    ],
)
def test_the_newest_week(published: list[Week], latest: Week | None) -> None:
    assert newest(published, NOW) == latest
