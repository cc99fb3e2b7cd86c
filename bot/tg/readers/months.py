"""How things went over weeks and months, as readers look back on it."""

import asyncio

from bot.callbacks.months import Months, MonthsCallback, Past, Through, Trends
from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.message import Message
from bot.model.publication import Publication, Topic
from bot.model.reader import ALL_TOPICS
from bot.render.issue import IssueMessages
from bot.render.readers.months import TOLD, MonthsScreens
from bot.render.readers.screens import ReaderScreens
from bot.store.headlines import HeadlineArchive
from bot.tg.readers.issues import ReaderIssues
from bot.tg.readers.pictures import ReaderPictures
from bot.tg.readers.shelf import Shelf
from bot.tg.reply import Reply
from bot.tg.visitor import Visitor


class ReaderMonths:
    def __init__(
        self,
        issues: ReaderIssues,
        pictures: ReaderPictures,
        headlines: HeadlineArchive,
        messages: IssueMessages,
        months: MonthsScreens,
        screens: ReaderScreens,
        publication: Publication,
    ) -> None:
        self._issues = issues
        self._pictures = pictures
        self._headlines = headlines
        self._messages = messages
        self._months = months
        self._screens = screens
        self._publication = publication
        self._shelf = Shelf()

    async def answer(self, callback: MonthsCallback, visitor: Visitor) -> Reply:
        if isinstance(callback, Months):
            return await self._pictures.answer(callback, visitor)
        shown = await self._shown(callback, visitor)
        return Reply(shown) if shown else Reply(notice=self._screens.out_of_date(visitor.language))

    async def trends(self, visitor: Visitor) -> Message:
        """All topics, or a kind word if there is no issue yet."""
        return await self._trends(Trends(visitor.language), visitor) or self._screens.nothing_yet(visitor.preferences)

    async def picture(self, visitor: Visitor) -> Reply:
        """Of all topics, as it is opened from a text, below that."""
        return await self._pictures.answer(Months(visitor.language), visitor, below=True)

    async def _shown(self, callback: Trends | Through | Past, visitor: Visitor) -> Message | None:
        match callback:
            case Trends():
                return await self._trends(callback, visitor)
            case Through():
                return await self._shelf.take(visitor.archive, callback, lambda: self._through(callback, visitor))
            case Past():
                return await self._shelf.take(visitor.archive, callback, lambda: self._past(callback, visitor))

    async def _trends(self, asked: Trends, visitor: Visitor) -> Message | None:
        """Which issue is the newest depends on the day, and is found out each time."""
        until = await self._issues.newest_week(visitor)
        if until is None:
            return None

        async def make() -> Message:
            return self._months.trends(asked, await self._issues.history(visitor), until)

        return await self._shelf.take(visitor.archive, (asked, until), make)

    async def _through(self, asked: Through, visitor: Visitor) -> Message | None:
        topic = self._topic(asked.topic)
        said = (await self._issues.history(visitor)).get(topic.id) if topic else None
        if topic is None or not said:
            return None
        last = max(asked.until, said[0][0])
        found = await self._headlines.of(topic.id, last.shift(-TOLD), last)
        languages = self._publication.fallback(asked.language)
        headlines = {
            week: next(each[language] for language in languages if language in each) for week, each in found.items()
        }
        return self._months.through(asked, said, headlines)

    async def _past(self, asked: Past, visitor: Visitor) -> Message | None:
        """Off the loop: the text may be long."""
        through, issue = asked.through, await self._issues.published(asked.week)
        if issue is None:
            return None
        opened = TopicView(IssueView(asked.week, through.language, Source.LATEST, ALL_TOPICS), through.topic)
        history = await self._issues.history(visitor)
        pages, link = await asyncio.to_thread(self._messages.pages, issue, history, opened)
        return self._months.past(asked, pages, link) if pages else None

    def _topic(self, number: int) -> Topic | None:
        return next((topic for topic in self._publication.topics if topic.number == number), None)
