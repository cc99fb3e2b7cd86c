"""What an editor's deed has come to, as it is told below it."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from bot.model.difference import Difference
from bot.model.issue import Issue, Proposed, Revision
from bot.model.publication import Trend
from bot.model.reading import Answers, Asked, Refused, Taken
from bot.model.week import Week


@dataclass(frozen=True)
class File:
    """What an editor has sent, and said of it since: all that reading it needs."""

    name: str = field(repr=False)
    content: bytes = field(repr=False)
    #: When it was sent: weeks are understood by it.
    today: date
    answers: Answers = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Step:
    """What was done to one text of a draft."""

    #: Its row, to take it back by; 0 where nothing has changed.
    number: int
    week: Week
    topic: str
    language: str
    before: Revision | None
    #: None: the text was taken out.
    after: Revision | None
    #: The topic's verdict before and since.
    earlier: Trend | None
    later: Trend | None


@dataclass(frozen=True)
class Drafted:
    """A text that a draft shows now."""

    taken: Taken
    step: Step
    issue: Issue
    words: int
    #: How many it fills for who reads in full.
    messages: int
    #: To the text that it replaces; nothing where it replaces none.
    difference: Difference = ()

    @property
    def doubted(self) -> tuple[Trend, Trend] | None:
        """The verdicts that the text names and that the draft has, if they differ: its editor says which holds."""
        named, has = self.taken.trend, self.step.later
        return (named, has) if named and has and named is not has else None


class Caption(Enum):
    """What becomes of the words below files that were sent."""

    NONE = auto()
    #: They ask for nothing that can be done.
    IGNORED = auto()
    #: They ask to publish, but not all of what was sent is in one draft.
    TOO_EARLY = auto()


@dataclass(frozen=True)
class Unchanged:
    """The published issue of that week says exactly this."""

    week: Week


@dataclass(frozen=True)
class Barred:
    """The issue of that week is about to go out: a text for it waits until an editor takes the issue back."""

    week: Week


Receipt = Drafted | Unchanged | Proposed
"""What a text that was taken comes to."""
Arrival = Receipt | Asked | Refused | Barred
"""What a file that was sent comes to."""
