"""Tells every editor that the desk is locked, who is asked to agree that it is opened, and when it is open again."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from bot.desk.broadcasting import Broadcasting
from bot.desk.locking import Locking
from bot.model.desk_lock import DeskLock
from bot.model.message import Message
from bot.model.update import Update
from bot.render.editors.lock import LockScreens
from bot.tg.chat import Chat, callback_message
from bot.tg.editors.card_watch import CardWatch
from bot.tg.editors.cards import EditorCards
from bot.tg.editors.languages import EditorLanguages
from bot.tg.visitor import Visitor

BETWEEN_LOOKS = 2.0
"""Seconds: whoever runs the bot may open the desk by a command."""
LOCK, ASKED = "lock:", "unlock:"
"""How the cards, and the notes that somebody was asked, begin in the store; a number follows."""


class LockCards(CardWatch):
    """`run` tells until `stop`; `show` answers an editor at once."""

    def __init__(
        self,
        chat: Chat,
        cards: EditorCards,
        locking: Locking,
        broadcasting: Broadcasting,
        languages: EditorLanguages,
        screens: LockScreens,
        editors: Collection[int],
        name: Callable[[int], str],
    ) -> None:
        super().__init__("of the locked desk", BETWEEN_LOOKS)
        self._chat = chat
        self._cards = cards
        self._locking = locking
        self._broadcasting = broadcasting
        self._languages = languages
        self._screens = screens
        self._editors = editors
        self._name = name
        self._drawn: dict[tuple[str, int], Message] = {}
        self._answered: set[int] = set()
        self._opened_by = 0

    @contextmanager
    def answering(self, editor: int) -> Iterator[None]:
        """As long as it lasts, this editor is shown the card by whoever answers them, and not told of it as well."""
        self._answered.add(editor)
        try:
            yield
        finally:
            self._answered.discard(editor)
            self.wake()

    async def show(self, update: Update, lock: DeskLock, visitor: Visitor) -> None:
        """The message with the button becomes the chat's card; otherwise a new message does."""
        await self._place(lock, visitor.person, callback_message(update), visitor.language)

    async def move(self, lock: DeskLock, visitor: Visitor) -> None:
        """A new message becomes the chat's card."""
        await self._place(lock, visitor.person, 0, visitor.language)

    def opened(self, person: int) -> None:
        """This editor has opened it: everybody is told."""
        self._opened_by = person
        self.wake()

    async def _look(self) -> bool:
        """False if the desk is open, and everybody knows."""
        lock = await self._locking.current()
        left = {f"{LOCK}{lock.number}"} if lock else set()
        for subject in set(await self._cards.subjects(LOCK)) - left:
            await self._tell_opened(subject)
        if lock is None:
            for subject in await self._cards.subjects(ASKED):
                await self._cards.forget(subject)
            return bool(await self._cards.subjects(LOCK))
        await self._tell_locked(lock)
        await self._ask(lock)
        return True

    async def _tell_locked(self, lock: DeskLock) -> None:
        """By a new message to every editor who has none yet."""
        subject = f"{LOCK}{lock.number}"
        told = await self._cards.find(subject)
        for editor in sorted(self._editors):
            if editor in self._answered or (subject, editor) in self._deaf:
                continue
            language = await self._languages.of(editor)
            if editor not in told:
                await self._reached(self._place(lock, editor, 0, language), subject, editor)
            elif self._drawn.get((subject, editor)) != (message := self._drawing(lock, editor, language)):
                await self._reached(self._cards.redraw(subject, editor, message), subject, editor)
                self._drawn[subject, editor] = message

    async def _ask(self, lock: DeskLock) -> None:
        """By a new message to everybody whose word counts."""
        subject = f"{ASKED}{lock.question}"
        told = await self._cards.find(subject)
        for editor in sorted(self._locking.asked(lock) & set(self._editors) - set(told)):
            if (subject, editor) not in self._deaf:
                language = await self._languages.of(editor)
                message = self._screens.agree(self._name(lock.asked), language)
                if await self._reached(self._chat.say(editor, message), subject, editor):
                    await self._cards.note(subject, editor)

    async def _tell_opened(self, subject: str) -> None:
        """By a new message to everybody who has the card, which is none any more."""
        paused = await self._broadcasting.locked()
        for chat, card in (await self._cards.find(subject)).items():
            language = await self._languages.of(chat)
            message = self._screens.opened(self._name(self._opened_by), paused, language)
            if await self._reached(self._chat.say(chat, message), subject, chat):
                await self._reached(
                    self._cards.redraw(subject, chat, self._screens.was_locked(language)), subject, chat
                )
                await self._cards.release(chat, card)
        if not await self._cards.find(subject):
            await self._cards.forget(subject)
            self._opened_by = 0
            self._drawn.clear()
            self._deaf.clear()

    async def _place(self, lock: DeskLock, chat: int, at: int, language: str) -> None:
        subject = f"{LOCK}{lock.number}"
        message = self._drawing(lock, chat, language)
        await self._cards.place(subject, chat, at, message, self._screens.moved(language))
        self._drawn[subject, chat] = message

    def _drawing(self, lock: DeskLock, editor: int, language: str) -> Message:
        return self._screens.locked(
            lock,
            [name for name in map(self._name, lock.by) if name],
            language,
            asker=self._name(lock.asked) if lock.question else None,
            unlocks=self._locking.unlocks(editor),
            locks=editor not in lock.by,
        )
