"""What readers would get of an issue as it stands now, whatever its state; nothing is changed by looking."""

import asyncio
import zlib
from collections.abc import Sequence

from bot.callbacks.views import IssueView, TopicView
from bot.desk.publishing import present
from bot.model.issue import Issue
from bot.model.message import Message
from bot.model.publication import Publication
from bot.model.reader import Preferences, Variant
from bot.model.week import Week
from bot.render.issue import IssueMessages
from bot.store.confirmations import content_of
from bot.store.issues import Issues


class Previewing:
    def __init__(self, publication: Publication, messages: IssueMessages, issues: Issues) -> None:
        self._publication = publication
        self._messages = messages
        self._issues = issues

    async def find(self, week: Week) -> Issue | None:
        """None if there is nothing to look at."""
        issue = await self._issues.find(week)
        return issue if issue and issue.revisions else None

    def reaches(self, issue: Issue, reader: Preferences) -> bool:
        """Whether such a reader gets anything."""
        return bool(reader.topics & present(issue, self._publication))

    async def push(self, issue: Issue, reader: Preferences) -> Sequence[Message]:
        """Exactly what a publication sends to such a reader, whom it reaches."""
        history = await self._issues.history(issue.week)
        variant = Variant(reader.language, reader.format, reader.topics & present(issue, self._publication))
        return await asyncio.to_thread(self._messages.push, issue, history, variant)

    async def opened(self, issue: Issue, view: IssueView | TopicView) -> Message:
        """What a button below it opens; of a topic that is no more, the issue."""
        history = await self._issues.history(issue.week)
        if isinstance(view, TopicView):
            if found := await asyncio.to_thread(self._messages.commentary, issue, history, view):
                return found
            view = view.glance
        return await asyncio.to_thread(self._messages.glance, issue, history, view, subscribed=True)


def mark_of(issue: Issue) -> int:
    """Another number, almost certainly, once the issue says something else or is in another state."""
    told = f"{issue.state};{content_of(issue)};{len(issue.corrections)}"
    return zlib.crc32(told.encode())
