"""What an editor asks the others to approve: a publication or a correction, exactly as it was shown to them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from bot.model.broadcast import Terms
from bot.model.correction import Reach
from bot.model.week import Week

SECONDS_WAITING = 7 * 86_400


@dataclass(frozen=True)
class Approval:
    """One that is asked for; as long as it exists, nobody has answered."""

    #: Never given twice.
    number: int
    week: Week
    #: Names what goes out: that of an issue its texts and verdicts, that of a correction what its proposal says.
    content: str
    #: Who asks.
    editor: int = field(repr=False)
    #: When it is forgotten; UTC seconds.
    expires: int
    #: When the issue is to go out, in UTC seconds; 0: as soon as it is approved.
    due: int = 0
    terms: Terms = Terms()  # noqa: RUF009 -- it is frozen
    #: Of the correction; 0: the issue is to be published.
    proposal: int = 0
    #: How far the correction goes.
    reach: Reach = Reach.LOUD


class Unapproved(Exception):  # noqa: N818 -- not an error: somebody has to be asked first
    """A second editor has to approve what was to go out; nothing was done."""


class Barred(StrEnum):
    """Why somebody cannot approve."""

    ASKER = "asker"
    #: Theirs is the last change.
    AUTHOR = "author"
    #: They were made an editor less than a day ago: it may be whoever asks who invited them.
    NEW = "new"


class Ended(StrEnum):
    """How it ended that an approval was asked for."""

    APPROVED = "approved"
    DECLINED = "declined"
    #: By whoever asked.
    WITHDRAWN = "withdrawn"
    #: What was to go out is not what was shown any more.
    CHANGED = "changed"
    #: The draft was thrown away.
    DISCARDED = "discarded"
    #: Nobody answered for a week.
    LAPSED = "lapsed"


@dataclass(frozen=True)
class Answer:
    """How an approval has ended; it exists until all are told who were shown that it is asked for."""

    #: That of the approval.
    number: int
    week: Week
    #: Who asked.
    editor: int = field(repr=False)
    how: Ended
    #: The number of whose answer it is, see `Colleague`; 0: nobody's.
    person: int = 0
    #: The number of what tells readers of a correction; 0: nothing does.
    broadcast: int = 0
    #: Whoever asked has been told aloud, or need not be.
    told: bool = False


def barred(person: int, asker: int, author: int) -> Barred | None:
    """Two pairs of eyes: neither who asks nor who has changed it last."""
    if person == asker:
        return Barred.ASKER
    return Barred.AUTHOR if person == author else None


def approvers(editors: Collection[int], asker: int, author: int) -> frozenset[int]:
    return frozenset(editor for editor in editors if barred(editor, asker, author) is None)
