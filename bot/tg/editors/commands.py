"""What editors say to the bot: their commands and documents; registered before the readers' handlers."""

from collections.abc import Collection

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler

from bot.callbacks.editors import Prepare, Preview
from bot.model.broadcast import USUAL
from bot.model.message import Message
from bot.model.publication import Publication
from bot.model.week import Week
from bot.render.editors.drafts import EditorScreens
from bot.store.readers import Readers
from bot.tg.chat import Chat
from bot.tg.editors.callbacks import EditorPresses
from bot.tg.editors.issues import EditorIssues
from bot.tg.editors.owners import OwnersOnly
from bot.tg.editors.uploads import Uploads
from bot.tg.visitor import Context, person, preferences


class EditorHandlers:
    """All that is for owners only, its presses and uploads included."""

    def __init__(
        self,
        talk: Chat,
        owners: Collection[int],
        issues: EditorIssues,
        presses: EditorPresses,
        uploads: Uploads,
        screens: EditorScreens,
        readers: Readers,
        publication: Publication,
    ) -> None:
        self._talk = talk
        self._owners = owners
        self._issues = issues
        self._presses = presses
        self._uploads = uploads
        self._screens = screens
        self._readers = readers
        self._publication = publication

    def handlers(self) -> list[BaseHandler[Update, Context, None]]:
        commands = {"issues": self.issues, "preview": self.preview, "publish": self.publish}
        inner: list[BaseHandler[Update, Context, None]] = [
            *(CommandHandler(name, answer) for name, answer in commands.items()),
            *self._uploads.handlers(),
            *self._presses.handlers(),
        ]
        return [OwnersOnly(handler, self._owners) for handler in inner]

    async def issues(self, update: Update, _: Context) -> None:
        await self._talk.show(update, await self._issues.listing(await self._language(update)))

    async def preview(self, update: Update, context: Context) -> None:
        """/preview [WEEK]"""
        language = await self._language(update)
        week = await self._meant(context, Preview, language)
        if isinstance(week, Week):
            await self._talk.show(update, await self._issues.asked_preview(week, language))
        else:
            await self._talk.show(update, week)

    async def publish(self, update: Update, context: Context) -> None:
        """/publish [WEEK]: nothing is sent before the button on the card is pressed."""
        language = await self._language(update)
        week = await self._meant(context, Prepare, language)
        if isinstance(week, Week):
            await self._talk.show(update, await self._issues.prepared(week, USUAL, person(update).id, language))
        else:
            await self._talk.show(update, week)

    async def _meant(self, context: Context, press: type[Preview | Prepare], language: str) -> Week | Message:
        """The week that was written, or the only draft's; else what to answer."""
        if not context.args:
            return await self._issues.choice(press, language)
        try:
            return Week.parse(context.args[0].upper())
        except ValueError:
            return self._screens.unknown_week(language)

    async def _language(self, update: Update) -> str:
        return (await preferences(update, self._readers, self._publication)).language
