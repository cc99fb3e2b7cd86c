"""What readers put into other chats by typing the bot's name there."""

from collections.abc import Sequence

from bot.callbacks.views import IssueView, Source
from bot.model.call import Offered
from bot.model.publication import Publication
from bot.model.reader import ALL_TOPICS
from bot.model.search import Hit
from bot.render.sharing import issue_offers, text_offers
from bot.render.voice import Texts
from bot.tg.readers.issues import ReaderIssues
from bot.tg.readers.search import ReaderSearch
from bot.tg.visitor import Visitor

MOST = 10
"""Texts of a list in which one looks for one of them."""


class ReaderInline:
    def __init__(self, issues: ReaderIssues, search: ReaderSearch, publication: Publication, texts: Texts) -> None:
        self._issues = issues
        self._search = search
        self._publication = publication
        self._texts = texts

    async def offered(self, words: str, visitor: Visitor) -> tuple[Offered, ...]:
        """The newest issue and its texts; with words, the texts in which these are found."""
        hits = await self._search.hits(words, visitor)
        return await self._newest(visitor) if hits is None else await self._found(hits[:MOST], visitor)

    async def _newest(self, visitor: Visitor) -> tuple[Offered, ...]:
        newest = await self._issues.newest(visitor)
        if newest is None:
            return ()
        issue, history = newest
        glance = await self._issues.open(IssueView(issue.week, visitor.language, Source.LATEST, ALL_TOPICS), visitor)
        assert glance
        return issue_offers(self._publication, self._texts.voice(visitor.language), issue, history, glance)

    async def _found(self, hits: Sequence[Hit], visitor: Visitor) -> tuple[Offered, ...]:
        say, history = self._texts.voice(visitor.language), await self._issues.history(visitor)
        offered: list[Offered] = []
        for hit in hits:
            if issue := await self._issues.published(hit.week):
                offered += text_offers(self._publication, say, issue, history, topic=hit.topic)
        return tuple(offered)
