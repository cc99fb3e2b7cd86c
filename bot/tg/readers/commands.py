"""What readers say to the bot: their commands, and whatever else they send; in private chats only."""

from collections.abc import Collection
from dataclasses import replace

from telegram import Update
from telegram.constants import ChatMemberStatus
from telegram.ext import BaseHandler, ChatMemberHandler, CommandHandler, MessageHandler, filters

from bot.callbacks.readers import Archive, Screen
from bot.callbacks.views import Source, linked
from bot.model.message import Message
from bot.model.publication import Publication
from bot.model.reader import Address, Preferences
from bot.render.readers.screens import ReaderScreens
from bot.render.readers.settings import PreferenceScreens
from bot.store.readers import Readers
from bot.tg.chat import Chat
from bot.tg.editors.owners import from_owner
from bot.tg.readers.issues import ReaderIssues
from bot.tg.visitor import Context, address, greeted, person, preferences

PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE


class ReaderHandlers:
    """Answers everything that comes from a private chat: whoever has other answers must be asked before."""

    def __init__(
        self,
        talk: Chat,
        readers: Readers,
        issues: ReaderIssues,
        screens: ReaderScreens,
        settings: PreferenceScreens,
        publication: Publication,
        owners: Collection[int],
    ) -> None:
        self._talk = talk
        self._readers = readers
        self._issues = issues
        self._screens = screens
        self._settings = settings
        self._publication = publication
        self._owners = owners

    def handlers(self) -> list[BaseHandler[Update, Context, None]]:
        commands = {
            "start": self.start,
            "latest": self.latest,
            "archive": self.archive,
            "subscribe": self.subscribe,
            "stop": self.stop,
            "settings": self.settings,
            "topics": self.topics,
            "language": self.language,
            "help": self.help,
            "privacy": self.privacy,
            "forget": self.forget,
        }
        return [
            *(CommandHandler(name, answer, PRIVATE) for name, answer in commands.items()),
            MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, self.hint),
            ChatMemberHandler(self.blocked, ChatMemberHandler.MY_CHAT_MEMBER),
        ]

    async def start(self, update: Update, context: Context) -> None:
        """/start: the newest issue, for strangers with a greeting, or what the link that led here opens."""
        reader = await self._reader(update)
        if link := linked(context.args[0], self._publication, reader) if context.args else None:
            shown = await self._issues.follow(link, reader)
        else:
            shown = await self._issues.latest(Source.LATEST if reader.subscribed else Source.START, reader)
        await self._talk.show(update, self._for(update, shown, reader.language))

    async def latest(self, update: Update, _: Context) -> None:
        await self._talk.show(update, await self._issues.latest(Source.LATEST, await self._reader(update)))

    async def archive(self, update: Update, _: Context) -> None:
        await self._talk.show(update, await self._issues.archive(Archive(), await self._reader(update)))

    async def subscribe(self, update: Update, _: Context) -> None:
        reader = replace(await self._reader(update), subscribed=True)
        await self._readers.save(address(update), reader)
        await self._talk.show(update, self._screens.subscribed(reader))

    async def stop(self, update: Update, _: Context) -> None:
        reader = await self._reader(update)
        await self._readers.erase(address(update))
        await self._talk.show(update, self._screens.left(reader))

    async def forget(self, update: Update, _: Context) -> None:
        """Answers in the language of their Telegram: another would tell that something had been chosen."""
        await self._readers.erase(address(update))
        await self._talk.show(update, self._screens.forgotten(greeted(update, self._publication).language))

    async def settings(self, update: Update, _: Context) -> None:
        await self._show(update, Screen.SETTINGS)

    async def topics(self, update: Update, _: Context) -> None:
        await self._show(update, Screen.TOPICS)

    async def language(self, update: Update, _: Context) -> None:
        await self._show(update, Screen.LANGUAGE)

    async def help(self, update: Update, _: Context) -> None:
        language = (await self._reader(update)).language
        await self._talk.show(update, self._for(update, self._screens.help(language), language))

    async def privacy(self, update: Update, _: Context) -> None:
        stored = await self._readers.find(address(update)) is not None
        edits = await self._readers.edits(address(update))
        reader = await self._reader(update)
        await self._talk.show(update, self._screens.privacy(reader, person(update).id, stored=stored, edits=edits))

    async def hint(self, update: Update, _: Context) -> None:
        await self._talk.show(update, self._screens.hint((await self._reader(update)).language))

    async def blocked(self, update: Update, _: Context) -> None:
        """Whoever blocks the bot is forgotten at once."""
        change = update.my_chat_member
        if change and change.new_chat_member.status == ChatMemberStatus.BANNED:
            await self._readers.erase(Address(change.chat.id))

    def _for(self, update: Update, message: Message, language: str) -> Message:
        """To an owner it tells what editors do, too."""
        return self._screens.for_editors(message, language) if from_owner(update, self._owners) else message

    async def _show(self, update: Update, screen: Screen) -> None:
        await self._talk.show(update, self._settings.show(screen, await self._reader(update)))

    async def _reader(self, update: Update) -> Preferences:
        return await preferences(update, self._readers, self._publication)
