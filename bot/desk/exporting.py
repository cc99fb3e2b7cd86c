"""Takes an issue out of the house, as files that an upload takes in again."""

import asyncio

from bot.desk.overview import Overviews
from bot.library.exported import exported
from bot.library.front.weeks import week_meant
from bot.model.issue import IssueState
from bot.model.week import Week
from bot.store.issues import Issues


class Exporting:
    def __init__(self, issues: Issues, overviews: Overviews) -> None:
        self._issues = issues
        self._overviews = overviews

    async def archive(self, week: Week) -> tuple[bytes, int] | None:
        """A .zip and how many texts are in it; None if there is no text of that week, in whatever state."""
        issue = await self._issues.find(week)
        if issue is None or not issue.revisions:
            return None
        return await asyncio.to_thread(exported, issue), len(issue.revisions)

    def meant(self, words: str) -> Week | None:
        """The week that an editor has written in one of the ways in which files name it."""
        found = week_meant(words, self._overviews.this_week.thursday)
        return Week.parse(found.values[0]) if found.sure else None

    async def newest(self) -> Week | None:
        """The newest draft, else the newest published issue."""
        for state in (IssueState.DRAFT, IssueState.PUBLISHED):
            for week in await self._issues.weeks(state, limit=1):
                return week
        return None
