"""What the newsroom remembers of its own work."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.model.correction import Amendment
from bot.model.week import Week


class Deed(StrEnum):
    """What somebody did; what a note of it says besides stands in its detail."""

    #: Detail: the topic and the language of a text.
    TAKEN = "taken"
    UNDONE = "undone"
    REMOVED = "removed"
    #: Detail: a topic and its verdict.
    DECIDED = "decided"
    #: Detail: a topic and the verdict that was taken back.
    UNDECIDED = "undecided"
    DISCARDED = "discarded"
    #: Of the week to which an issue was brought, or a copy of it; detail: the week where it was.
    MOVED = "moved"
    #: It goes out as soon as it cannot be taken back any more.
    PUBLISHED = "published"
    #: Detail: when it goes out, in UTC seconds.
    SCHEDULED = "scheduled"
    HURRIED = "hurried"
    TAKEN_BACK = "taken back"
    #: It was due: of this, the note is in the name of who decided it.
    GONE_OUT = "gone out"
    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"
    #: After it was stopped.
    WENT_ON = "went on"
    GIVEN_UP = "given up"
    #: What Telegram had refused.
    RETRIED = "retried"
    DROPPED = "dropped"
    #: Detail: the topic, the language of a text, and the verdict, as far as they were changed.
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    REVIVED = "revived"
    INVITED = "invited"
    JOINED = "joined"
    #: Detail: whom, as the others see or saw them.
    DISMISSED = "dismissed"
    #: By themselves, with /forget.
    LEFT = "left"


@dataclass(frozen=True)
class Note:
    #: Grows; the newest has the highest.
    number: int
    at: datetime
    #: The short name of who did it: today's, or the last one of who is an editor no more. Empty: nobody did.
    name: str = field(repr=False)
    deed: Deed
    #: None: it has to do with no issue.
    week: Week | None
    #: Ids and values, with blanks between them; see Deed. May be empty.
    detail: str = field(repr=False)


def corrected(amendment: Amendment) -> tuple[Deed, str]:
    """What a correction is in the journal, with its detail."""
    if not amendment.topic:
        return Deed.RETRACTED, ""
    language = amendment.language if amendment.revision else ""
    values = (amendment.topic, language, amendment.trend or "")
    return Deed.CORRECTED, " ".join(value for value in values if value)
