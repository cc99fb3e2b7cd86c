"""An issue that goes out by itself at its time, unless somebody takes it back before."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.model.broadcast import Terms
from bot.model.week import Week


class Hold(StrEnum):
    """Why a scheduled issue does not go out by itself any more, but waits for an editor's word."""

    NONE = ""
    #: The bot did not run when it was due, nor for long after.
    LATE = "late"
    #: It stands in a restored backup: nobody knows what has been sent since that was made.
    RESTORED = "restored"
    #: The desk was locked when it was due.
    LOCKED = "locked"
    #: It could not be made ready, which is a bug.
    FAILED = "failed"


@dataclass(frozen=True)
class Scheduled:
    week: Week
    #: Names the texts and verdicts that an editor has confirmed: nothing else goes out.
    content: str
    #: When it goes out, and when that was decided; UTC seconds.
    due: int
    made: int
    terms: Terms
    #: Who decided it; 0 for somebody who is no editor any more.
    editor: int = field(repr=False)
    hold: Hold = Hold.NONE
