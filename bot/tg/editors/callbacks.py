"""What editors press; every press is answered, and one that comes too late does nothing."""

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from bot.callbacks.editors import (
    MARK,
    Cancel,
    ConfirmStop,
    Control,
    Discard,
    Draft,
    EditorCallback,
    Keep,
    Prepare,
    Preview,
    Publish,
    Remove,
    Replace,
    Watch,
)
from bot.callbacks.table import decode
from bot.model.publication import Publication
from bot.render.editors.drafts import EditorScreens
from bot.store.readers import Readers
from bot.tg.chat import Chat
from bot.tg.editors.broadcasts import EditorBroadcasts
from bot.tg.editors.drafts import EditorDrafts
from bot.tg.editors.issues import EditorIssues
from bot.tg.visitor import Context, person, preferences


class EditorPresses:
    """For owners only: whoever registers its handlers sees to that."""

    def __init__(
        self,
        talk: Chat,
        issues: EditorIssues,
        drafts: EditorDrafts,
        broadcasts: EditorBroadcasts,
        screens: EditorScreens,
        readers: Readers,
        publication: Publication,
    ) -> None:
        self._talk = talk
        self._issues = issues
        self._drafts = drafts
        self._broadcasts = broadcasts
        self._screens = screens
        self._readers = readers
        self._publication = publication

    def handlers(self) -> list[BaseHandler[Update, Context, None]]:
        return [CallbackQueryHandler(self.press, pattern=f"^{MARK}")]

    async def press(self, update: Update, _: Context) -> None:
        language = (await preferences(update, self._readers, self._publication)).language
        data = update.callback_query.data if update.callback_query else None
        callback = decode(data or "", self._publication)
        if not isinstance(callback, EditorCallback) or not await self._do(update, callback, language):
            await self._talk.notice(update, self._screens.out_of_date(language))

    async def _do(self, update: Update, press: EditorCallback, language: str) -> bool:
        """Whether there is still what the button speaks of."""
        match press:
            case Preview():
                return await self._preview(update, press, language)
            case Prepare():
                return await self._prepare(update, press, language)
            case Publish():
                published = await self._broadcasts.publish(update, press, language)
                return published or await self._renew(update, press, language)
            case Cancel(week):
                await self._issues.withdraw(week, person(update).id)
                return await self._drafts.show(update, Draft(week), language)
            case Watch():
                return await self._broadcasts.watch(update, press, language)
            case ConfirmStop():
                return await self._broadcasts.confirm_stop(update, press, language)
            case Control():
                return await self._broadcasts.control(update, press, language)
            case _:
                return await self._do_to_draft(update, press, language)

    async def _do_to_draft(
        self, update: Update, press: Draft | Remove | Discard | Replace | Keep, language: str
    ) -> bool:
        match press:
            case Draft():
                return await self._drafts.show(update, press, language)
            case Remove():
                return await self._drafts.remove(update, press, language)
            case Discard():
                return await self._drafts.discard(update, press, language)
            case Replace():
                return await self._drafts.replace(update, press, language)
            case Keep():
                return await self._drafts.leave(update, language)

    async def _preview(self, update: Update, press: Preview, language: str) -> bool:
        if not press.language:
            await self._talk.show(update, await self._issues.asked_preview(press.week, language))
            return True
        messages = await self._issues.previewed(press, language)
        if messages:
            await self._talk.notice(update)
        for message in messages:
            await self._talk.say(person(update).id, message)
        return bool(messages)

    async def _prepare(self, update: Update, press: Prepare, language: str) -> bool:
        card = await self._issues.prepared(press.week, press.terms, person(update).id, language)
        await self._talk.show(update, card)
        return True

    async def _renew(self, update: Update, press: Publish, language: str) -> bool:
        """A button that publishes nothing (any more) leads to one that does, if there still is such a draft."""
        if await self._issues.draft(press.week) is None:
            return False
        card = await self._issues.prepared(press.week, press.terms, person(update).id, language)
        await self._talk.show(update, card, notice=self._issues.renewed(language))
        return True
