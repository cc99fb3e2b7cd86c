"""Writing in the chat: the screens of a text, and the messages that become one."""

from collections.abc import Sequence

from bot.callbacks.writing import Abandon, Clear, Finish, Hand, ShowText, Write, WritingCallback
from bot.desk.writing import Writers
from bot.model.cell import Cell, Part, Passage
from bot.model.reading import Refused
from bot.model.receipt import Barred
from bot.model.update import Update, Words
from bot.render.editors.writing import WritingScreens
from bot.render.issue import below_headline, count_words
from bot.store.issues import Issues
from bot.tg.chat import Chat, callback_message
from bot.tg.editors.arrivals import Arrivals, Parcel
from bot.tg.editors.cards import EditorCards
from bot.tg.editors.gathering import Gathering
from bot.tg.jobs import Jobs
from bot.tg.visitor import Visitor


class EditorWriting:
    """For editors only: whoever calls it sees to that."""

    def __init__(
        self,
        chat: Chat,
        jobs: Jobs,
        cards: EditorCards,
        writers: Writers,
        issues: Issues,
        arrivals: Arrivals,
        screens: WritingScreens,
    ) -> None:
        self._chat = chat
        self._cards = cards
        self._writers = writers
        self._issues = issues
        self._arrivals = arrivals
        self._screens = screens
        self._gathering: Gathering[tuple[Visitor, Cell]] = Gathering(lambda _, sent: jobs.begin(self._tell(sent)))

    async def done(self, update: Update, callback: WritingCallback, visitor: Visitor) -> bool:
        """Whether there was still what the button speaks of; if not, nothing was done or shown."""
        match callback:
            case ShowText():
                return await self._show(update, callback, visitor)
            case Write():
                return await self._ask(update, callback, visitor)
            case Hand():
                return await self._hand(update, callback, visitor)
            case Finish(cell) | Clear(cell):
                return await self._finish(update, cell, visitor, empty=isinstance(callback, Clear))
            case Abandon(cell):
                return await self._abandon(update, cell, visitor)

    async def took(self, update: Update, said: Words, visitor: Visitor) -> bool:
        """Put a message into the cell that is open; False if it belongs into none.

        One line is taken at once, and so is what was done and is edited; of others is told how much there is.
        """
        passage = Passage(update.message, said.text, said.entities)
        cell = await self._writers.add(visitor.person, passage, edited=update.edited)
        if cell is None:
            return False
        if cell.part.short or not cell.open:
            await self._take(visitor, cell)
        else:
            with self._gathering.one_more(visitor.person) as sent:
                sent.append((visitor, cell))
        return True

    async def _show(self, update: Update, callback: ShowText, visitor: Visitor) -> bool:
        issue = await self._issues.find(callback.week)
        found = issue.find(callback.topic, callback.language) if issue else None
        if issue is None or found is None:
            write = Write(callback.week, callback.topic, callback.language, Part.WHOLE)
            return await self._ask(update, write, visitor)
        count = count_words(found.commentary.body)
        await self._chat.show(update, self._screens.text(found.commentary, count, issue.state, visitor.language))
        return True

    async def _ask(self, update: Update, callback: Write, visitor: Visitor) -> bool:
        """The message with the button becomes the question."""
        where = (callback.week, callback.topic, callback.language)
        writing = await self._writers.open(visitor.person, *where, callback.part)
        if writing is None:
            return False
        self._chat.notice(update)
        await self._place(visitor, writing.cell.number, callback_message(update))
        return True

    async def _hand(self, update: Update, callback: Hand, visitor: Visitor) -> bool:
        text = await self._writers.text(callback.week, callback.topic, callback.language)
        if text is None:
            return False
        self._chat.notice(update)
        await self._chat.say_all(visitor.person, below_headline(text.body))
        return True

    async def _finish(self, update: Update, number: int, visitor: Visitor, *, empty: bool) -> bool:
        """The receipt takes the place of the question; of what was refused, it is told below, and the cell stays."""
        writing = await self._writers.find(visitor.person, number)
        if writing is None:
            return False
        name = self._screens.place(writing.cell.topic, writing.cell.language, visitor.language)
        arrival = await self._writers.finish(visitor.person, number, name, empty=empty)
        if arrival is None:
            self._chat.notice(update, self._screens.nothing_written(visitor.language))
            return True
        self._chat.notice(update)
        if isinstance(arrival, Refused | Barred):
            await self._arrivals.tell([Parcel(visitor, arrival)])
            await self._place(visitor, number, 0)
        else:
            await self._cards.forget(cell_subject(number))
            await self._arrivals.tell([Parcel(visitor, arrival)], update)
        return True

    async def _abandon(self, update: Update, number: int, visitor: Visitor) -> bool:
        writing = await self._writers.find(visitor.person, number)
        if writing is None or not await self._writers.give_up(visitor.person, number):
            return False
        await self._cards.forget(cell_subject(number))
        await self._chat.show(update, self._screens.abandoned(writing.cell, visitor.language))
        return True

    async def _tell(self, sent: Sequence[tuple[Visitor, Cell]]) -> None:
        """Below the last message."""
        for number, visitor in {cell.number: visitor for visitor, cell in sent}.items():
            await self._place(visitor, number, 0)

    async def _take(self, visitor: Visitor, cell: Cell) -> None:
        name = self._screens.place(cell.topic, cell.language, visitor.language)
        arrival = await self._writers.finish(visitor.person, cell.number, name)
        if arrival is None:
            return
        if not isinstance(arrival, Refused | Barred):
            await self._cards.redraw(
                cell_subject(cell.number), visitor.person, self._screens.moved(cell, visitor.language)
            )
            await self._cards.forget(cell_subject(cell.number))
        await self._arrivals.tell([Parcel(visitor, arrival)])

    async def _place(self, visitor: Visitor, number: int, at: int) -> None:
        """Let the message `at` (0: a new one) ask for the text."""
        writing = await self._writers.find(visitor.person, number)
        if writing:
            question = self._screens.writing(writing, visitor.language)
            farewell = self._screens.moved(writing.cell, visitor.language)
            await self._cards.place(cell_subject(number), visitor.person, at, question, farewell)


def cell_subject(number: int) -> str:
    """How the question for a text is called in the store."""
    return f"cell:{number}"
