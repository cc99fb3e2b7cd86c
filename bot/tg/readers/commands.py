"""What readers say to the bot: their commands, and whatever else they send; in private chats only."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.callbacks.readers import Archive, Screen
from bot.callbacks.views import Source, linked
from bot.model.message import Message
from bot.model.spoken import command_meant
from bot.model.update import Command
from bot.tg.readers.parts import ReaderParts
from bot.tg.visitor import Visitor

LEAVING = frozenset({"stop", "forget"})

Respond = Callable[[Visitor, str], Awaitable[Message]]


class ReaderCommands:
    def __init__(self, parts: ReaderParts) -> None:
        self._parts = parts
        self._answers: Mapping[str, Respond] = {
            "start": self._start,
            "latest": self._latest,
            "archive": self._archive,
            "trends": self._trends,
            "search": self._search,
            "since": self._since,
            "subscribe": self._subscribe,
            "stop": self._stop,
            "settings": self._screen(Screen.SETTINGS),
            "topics": self._screen(Screen.TOPICS),
            "language": self._screen(Screen.LANGUAGE),
            "help": self._help,
            "about": self._about,
            "privacy": self._privacy,
            "forget": self._forget,
            "wipe": self._wipe,
        }

    async def answer(self, command: Command, visitor: Visitor) -> Message:
        known = self._answers.get(command.name)
        return await known(visitor, command.argument) if known else self.hint(visitor)

    async def said(self, words: str, visitor: Visitor) -> Message:
        """What a reader writes is a command in plain words, or looked for in the texts."""
        meant = command_meant(words)
        return await self.answer(Command(meant), visitor) if meant else await self._parts.search.look(words, visitor)

    def hint(self, visitor: Visitor) -> Message:
        """To whatever else somebody sends."""
        return self._parts.screens.hint(visitor.language)

    async def _start(self, visitor: Visitor, link: str) -> Message:
        """/start: the newest issue, for strangers with a greeting, or what the link that led here opens."""
        if view := linked(link, self._parts.publication, visitor.preferences):
            return self._for(visitor, await self._parts.issues.follow(view, visitor))
        source = Source.LATEST if visitor.preferences.subscribed else Source.START
        return self._for(visitor, await self._parts.issues.latest(source, visitor))

    async def _latest(self, visitor: Visitor, _: str) -> Message:
        return await self._parts.issues.latest(Source.LATEST, visitor)

    async def _archive(self, visitor: Visitor, _: str) -> Message:
        return await self._parts.issues.archive(Archive(), visitor)

    async def _trends(self, visitor: Visitor, _: str) -> Message:
        return await self._parts.months.trends(visitor)

    async def _search(self, visitor: Visitor, words: str) -> Message:
        return await self._parts.search.look(words, visitor)

    async def _since(self, visitor: Visitor, _: str) -> Message:
        return await self._parts.since.month(visitor)

    async def _subscribe(self, visitor: Visitor, _: str) -> Message:
        preferences = replace(visitor.preferences, subscribed=True)
        await self._parts.readers.save(visitor.address, preferences)
        return self._parts.screens.subscribed(preferences)

    async def _stop(self, visitor: Visitor, _: str) -> Message:
        erased = await self._parts.readers.erase(visitor.address)
        return self._parts.screens.left(visitor.preferences, erased.messages if erased else ())

    async def _forget(self, visitor: Visitor, _: str) -> Message:
        """Answers in the language of their Telegram: another would tell that something had been chosen."""
        erased = await self._parts.readers.erase(visitor.address)
        return self._parts.screens.forgotten(visitor.greeting, erased.messages if erased else ())

    async def _wipe(self, visitor: Visitor, code: str) -> Message:
        return await self._parts.safety.wipe(visitor, code)

    async def _help(self, visitor: Visitor, _: str) -> Message:
        return self._for(visitor, self._parts.screens.help(visitor.language))

    async def _about(self, visitor: Visitor, _: str) -> Message:
        return self._parts.screens.about(visitor.language)

    async def _privacy(self, visitor: Visitor, _: str) -> Message:
        readers, at = self._parts.readers, visitor.address
        edits, edited = await readers.edits(at), await readers.edited(at)
        code = await self._parts.safety.has_code(visitor)
        return self._parts.screens.privacy(
            visitor.preferences, visitor.person, stored=visitor.stored, code=code, edits=edits, edited=edited
        )

    def _screen(self, screen: Screen) -> Respond:
        async def show(visitor: Visitor, _: str) -> Message:
            return self._parts.settings.show(screen, visitor.preferences)

        return show

    def _for(self, visitor: Visitor, message: Message) -> Message:
        """To an editor it tells what editors do, too."""
        if not visitor.role.edits:
            return message
        return self._parts.screens.for_editors(message, visitor.language)
