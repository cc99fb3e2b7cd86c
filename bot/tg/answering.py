"""Who answers an update: an editor's deeds come first, everything else is a reader's."""

from dataclasses import replace

from bot.callbacks.editors import EditorCallback
from bot.callbacks.elsewhere import decode_elsewhere
from bot.callbacks.readers import Leave
from bot.callbacks.table import decode
from bot.model.publication import Publication
from bot.model.reader import Preferences
from bot.model.spoken import command_meant
from bot.model.update import Blocked, CallbackQuery, ChatKind, Command, InlineQuery, Joined, Migrated, Update, Words
from bot.store.readers import Readers
from bot.tg.editors.commands import EditorDeeds
from bot.tg.editors.team import EditorTeam
from bot.tg.readers.build import ReaderChat
from bot.tg.readers.commands import LEAVING
from bot.tg.reply import Later, Reply
from bot.tg.visitor import Visitor, Visitors


class Answering:
    def __init__(
        self,
        visitors: Visitors,
        readers: Readers,
        chat: ReaderChat,
        editors: EditorDeeds,
        team: EditorTeam,
        publication: Publication,
    ) -> None:
        self._visitors = visitors
        self._readers = readers
        self._commands = chat.commands
        self._callbacks = chat.callbacks
        self._groups = chat.groups
        self._inline = chat.inline
        self._editors = editors
        self._team = team
        self._publication = publication

    def leaves(self, update: Update) -> bool:
        """Whether it ends a subscription, which is always done; in groups it is asked first who wants it."""
        private = update.kind is ChatKind.PRIVATE
        match update.what:
            case Command(name):
                return private and name in LEAVING
            case Words(text):
                return private and command_meant(text) in LEAVING
            case CallbackQuery(_, data):
                return private and data == Leave().data
            case _:
                return isinstance(update.what, Blocked)

    async def __call__(self, update: Update) -> Reply | Later | None:
        """Do what is asked; what is left to say, if anything."""
        if isinstance(update.what, Blocked):
            await self._readers.erase_chat(update.chat)
            return None
        if isinstance(update.what, Migrated):
            await self._readers.move(update.chat, update.what.to)
            return None
        if update.kind is not ChatKind.PRIVATE:
            heard = isinstance(update.what, Command | CallbackQuery | Joined)
            return await self._groups.answer(update, await self._visitors.of(update)) if heard else None
        visitor = await self._visitors.of(update)
        if isinstance(update.what, InlineQuery):
            return Reply(offered=await self._inline.offered(update.what.text, visitor))
        if await self._team.joins(update, visitor):
            return None
        if visitor.role.edits and (done := await self._editors.done(update, visitor)):
            return done if isinstance(done, Later) else None
        return as_wished(await self._reader(update, visitor), visitor.preferences)

    async def _reader(self, update: Update, visitor: Visitor) -> Reply:
        match update.what:
            case Command("groups"):
                return Reply(self._groups.how_to_add(visitor))
            case Command() as command:
                return Reply(await self._commands.answer(command, visitor))
            case CallbackQuery(_, data, _, line):
                if where := decode_elsewhere(data, self._publication):
                    return await self._groups.choose(where, visitor)
                callback = decode(data, self._publication)
                known = None if isinstance(callback, EditorCallback) else callback
                return await self._callbacks.answer(known, visitor, line)
            case Words(text) if not visitor.role.edits:
                return Reply(await self._commands.said(text, visitor))
            case _:
                return Reply(self._commands.hint(visitor))


def as_wished(reply: Reply, reader: Preferences) -> Reply:
    """What careful readers wish of whatever is sent to them; they are few."""
    if not reader.guarded and not reader.vanishes:
        return reply
    return replace(reply, guarded=reader.guarded, vanishes=reader.vanishes > 0)
