"""Who may edit: owners by the settings, editors by an owner's invitation."""

from collections.abc import Collection, Iterator

from bot.model.people import Colleague, Role
from bot.store.people import Colleagues


class People(Collection[int]):
    """Asked at every update, so it knows them by heart: `load` comes before anything else.

    As a collection: the Telegram ids of all who may edit now.
    """

    def __init__(self, owners: Collection[int], colleagues: Colleagues) -> None:
        self.owners = frozenset(owners)
        self._colleagues = colleagues
        self._known: dict[int, Colleague] = {}

    async def load(self) -> None:
        self._known = {person.chat: person for person in await self._colleagues.all()}

    @property
    def editors(self) -> frozenset[int]:
        """The Telegram ids of all who may edit, owners among them."""
        return self.owners | {chat for chat, person in self._known.items() if person.invited}

    def __contains__(self, person: object) -> bool:
        return person in self.editors

    def __iter__(self) -> Iterator[int]:
        return iter(self.editors)

    def __len__(self) -> int:
        return len(self.editors)

    def role(self, person: int) -> Role:
        if person in self.owners:
            return Role.OWNER
        return Role.EDITOR if person in self.editors else Role.READER

    def name(self, person: int) -> str:
        """How the others see them; empty as long as they have not said it."""
        known = self._known.get(person)
        return known.name if known else ""

    def language(self, person: int) -> str:
        """In which they were last spoken to; empty if never."""
        known = self._known.get(person)
        return known.language if known else ""

    async def meet(self, person: int, language: str) -> None:
        """Somebody who edits has come, and is spoken to in that language."""
        if self.language(person) != language:
            met = await self._colleagues.meet(person, language, owner=person in self.owners)
            if met:
                self._known[person] = met
