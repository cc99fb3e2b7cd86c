"""What is put right in a published issue: as an editor proposes it, and as its readers are told."""

from dataclasses import dataclass
from enum import StrEnum

from bot.model.publication import Trend
from bot.model.week import Week


@dataclass(frozen=True)
class Amendment:
    """What an editor wants to change in a published issue: a text, a verdict, both, or all of it."""

    week: Week
    #: An id; empty: the issue is to be retracted.
    topic: str = ""
    #: Of the new text.
    language: str = ""
    #: The number of the new text; 0: the texts stay.
    revision: int = 0
    #: None: the verdict stays.
    trend: Trend | None = None


@dataclass(frozen=True)
class Proposal:
    """An amendment that waits for its editor's word."""

    #: Its row.
    number: int
    amendment: Amendment
    #: One line, in the editor's words; may be empty.
    reason: str = ""
    #: How many corrections the issue had when its editor was shown what changes.
    seen: int = 0


class Reach(StrEnum):
    """How far a correction goes; letters, because buttons are short of room."""

    #: Copies are edited, and those whom it concerns get a message.
    LOUD = "l"
    #: Copies are edited.
    SILENT = "s"
    #: Nothing goes out.
    ARCHIVE = "a"


@dataclass(frozen=True)
class Correction:
    """What was put right."""

    #: An id; empty: the whole issue was retracted.
    topic: str
    #: Of the text; empty: it was the verdict, or all.
    language: str
    #: In UTC seconds.
    at: int
    #: One line, as its editor wrote it; may be empty.
    reason: str
    #: The verdict, or the number of the revision.
    before: str
    after: str

    @property
    def of_verdict(self) -> bool:
        return bool(self.topic) and not self.language
