"""What groups and channels are answered: whoever is there may read, and administrators choose."""

from collections.abc import Mapping
from dataclasses import replace

from bot.callbacks.elsewhere import Elsewhere
from bot.callbacks.readers import (
    Archive,
    ArchiveYear,
    Change,
    Door,
    Leave,
    Open,
    ReaderCallback,
    Screen,
    Show,
    Subscribe,
    apply,
)
from bot.callbacks.table import decode
from bot.callbacks.views import IssueView, Source, TopicView
from bot.callbacks.wishes import WishCallback
from bot.model.languages import offer
from bot.model.message import Display, Message
from bot.model.reader import Address, Preferences
from bot.model.update import CallbackQuery, ChatKind, Command, Joined, Update
from bot.render.public import PublicMessages
from bot.render.readers.groups import GroupScreens
from bot.tg.administrators import Administrators
from bot.tg.readers.parts import ReaderParts
from bot.tg.reply import Reply
from bot.tg.visitor import Visitor

ADDED = "add"
"""What the link says by which the bot is let into a group; it is greeted for that already."""
READING = (IssueView, TopicView, Archive, ArchiveYear)
DOORS: Mapping[str, Screen] = {
    "settings": Screen.SETTINGS,
    "subscribe": Screen.SETTINGS,
    "topics": Screen.TOPICS,
    "language": Screen.LANGUAGE,
}
ENDS = frozenset({"stop", "forget"})


class Groups:
    def __init__(
        self,
        parts: ReaderParts,
        screens: GroupScreens,
        messages: PublicMessages,
        administrators: Administrators,
    ) -> None:
        self._parts = parts
        self._screens = screens
        self._messages = messages
        self._administrators = administrators

    def how_to_add(self, visitor: Visitor) -> Message:
        """/groups, in a private chat."""
        return self._screens.how_to_add(visitor.language)

    async def answer(self, update: Update, visitor: Visitor) -> Reply | None:
        """None for what is none of the bot's business."""
        match update.what:
            case Joined(title) if update.kind is ChatKind.CHANNEL:
                return self._offer(update, visitor, title)
            case Joined():
                return None if visitor.stored else Reply(self._screens.welcome(visitor.language))
            case Command() as command:
                return await self._obey(command, update, visitor)
            case CallbackQuery(_, data):
                return await self._pressed(decode(data, self._parts.publication), update, visitor)
        return None

    async def choose(self, where: Elsewhere, visitor: Visitor) -> Reply:
        """In a private chat, for a group or channel that they administer."""
        address, reader = Address(where.chat), visitor.preferences
        if refusal := await self._refusal(where.chat, visitor.person, reader.language):
            return Reply(notice=refusal)
        stored = await self._parts.readers.find(address) or Preferences(reader.language)
        there = replace(stored, language=offer(stored.language, self._parts.publication.languages))
        chosen = await self._chosen(where.callback, address, there, await self._administrators.title(where.chat))
        if not isinstance(chosen.message, Message):
            return chosen
        return replace(chosen, message=self._screens.elsewhere(chosen.message, where.chat))

    def _offer(self, update: Update, visitor: Visitor, title: str) -> Reply:
        """To who has let the bot into a channel, if they have ever written to it."""
        screen = self._screens.settings(Screen.SETTINGS, visitor.preferences, title)
        return Reply(self._screens.elsewhere(screen, update.chat), to=Address(update.person))

    async def _obey(self, command: Command, update: Update, visitor: Visitor) -> Reply | None:
        match command:
            case Command("start", argument) if argument != ADDED:
                return Reply(self._screens.welcome(visitor.language))
            case Command("latest"):
                return self._shown(await self._parts.issues.latest(Source.LATEST, visitor), aside=update.aside > 0)
            case Command("archive"):
                return self._shown(await self._parts.issues.archive(Archive(), visitor), aside=update.aside > 0)
            case Command("help"):
                return Reply(self._screens.help(visitor.language))
            case Command("privacy"):
                return Reply(self._screens.privacy(visitor.preferences, stored=visitor.stored))
            case Command(name) if name in ENDS or name in DOORS:
                return await self._asked(Leave() if name in ENDS else Show(DOORS[name]), update, visitor)
        return None

    async def _asked(self, what: ReaderCallback, update: Update, visitor: Visitor) -> Reply:
        refusal = "" if update.anonymous else await self._refusal(update.chat, update.person, visitor.language)
        if refusal:
            return Reply(Message(refusal))
        return await self._chosen(what, visitor.address, visitor.preferences)

    async def _pressed(self, callback: object, update: Update, visitor: Visitor) -> Reply:
        """What stands there for all stays as it is, unless an administrator chooses in it."""
        match callback:
            case Archive() | ArchiveYear() as where:
                shown: Display | None = await self._parts.issues.archive(where, visitor)
            case Open(Door.ARCHIVE):
                shown = await self._parts.issues.archive(Archive(), visitor)
            case IssueView() | TopicView() as view:
                shown = await self._parts.issues.open(view, visitor)
            case None:
                shown = None
            case choice:
                if refusal := await self._refusal(update.chat, update.person, visitor.language):
                    return Reply(notice=refusal)
                chosen = await self._chosen(choice, visitor.address, visitor.preferences)
                return replace(chosen, below=isinstance(choice, Open))
        if shown is None or update.kind is ChatKind.CHANNEL:
            return Reply(notice=self._parts.screens.out_of_date(visitor.language))
        return replace(self._shown(shown, aside=True), below=not update.aside)

    def _shown(self, message: Display, *, aside: bool) -> Reply:
        """What one member reads aside is turned over like a text in a private chat."""
        if not isinstance(message, Message):
            return Reply(message)
        return Reply(self._messages.only(message, *READING) if aside else self._messages.public(message))

    async def _refusal(self, chat: int, person: int, language: str) -> str:
        """Why they may not choose for this chat; empty if they may."""
        match await self._administrators.has(chat, person):
            case True:
                return ""
            case False:
                return self._screens.administrators_only(language)
            case None:
                return self._screens.not_known(language)

    async def _chosen(self, what: object, address: Address, reader: Preferences, title: str = "") -> Reply:
        """By who may; the language in which a chat reads is the one in which it is chosen for."""
        match what:
            case Show(screen):
                return Reply(self._screens.settings(screen, reader, title))
            case Open(Door.SETTINGS):
                return Reply(self._screens.settings(Screen.SETTINGS, reader, title))
            case Leave():
                await self._parts.readers.erase(address)
                return Reply(self._screens.left(reader.language, title))
            case Subscribe():
                return await self._saved(Screen.SETTINGS, address, replace(reader, subscribed=True), title)
        if isinstance(what, WishCallback):
            answer = await self._parts.wishes.answer(what, address, reader)
            shown = answer.message
            return replace(answer, message=self._screens.headed(shown, title)) if isinstance(shown, Message) else answer
        if isinstance(what, Change):
            chosen = apply(what, reader, self._parts.publication)
            if not chosen.topics:
                return Reply(notice=self._parts.screens.last_topic(reader.language))
            return await self._saved(what.screen, address, chosen, title)
        return Reply(notice=self._parts.screens.out_of_date(reader.language))

    async def _saved(self, screen: Screen, address: Address, chosen: Preferences, title: str) -> Reply:
        await self._parts.readers.save(address, chosen)
        return Reply(self._screens.settings(screen, chosen, title))
