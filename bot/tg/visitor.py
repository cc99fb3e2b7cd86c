"""Whoever an update comes from: asked for once per update."""

from dataclasses import dataclass, field, replace

from bot.desk.people import People
from bot.model.languages import offer
from bot.model.people import Role
from bot.model.publication import Publication
from bot.model.reader import Address, Preferences
from bot.model.update import CallbackQuery, ChatKind, Update
from bot.store.readers import Readers


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
    #: In their chat, the message that they have just written, or whose button they pressed; 0: none is known.
    message: int = 0
    #: How other editors see this one; empty for readers.
    name: str = field(default="", repr=False)

    @property
    def language(self) -> str:
        return self.preferences.language


class Visitors:
    def __init__(self, readers: Readers, publication: Publication, people: People) -> None:
        self._readers = readers
        self._languages = publication.languages
        self._people = people

    def is_editor(self, update: Update) -> bool:
        """In the private chat with the bot only, by the number of the person: a chat or a name proves nothing."""
        return self._role(update).edits

    async def of(self, update: Update) -> Visitor:
        """A private chat has the number of the person in it."""
        address, greeting = Address(update.chat, update.thread), offer(update.language, self._languages)
        stored, archive = await self._readers.visit(address)
        chosen = stored or Preferences(greeting)
        preferences, role = self._spoken(chosen), self._role(update)
        if role.edits:
            await self._people.meet(update.person, preferences.language)
        return Visitor(
            address=address,
            person=update.person,
            role=role,
            preferences=preferences,
            stored=stored is not None,
            greeting=greeting,
            archive=archive,
            message=update.what.message if isinstance(update.what, CallbackQuery) else update.message,
            name=self._people.name(update.person) if role.edits else "",
        )

    def _spoken(self, chosen: Preferences) -> Preferences:
        """Only in languages that the publication still has."""
        language = offer(chosen.language, self._languages)
        also = (each for each in chosen.also if each in self._languages and each != language)
        return replace(chosen, language=language, also=tuple(also))

    def _role(self, update: Update) -> Role:
        private = update.kind is ChatKind.PRIVATE and update.chat == update.person
        return self._people.role(update.person) if private else Role.READER
