"""Moving an issue to another week."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from bot.model.issue import IssueState
from bot.model.week import Week


class Moved(Enum):
    """What has come of it."""

    #: The draft is that of the other week now.
    MOVED = auto()
    #: The other week has a draft with the same texts; what readers know stays where it is.
    COPIED = auto()
    #: Nothing: the other week has an issue.
    TAKEN = auto()
    #: Nothing: it is about to go out.
    SCHEDULED = auto()
    #: Nothing: there is no such issue (any more).
    GONE = auto()

    @property
    def done(self) -> bool:
        """The other week has it now."""
        return self in {Moved.MOVED, Moved.COPIED}


@dataclass(frozen=True)
class OtherWeeks:
    """Those to which an issue may move, with the states of the issues that stand in the way."""

    week: Week
    state: IssueState
    others: Mapping[Week, IssueState | None]
