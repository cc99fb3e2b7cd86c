"""What editors do to lock the desk and to open it again, and what they hear as long as it is locked."""

from bot.callbacks.locking import AskLock, LeaveOpen, LockDesk, LockingCallback, Unlock
from bot.desk.locking import Locking
from bot.model.desk_lock import Unlocking
from bot.model.update import CallbackQuery, Update
from bot.render.editors.lock import LockScreens
from bot.tg.chat import Chat
from bot.tg.editors.lock_cards import LockCards
from bot.tg.visitor import Visitor


class EditorLocking:
    def __init__(self, chat: Chat, cards: LockCards, locking: Locking, screens: LockScreens) -> None:
        self._chat = chat
        self._cards = cards
        self._locking = locking
        self._screens = screens

    async def done(self, update: Update, callback: LockingCallback, visitor: Visitor) -> bool:
        """Always: none of these buttons grows old."""
        match callback:
            case AskLock():
                await self.open(update, visitor)
            case LockDesk():
                await self._lock(update, visitor)
            case LeaveOpen():
                await self._chat.show(update, self._screens.left_open(visitor.language))
            case Unlock():
                await self.unlock(update, visitor)
        return True

    async def open(self, update: Update, visitor: Visitor) -> None:
        """/lock: asks, or shows that it is locked, below whatever has the button."""
        self._chat.notice(update)
        if lock := await self._locking.current():
            await self._cards.move(lock, visitor)
        else:
            await self._chat.say(visitor.person, self._screens.ask(visitor.language))

    async def unlock(self, update: Update, visitor: Visitor) -> None:
        """/unlock"""
        match await self._locking.unlock(visitor.person):
            case Unlocking.DONE:
                self._chat.notice(update)
                self._cards.opened(visitor.person)
            case Unlocking.ASKED:
                lock = await self._locking.current()
                nobody = not (lock and self._locking.asked(lock))
                await self._say(update, self._screens.others_asked(visitor.language, nobody=nobody), visitor)
            case Unlocking.REFUSED:
                await self._say(update, self._screens.owners_only(visitor.language), visitor)
            case Unlocking.OPEN:
                await self._say(update, self._screens.is_open(visitor.language), visitor)

    async def refuse(self, update: Update, visitor: Visitor) -> None:
        """Say why something was not done."""
        lock = await self._locking.current()
        text = (
            self._screens.is_locked(lock.until, visitor.language) if lock else self._screens.is_open(visitor.language)
        )
        await self._say(update, text, visitor)

    async def _lock(self, update: Update, visitor: Visitor) -> None:
        with self._cards.answering(visitor.person):
            await self._locking.lock(visitor.person)
            if lock := await self._locking.current():
                self._chat.notice(update)
                await self._cards.show(update, lock, visitor)

    async def _say(self, update: Update, text: str, visitor: Visitor) -> None:
        """To a press in a window that has to be closed, else by a message."""
        if isinstance(update.what, CallbackQuery):
            self._chat.notice(update, text, alert=True)
        else:
            await self._chat.say(visitor.person, self._screens.said(text, visitor.language))
