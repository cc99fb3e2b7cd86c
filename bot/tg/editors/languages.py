"""In which language something is said to an editor who has not just spoken."""

from bot.desk.people import People
from bot.model.languages import offer
from bot.model.publication import Publication
from bot.model.reader import Address
from bot.store.readers import Readers


class EditorLanguages:
    def __init__(self, readers: Readers, people: People, publication: Publication) -> None:
        self._readers = readers
        self._people = people
        self._publication = publication

    async def of(self, chat: int) -> str:
        """The one that they chose as readers; else of their Telegram, as it was when they last spoke."""
        stored = await self._readers.find(Address(chat))
        return offer(stored.language if stored else self._people.language(chat), self._publication.languages)
