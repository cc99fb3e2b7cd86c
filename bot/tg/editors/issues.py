"""Issues as editors open them: the list, the drafts, previews, the card that publishes."""

from collections.abc import Sequence

from bot.callbacks.publishing import Prepare, Preview
from bot.desk.broadcasting import Broadcasting
from bot.desk.publishing import Publishing
from bot.model.broadcast import Terms
from bot.model.issue import Issue, IssueState, OpenDrafts
from bot.model.message import Message
from bot.model.week import Week
from bot.render.editors.drafts import EditorScreens
from bot.render.editors.publish import PlanScreens
from bot.store.issues import Issues

RECENT = 10
"""Published weeks in the list."""
OPEN = 20
"""Drafts in it: Telegram takes 100 buttons, and nobody's thumb as many."""


class EditorIssues:
    def __init__(
        self,
        issues: Issues,
        publishing: Publishing,
        broadcasting: Broadcasting,
        screens: EditorScreens,
        plans: PlanScreens,
    ) -> None:
        self._issues = issues
        self._publishing = publishing
        self._broadcasting = broadcasting
        self._screens = screens
        self._plans = plans

    async def listing(self, language: str) -> Message:
        weeks = await self._issues.weeks(IssueState.PUBLISHED, limit=RECENT)
        published = [(week, await self._broadcasting.of_week(week)) for week in weeks]
        return self._screens.issues(await self._drafts(), published, language)

    async def draft(self, week: Week) -> Issue | None:
        issue = await self._issues.find(week)
        return issue if issue and issue.state is IssueState.DRAFT else None

    async def prepared(self, week: Week, terms: Terms, editor: int, language: str) -> Message:
        """The card that publishes on these terms; for what cannot be published, the one that says why."""
        issue = await self._issues.find(week)
        if issue is None:
            return self._screens.unknown_week(language)
        if issue.state is not IssueState.DRAFT:
            return self._plans.published(week, language)
        if not issue.publishable:
            return self._screens.draft(issue, language)
        plan = await self._publishing.plan(issue, terms)
        offer = await self._publishing.offer(editor, issue)
        return self._plans.plan(plan, offer.nonce, language)

    async def withdraw(self, week: Week, editor: int) -> None:
        """The button on the card publishes no more."""
        await self._publishing.withdraw(editor, week)

    def renewed(self, language: str) -> str:
        return self._plans.renewed(language)

    async def asked_preview(self, week: Week, language: str) -> Message:
        """Asks whose messages; of drafts and of published issues."""
        issue = await self._issues.find(week)
        if issue is None:
            return self._screens.unknown_week(language)
        if not issue.revisions:
            return self._screens.draft(issue, language)
        return self._plans.preview_choice(issue, language)

    async def previewed(self, preview: Preview, language: str) -> Sequence[Message]:
        """The messages themselves, and one to go on from; none if there is nothing to show."""
        issue = await self._issues.find(preview.week)
        if issue is None or not issue.revisions:
            return ()
        messages = await self._publishing.preview(issue, preview.language, preview.format)
        return (*messages, self._plans.previewed(issue, preview, language))

    async def choice(self, callback: type[Preview | Prepare], language: str) -> Week | Message:
        """The week of the only draft, or the question which one is meant."""
        drafts = await self._drafts()
        if len(drafts.newest) == 1 and not drafts.others:
            return drafts.newest[0].week
        return self._screens.choose(drafts, callback, language)

    async def _drafts(self) -> OpenDrafts:
        weeks = await self._issues.weeks(IssueState.DRAFT)
        found = [await self._issues.find(week) for week in weeks[:OPEN]]
        return OpenDrafts(tuple(issue for issue in found if issue), len(weeks[OPEN:]))
