"""In which language something is said to an editor who has not just spoken."""

from bot.model.languages import offer
from bot.model.publication import Publication
from bot.model.reader import Address
from bot.store.cards import Cards
from bot.store.readers import Readers


class EditorLanguages:
    def __init__(self, readers: Readers, cards: Cards, publication: Publication) -> None:
        self._readers = readers
        self._cards = cards
        self._publication = publication
        self._spoken: dict[int, str] = {}

    def heard(self, chat: int, language: str) -> None:
        """An editor has just spoken, and was answered in that language."""
        self._spoken[chat] = language

    async def of(self, chat: int) -> str:
        """The one that they chose; else of their Telegram, as it was when they last spoke, or looked at a card."""
        stored = await self._readers.find(Address(chat))
        seen = stored.language if stored else self._spoken.get(chat) or (await self._cards.languages()).get(chat)
        return offer(seen, self._publication.languages)
