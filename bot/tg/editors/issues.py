"""Issues as editors open them: the list, the drafts, the card that publishes."""

from dataclasses import replace

from bot.callbacks.previews import Preview
from bot.callbacks.publishing import Prepare
from bot.desk.looking import Looking
from bot.desk.overview import Overviews
from bot.desk.publishing import Publishing
from bot.model.issue import Issue, IssueState
from bot.model.message import Message
from bot.model.publication import Publication
from bot.model.week import Week
from bot.render.editors.drafts import EditorScreens
from bot.render.editors.publish import PlanScreens
from bot.store.issues import Issues


class EditorIssues:
    def __init__(
        self,
        publication: Publication,
        issues: Issues,
        publishing: Publishing,
        overviews: Overviews,
        looking: Looking,
        screens: EditorScreens,
        plans: PlanScreens,
    ) -> None:
        self._publication = publication
        self._issues = issues
        self._publishing = publishing
        self._overviews = overviews
        self._looking = looking
        self._screens = screens
        self._plans = plans

    async def draft(self, week: Week) -> Issue | None:
        issue = await self._issues.find(week)
        return issue if issue and issue.state is IssueState.DRAFT else None

    async def prepared(self, chosen: Prepare, editor: int, language: str) -> Message:
        """The card that tells what goes out; for what cannot be published, the one that says why."""
        week = chosen.week
        issue = await self._issues.find(week)
        if issue is None:
            return self._screens.unknown_week(language)
        if issue.state is IssueState.SCHEDULED:
            return self._plans.scheduled(week, language)
        if issue.state is not IssueState.DRAFT:
            return self._plans.published(week, language)
        if not issue.publishable:
            return self._screens.draft(issue, language)
        plan = await self._publishing.plan(issue, paid=chosen.paid)
        plan = replace(plan, news=await self._looking.look(editor, issue))
        asked = enumerate((*self._publication.languages, str(week)))
        agreed = [name for place, name in asked if chosen.ticked >> place & 1]
        offer = await self._publishing.offer(editor, issue, agreed)
        return self._plans.plan(plan, chosen, offer.nonce if offer else "", language)

    async def unseen(self, week: Week, language: str) -> Message:
        """Instead of a preview of what cannot be shown: there is no issue, or no text in it."""
        issue = await self._issues.find(week)
        return self._screens.draft(issue, language) if issue else self._screens.unknown_week(language)

    async def withdraw(self, week: Week, editor: int) -> None:
        """The button on the card publishes no more."""
        await self._publishing.withdraw(editor, week)

    def renewed(self, language: str) -> str:
        return self._plans.renewed(language)

    async def choice(self, callback: type[Preview | Prepare], language: str) -> Week | Message:
        """The week of the only draft, or the question which one is meant; if there is none, what readers see."""
        drafts = (await self._overviews.overview()).drafts
        if callback is Preview and not drafts.newest and (latest := await self._issues.latest()):
            return latest.week
        if len(drafts.newest) == 1 and not drafts.others:
            return drafts.newest[0].week
        return self._screens.choose(drafts, callback, language)
