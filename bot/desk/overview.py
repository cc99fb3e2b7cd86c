"""What waits at the desk, and which week is the one to write."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from bot.desk.approving import Approving
from bot.desk.broadcasting import Broadcasting
from bot.desk.locking import Locking
from bot.model.desk import Overview
from bot.model.issue import Issue, IssueState, OpenDrafts
from bot.model.publication import Publication
from bot.model.week import Week
from bot.store.issues import Issues

RECENT = 8
"""Published weeks that are listed."""
OPEN = 20
"""Drafts that are: Telegram takes 100 buttons, and nobody's thumb as many."""


class Overviews:
    def __init__(
        self,
        publication: Publication,
        issues: Issues,
        broadcasting: Broadcasting,
        locking: Locking,
        approving: Approving,
        clock: Callable[[], datetime],
    ) -> None:
        self._zone = publication.zone
        self._issues = issues
        self._broadcasting = broadcasting
        self._locking = locking
        self._approving = approving
        self._clock = clock

    @property
    def this_week(self) -> Week:
        """Where the publication is at home."""
        return Week.at(self._clock(), self._zone)

    async def overview(self) -> Overview:
        drafts, scheduled = await self._issues.weeks(IssueState.DRAFT), await self._issues.weeks(IssueState.SCHEDULED)
        published = await self._issues.weeks(IssueState.PUBLISHED, limit=RECENT)
        retracted = await self._issues.weeks(IssueState.RETRACTED, limit=RECENT)
        found = [await self._issues.find(week) for week in drafts[:OPEN]]
        return Overview(
            at_hand(drafts, {*scheduled, *published, *retracted}, self.this_week),
            OpenDrafts(tuple(issue for issue in found if issue), len(drafts[OPEN:])),
            tuple([(week, await self._broadcasting.of_week(week)) for week in published]),
            tuple(sorted(scheduled)),
            alone=self._approving.alone,
            locked=await self._locking.current() is not None,
        )

    async def begin(self, week: Week) -> Issue | None:
        """The issue of that week, in whatever state; a draft is opened if there is none."""
        await self._issues.begin(week)
        return await self._issues.find(week)


def at_hand(drafts: Sequence[Week], settled: Collection[Week], this_week: Week) -> Week:
    """This week's draft, else the newest that waits, else the first week from this one on that has no issue."""
    if this_week in drafts or not drafts:
        week = this_week
        while week in settled:
            week = week.shift(1)
        return week
    return drafts[0]
