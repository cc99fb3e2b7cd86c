"""Published issues, as readers open them; drafts do not exist here."""

from bot.model import Issue, Message, Preferences, State
from bot.render.glance import Glance, Opened, Source
from bot.render.issue import IssueMessages
from bot.render.presses import Archive
from bot.render.screens import ReaderScreens
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
        glance = Glance(issue.week, preferences.language, source, preferences.topics)
        return await self._glance(issue, glance, preferences)

    async def open(self, what: Glance | Opened, preferences: Preferences) -> Message | None:
        """None for what was not published."""
        glance = what.glance if isinstance(what, Opened) else what
        issue = await self._issues.find(glance.week)
        if issue is None or issue.state is not State.PUBLISHED:
            return None
        if isinstance(what, Opened):
            return self._messages.commentary(issue, await self._issues.history(issue.week), what)
        return await self._glance(issue, what, preferences)

    async def archive(self, press: Archive, preferences: Preferences) -> Message:
        weeks = await self._issues.weeks(State.PUBLISHED)
        if not weeks:
            return self._screens.nothing_yet(preferences)
        return self._screens.archive(preferences, weeks, press.week)

    async def _glance(self, issue: Issue, glance: Glance, preferences: Preferences) -> Message:
        history = await self._issues.history(issue.week)
        return self._messages.glance(issue, history, glance, subscribed=preferences.subscribed)
