"""Commentaries that editors send as documents; several at once come one by one, and share the draft's card."""

from telegram import Document, Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import BaseHandler, MessageHandler, filters

from bot.desk.drafts import Drafted, Drafts, Receipt, Unchanged, check_document, subject
from bot.errors import ContentError, ContentErrors
from bot.model.issue import Correction
from bot.model.publication import Publication
from bot.render.editors.drafts import EditorScreens
from bot.store.readers import Readers
from bot.tg.chat import Chat
from bot.tg.editors.cards import EditorCards
from bot.tg.visitor import Context, person, preferences

UNNAMED = "?"


class Uploads:
    """For owners only: whoever registers its handlers sees to that."""

    def __init__(
        self,
        talk: Chat,
        cards: EditorCards,
        drafts: Drafts,
        screens: EditorScreens,
        readers: Readers,
        publication: Publication,
    ) -> None:
        self._talk = talk
        self._cards = cards
        self._drafts = drafts
        self._screens = screens
        self._readers = readers
        self._publication = publication

    def handlers(self) -> list[BaseHandler[Update, Context, None]]:
        return [MessageHandler(filters.Document.ALL, self.receive)]

    async def receive(self, update: Update, _: Context) -> None:
        if update.message is None or update.message.document is None:
            return
        language = (await preferences(update, self._readers, self._publication)).language
        try:
            receipt = await self._take(update.message.document)
        except ContentErrors as errors:
            await self._talk.show(update, self._screens.not_taken(errors.problems, language))
        else:
            await self._answer(update, receipt, language)

    async def _take(self, document: Document) -> Receipt:
        name = document.file_name or UNNAMED
        check_document(name, document.file_size or 0)
        try:
            file = await document.get_file()
            content = await file.download_as_bytearray()
        except BadRequest as error:
            problem = ContentError(
                name, 0, "Telegram did not hand over the file (%(reason)s)", {"reason": error.message}
            )
            raise ContentErrors([problem]) from None
        except (TelegramError, TimeoutError):
            problem = ContentError(name, 0, "Telegram could not be asked for the file just now: send it again")
            raise ContentErrors([problem]) from None
        return await self._drafts.receive(name, bytes(content))

    async def _answer(self, update: Update, receipt: Receipt, language: str) -> None:
        match receipt:
            case Drafted(issue):
                card = self._screens.draft(issue, language)
                await self._cards.draw(subject(issue.week), person(update).id, card)
            case Unchanged(week):
                await self._talk.show(update, self._screens.same(week, language))
            case Correction():
                await self._talk.show(update, self._screens.correction(receipt, language))
