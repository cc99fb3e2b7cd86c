"""What readers press: everything is shown in place of what was pressed, and no press goes unanswered."""

from dataclasses import replace

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import BaseHandler, CallbackQueryHandler

from bot.callbacks.editors import EditorCallback
from bot.callbacks.readers import Archive, Change, Leave, Show, Subscribe, apply
from bot.callbacks.table import decode
from bot.callbacks.views import IssueView, TopicView
from bot.model.publication import Publication
from bot.model.reader import Preferences
from bot.render.readers.screens import ReaderScreens
from bot.render.readers.settings import PreferenceScreens
from bot.store.readers import Readers
from bot.tg.chat import Chat
from bot.tg.readers.issues import ReaderIssues
from bot.tg.visitor import Context, address, preferences


class ReaderPresses:
    """Answers every press in a private chat: whoever has other buttons must be asked before."""

    def __init__(
        self,
        talk: Chat,
        readers: Readers,
        issues: ReaderIssues,
        screens: ReaderScreens,
        settings: PreferenceScreens,
        publication: Publication,
    ) -> None:
        self._talk = talk
        self._readers = readers
        self._issues = issues
        self._screens = screens
        self._settings = settings
        self._publication = publication

    def handlers(self) -> list[BaseHandler[Update, Context, None]]:
        return [CallbackQueryHandler(self.press)]

    async def press(self, update: Update, _: Context) -> None:
        reader = await preferences(update, self._readers, self._publication)
        callback = decode(_data(update), self._publication)
        if callback is None or isinstance(callback, EditorCallback):
            await self._refuse(update, reader)
            return
        match callback:
            case IssueView() | TopicView() as what:
                await self._open(update, reader, what)
            case Archive() as archive:
                await self._talk.show(update, await self._issues.archive(archive, reader))
            case Show(screen):
                await self._talk.show(update, self._settings.show(screen, reader))
            case Subscribe(glance):
                await self._subscribe(update, replace(reader, subscribed=True), glance)
            case Leave():
                await self._readers.erase(address(update))
                await self._talk.show(update, self._screens.left(reader))
            case change:
                await self._change(update, reader, change)

    async def _open(self, update: Update, reader: Preferences, what: IssueView | TopicView) -> None:
        if message := await self._issues.open(what, reader):
            await self._talk.show(update, message)
        else:
            await self._refuse(update, reader)

    async def _subscribe(self, update: Update, reader: Preferences, glance: IssueView | None) -> None:
        """What was on the screen stays there, without the button."""
        await self._readers.save(address(update), reader)
        shown = await self._issues.open(glance, reader) if glance else None
        if shown:
            notice = self._screens.subscribed_notice(reader.language)
            await self._talk.show(update, shown, notice=notice)
        else:
            await self._talk.show(update, self._screens.subscribed(reader))

    async def _change(self, update: Update, reader: Preferences, change: Change) -> None:
        chosen = apply(change, reader, self._publication)
        if not chosen.topics and reader.subscribed:
            await self._talk.show(update, self._settings.leave(reader))
        elif not chosen.topics:
            await self._talk.notice(update, self._screens.last_topic(reader.language))
        else:
            await self._keep(update, chosen, change)

    async def _keep(self, update: Update, chosen: Preferences, change: Change) -> None:
        await self._readers.save(address(update), chosen)
        await self._talk.show(update, self._settings.show(change.screen, chosen))

    async def _refuse(self, update: Update, reader: Preferences) -> None:
        await self._talk.notice(update, self._screens.out_of_date(reader.language))


def _data(update: Update) -> str:
    """What the button carries; nothing where no buttons of ours are: in groups, and under messages long lost."""
    query, chat = update.callback_query, update.effective_chat
    return query.data or "" if query and chat and chat.type == ChatType.PRIVATE else ""
