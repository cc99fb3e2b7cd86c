"""A place in an issue into which an editor is writing."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.model.entity import Entity
from bot.model.issue import Commentary
from bot.model.week import Week


class Part(StrEnum):
    """What of a text is written; all but the whole replace what is there."""

    WHOLE = "whole"
    """The headline, and below it the text."""
    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    LINK = "link"
    AUTHORS = "authors"

    @property
    def short(self) -> bool:
        """One message is all of it."""
        return self not in {Part.WHOLE, Part.BODY}

    @property
    def optional(self) -> bool:
        """A text may do without it."""
        return self in {Part.LEAD, Part.LINK, Part.AUTHORS}


@dataclass(frozen=True)
class Passage:
    """One message of what is written."""

    #: The message's id in the editor's chat.
    message: int
    text: str = field(repr=False)
    entities: tuple[Entity, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Cell:
    #: Its row.
    number: int
    week: Week
    #: An id.
    topic: str
    language: str
    part: Part
    #: In the order in which they were sent.
    passages: tuple[Passage, ...] = ()
    #: Not done yet.
    open: bool = True


@dataclass(frozen=True)
class Writing:
    """A cell as it stands."""

    cell: Cell
    #: The text that stands in that place of the issue; None: none.
    before: Commentary | None
    #: What it would be with what was written.
    after: Commentary
    words: int
    #: The other editors who are writing at it.
    others: tuple[int, ...] = ()
