"""Moving an issue to another week: a draft goes there, of what readers know a draft is made there."""

from collections.abc import Callable
from datetime import date

from bot.desk.drafts import subject
from bot.library.front.meant import Meant
from bot.library.front.weeks import week_meant
from bot.model.journal import Deed
from bot.model.moving import Moved, OtherWeeks
from bot.model.week import Week
from bot.store.hands import Hands
from bot.store.issues import Issues
from bot.store.journal import Journal
from bot.store.moves import Moves


class Moving:
    """`today` is what day it is where the publication is at home."""

    def __init__(self, issues: Issues, moves: Moves, hands: Hands, journal: Journal, today: Callable[[], date]) -> None:
        self._issues = issues
        self._moves = moves
        self._hands = hands
        self._journal = journal
        self._today = today

    async def others(self, week: Week) -> OtherWeeks | None:
        """The weeks that are offered; None if there is nothing to move (any more)."""
        issue = await self._issues.find(week)
        if issue is None or not issue.revisions:
            return None
        found = {each: await self._issues.find(each) for each in offered(week, Week.of(self._today()))}
        return OtherWeeks(week, issue.state, {each: other.state if other else None for each, other in found.items()})

    async def ask(self, editor: int, week: Week) -> None:
        """The editor's next words may name the week to which that issue moves."""
        await self._moves.ask(editor, week)

    async def asked(self, editor: int) -> Week | None:
        """Which issue this editor is asked about; None if there is nothing to move (any more)."""
        week = await self._moves.asked(editor)
        return week if week and await self._issues.find(week) else None

    async def give_up(self, editor: int) -> None:
        """They are asked no more."""
        await self._moves.drop(editor)

    def meant(self, words: str) -> Meant:
        """The weeks that somebody may mean."""
        return week_meant(words, self._today())

    async def move(self, editor: int, week: Week, other: Week) -> Moved:
        """The cards of a draft go along."""
        moved = await self._moves.move(
            week,
            other,
            (subject(week), subject(other)),
            self._hands.noting(editor, lambda moved: [other] if moved.done else []),
            self._journal.noting_all(editor, Deed.MOVED, lambda moved: [(other, str(week))] if moved.done else []),
        )
        if moved.done:
            await self._moves.drop(editor)
        return moved


def offered(week: Week, this_week: Week) -> list[Week]:
    """The neighbours of that week, and of this one, in their order."""
    near = {each.shift(weeks) for each in (week, this_week) for weeks in (-1, 1)}
    return sorted((near | {this_week}) - {week})
