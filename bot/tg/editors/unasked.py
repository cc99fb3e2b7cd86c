"""Texts that editors send unasked: the messages of one moment are one text, and where it belongs is asked.

Telegram keeps them until the question stands in a row: a kill before that costs nothing.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
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
from bot.tg.editors.arrivals import LAST_SECONDS, Arrivals, Parcel
from bot.tg.editors.gathering import Gathering
from bot.tg.editors.uploads import Uploads
from bot.tg.jobs import Jobs
from bot.tg.reply import Later
from bot.tg.visitor import Visitor

CHATTER = 100
"""Characters of a single line in which nobody writes a text with its headline."""


@dataclass(frozen=True)
class _Heard:
    visitor: Visitor
    passage: Passage
    kept: asyncio.Event = field(default_factory=asyncio.Event)


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
        self._gathering: Gathering[_Heard] = Gathering(lambda _, sent: jobs.begin(self._ask(sent)))

    def took(self, update: Update, said: Words, visitor: Visitor) -> Later | None:
        """None for what is no text of an issue."""
        if is_chatter(said.text):
            return None
        heard = _Heard(visitor, Passage(update.message, said.text, said.entities))
        with self._gathering.one_more(visitor.person) as sent:
            sent.append(heard)
        return Later(heard.kept)

    async def close(self) -> None:
        """Ask at once what was still to be asked, as far as it can be done in a moment."""
        with suppress(NotSaidError, StoreError, TimeoutError):
            async with asyncio.timeout(LAST_SECONDS):
                for sent in self._gathering.drain():
                    await self._ask(sent)

    async def _ask(self, sent: Sequence[_Heard]) -> None:
        """What fails otherwise than by an end of the bot would fail again, and need not be kept."""
        try:
            parcel = await self._parcel(sent)
        except Exception:
            _settle(sent)
            raise
        _settle(sent)
        await self._arrivals.tell([parcel])

    async def _parcel(self, sent: Sequence[_Heard]) -> Parcel:
        """It is for the week at hand, which the question tells; its topic and language are guessed, and asked for."""
        visitor = sent[-1].visitor
        week = (await self._overviews.overview()).at_hand
        text = await asyncio.to_thread(loose, [each.passage for each in sent])
        name = self._screens.name_of_message(visitor.language)
        file = File(name, text.encode(), self._clock().date(), {Doubt.WEEK: str(week)})
        return await self._uploads.take_in(file, visitor)


def _settle(sent: Sequence[_Heard]) -> None:
    for each in sent:
        each.kept.set()


def is_chatter(text: str) -> bool:
    return len(text) < CHATTER and "\n" not in text.strip()
