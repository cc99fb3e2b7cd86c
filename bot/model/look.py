"""What an editor has seen of a draft, and what has changed in it since."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from bot.model.publication import Trend

Content = Mapping[str, str]
"""By place: the number of a revision by `west en`, a verdict by `west`."""


@dataclass(frozen=True)
class Look:
    #: As the editor saw it before they sat down to it, and as they saw it last.
    before: Content
    latest: Content
    #: When that was, in UTC seconds.
    at: int


class Turn(Enum):
    """What has become of a place."""

    NEW = auto()
    CHANGED = auto()
    REMOVED = auto()


@dataclass(frozen=True)
class Change:
    #: An id.
    topic: str
    #: Of the text; empty: it is the verdict.
    language: str
    turn: Turn
    #: The verdict since, if it is one.
    trend: Trend | None = None
    #: The short name of who did it; empty where that is not sure.
    by: str = field(default="", repr=False)
