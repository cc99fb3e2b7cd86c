"""Texts that editors send unasked: the messages of one moment are one text, and where it belongs is asked."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime

from bot.desk.overview import Overviews
from bot.errors import StoreError
from bot.library.cells import loose
from bot.model.cell import Passage
from bot.model.reading import Doubt
from bot.model.receipt import File
from bot.model.update import Update, Words
from bot.render.editors.receipts import ReceiptScreens
from bot.tg.chat import NotSaidError
from bot.tg.editors.arrivals import LAST_SECONDS, Arrivals
from bot.tg.editors.gathering import Gathering
from bot.tg.editors.uploads import Uploads
from bot.tg.jobs import Jobs
from bot.tg.visitor import Visitor

CHATTER = 100
"""Characters of a single line in which nobody writes a text with its headline."""


class Unasked:
    """For editors only: whoever calls it sees to that."""

    def __init__(
        self,
        jobs: Jobs,
        overviews: Overviews,
        uploads: Uploads,
        arrivals: Arrivals,
        screens: ReceiptScreens,
        clock: Callable[[], datetime],
    ) -> None:
        self._overviews = overviews
        self._uploads = uploads
        self._arrivals = arrivals
        self._screens = screens
        self._clock = clock
        self._gathering: Gathering[tuple[Visitor, Passage]] = Gathering(lambda _, sent: jobs.begin(self._ask(sent)))

    def took(self, update: Update, said: Words, visitor: Visitor) -> bool:
        """False for what is no text of an issue."""
        if is_chatter(said.text):
            return False
        with self._gathering.one_more(visitor.person) as sent:
            sent.append((visitor, Passage(update.message, said.text, said.entities)))
        return True

    async def close(self) -> None:
        """Ask at once what was still to be asked, as far as it can be done in a moment."""
        with suppress(NotSaidError, StoreError, TimeoutError):
            async with asyncio.timeout(LAST_SECONDS):
                for sent in self._gathering.drain():
                    await self._ask(sent)

    async def _ask(self, sent: Sequence[tuple[Visitor, Passage]]) -> None:
        """It is for the week at hand, which the question tells; its topic and language are guessed, and asked for."""
        visitor = sent[-1][0]
        week = (await self._overviews.overview()).at_hand
        text = await asyncio.to_thread(loose, [passage for _, passage in sent])
        name = self._screens.name_of_message(visitor.language)
        file = File(name, text.encode(), self._clock().date(), {Doubt.WEEK: str(week)})
        await self._arrivals.tell([await self._uploads.take_in(file, visitor)])


def is_chatter(text: str) -> bool:
    return len(text) < CHATTER and "\n" not in text.strip()
