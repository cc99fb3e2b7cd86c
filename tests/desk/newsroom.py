"""A newsroom with a real database: what the desk works with, and files as editors write them."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from bot.desk.build import Desk, Rules, build_desk
from bot.model.correction import Amendment, Reach
from bot.model.issue import Issue
from bot.model.reader import Address, Preferences
from bot.model.receipt import Arrival, File
from bot.model.week import Week
from bot.render.issue import IssueMessages
from bot.render.spoken import SpokenMessages
from bot.store.build import open_stores
from bot.store.cipher import Cipher
from bot.store.deliveries import Deliveries
from bot.store.sqlite.database import SqliteDatabase
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK

EDITOR, COLLEAGUE = 777, 778


class Newsroom:
    """`now` and `seconds` are its clocks, `woken` how often the outbox was told to look,
    `rescheduled` how often it was said that another issue is to go out, or none.
    """

    def __init__(self, database: SqliteDatabase, cipher: Cipher) -> None:
        self.now = datetime(2019, 5, 27, 12, tzinfo=UTC)
        self.seconds = 0.0
        self.woken = 0
        self.database = database
        self.rescheduled = 0
        self.stores = open_stores(database, cipher, self._clock, owners=[EDITOR, COLLEAGUE])
        self.issues, self.readers = self.stores.issues, self.stores.readers
        self.broadcasts, self.bundles = self.stores.broadcasts, self.stores.bundles
        self.cards = self.stores.cards
        self.deliveries = Deliveries(database, cipher, run=1)
        self.schedule, self.corrections = self.stores.schedule, self.stores.corrections
        self.desk = self.desk_with()
        self.drafts, self.publishing, self.broadcasting = self.desk.drafts, self.desk.publishing, self.desk.broadcasting
        self.scheduling = self.desk.scheduling

    async def correct(self, amendment: Amendment, reach: Reach = Reach.ARCHIVE) -> int | None:
        """The number of the broadcast that tells of it; 0: none does; None: nothing is corrected."""
        weighed = await self.desk.correcting.propose(EDITOR, amendment)
        return await self.desk.correcting.correct(EDITOR, weighed, reach) if weighed else None

    async def upload(self, *texts: bytes, editor: int = EDITOR) -> None:
        for content in texts:
            await self.sends("upload.md", content, editor)

    async def sends(self, name: str, content: bytes, editor: int = EDITOR) -> Arrival:
        """What an uploaded file comes to."""
        return await self.desk.intake.arrive(File(name, content, self.now.date()), editor)

    async def subscribe(self, *readers: Preferences) -> None:
        for number, preferences in enumerate(readers, 1):
            await self.readers.save(Address(number), preferences)

    async def issue(self, week: Week = WEEK) -> Issue:
        found = await self.issues.find(week)
        assert found is not None
        return found

    def desk_with(
        self, messages: IssueMessages | None = None, owners: Collection[int] = (EDITOR,), **rules: Any
    ) -> Desk:
        return build_desk(
            self.stores,
            PUBLICATION,
            messages or SpokenMessages(PUBLICATION, TEXTS),
            rules=Rules(rate=10, **rules),
            owners=frozenset(owners),
            wake=self._wake,
            on_schedule=self._scheduled,
            clock=self._clock,
            monotonic=lambda: self.seconds,
        )

    async def offer(self, editor: int = EDITOR) -> str:
        """The nonce on this editor's button."""
        offer = await self.publishing.offer(editor, await self.issue(), [*LANGUAGES, str(WEEK)])
        assert offer is not None
        return offer.nonce

    async def publish(self, desk: Desk | None = None) -> int:
        """Both taps, and no time to take it back."""
        await (desk or self.desk).scheduling.book(EDITOR, WEEK, await self.offer())
        broadcast = await self.broadcasts.of_week(WEEK)
        assert broadcast is not None
        return broadcast.number

    def _clock(self) -> datetime:
        return self.now

    def _scheduled(self) -> None:
        self.rescheduled += 1

    def _wake(self) -> None:
        self.woken += 1


def text(
    topic: str = "west", language: str = "en", *, trend: str = "unchanged", headline: str = "Ties", week: Week = WEEK
) -> bytes:
    """A commentary's file."""
    front = f"week: {week}\ntopic: {topic}\nlanguage: {language}\ntrend: {trend}\nheadline: {headline}"
    return f"---\n{front}\n---\n\nWhat happened in {topic}.\n".encode()
