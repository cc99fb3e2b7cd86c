"""Looks for texts by words. These are the reader's own: they stand in the chat only, and are read from there again."""

import asyncio

from bot.callbacks.search import Find, Found, Narrow, SearchCallback
from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.message import Message
from bot.model.publication import Publication
from bot.model.reader import ALL_TOPICS
from bot.model.search import Findings, Hit, Query, arranged
from bot.model.week import Week
from bot.render.issue import IssueMessages
from bot.render.readers.screens import ReaderScreens
from bot.render.readers.search import SearchScreens, on_page, query_of
from bot.stems.query import asked
from bot.store.search import Search
from bot.tg.readers.issues import ReaderIssues
from bot.tg.reply import Reply
from bot.tg.visitor import Visitor


class ReaderSearch:
    def __init__(
        self,
        search: Search,
        issues: ReaderIssues,
        messages: IssueMessages,
        found: SearchScreens,
        screens: ReaderScreens,
        publication: Publication,
    ) -> None:
        self._search = search
        self._issues = issues
        self._messages = messages
        self._found = found
        self._screens = screens
        self._publication = publication

    async def look(self, words: str, visitor: Visitor) -> Message:
        query = asked(words)
        if query is None:
            return self._found.how(visitor.language)
        return await self._page(query, Find(), visitor)

    async def answer(self, callback: SearchCallback, visitor: Visitor, line: str) -> Reply:
        """`line` is the first one of the message with the button; empty where Telegram does not say it any more."""
        query = asked(query_of(line))
        if query is None:
            return Reply(notice=self._found.lost(visitor.language))
        match callback:
            case Find():
                return Reply(await self._page(query, callback, visitor))
            case Narrow():
                findings = await self._find(query, visitor)
                return Reply(self._found.choices(query, findings, callback, visitor.language))
            case Found():
                text = await self._text(query, callback, visitor)
                return Reply(text) if text else Reply(notice=self._screens.out_of_date(visitor.language))

    async def hits(self, words: str, visitor: Visitor) -> tuple[Hit, ...] | None:
        """What the words alone find; None where they say nothing to look for."""
        query = asked(words)
        return (await self._find(query, visitor)).hits if query else None

    async def _page(self, query: Query, find: Find, visitor: Visitor) -> Message:
        """Off the loop: texts are looked through for their words."""
        findings = await self._find(query, visitor)
        shown = on_page(self._found.narrowed(findings, find), find.page)
        texts = await self._search.texts([hit.revision for hit in shown])
        return await asyncio.to_thread(self._found.found, query, findings, find, texts, visitor.language)

    async def _find(self, query: Query, visitor: Visitor) -> Findings:
        """Every word, or where there is no such text any of them."""
        this_week = await self._issues.newest_week(visitor)
        if this_week is None:
            return Findings(())
        every = await self._arranged(query, visitor, this_week, every=True)
        if every.hits or len(query.words) == 1:
            return every
        return await self._arranged(query, visitor, this_week, every=False)

    async def _arranged(self, query: Query, visitor: Visitor, this_week: Week, *, every: bool) -> Findings:
        hits = await self._search.find(query, self._publication.languages, every=every)
        return Findings(tuple(arranged(hits, self._publication.fallback(visitor.language), this_week)), every)

    async def _text(self, query: Query, found: Found, visitor: Visitor) -> Message | None:
        issue = await self._issues.published(found.week)
        if issue is None:
            return None
        opened = TopicView(IssueView(found.week, found.language, Source.ARCHIVE, ALL_TOPICS), found.topic)
        history = await self._issues.history(visitor)
        pages, link = await asyncio.to_thread(self._messages.pages, issue, history, opened)
        return self._found.text(query, found, pages, link, visitor.language) if pages else None
