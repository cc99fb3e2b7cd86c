"""What an editor's callback does to a draft."""

from bot.callbacks.drafts import Discard, Draft, DraftCallback, Remove
from bot.desk.drafts import Drafts
from bot.model.update import Update
from bot.render.editors.drafts import EditorScreens
from bot.tg.chat import Chat, callback_message
from bot.tg.editors.draft_cards import DraftCards
from bot.tg.editors.receipts import Receipts
from bot.tg.visitor import Visitor


class EditorDrafts:
    def __init__(
        self,
        chat: Chat,
        cards: DraftCards,
        receipts: Receipts,
        drafts: Drafts,
        screens: EditorScreens,
    ) -> None:
        self._chat = chat
        self._cards = cards
        self._receipts = receipts
        self._drafts = drafts
        self._screens = screens

    async def done(self, update: Update, callback: DraftCallback, visitor: Visitor) -> bool:
        """Whether there was still what the button speaks of; if not, nothing was done or shown."""
        match callback:
            case Draft():
                return await self.show(update, callback, visitor)
            case Remove():
                return await self._remove(update, callback, visitor)
            case Discard():
                return await self._discard(update, callback, visitor)

    async def show(self, update: Update, callback: Draft, visitor: Visitor) -> bool:
        """The message with the button becomes the card of the draft."""
        shown = await self._cards.place(callback.week, visitor, callback_message(update))
        if shown:
            self._chat.notice(update)
        return shown

    async def _remove(self, update: Update, callback: Remove, visitor: Visitor) -> bool:
        """Asks of which topic and in which language, then removes."""
        if callback.topic and callback.language:
            step = await self._drafts.remove(visitor.person, callback.week, callback.topic, callback.language)
            if step is None:
                return False
            await self._receipts.removed(update, step, visitor)
            return True
        draft = await self._drafts.find(callback.week)
        if draft is None or not draft.revisions:
            return False
        await self._chat.show(update, self._screens.removal(draft, callback.topic, visitor.language))
        return True

    async def _discard(self, update: Update, callback: Discard, visitor: Visitor) -> bool:
        draft = await self._drafts.find(callback.week)
        if draft is None:
            return False
        if not callback.sure:
            await self._chat.show(update, self._screens.discarding(draft, visitor.language))
            return True
        await self._cards.end(draft.week, but=visitor.person)
        await self._drafts.discard(visitor.person, draft.week)
        await self._chat.show(update, self._screens.discarded(draft.week, visitor.language))
        return True
