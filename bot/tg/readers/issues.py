"""Published issues, as readers open them; drafts do not exist here.

What a screen shows depends on few things, and many readers ask for the same: a finished one is kept until the archive
has another version.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from bot.callbacks.readers import Archive
from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.issue import Issue, IssueState
from bot.model.message import Message
from bot.model.week import Week
from bot.render.issue import History, IssueMessages
from bot.render.readers.screens import ReaderScreens
from bot.store.issues import Issues
from bot.tg.readers.shelf import Shelf
from bot.tg.visitor import Visitor

Make = Callable[[], Coroutine[Any, Any, Message | None]]


class ReaderIssues:
    def __init__(self, issues: Issues, messages: IssueMessages, screens: ReaderScreens) -> None:
        self._issues = issues
        self._messages = messages
        self._screens = screens
        self._shelf = Shelf()

    async def latest(self, source: Source, visitor: Visitor) -> Message:
        """The newest issue, or a kind word if there is none yet."""
        reader, newest = visitor.preferences, await self._weeks(visitor)
        if not newest:
            return self._screens.nothing_yet(reader)
        shown = await self.open(IssueView(newest[0], reader.language, source, reader.topics), visitor)
        return shown or self._screens.nothing_yet(reader)

    async def follow(self, link: IssueView | TopicView, visitor: Visitor) -> Message:
        """What a link leads to, or what comes nearest, with a note."""
        if opened := await self.open(link, visitor):
            return opened
        if isinstance(link, TopicView) and (whole := await self.open(link.glance, visitor)):
            return self._screens.no_such_topic(whole, link.topic, visitor.language)
        newest = await self.latest(Source.LATEST, visitor)
        return self._screens.no_such_issue(newest, visitor.language) if await self._weeks(visitor) else newest

    async def open(self, what: IssueView | TopicView, visitor: Visitor) -> Message | None:
        """None for what was not published; of what was retracted, that it was."""
        if isinstance(what, TopicView):
            return await self._shelf.take(visitor.archive, what, lambda: self._commentary(what, visitor))
        subscribed = visitor.preferences.subscribed
        return await self._shelf.take(visitor.archive, (what, subscribed), lambda: self._glance(what, visitor))

    async def archive(self, where: Archive, visitor: Visitor) -> Message:
        weeks, reader = await self._shelf.take(visitor.archive, "shown", self._issues.shown), visitor.preferences
        if not weeks:
            return self._screens.nothing_yet(reader)

        async def make() -> Message:
            return self._screens.archive(reader, weeks, where.week)

        return await self._shelf.take(visitor.archive, (where, reader.language, reader.topics), make)

    async def _glance(self, view: IssueView, visitor: Visitor) -> Message | None:
        issue = await self._published(view.week)
        if issue is None:
            return None
        history = await self._history(visitor)
        return self._messages.glance(issue, history, view, subscribed=visitor.preferences.subscribed)

    async def _commentary(self, view: TopicView, visitor: Visitor) -> Message | None:
        """Off the loop: the text may be long."""
        issue = await self._published(view.glance.week)
        if issue is None:
            return None
        return await asyncio.to_thread(self._messages.commentary, issue, await self._history(visitor), view)

    async def _published(self, week: Week) -> Issue | None:
        issue = await self._issues.find(week)
        return issue if issue and issue.state in {IssueState.PUBLISHED, IssueState.RETRACTED} else None

    async def _weeks(self, visitor: Visitor) -> list[Week]:
        """The published ones, newest first."""
        return await self._shelf.take(visitor.archive, "weeks", lambda: self._issues.weeks(IssueState.PUBLISHED))

    async def _history(self, visitor: Visitor) -> History:
        weeks = await self._weeks(visitor)
        if not weeks:
            return {}
        return await self._shelf.take(visitor.archive, "history", lambda: self._issues.history(weeks[0]))
