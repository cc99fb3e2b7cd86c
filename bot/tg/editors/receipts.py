"""What an editor is told below a deed: one message for all that was sent in one go, then the card of the issue."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from bot.callbacks.receipts import ReceiptCallback, See, TakeBack
from bot.desk.drafts import Drafts
from bot.desk.intake import Intake
from bot.model.broadcast import USUAL
from bot.model.issue import Correction
from bot.model.reading import Refused
from bot.model.receipt import Arrival, Caption, Drafted, Step
from bot.model.update import Update
from bot.model.week import Week
from bot.render.editors.drafts import EditorScreens
from bot.render.editors.receipts import ReceiptScreens
from bot.tg.chat import Chat
from bot.tg.editors.draft_cards import DraftCards
from bot.tg.editors.gathering import Gathering
from bot.tg.editors.issues import EditorIssues
from bot.tg.jobs import Jobs
from bot.tg.visitor import Visitor

PUBLISH = "/publish"
MOST_FILES = 10
"""So many corrected files are sent back at once."""


@dataclass(frozen=True)
class Sent:
    """A file, and what it came to."""

    visitor: Visitor
    arrival: Arrival
    caption: str = ""


class Receipts:
    def __init__(
        self,
        chat: Chat,
        jobs: Jobs,
        cards: DraftCards,
        issues: EditorIssues,
        drafts: Drafts,
        intake: Intake,
        screens: ReceiptScreens,
        editor_screens: EditorScreens,
    ) -> None:
        self._chat = chat
        self._cards = cards
        self._issues = issues
        self._drafts = drafts
        self._intake = intake
        self._screens = screens
        self._editor_screens = editor_screens
        self._gathering: Gathering[Sent] = Gathering(lambda _, sent: jobs.begin(self._tell(sent)))

    def one_more(self, chat: int) -> AbstractContextManager[list[Sent]]:
        """As long as it lasts, a file is being taken in; what came of it is told with the others."""
        return self._gathering.one_more(chat)

    async def done(self, update: Update, callback: ReceiptCallback, visitor: Visitor) -> bool:
        """Whether there was still what the button speaks of; if not, nothing was done or shown."""
        match callback:
            case See():
                return await self._see(update, callback, visitor)
            case TakeBack(receipt):
                return await self._take_back(update, receipt, visitor)

    def name_of_message(self, language: str) -> str:
        """What a message is called that is taken for a file."""
        return self._screens.name_of_message(language)

    async def removed(self, update: Update, step: Step, visitor: Visitor) -> None:
        """Tell of a text that was taken out of a draft, in the place of the question which one."""
        number = await self._drafts.together([step])
        await self._chat.show(update, self._screens.removed(step, number, visitor.language))
        await self._cards.move(step.week, visitor)

    async def _tell(self, sent: Sequence[Sent]) -> None:
        visitor, language = sent[-1].visitor, sent[-1].visitor.language
        arrivals = [each.arrival for each in sent]
        drafted = [each for each in arrivals if isinstance(each, Drafted)]
        number = await self._drafts.together(each.step for each in drafted)
        wanted = wish(sent)
        for message in self._screens.receipts(arrivals, number, language, wanted):
            await self._chat.say(visitor.person, message)
        for refused in [each for each in arrivals if isinstance(each, Refused) and each.corrected][:MOST_FILES]:
            name, message = f"{refused.name.rpartition('.')[0] or refused.name}.md", self._screens.corrected(language)
            await self._chat.say_file(visitor.person, name, refused.corrected.encode(), message)
        for each in arrivals:
            if isinstance(each, Correction):
                await self._chat.say(visitor.person, self._editor_screens.correction(each, language))
        in_doubt = {(each.step.week, each.step.topic): each.doubted for each in drafted if each.doubted}
        for (week, topic), doubted in in_doubt.items():
            question = self._editor_screens.which_verdict(week, topic, doubted, language)
            await self._chat.say(visitor.person, question)
        await self._move(dict.fromkeys(each.issue.week for each in drafted), visitor)
        if isinstance(wanted, Week):
            await self._chat.say(
                visitor.person, await self._issues.prepared(wanted, USUAL, visitor.person, visitor.language)
            )

    async def _see(self, update: Update, callback: See, visitor: Visitor) -> bool:
        messages = await self._intake.text(callback.week, callback.topic, callback.language)
        for message in messages:
            await self._chat.say(visitor.person, message)
        if messages:
            self._chat.notice(update)
        return bool(messages)

    async def _take_back(self, update: Update, receipt: int, visitor: Visitor) -> bool:
        """The receipt itself then says so; of what others have changed since, a notice tells."""
        undone, left = await self._drafts.take_back(receipt)
        if undone:
            await self._chat.show(update, self._screens.taken_back(undone, left, visitor.language))
            await self._move(dict.fromkeys(step.week for step in undone), visitor)
        elif left:
            self._chat.notice(update, self._screens.changed_since(visitor.language), alert=True)
        return bool(undone or left)

    async def _move(self, weeks: dict[Week, None], visitor: Visitor) -> None:
        for week in weeks:
            await self._cards.move(week, visitor)


def wish(sent: Sequence[Sent]) -> Week | Caption:
    """What is asked for by what stands below the files: the week that is to be published, if all of them are in."""
    captions = [each.caption.strip().lower() for each in sent if each.caption.strip()]
    if not captions:
        return Caption.NONE
    if not any(caption.startswith(PUBLISH) for caption in captions):
        return Caption.IGNORED
    weeks = {each.arrival.step.week for each in sent if isinstance(each.arrival, Drafted)}
    if len(weeks) > 1 or not all(isinstance(each.arrival, Drafted) for each in sent):
        return Caption.TOO_EARLY
    return weeks.pop()
