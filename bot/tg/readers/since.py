"""What has changed since then, as readers ask for it."""

import asyncio

from bot.callbacks.since import Since, SinceCallback, SinceText, SinceYear
from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.message import Message
from bot.model.reader import ALL_TOPICS
from bot.render.issue import IssueMessages
from bot.render.readers.screens import ReaderScreens
from bot.render.readers.since import MONTH, SinceScreens
from bot.tg.readers.issues import ReaderIssues
from bot.tg.reply import Reply
from bot.tg.visitor import Visitor


class ReaderSince:
    def __init__(
        self, issues: ReaderIssues, messages: IssueMessages, since: SinceScreens, screens: ReaderScreens
    ) -> None:
        self._issues = issues
        self._messages = messages
        self._since = since
        self._screens = screens

    async def month(self, visitor: Visitor) -> Message:
        """Since a month ago, or a kind word if there is no issue yet."""
        until = await self._issues.newest_week(visitor)
        shown = await self._shown(Since(until.shift(-MONTH)), visitor) if until else None
        return shown or self._screens.nothing_yet(visitor.preferences)

    async def answer(self, callback: SinceCallback, visitor: Visitor) -> Reply:
        shown = await self._shown(callback, visitor)
        return Reply(shown) if shown else Reply(notice=self._screens.out_of_date(visitor.language))

    async def _shown(self, asked: SinceCallback, visitor: Visitor) -> Message | None:
        until, language = await self._issues.newest_week(visitor), visitor.language
        if until is None:
            return None
        match asked:
            case Since():
                return self._since.changes(asked, await self._issues.history(visitor), until, language)
            case SinceYear(year):
                return self._since.months(year, await self._issues.weeks(visitor), language)
            case SinceText():
                return await self._text(asked, visitor)

    async def _text(self, asked: SinceText, visitor: Visitor) -> Message | None:
        """Off the loop: it may be long."""
        issue = await self._issues.published(asked.week)
        if issue is None:
            return None
        opened = TopicView(IssueView(asked.week, visitor.language, Source.LATEST, ALL_TOPICS), asked.topic)
        history = await self._issues.history(visitor)
        pages, link = await asyncio.to_thread(self._messages.pages, issue, history, opened)
        return self._since.text(asked, pages, link, visitor.language) if pages else None
