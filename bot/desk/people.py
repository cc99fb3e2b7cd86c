"""Who may edit: owners by the settings, editors by an owner's invitation."""

import asyncio
from collections.abc import Callable, Collection, Iterator
from datetime import datetime

from bot.model.journal import Deed
from bot.model.people import Colleague, Joining, Naming, Role, naming, shortened
from bot.store.journal import Journal
from bot.store.people import Colleagues


class People(Collection[int]):
    """Asked at every update, so it knows them by heart: `load` comes before anything else.

    As a collection: the Telegram ids of all who may edit now.
    """

    def __init__(
        self, owners: Collection[int], colleagues: Colleagues, journal: Journal, clock: Callable[[], datetime]
    ) -> None:
        self.owners = frozenset(owners)
        self._colleagues = colleagues
        self._journal = journal
        self._clock = clock
        #: Names are unique, and nobody is made an editor while being dismissed.
        self._turn = asyncio.Lock()
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

    def all(self) -> list[Colleague]:
        """Who has come so far, in that order."""
        return list(self._known.values())

    def find(self, number: int) -> Colleague | None:
        """An editor who can be dismissed."""
        return next((each for each in self.all() if each.number == number and self._dismissible(each)), None)

    def role(self, person: int) -> Role:
        if person in self.owners:
            return Role.OWNER
        return Role.EDITOR if person in self.editors else Role.READER

    def name(self, person: int) -> str:
        """How the others see them; empty as long as they have not said it."""
        known = self._known.get(person)
        return known.name if known else ""

    def name_of(self, number: int) -> str:
        """By the number of the row; empty as long as they have not said it, or if nobody has that number."""
        return next((each.name for each in self.all() if each.number == number), "")

    def language(self, person: int) -> str:
        """In which they were last spoken to; empty if never."""
        known = self._known.get(person)
        return known.language if known else ""

    async def meet(self, person: int, language: str) -> None:
        """Somebody who edits has come, and is spoken to in that language."""
        if self.language(person) != language:
            async with self._turn:
                met = await self._colleagues.meet(person, language, owner=person in self.owners)
                if met:
                    self._known[person] = met

    def awaited(self, person: int) -> bool:
        """Whether their next line is the name that they want."""
        known = self._known.get(person)
        return known is not None and known.asked > int(self._clock().timestamp())

    async def ask(self, person: int) -> None:
        """For a name."""
        async with self._turn:
            await self._colleagues.ask(person)
            await self.load()

    async def rename(self, person: int, words: str) -> Naming:
        name = shortened(words)
        async with self._turn:
            found = naming(name, (each.name for each in self.all() if each.chat != person))
            if found is Naming.KEPT:
                await self._colleagues.rename(person, name)
                await self.load()
        return found

    async def invite(self, owner: int) -> str:
        """A code for a link: whoever brings it first within a day is an editor. DeskLocked if the desk is locked."""
        return await self._colleagues.invite(self._journal.noting(owner, Deed.INVITED))

    async def accept(self, code: str, person: int, language: str) -> Joining:
        async with self._turn:
            if person in self:
                return Joining.KNOWN
            noting = self._journal.noting(person, Deed.JOINED)
            joined = await self._colleagues.accept(code, person, language, noting)
            if joined is Joining.JOINED:
                await self.load()
            return joined

    async def dismiss(self, owner: int, number: int) -> Colleague | None:
        """At once, with all that they had begun; None if there is no such editor (any more)."""
        async with self._turn:
            if person := self.find(number):
                noting = self._journal.noting(owner, Deed.DISMISSED, detail=str(person.number))
                await self._colleagues.dismiss(person.chat, noting)
                del self._known[person.chat]
            return person

    async def forget(self, person: int) -> bool:
        """Of their own will; whether they are an editor no more: an owner stays one."""
        async with self._turn:
            if known := self._known.get(person):
                await self._colleagues.forget(person, self._journal.noting(person, Deed.LEFT))
                del self._known[person]
            return known is not None and self._dismissible(known)

    def _dismissible(self, person: Colleague) -> bool:
        return person.invited and person.chat not in self.owners
