"""The locked desk: for a day nothing leaves it, unless two people who do not trust one phone open it before."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

SECONDS_LOCKED = 86_400


@dataclass(frozen=True)
class DeskLock:
    #: Never given twice.
    number: int
    #: When it ends or was ended, in UTC seconds.
    until: int
    #: Who locked it, in their order; 0: somebody who is no editor any more.
    by: tuple[int, ...] = field(repr=False)
    #: The owner who asks the others to open it; 0: nobody does.
    asked: int = field(default=0, repr=False)
    #: Of that question, never given twice; 0: there is none.
    question: int = 0

    def holds(self, now: int) -> bool:
        return now < self.until


class Unlocking(StrEnum):
    """What becomes of somebody's wish to open the desk."""

    DONE = "done"
    #: Somebody else has to agree.
    ASKED = "asked"
    #: It is not theirs to decide.
    REFUSED = "refused"
    #: It is not locked (any more).
    OPEN = "open"


def unlocking(lock: DeskLock, person: int, owners: Collection[int]) -> Unlocking:
    """An owner opens what they alone have locked; else an owner asks, and another owner or whoever locked it agrees."""
    if person in owners and set(lock.by) == {person}:
        return Unlocking.DONE
    if lock.asked in owners and person in agreeing(lock, owners):
        return Unlocking.DONE
    return Unlocking.ASKED if person in owners else Unlocking.REFUSED


def agreeing(lock: DeskLock, owners: Collection[int], asker: int = 0) -> frozenset[int]:
    """Whose word counts beside that of the owner who asks."""
    return frozenset({*owners, *lock.by} - {0, asker or lock.asked})
