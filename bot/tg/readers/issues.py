"""Published issues, as readers open them; drafts do not exist here."""

from bot.callbacks.readers import Archive
from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.issue import Issue, IssueState
from bot.model.message import Message
from bot.model.reader import Preferences
from bot.render.issue import IssueMessages
from bot.render.readers.screens import ReaderScreens
from bot.store.issues import Issues


class ReaderIssues:
    def __init__(self, issues: Issues, messages: IssueMessages, screens: ReaderScreens) -> None:
        self._issues = issues
        self._messages = messages
        self._screens = screens

    async def latest(self, source: Source, preferences: Preferences) -> Message:
        """The newest issue, or a kind word if there is none yet."""
        issue = await self._issues.latest()
        if issue is None:
            return self._screens.nothing_yet(preferences)
        glance = IssueView(issue.week, preferences.language, source, preferences.topics)
        return await self._glance(issue, glance, preferences)

    async def follow(self, link: IssueView | TopicView, preferences: Preferences) -> Message:
        """What a link leads to, or what comes nearest, with a note."""
        if opened := await self.open(link, preferences):
            return opened
        if isinstance(link, TopicView) and (whole := await self.open(link.glance, preferences)):
            return self._screens.no_such_topic(whole, link.topic, preferences.language)
        newest = await self.latest(Source.LATEST, preferences)
        return self._screens.no_such_issue(newest, preferences.language) if await self._issues.latest() else newest

    async def open(self, what: IssueView | TopicView, preferences: Preferences) -> Message | None:
        """None for what was not published."""
        glance = what.glance if isinstance(what, TopicView) else what
        issue = await self._issues.find(glance.week)
        if issue is None or issue.state is not IssueState.PUBLISHED:
            return None
        if isinstance(what, TopicView):
            return self._messages.commentary(issue, await self._issues.history(issue.week), what)
        return await self._glance(issue, what, preferences)

    async def archive(self, press: Archive, preferences: Preferences) -> Message:
        weeks = await self._issues.weeks(IssueState.PUBLISHED)
        if not weeks:
            return self._screens.nothing_yet(preferences)
        return self._screens.archive(preferences, weeks, press.week)

    async def _glance(self, issue: Issue, glance: IssueView, preferences: Preferences) -> Message:
        history = await self._issues.history(issue.week)
        return self._messages.glance(issue, history, glance, subscribed=preferences.subscribed)
