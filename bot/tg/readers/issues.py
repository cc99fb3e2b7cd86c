"""Published issues, as readers open them; drafts do not exist here.

What a screen shows depends on few things, and many readers ask for the same: a finished one is kept until the archive
has another version. None of them depends on what day it is; which issue is the latest does, and is found out each time.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import replace
from typing import Any

from bot.callbacks.readers import Archive, ArchiveYear
from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.issue import Issue, IssueState
from bot.model.message import Message
from bot.model.week import Week
from bot.render.issue import History, IssueMessages
from bot.render.readers.archive import ArchiveScreens, verdicts_by_week
from bot.render.readers.screens import ReaderScreens
from bot.store.issues import Issues
from bot.tg.readers.shelf import Shelf
from bot.tg.visitor import Visitor

Make = Callable[[], Coroutine[Any, Any, Message | None]]


class ReaderIssues:
    def __init__(
        self,
        issues: Issues,
        messages: IssueMessages,
        screens: ReaderScreens,
        archive: ArchiveScreens,
        this_week: Callable[[], Week],
    ) -> None:
        self._issues = issues
        self._messages = messages
        self._screens = screens
        self._archive = archive
        self._this_week = this_week
        self._shelf = Shelf()

    async def latest(self, source: Source, visitor: Visitor) -> Message:
        """The newest issue of a week that has begun, or a kind word if there is none yet."""
        return await self._latest(source, visitor) or self._screens.nothing_yet(visitor.preferences)

    async def newest(self, visitor: Visitor) -> tuple[Issue, History] | None:
        """The issue that /latest shows."""
        week = await self.newest_week(visitor)
        issue = await self.published(week) if week else None
        return (issue, await self.history(visitor)) if issue else None

    async def follow(self, link: IssueView | TopicView, visitor: Visitor) -> Message:
        """What a link leads to, or what comes nearest, with a note."""
        if opened := await self.open(link, visitor):
            return opened
        glance = link.glance if isinstance(link, TopicView) else link
        if isinstance(link, TopicView) and (whole := await self.open(glance, visitor)):
            return self._screens.no_such_topic(whole, link.topic, visitor.language)
        week = nearest(await self.weeks(visitor), glance.week, self._this_week())
        shown = await self._near(link, replace(glance, week=week), visitor) if week else None
        if shown is None:
            return self._screens.nothing_yet(visitor.preferences)
        is_newest = week == await self.newest_week(visitor)
        return self._screens.no_such_issue(shown, visitor.language, newest=is_newest)

    async def _near(self, link: IssueView | TopicView, glance: IssueView, visitor: Visitor) -> Message | None:
        """The topic that was wanted, if this issue has it."""
        topic = await self.open(replace(link, glance=glance), visitor) if isinstance(link, TopicView) else None
        return topic or await self.open(glance, visitor)

    async def open(self, what: IssueView | TopicView, visitor: Visitor) -> Message | None:
        """None for what was not published; of what was retracted, that it was."""
        subscribed = visitor.preferences.subscribed
        if isinstance(what, TopicView):
            offered = what.glance.source is Source.LINK and not subscribed
            return await self._shelf.take(visitor.archive, (what, offered), lambda: self._commentary(what, visitor))
        return await self._shelf.take(visitor.archive, (what, subscribed), lambda: self._glance(what, visitor))

    async def archive(self, where: Archive | ArchiveYear, visitor: Visitor) -> Message:
        weeks, reader = await self._shelf.take(visitor.archive, "shown", self._issues.shown), visitor.preferences
        if not weeks:
            return self._screens.nothing_yet(reader)

        async def make() -> Message:
            said = verdicts_by_week(await self.history(visitor))
            return self._archive.show(where, reader, weeks, said)

        return await self._shelf.take(visitor.archive, (where, reader.language, reader.topics), make)

    async def _latest(self, source: Source, visitor: Visitor) -> Message | None:
        reader, week = visitor.preferences, await self.newest_week(visitor)
        return await self.open(IssueView(week, reader.language, source, reader.topics), visitor) if week else None

    async def _glance(self, view: IssueView, visitor: Visitor) -> Message | None:
        issue = await self.published(view.week)
        if issue is None:
            return None
        history = await self.history(visitor)
        return self._messages.glance(issue, history, view, subscribed=visitor.preferences.subscribed)

    async def _commentary(self, view: TopicView, visitor: Visitor) -> Message | None:
        """Off the loop: the text may be long."""
        issue = await self.published(view.glance.week)
        if issue is None:
            return None
        return await asyncio.to_thread(
            self._messages.commentary,
            issue,
            await self.history(visitor),
            view,
            subscribed=visitor.preferences.subscribed,
        )

    async def published(self, week: Week) -> Issue | None:
        issue = await self._issues.find(week)
        return issue if issue and issue.state in {IssueState.PUBLISHED, IssueState.RETRACTED} else None

    async def newest_week(self, visitor: Visitor) -> Week | None:
        """The week of the newest issue that has begun."""
        return newest(await self.weeks(visitor), self._this_week())

    async def weeks(self, visitor: Visitor) -> list[Week]:
        """The published ones, newest first."""
        return await self._shelf.take(visitor.archive, "weeks", lambda: self._issues.weeks(IssueState.PUBLISHED))

    async def history(self, visitor: Visitor) -> History:
        """All that was published."""
        weeks = await self.weeks(visitor)
        if not weeks:
            return {}
        return await self._shelf.take(visitor.archive, "history", lambda: self._issues.history(weeks[0]))


def nearest(published: Iterable[Week], wanted: Week, this_week: Week) -> Week | None:
    """Of two that are as near, the later one."""
    begun = (week for week in published if week <= this_week)
    return min(begun, key=lambda week: abs((week.monday - wanted.monday).days), default=None)


def newest(published: Iterable[Week], this_week: Week) -> Week | None:
    """What is out already of a week to come does not stand before the one in which its reader lives.

    `published` are newest first: at each /latest the first is looked at, not the archive.
    """
    return next((week for week in published if week <= this_week), None)
