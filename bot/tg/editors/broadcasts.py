"""What an editor's callback does to a broadcast: makes it, shows it, controls it."""

from collections.abc import Mapping
from contextlib import suppress

from bot.callbacks.editors import ConfirmStop, Control, Publish, Watch
from bot.desk.broadcasting import Broadcasting
from bot.desk.drafts import subject
from bot.desk.publishing import Publishing
from bot.model.message import Message
from bot.model.status import Status
from bot.model.update import Update
from bot.render.editors.progress import ProgressScreens
from bot.render.editors.publish import PlanScreens
from bot.store.broadcasts import Published
from bot.tg.chat import Chat, NotSaidError, callback_message
from bot.tg.editors.cards import EditorCards
from bot.tg.editors.progress import Progress
from bot.tg.visitor import Visitor


class EditorBroadcasts:
    """Each method says whether there is such a broadcast; if not, nothing was done or shown."""

    def __init__(
        self,
        chat: Chat,
        cards: EditorCards,
        progress: Progress,
        publishing: Publishing,
        broadcasting: Broadcasting,
        screens: ProgressScreens,
        plans: PlanScreens,
    ) -> None:
        self._chat = chat
        self._cards = cards
        self._progress = progress
        self._publishing = publishing
        self._broadcasting = broadcasting
        self._screens = screens
        self._plans = plans

    async def publish(self, update: Update, callback: Publish, visitor: Visitor) -> bool:
        """Pressed again, or by a second editor, it shows how the one broadcast is doing."""
        drafts = await self._cards.find(subject(callback.week))
        try:
            await self._publishing.publish(visitor.person, callback.week, callback.nonce, callback.terms)
        except Published:  # or the offer does not hold: then the issue has no broadcast
            drafts = {}
        finally:
            self._progress.wake()  # before anything is drawn: what goes wrong is told even if this card never stands
        shown = await self._show(update, await self._broadcasting.of_week(callback.week), visitor)
        await self._retire(drafts, update, self._plans.published(callback.week, visitor.language))
        return shown

    async def watch(self, update: Update, callback: Watch | Control, visitor: Visitor) -> bool:
        return await self._show(update, await self._broadcasting.find(callback.broadcast), visitor)

    async def confirm_stop(self, update: Update, callback: ConfirmStop, visitor: Visitor) -> bool:
        status = await self._broadcasting.find(callback.broadcast)
        if status is None or not status.broadcast.stoppable:
            return await self._show(update, status, visitor)
        self._chat.notice(update)
        await self._chat.say(visitor.person, self._screens.stopping(status.broadcast, visitor.language))
        return True

    async def control(self, update: Update, callback: Control, visitor: Visitor) -> bool:
        await self._broadcasting.control(callback.broadcast, callback.action, callback.bundle)
        return await self.watch(update, callback, visitor)

    async def _show(self, update: Update, status: Status | None, visitor: Visitor) -> bool:
        if status is None:
            return False
        self._chat.notice(update)
        await self._progress.show(update, status, visitor)
        return True

    async def _retire(self, cards: Mapping[int, int], update: Update, message: Message) -> None:
        """The cards of the draft tell that it is none any more, but for the one that has become the progress."""
        for chat, card in cards.items():
            if (chat, card) != (update.chat, callback_message(update)):
                with suppress(NotSaidError):
                    await self._chat.edit(chat, card, message)
