"""Whoever an update comes from: asked for once per update."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.model.languages import offer
from bot.model.publication import Publication
from bot.model.reader import Address, Preferences
from bot.model.update import ChatKind, Update
from bot.store.readers import Readers


class Role(StrEnum):
    READER = "reader"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Visitor:
    address: Address
    #: The Telegram id of the person.
    person: int
    role: Role
    #: Those that are stored, else a stranger's; in a language that the publication still has.
    preferences: Preferences
    #: Whether the preferences are more than a guess.
    stored: bool
    #: The one of our languages that their Telegram speaks.
    greeting: str
    #: The version of the archive that they see.
    archive: int

    @property
    def language(self) -> str:
        return self.preferences.language


class Visitors:
    def __init__(self, readers: Readers, publication: Publication, owners: Collection[int]) -> None:
        self._readers = readers
        self._languages = publication.languages
        self._owners = frozenset(owners)

    def is_editor(self, update: Update) -> bool:
        """In the private chat with the bot only, by the number of the person: a chat or a name proves nothing."""
        return update.kind is ChatKind.PRIVATE and update.person in self._owners and update.chat == update.person

    async def of(self, update: Update) -> Visitor:
        """A private chat has the number of the person in it."""
        address, greeting = Address(update.chat), offer(update.language, self._languages)
        stored, archive = await self._readers.visit(address)
        preferences = stored or Preferences(greeting)
        return Visitor(
            address=address,
            person=update.person,
            role=Role.EDITOR if self.is_editor(update) else Role.READER,
            preferences=replace(preferences, language=offer(preferences.language, self._languages)),
            stored=stored is not None,
            greeting=greeting,
            archive=archive,
        )
