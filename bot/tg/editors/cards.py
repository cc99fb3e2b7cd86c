"""One message per subject in an editor's chat, redrawn in place while others come and go."""

import asyncio
from collections import defaultdict

from bot.desk.people import People
from bot.model.message import Message
from bot.store.cards import Cards
from bot.tg.chat import Chat

NOTHING = 0
"""No message has this id."""


class EditorCards:
    """Two changes in one chat wait for each other, so that no second card is made meanwhile."""

    def __init__(self, chat: Chat, cards: Cards, people: People) -> None:
        self._chat = chat
        self._cards = cards
        self._people = people
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def find(self, subject: str) -> dict[int, int]:
        """The message id per chat of an editor: whoever is none any more is shown nothing new."""
        return {chat: card for chat, card in (await self._cards.find(subject)).items() if chat in self._people}

    async def draw(self, subject: str, chat: int, message: Message) -> None:
        """In the place of the chat's card; a new one if there is none (any more)."""
        async with self._turns[chat]:
            known = (await self._cards.find(subject)).get(chat)
            if known is None or not await self._chat.edit(chat, known, message):
                await self._cards.put(subject, chat, await self._chat.say(chat, message))

    async def redraw(self, subject: str, chat: int, message: Message) -> bool:
        """False if there is no card to redraw (any more)."""
        async with self._turns[chat]:
            known = (await self._cards.find(subject)).get(chat)
            return known is not None and await self._chat.edit(chat, known, message)

    async def place(self, subject: str, chat: int, at: int, message: Message, farewell: Message) -> None:
        """Make the message `at` (0: a new one) the chat's card; `farewell` is what its former card says then."""
        async with self._turns[chat]:
            former = (await self._cards.find(subject)).get(chat)
            if not at or not await self._chat.edit(chat, at, message):
                at = await self._chat.say(chat, message)
            await self._cards.put(subject, chat, at)
            if former not in {None, at}:
                await self._chat.edit(chat, former, farewell)

    async def release(self, chat: int, at: int) -> None:
        """The message `at` is no card any more."""
        async with self._turns[chat]:
            await self._cards.release(chat, at)

    async def subjects(self, beginning: str) -> list[str]:
        """Those of all cards that begin so."""
        return await self._cards.subjects(beginning)

    async def rename(self, subject: str, other: str) -> None:
        """From now on the cards show another subject."""
        await self._cards.rename(subject, other)

    async def note(self, subject: str, chat: int) -> None:
        """Remember that the chat was told of this; there is nothing to redraw."""
        await self._cards.put(subject, chat, NOTHING)

    async def leave(self, subject: str, chat: int) -> None:
        """What stands in this chat stays there."""
        await self._cards.leave(subject, chat)

    async def forget(self, subject: str) -> None:
        """What stands in the chats stays there."""
        await self._cards.drop(subject)
