"""The ways around the desk: the overview, an issue, one of its topics."""

from bot.callbacks.desk import Begin, DeskCallback, NewIssue, SetVerdict, ShowDesk, ShowIssue, ShowTopic, UndoVerdict
from bot.desk.broadcasting import Broadcasting
from bot.desk.drafts import Drafts
from bot.desk.overview import Overviews
from bot.model.correction import Amendment
from bot.model.issue import Issue, IssueState
from bot.model.update import Update
from bot.render.editors.desk import DeskScreens
from bot.render.editors.topic import TopicScreens
from bot.store.issues import Issues
from bot.tg.chat import Chat, callback_message
from bot.tg.editors.corrections import EditorCorrections
from bot.tg.editors.countdowns import Countdowns
from bot.tg.editors.draft_cards import DraftCards
from bot.tg.visitor import Visitor


class EditorDesk:
    def __init__(
        self,
        chat: Chat,
        cards: DraftCards,
        overviews: Overviews,
        drafts: Drafts,
        issues: Issues,
        broadcasting: Broadcasting,
        corrections: EditorCorrections,
        countdowns: Countdowns,
        screens: DeskScreens,
        topics: TopicScreens,
    ) -> None:
        self._chat = chat
        self._cards = cards
        self._overviews = overviews
        self._drafts = drafts
        self._issues = issues
        self._broadcasting = broadcasting
        self._corrections = corrections
        self._countdowns = countdowns
        self._screens = screens
        self._topics = topics

    async def open(self, update: Update, visitor: Visitor) -> None:
        """/desk"""
        await self._chat.show(update, self._screens.desk(await self._overviews.overview(), visitor.language))

    async def done(self, update: Update, callback: DeskCallback, visitor: Visitor) -> bool:
        """Whether there was still what the button speaks of; if not, nothing was done or shown."""
        match callback:
            case ShowDesk():
                await self._cards.release(update, visitor)
                await self.open(update, visitor)
                return True
            case NewIssue():
                await self._chat.show(update, self._screens.new_issue(self._overviews.this_week, visitor.language))
                return True
            case Begin(week):
                return await self._show(update, await self._overviews.begin(week), visitor)
            case ShowIssue(week):
                return await self._show(update, await self._issues.find(week), visitor)
            case ShowTopic(week, topic):
                return await self._show_topic(update, await self._issues.find(week), topic, visitor)
            case SetVerdict():
                return await self._decide(update, callback, visitor)
            case UndoVerdict():
                return await self._undo(update, callback, visitor)

    async def _show(self, update: Update, issue: Issue | None, visitor: Visitor) -> bool:
        """The message with the button becomes the issue's card."""
        if issue is None:
            return False
        if issue.state is IssueState.DRAFT:
            self._chat.notice(update)
            return await self._cards.place(issue.week, visitor, callback_message(update))
        if issue.state is IssueState.SCHEDULED and await self._countdowns.show(update, issue.week, visitor):
            self._chat.notice(update)
            return True
        status = await self._broadcasting.of_week(issue.week)
        deeds = await self._cards.last_deeds(issue.week, visitor.language)
        await self._chat.show(update, self._screens.published(issue, status, visitor.language, deeds))
        return True

    async def _show_topic(
        self, update: Update, issue: Issue | None, topic: str, visitor: Visitor, undo: UndoVerdict | None = None
    ) -> bool:
        if issue is None:
            return False
        await self._cards.release(update, visitor)
        past = (await self._issues.history(issue.week)).get(topic, ())
        await self._chat.show(update, self._topics.topic(issue, topic, past, visitor.language, undo))
        return True

    async def _decide(self, update: Update, callback: SetVerdict, visitor: Visitor) -> bool:
        """What others see of the draft is drawn anew; where readers know another, a correction is offered."""
        issue = await self._issues.find(callback.week)
        if issue and issue.state is IssueState.PUBLISHED and callback.topic in issue.topics:
            amendment = Amendment(callback.week, callback.topic, trend=callback.trend)
            return await self._corrections.propose(update, amendment, visitor)
        decided = await self._drafts.decide(visitor.person, callback.week, callback.topic, callback.trend)
        before = issue.trends.get(callback.topic) if issue else None
        undo = UndoVerdict(callback.week, callback.topic, callback.trend, before)
        changed = undo if before is not callback.trend else None
        if decided is None or not await self._show_topic(update, decided, callback.topic, visitor, changed):
            return False
        await self._cards.decided(decided, callback.topic, visitor)
        return True

    async def _undo(self, update: Update, callback: UndoVerdict, visitor: Visitor) -> bool:
        undone = await self._drafts.undo_verdict(
            visitor.person, callback.week, callback.topic, callback.trend, callback.before
        )
        if undone is None:
            self._chat.notice(update, self._topics.decided_since(visitor.language), alert=True)
            return True
        await self._show_topic(update, undone, callback.topic, visitor)
        await self._cards.decided(undone, callback.topic, visitor)
        return True
