"""Files that editors send, by hundreds if need be: each is fetched and taken in, and told of with the others."""

from collections.abc import Callable
from datetime import datetime

from bot.desk.intake import Intake, check_document
from bot.errors import ContentError
from bot.library.files.archive import MAX_SENT
from bot.library.pasted import pasted
from bot.model.reading import Asked, Refused
from bot.model.receipt import Barred, File
from bot.model.update import Document, Words
from bot.render.editors.receipts import ReceiptScreens
from bot.store.questions import Questions
from bot.tg.editors.arrivals import Arrivals, Parcel
from bot.tg.visitor import Visitor
from bot.tg.wire.api import Api, ApiError


class Uploads:
    """For editors only: whoever calls it sees to that."""

    def __init__(
        self,
        api: Api,
        intake: Intake,
        arrivals: Arrivals,
        questions: Questions,
        screens: ReceiptScreens,
        clock: Callable[[], datetime],
    ) -> None:
        self._api = api
        self._intake = intake
        self._arrivals = arrivals
        self._questions = questions
        self._screens = screens
        self._clock = clock

    async def receive(self, document: Document, visitor: Visitor) -> None:
        with self._arrivals.one_more(visitor.person) as parcels:
            fetched = await self._fetch(document)
            if isinstance(fetched, ContentError):
                parcels.append(Parcel(visitor, Refused(document.name, (fetched,)), document.caption))
                return
            files, refused = await self._intake.unpack(fetched)
            taken = [await self.take_in(file, visitor, document.caption) for file in files]
            parcels += [*taken, *(Parcel(visitor, each, document.caption) for each in refused)]

    async def pasted(self, words: Words, visitor: Visitor) -> bool:
        """Take in a message that is a whole file; False if it is none."""
        text = pasted(words.text, words.entities)
        if text is None:
            return False
        with self._arrivals.one_more(visitor.person) as parcels:
            file = self._file(self._screens.name_of_message(visitor.language), text.encode())
            parcels.append(await self.take_in(file, visitor))
        return True

    async def take_in(self, file: File, visitor: Visitor, caption: str = "") -> Parcel:
        """What must be asked, or waits for its issue to be taken back, is kept."""
        arrival = await self._intake.arrive(file, visitor.person)
        question = await self._questions.keep(visitor.person, file) if isinstance(arrival, Asked | Barred) else 0
        return Parcel(visitor, arrival, caption, question)

    async def _fetch(self, document: Document) -> File | ContentError:
        if problem := check_document(document.name, document.size):
            return problem
        try:
            return self._file(document.name, await self._api.fetch(document.file, MAX_SENT))
        except ApiError as error:
            return refusal(document.name, error)

    def _file(self, name: str, content: bytes) -> File:
        return File(name, content, self._clock().date())


def refusal(name: str, error: ApiError) -> ContentError:
    problem = ContentError
    if error.passes:
        return problem(name, 0, "Telegram could not be asked for the file just now: send it again")
    return problem(name, 0, "Telegram did not hand over the file (%(reason)s)", {"reason": str(error)})
