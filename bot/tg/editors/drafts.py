"""What an editor's press does to a draft, or to a correction that waits."""

from telegram import Update

from bot.callbacks.editors import Discard, Draft, Remove, Replace
from bot.desk.drafts import Drafts, subject
from bot.model.issue import Issue
from bot.model.message import Message
from bot.render.editors.drafts import EditorScreens
from bot.tg.chat import Chat
from bot.tg.editors.cards import EditorCards
from bot.tg.visitor import person


class EditorDrafts:
    """Each method says whether there was still what the button speaks of; if not, nothing was done or shown."""

    def __init__(self, talk: Chat, cards: EditorCards, drafts: Drafts, screens: EditorScreens) -> None:
        self._talk = talk
        self._cards = cards
        self._drafts = drafts
        self._screens = screens

    async def show(self, update: Update, press: Draft, language: str) -> bool:
        """What was pressed becomes the card of the draft."""
        draft = await self._drafts.find(press.week)
        if draft is None:
            return False
        await self._place(update, draft, language)
        return True

    async def remove(self, update: Update, press: Remove, language: str) -> bool:
        """Asks of which topic and in which language, then removes."""
        if press.topic and press.language:
            draft = await self._drafts.remove(press.week, press.topic, press.language)
        else:
            draft = await self._drafts.find(press.week)
        if draft is None:
            return False
        if draft.revisions and not press.language:
            await self._talk.show(update, self._screens.removal(draft, press.topic, language))
        else:
            await self._place(update, draft, language)
        return True

    async def discard(self, update: Update, press: Discard, language: str) -> bool:
        draft = await self._drafts.find(press.week)
        if draft is None:
            return False
        await self._talk.show(update, await self._discarded(draft, press, language))
        return True

    async def replace(self, update: Update, press: Replace, language: str) -> bool:
        commentary = await self._drafts.correct(press.revision)
        if commentary is None:
            return False
        await self._talk.show(update, self._screens.corrected(commentary.week, language))
        return True

    async def leave(self, update: Update, language: str) -> bool:
        await self._talk.show(update, self._screens.left(language))
        return True

    async def _discarded(self, draft: Issue, press: Discard, language: str) -> Message:
        if not press.sure:
            return self._screens.discarding(draft, language)
        await self._drafts.discard(draft.week)
        return self._screens.discarded(draft.week, language)

    async def _place(self, update: Update, draft: Issue, language: str) -> None:
        pressed = update.callback_query.message if update.callback_query else None
        at = pressed.message_id if pressed else None
        card, farewell = self._screens.draft(draft, language), self._screens.moved(draft.week, language)
        await self._talk.notice(update)
        await self._cards.place(subject(draft.week), person(update).id, at, card, farewell)
