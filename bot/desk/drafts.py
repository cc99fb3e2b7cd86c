"""What is done to drafts beside putting texts into them."""

from collections.abc import Iterable

from bot.model.issue import Issue, IssueState
from bot.model.journal import Deed
from bot.model.publication import Trend
from bot.model.receipt import Step
from bot.model.week import Week
from bot.store.answers import Answers
from bot.store.cards import Cards
from bot.store.hands import Hands
from bot.store.issues import Issues
from bot.store.journal import Journal
from bot.store.sql import Then
from bot.store.steps import Steps


class Drafts:
    """`editor` is whoever does it."""

    def __init__(
        self, issues: Issues, steps: Steps, cards: Cards, answers: Answers, hands: Hands, journal: Journal
    ) -> None:
        self._issues = issues
        self._steps = steps
        self._cards = cards
        self._answers = answers
        self._hands = hands
        self._journal = journal

    async def decide(self, editor: int, week: Week, topic: str, trend: Trend) -> Issue | None:
        """The issue under that verdict: a draft, begun if need be, or one whose readers have nothing on the topic yet.

        None if the verdict is not to be set just so (any more).
        """
        noting = self._noting(editor, Deed.DECIDED, week, topic, trend)
        decided = await self._issues.set_verdict(week, topic, trend, *noting)
        return await self._issues.find(week) if decided else None

    async def undo_verdict(
        self, editor: int, week: Week, topic: str, trend: Trend, before: Trend | None
    ) -> Issue | None:
        """The issue as it was before this verdict; None if it has another by now, or readers know it."""
        noting = self._noting(editor, Deed.UNDECIDED, week, topic, trend)
        undone = await self._issues.undo_verdict(week, topic, trend, before, *noting)
        return await self._issues.find(week) if undone else None

    async def find(self, week: Week) -> Issue | None:
        """None for a published issue, too."""
        issue = await self._issues.find(week)
        return issue if issue and issue.state is IssueState.DRAFT else None

    async def remove(self, editor: int, week: Week, topic: str, language: str) -> Step | None:
        """Take a commentary out of a draft; None if it is not in one."""
        noting = self._noting(editor, Deed.REMOVED, week, topic, language)
        return await self._steps.remove(week, topic, language, *noting)

    async def together(self, steps: Iterable[Step]) -> int:
        """The number by which all that has changed is taken back; 0 if nothing has."""
        numbers = [step.number for step in steps if step.number]
        return await self._steps.bind(numbers) if numbers else 0

    async def take_back(self, editor: int, receipt: int) -> tuple[list[Step], list[Step]]:
        """The steps of a receipt that are undone now, and those on which other texts have followed."""
        return await self._steps.take_back(
            receipt,
            self._hands.noting(editor, lambda done: {step.week for step in done[0]}),
            self._journal.noting_all(editor, Deed.UNDONE, lambda done: map(noted, done[0])),
        )

    async def discard(self, editor: int, week: Week) -> bool:
        """Throw the draft away, and begin its card anew with the next one; False if there is no such draft."""
        noting = self._journal.noting(editor, Deed.DISCARDED, week)
        discarded = await self._issues.discard(week, noting, self._answers.discarding(editor, week))
        if discarded:
            await self._cards.drop(subject(week))
        return discarded

    def _noting(self, editor: int, deed: Deed, week: Week, topic: str, what: str) -> tuple[Then, Then]:
        """Who did it, in the journal and as the last who changed the draft."""
        return self._hands.noting(editor, lambda _: [week]), self._journal.noting(editor, deed, week, f"{topic} {what}")


def noted(step: Step) -> tuple[Week, str]:
    """What a note says of it."""
    return step.week, f"{step.topic} {step.language}"


def subject(week: Week) -> str:
    """How the card of a draft is called in the store."""
    return f"draft:{week}"
