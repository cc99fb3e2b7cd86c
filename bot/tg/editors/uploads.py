"""Files that editors send, by hundreds if need be: each is fetched and taken in, and told of with the others."""

from bot.desk.intake import MAX_DOWNLOAD, File, Intake, check_document, is_file
from bot.errors import ContentError
from bot.model.reading import Refused
from bot.model.receipt import Arrival
from bot.model.update import Document, Words
from bot.tg.editors.receipts import Receipts, Sent
from bot.tg.visitor import Visitor
from bot.tg.wire.api import Api, ApiError


class Uploads:
    """For editors only: whoever calls it sees to that."""

    def __init__(self, api: Api, intake: Intake, receipts: Receipts) -> None:
        self._api = api
        self._intake = intake
        self._receipts = receipts

    async def receive(self, document: Document, visitor: Visitor) -> None:
        with self._receipts.one_more(visitor.person) as arrived:
            arrived.append(Sent(visitor, await self._arrive(document), document.caption))

    async def pasted(self, words: Words, visitor: Visitor) -> bool:
        """Take in a message that is a whole file; False if it is none."""
        if not is_file(words.text):
            return False
        with self._receipts.one_more(visitor.person) as arrived:
            file = File(self._receipts.name_of_message(visitor.language), words.text.encode())
            arrived.append(Sent(visitor, await self._intake.arrive(file)))
        return True

    async def _arrive(self, document: Document) -> Arrival:
        if problem := check_document(document.name, document.size):
            return Refused(document.name, (problem,))
        try:
            content = await self._api.fetch(document.file, MAX_DOWNLOAD)
        except ApiError as error:
            return Refused(document.name, (refusal(document.name, error),))
        return await self._intake.arrive(File(document.name, content))


def refusal(name: str, error: ApiError) -> ContentError:
    problem = ContentError
    if error.passes:
        return problem(name, 0, "Telegram could not be asked for the file just now: send it again")
    return problem(name, 0, "Telegram did not hand over the file (%(reason)s)", {"reason": str(error)})
