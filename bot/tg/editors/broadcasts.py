"""What an editor's callback does to a broadcast: makes it, shows it, controls it."""

from collections.abc import Mapping
from contextlib import suppress

from telegram import Update
from telegram.error import TelegramError

from bot.callbacks.editors import ConfirmStop, Control, Publish, Watch
from bot.desk.broadcasting import Broadcasting
from bot.desk.drafts import subject
from bot.desk.publishing import Publishing
from bot.model.message import Message
from bot.model.status import Status
from bot.render.editors.progress import ProgressScreens
from bot.render.editors.publish import PlanScreens
from bot.store.broadcasts import Published
from bot.tg.chat import Chat
from bot.tg.editors.cards import EditorCards
from bot.tg.editors.progress import Progress
from bot.tg.visitor import person


class EditorBroadcasts:
    """Each method says whether there is such a broadcast; if not, nothing was done or shown."""

    def __init__(
        self,
        talk: Chat,
        cards: EditorCards,
        progress: Progress,
        publishing: Publishing,
        broadcasting: Broadcasting,
        screens: ProgressScreens,
        plans: PlanScreens,
    ) -> None:
        self._talk = talk
        self._cards = cards
        self._progress = progress
        self._publishing = publishing
        self._broadcasting = broadcasting
        self._screens = screens
        self._plans = plans

    async def publish(self, update: Update, press: Publish, language: str) -> bool:
        """Pressed again, or by a second editor, it shows how the one broadcast is doing."""
        drafts = await self._cards.find(subject(press.week))
        try:
            await self._publishing.publish(person(update).id, press.week, press.nonce, press.terms)
        except Published:  # or the offer does not hold: then the issue has no broadcast
            drafts = {}
        finally:
            self._progress.wake()  # before anything is drawn: what goes wrong is told even if this card never stands
        shown = await self._show(update, await self._broadcasting.of_week(press.week), language)
        await self._retire(drafts, update, self._plans.published(press.week, language))
        return shown

    async def watch(self, update: Update, callback: Watch | Control, language: str) -> bool:
        return await self._show(update, await self._broadcasting.find(callback.broadcast), language)

    async def confirm_stop(self, update: Update, callback: ConfirmStop, language: str) -> bool:
        course = await self._broadcasting.find(callback.broadcast)
        if course is None or not course.broadcast.stoppable:
            return await self._show(update, course, language)
        await self._talk.notice(update)
        await self._talk.say(person(update).id, self._screens.stopping(course.broadcast, language))
        return True

    async def control(self, update: Update, callback: Control, language: str) -> bool:
        await self._broadcasting.control(callback.broadcast, callback.action, callback.bundle)
        return await self.watch(update, callback, language)

    async def _show(self, update: Update, course: Status | None, language: str) -> bool:
        if course is None:
            return False
        await self._talk.notice(update)
        await self._progress.show(update, course, language)
        return True

    async def _retire(self, cards: Mapping[int, int], update: Update, message: Message) -> None:
        """The cards of the draft tell that it is none any more, but for the one that has become the progress."""
        pressed = update.callback_query.message if update.callback_query else None
        for chat, card in cards.items():
            if pressed is None or (chat, card) != (pressed.chat.id, pressed.message_id):
                with suppress(TelegramError, TimeoutError):
                    await self._talk.edit(chat, card, message)
