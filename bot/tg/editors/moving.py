"""What an editor's callback does to bring an issue to another week, or the words that name it."""

from bot.callbacks.moving import AskOtherWeek, AskWeek, MoveTo, MovingCallback
from bot.desk.moving import Moving
from bot.model.moving import Moved
from bot.model.update import Update, Words
from bot.model.week import Week
from bot.render.editors.moving import MovingScreens
from bot.tg.chat import Chat, callback_message
from bot.tg.editors.draft_cards import DraftCards
from bot.tg.visitor import Visitor

LONGEST = 40
"""Characters: what is longer than any week is a text for an issue."""


class EditorMoving:
    def __init__(self, chat: Chat, cards: DraftCards, moving: Moving, screens: MovingScreens) -> None:
        self._chat = chat
        self._cards = cards
        self._moving = moving
        self._screens = screens

    async def done(self, update: Update, callback: MovingCallback, visitor: Visitor) -> bool:
        """Whether there is still what the button speaks of; if not, nothing was done or shown."""
        match callback:
            case AskWeek(week):
                await self._moving.give_up(visitor.person)
                return await self._offer(update, week, visitor)
            case AskOtherWeek(week):
                await self._moving.ask(visitor.person, week)
                await self._chat.show(update, self._screens.ask(week, visitor.language))
                return True
            case MoveTo(week, other):
                return await self._move(update, week, other, visitor)

    async def said(self, update: Update, words: Words, visitor: Visitor) -> bool:
        """Whether the words are the week that this editor was asked for, or were meant to be."""
        week = await self._moving.asked(visitor.person) if len(words.text) <= LONGEST else None
        if week is None:
            return False
        meant = self._moving.meant(words.text)
        if meant.sure:
            return await self._move(update, week, Week.parse(meant.values[0]), visitor)
        why = (meant.why, {**meant.details, "written": words.text})
        weeks = [Week.parse(value) for value in meant.values]
        await self._chat.show(update, self._screens.which(week, weeks, why, visitor.language))
        return True

    async def _offer(self, update: Update, week: Week, visitor: Visitor, *, taken: Week | None = None) -> bool:
        others = await self._moving.others(week)
        if others is None:
            return False
        await self._cards.release(update, visitor)
        await self._chat.show(update, self._screens.weeks(others, visitor.language, taken))
        return True

    async def _move(self, update: Update, week: Week, other: Week, visitor: Visitor) -> bool:
        """What stands in the way is said with the weeks that are free."""
        match await self._moving.move(visitor.person, week, other):
            case Moved.MOVED:
                self._chat.notice(update, self._screens.moved(other, visitor.language))
                return await self._cards.place(other, visitor, callback_message(update))
            case Moved.COPIED:
                return await self._copied(update, week, other, visitor)
            case Moved.TAKEN:
                return await self._offer(update, week, visitor, taken=other)
            case Moved.SCHEDULED:
                return await self._offer(update, week, visitor)
            case Moved.GONE:
                return False

    async def _copied(self, update: Update, week: Week, other: Week, visitor: Visitor) -> bool:
        weeks = await self._moving.others(week)
        if weeks:
            await self._chat.show(update, self._screens.copied(weeks, other, visitor.language))
        return weeks is not None
