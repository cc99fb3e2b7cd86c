"""Tells an editor what has become of all that was sent in one go; then the card of the issue moves down."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass

from bot.callbacks.publishing import Prepare
from bot.desk.drafts import Drafts
from bot.errors import StoreError
from bot.model.issue import Proposed
from bot.model.message import Message
from bot.model.reading import Asked, Refused
from bot.model.receipt import Arrival, Barred, Caption, Drafted
from bot.model.update import Update
from bot.model.week import Week
from bot.render.editors.drafts import EditorScreens
from bot.render.editors.questions import QuestionScreens
from bot.render.editors.receipts import ReceiptScreens
from bot.tg.chat import Chat, NotSaidError
from bot.tg.editors.corrections import EditorCorrections
from bot.tg.editors.draft_cards import DraftCards
from bot.tg.editors.gathering import Gathering
from bot.tg.editors.issues import EditorIssues
from bot.tg.jobs import Jobs
from bot.tg.visitor import Visitor

LAST_SECONDS = 3
"""How long a stop waits for what is still to be told."""
PUBLISH = "/publish"
MOST_QUESTIONS = 20
"""An archive may hold ten times as many files, and each question is a message."""
MOST_FILES = 3
"""So many corrected files are sent back at once: each is a message, and a chat has one in a second."""


@dataclass(frozen=True)
class Parcel:
    """One file that was sent, and what it came to."""

    visitor: Visitor
    arrival: Arrival
    caption: str = ""
    #: By which what was asked about it is answered.
    question: int = 0


class Arrivals:
    def __init__(
        self,
        chat: Chat,
        jobs: Jobs,
        cards: DraftCards,
        issues: EditorIssues,
        drafts: Drafts,
        corrections: EditorCorrections,
        screens: ReceiptScreens,
        question_screens: QuestionScreens,
        editor_screens: EditorScreens,
    ) -> None:
        self._chat = chat
        self._cards = cards
        self._issues = issues
        self._drafts = drafts
        self._corrections = corrections
        self._screens = screens
        self._question_screens = question_screens
        self._editor_screens = editor_screens
        self._gathering: Gathering[Parcel] = Gathering(lambda _, parcels: jobs.begin(self.tell(parcels)))

    def one_more(self, chat: int) -> AbstractContextManager[list[Parcel]]:
        """As long as it lasts, a file is being taken in; what came of it is told with the others."""
        return self._gathering.one_more(chat)

    async def close(self) -> None:
        """Tell at once what was still to be told, as far as it can be done in a moment."""
        with suppress(NotSaidError, StoreError, TimeoutError):
            async with asyncio.timeout(LAST_SECONDS):
                for parcels in self._gathering.drain():
                    await self.tell(parcels)

    async def tell(self, parcels: Sequence[Parcel], update: Update | None = None) -> None:
        """By new messages; after a press the first takes the place of the one with the button."""
        visitor, wanted = parcels[-1].visitor, wish(parcels)
        steps = [each.arrival.step for each in parcels if isinstance(each.arrival, Drafted)]
        async for message in self._messages(parcels, wanted):
            if update:
                await self._chat.show(update, message)
                update = None
            else:
                await self._chat.say(visitor.person, message)
        await self._return_corrected(parcels)
        for week in dict.fromkeys(step.week for step in steps):
            await self._cards.move(week, visitor, [step for step in steps if step.week == week])
        if isinstance(wanted, Week):
            prepared = await self._issues.prepared(Prepare(wanted), visitor.person, visitor.language)
            await self._chat.say(visitor.person, prepared)

    async def _messages(self, parcels: Sequence[Parcel], wanted: Week | Caption) -> AsyncIterator[Message]:
        """One for all that is settled, and one for each thing that needs an answer."""
        visitor, arrivals = parcels[-1].visitor, [each.arrival for each in parcels]
        drafted = [each for each in arrivals if isinstance(each, Drafted)]
        number = await self._drafts.together(each.step for each in drafted)
        for message in self._screens.receipts(arrivals, number, visitor.language, wanted):
            yield message
        asked = [(each.arrival, each.question) for each in parcels if isinstance(each.arrival, Asked)]
        for arrival, question in asked[:MOST_QUESTIONS]:
            yield self._question_screens.question(arrival, question, visitor.language)
        if len(asked) > MOST_QUESTIONS:
            yield self._question_screens.too_many(len(asked) - MOST_QUESTIONS, visitor.language)
        barred = [(each.arrival.week, each.question) for each in parcels if isinstance(each.arrival, Barred)]
        for week in dict.fromkeys(week for week, _ in barred):
            kept = [question for each, question in barred if each == week and question]
            yield self._question_screens.barred(week, len(kept), visitor.language)
        proposed = [each.amendment for each in arrivals if isinstance(each, Proposed)]
        for week in dict.fromkeys(each.week for each in proposed):
            if card := await self._corrections.listed([each for each in proposed if each.week == week], visitor):
                yield card
        in_doubt = {(each.step.week, each.step.topic): each.doubted for each in drafted if each.doubted}
        for (week, topic), doubted in in_doubt.items():
            yield self._editor_screens.which_verdict(week, topic, doubted, visitor.language)

    async def _return_corrected(self, parcels: Sequence[Parcel]) -> None:
        corrected = [each for each in parcels if isinstance(each.arrival, Refused) and each.arrival.corrected]
        for parcel in corrected[:MOST_FILES]:
            assert isinstance(parcel.arrival, Refused)
            name = f"{parcel.arrival.name.rpartition('.')[0] or parcel.arrival.name}.md"
            message = self._screens.corrected(parcel.visitor.language)
            await self._chat.say_file(parcel.visitor.person, name, parcel.arrival.corrected.encode(), message)


def wish(parcels: Sequence[Parcel]) -> Week | Caption:
    """What is asked for by what stands below the files: the week that is to be published, if all of them are in."""
    captions = [each.caption.strip().lower() for each in parcels if each.caption.strip()]
    if not captions:
        return Caption.NONE
    if not any(caption.startswith(PUBLISH) for caption in captions):
        return Caption.IGNORED
    weeks = {each.arrival.step.week for each in parcels if isinstance(each.arrival, Drafted)}
    if len(weeks) > 1 or not all(isinstance(each.arrival, Drafted) for each in parcels):
        return Caption.TOO_EARLY
    return weeks.pop()
