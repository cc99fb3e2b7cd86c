"""What owners do to make editors and to dismiss them, and how everybody gets a name."""

from contextlib import suppress

from bot.callbacks.team import JOIN, AskDismiss, AskName, Dismiss, Invite, ShowTeam, TeamCallback
from bot.desk.people import People
from bot.model.people import LONGEST_NAME, Joining, Naming, Role, shortened
from bot.model.update import Command, Update, Words
from bot.render.editors.team import TeamScreens
from bot.tg.chat import Chat, NotSaidError
from bot.tg.editors.languages import EditorLanguages
from bot.tg.jobs import Jobs
from bot.tg.profile import Profile
from bot.tg.visitor import Visitor

NAMELIKE = 3 * LONGEST_NAME
"""What is longer, or has several lines, is a text and no name."""


class EditorTeam:
    def __init__(
        self,
        chat: Chat,
        jobs: Jobs,
        profile: Profile,
        people: People,
        languages: EditorLanguages,
        screens: TeamScreens,
    ) -> None:
        self._chat = chat
        self._jobs = jobs
        self._profile = profile
        self._people = people
        self._languages = languages
        self._screens = screens

    async def done(self, update: Update, callback: TeamCallback, visitor: Visitor) -> bool:
        """Whether there was still what the button speaks of; if not, nothing was done or shown."""
        match callback:
            case ShowTeam():
                await self.open(update, visitor)
            case AskName():
                await self._people.ask(visitor.person)
                await self._show(update, visitor, awaits=True)
            case _ if visitor.role is not Role.OWNER:
                self._chat.notice(update, self._screens.owners_only(visitor.language), alert=True)
            case Invite():
                code = await self._people.invite(visitor.person)
                await self._chat.show(update, self._screens.invitation(code, visitor.language))
            case AskDismiss(number):
                return await self._ask_dismiss(update, number, visitor)
            case Dismiss(number):
                return await self._dismiss(update, number, visitor)
        return True

    async def open(self, update: Update, visitor: Visitor) -> None:
        """/team"""
        await self._show(update, visitor, awaits=False)

    async def joins(self, update: Update, visitor: Visitor) -> bool:
        """Whether they have followed a link that makes an editor: then they have been told what came of it."""
        match update.what:
            case Command("start", payload) if payload.startswith(JOIN) and not update.edited:
                await self._accept(payload.removeprefix(JOIN), visitor)
                return True
            case _:
                return False

    async def said(self, update: Update, words: Words, visitor: Visitor) -> bool:
        """Take the line as the name that was asked for; False if none was, or it is a text."""
        if update.edited or not self._people.awaited(visitor.person):
            return False
        if len(words.text) > NAMELIKE or len(words.text.splitlines()) != 1:
            return False
        naming = await self._people.rename(visitor.person, words.text)
        name = shortened(words.text) if naming is Naming.KEPT else ""
        await self._chat.say(visitor.person, self._screens.named(naming, name, visitor.language))
        return True

    async def leave(self, visitor: Visitor) -> None:
        """/forget, which forgets the reader afterwards."""
        if await self._people.forget(visitor.person):
            self._jobs.begin(self._profile.strip(visitor.person))
            await self._chat.say(visitor.person, self._screens.left(visitor.greeting))

    async def _accept(self, code: str, visitor: Visitor) -> None:
        joining = await self._people.accept(code, visitor.person, visitor.language)
        named = bool(self._people.name(visitor.person))
        if joining is Joining.KNOWN and not named:
            await self._people.ask(visitor.person)
        if joining is Joining.JOINED:
            self._jobs.begin(self._profile.equip(visitor.person))
            self._jobs.begin(self._tell_owners(visitor.person))
        await self._chat.say(visitor.person, self._screens.joined(joining, visitor.language, named=named))

    async def _tell_owners(self, but: int) -> None:
        for owner in sorted(self._people.owners - {but}):
            with suppress(NotSaidError):
                await self._chat.say(owner, self._screens.news(await self._languages.of(owner)))

    async def _ask_dismiss(self, update: Update, number: int, visitor: Visitor) -> bool:
        person = self._people.find(number)
        if person is None:
            return False
        await self._chat.show(update, self._screens.ask_dismiss(person, visitor.language))
        return True

    async def _dismiss(self, update: Update, number: int, visitor: Visitor) -> bool:
        person = await self._people.dismiss(visitor.person, number)
        if person is None:
            return False
        self._jobs.begin(self._profile.strip(person.chat))
        await self._chat.show(update, self._screens.dismissed(person.called, visitor.language))
        return True

    async def _show(self, update: Update, visitor: Visitor, *, awaits: bool) -> None:
        people = self._people.all()
        shown = self._screens.team(people, self._people.owners, visitor.person, visitor.language, awaits=awaits)
        await self._chat.show(update, shown)
