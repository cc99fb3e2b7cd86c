"""The journal in an editor's chat."""

from bot.callbacks.journal import JournalCallback, ShowJournal
from bot.model.update import Update
from bot.render.editors.journal import JournalScreens
from bot.store.journal import Journal
from bot.tg.chat import Chat
from bot.tg.visitor import Visitor

ON_A_PAGE = 15


class EditorJournal:
    def __init__(self, chat: Chat, journal: Journal, screens: JournalScreens) -> None:
        self._chat = chat
        self._journal = journal
        self._screens = screens

    async def open(self, update: Update, visitor: Visitor) -> None:
        """/journal"""
        await self.done(update, ShowJournal(), visitor)

    async def done(self, update: Update, callback: JournalCallback, visitor: Visitor) -> bool:
        """Always: a page that has become empty says so."""
        found = await self._journal.newest(limit=ON_A_PAGE + 1, offset=callback.page * ON_A_PAGE)
        shown, older = found[:ON_A_PAGE], len(found) > ON_A_PAGE
        await self._chat.show(update, self._screens.page(shown, callback.page, visitor.language, older=older))
        return True
