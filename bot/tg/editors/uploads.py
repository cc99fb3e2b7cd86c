"""Commentaries that editors send as documents; several at once come one by one, and share the draft's card."""

from bot.desk.drafts import MAX_DOWNLOAD, Drafted, Drafts, Receipt, Unchanged, check_document, subject
from bot.errors import ContentError, ContentErrors
from bot.model.issue import Correction
from bot.model.update import Document, Update
from bot.render.editors.drafts import EditorScreens
from bot.tg.chat import Chat
from bot.tg.editors.cards import EditorCards
from bot.tg.visitor import Visitor
from bot.tg.wire.api import Api, ApiError


class Uploads:
    """For editors only: whoever calls it sees to that."""

    def __init__(self, api: Api, chat: Chat, cards: EditorCards, drafts: Drafts, screens: EditorScreens) -> None:
        self._api = api
        self._chat = chat
        self._cards = cards
        self._drafts = drafts
        self._screens = screens

    async def receive(self, update: Update, document: Document, visitor: Visitor) -> None:
        try:
            receipt = await self._take(document)
        except ContentErrors as errors:
            await self._chat.show(update, self._screens.not_taken(errors.problems, visitor.language))
        else:
            await self._answer(update, receipt, visitor)

    async def _take(self, document: Document) -> Receipt:
        check_document(document.name, document.size)
        try:
            content = await self._api.fetch(document.file, MAX_DOWNLOAD)
        except ApiError as error:
            raise ContentErrors([refusal(document.name, error)]) from None
        return await self._drafts.receive(document.name, content)

    async def _answer(self, update: Update, receipt: Receipt, visitor: Visitor) -> None:
        match receipt:
            case Drafted(issue):
                card = self._screens.draft(issue, visitor.language)
                await self._cards.draw(subject(issue.week), visitor.person, card)
            case Unchanged(week):
                await self._chat.show(update, self._screens.same(week, visitor.language))
            case Correction():
                await self._chat.show(update, self._screens.correction(receipt, visitor.language))


def refusal(name: str, error: ApiError) -> ContentError:
    problem = ContentError
    if error.passes:
        return problem(name, 0, "Telegram could not be asked for the file just now: send it again")
    return problem(name, 0, "Telegram did not hand over the file (%(reason)s)", {"reason": str(error)})
