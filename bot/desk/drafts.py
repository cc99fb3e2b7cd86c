"""What is done to drafts beside putting texts into them."""

from collections.abc import Iterable

from bot.model.issue import Issue, IssueState
from bot.model.publication import Trend
from bot.model.receipt import Step
from bot.model.week import Week
from bot.store.cards import Cards
from bot.store.hands import Hands
from bot.store.issues import Issues
from bot.store.steps import Steps


class Drafts:
    """`editor` is whoever does it."""

    def __init__(self, issues: Issues, steps: Steps, cards: Cards, hands: Hands) -> None:
        self._issues = issues
        self._steps = steps
        self._cards = cards
        self._hands = hands

    async def decide(self, editor: int, week: Week, topic: str, trend: Trend) -> Issue | None:
        """The issue under that verdict: a draft, begun if need be, or one whose readers have nothing on the topic yet.

        None if the verdict is not to be set just so (any more).
        """
        if not await self._issues.set_verdict(week, topic, trend):
            return None
        await self._hands.note(editor, week)
        return await self._issues.find(week)

    async def undo_verdict(
        self, editor: int, week: Week, topic: str, trend: Trend, before: Trend | None
    ) -> Issue | None:
        """The issue as it was before this verdict; None if it has another by now, or readers know it."""
        if not await self._issues.undo_verdict(week, topic, trend, before):
            return None
        await self._hands.note(editor, week)
        return await self._issues.find(week)

    async def find(self, week: Week) -> Issue | None:
        """None for a published issue, too."""
        issue = await self._issues.find(week)
        return issue if issue and issue.state is IssueState.DRAFT else None

    async def remove(self, editor: int, week: Week, topic: str, language: str) -> Step | None:
        """Take a commentary out of a draft; None if it is not in one."""
        step = await self._steps.remove(week, topic, language)
        if step:
            await self._hands.note(editor, week)
        return step

    async def together(self, steps: Iterable[Step]) -> int:
        """The number by which all that has changed is taken back; 0 if nothing has."""
        numbers = [step.number for step in steps if step.number]
        return await self._steps.bind(numbers) if numbers else 0

    async def take_back(self, editor: int, receipt: int) -> tuple[list[Step], list[Step]]:
        """The steps of a receipt that are undone now, and those on which other texts have followed."""
        undone, left = await self._steps.take_back(receipt)
        for week in {step.week for step in undone}:
            await self._hands.note(editor, week)
        return undone, left

    async def discard(self, week: Week) -> bool:
        """Throw the draft away, and begin its card anew with the next one; False if there is no such draft."""
        discarded = await self._issues.discard(week)
        if discarded:
            await self._cards.drop(subject(week))
        return discarded


def subject(week: Week) -> str:
    """How the card of a draft is called in the store."""
    return f"draft:{week}"
