"""What an editor's callback does that leads to a preview, or was pressed below one."""

from bot.callbacks.previews import (
    ChooseAgain,
    Imagine,
    Imagined,
    PeekIssue,
    PeekTopic,
    Preview,
    PreviewCallback,
    ShowAs,
    StopPreview,
)
from bot.callbacks.views import TopicView
from bot.desk.previewing import Previewing, mark_of
from bot.model.message import Message
from bot.model.reader import ALL_TOPICS
from bot.model.update import Update
from bot.model.week import Week
from bot.render.editors.previews import PreviewScreens, as_preview
from bot.tg.chat import Chat, callback_message
from bot.tg.editors.shows import Shows, Wish
from bot.tg.visitor import Visitor


class EditorPreviews:
    def __init__(self, chat: Chat, previewing: Previewing, shows: Shows, screens: PreviewScreens) -> None:
        self._chat = chat
        self._previewing = previewing
        self._shows = shows
        self._screens = screens

    async def choice(self, week: Week, language: str) -> Message | None:
        """Asks whose messages; None if there is nothing to look at."""
        issue = await self._previewing.find(week)
        return self._screens.choice(issue, language) if issue else None

    async def done(self, update: Update, callback: PreviewCallback, visitor: Visitor) -> bool:
        """Whether there was still what the button speaks of; if not, nothing was done or shown."""
        match callback:
            case Preview(week, ""):
                return await self._open(update, await self.choice(week, visitor.language), visitor)
            case ChooseAgain(week):
                return await self._ask(update, await self.choice(week, visitor.language))
            case Preview(week, language, form):
                return await self._begin(update, Imagined(week, language, form, ALL_TOPICS, silent=False), visitor)
            case Imagine(reader):
                issue = await self._previewing.find(reader.week)
                screen = self._screens.imagined(issue, reader, visitor.language) if issue else None
                return await self._ask(update, screen)
            case ShowAs(reader):
                return await self._begin(update, reader, visitor)
            case StopPreview():
                return self._stop(update, visitor)
            case PeekIssue() | PeekTopic():
                return await self._peek(update, callback, visitor)

    async def _open(self, update: Update, screen: Message | None, visitor: Visitor) -> bool:
        """Below the card with the button, on which more can be done: a draft, a plan, a request for approval."""
        if screen is None:
            return False
        self._chat.notice(update)
        await self._chat.say(visitor.person, screen)
        return True

    async def _ask(self, update: Update, screen: Message | None) -> bool:
        """In the place of the message with the button: it was part of a preview."""
        if screen is None:
            return False
        await self._chat.show(update, screen)
        return True

    async def _begin(self, update: Update, reader: Imagined, visitor: Visitor) -> bool:
        """A long one goes on by itself: its editor can press Pause meanwhile."""
        issue = await self._previewing.find(reader.week)
        if issue is None:
            return False
        if not self._previewing.reaches(issue, reader.preferences):
            self._chat.notice(update, self._screens.nothing(visitor.language), alert=True)
            return True
        self._chat.notice(update)
        self._shows.begin(Wish(visitor.person, visitor.language, callback_message(update), reader))
        return True

    def _stop(self, update: Update, visitor: Visitor) -> bool:
        if stopped := self._shows.stop(visitor.person):
            self._chat.notice(update)
        return stopped

    async def _peek(self, update: Update, callback: PeekIssue | PeekTopic, visitor: Visitor) -> bool:
        """In place, as readers see it; where the issue is another by now, a notice says so."""
        view = callback.view
        issue = await self._previewing.find(view.glance.week if isinstance(view, TopicView) else view.week)
        if issue is None:
            return False
        mark = mark_of(issue)
        notice = "" if mark == callback.mark else self._screens.since(issue, visitor.language)
        opened = await self._previewing.opened(issue, view)
        await self._chat.show(update, as_preview(opened, mark), notice=notice)
        return True
