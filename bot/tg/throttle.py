"""How much one chat may ask for; asked before anything is done. Pure; times are monotonic seconds."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum, auto

REQUESTS = 20.0
"""At once; so many come back in a minute."""
SECONDS = 60.0
CALM = 5.0
"""Who has so many again may be warned again."""
CHATS = 10_000


class Admission(Enum):
    WELCOME = auto()
    #: Not done; the one time that it is said.
    WARNED = auto()
    IGNORED = auto()


@dataclass(slots=True)
class Bucket:
    left: float
    since: float
    warned: bool = False


class Throttle:
    """Remembers of a chat nothing for longer than these seconds, and of no more than `CHATS` at once."""

    def __init__(self, requests: float | None = None, seconds: float | None = None) -> None:
        self._requests = REQUESTS if requests is None else requests
        self._seconds = SECONDS if seconds is None else seconds
        self._buckets: dict[Hashable, Bucket] = {}

    def __len__(self) -> int:
        return len(self._buckets)

    def admit(self, who: Hashable, now: float, cost: float = 1.0) -> Admission:
        bucket = self._buckets.pop(who, None) or Bucket(self._requests, now)
        self._buckets[who] = bucket
        if len(self._buckets) > CHATS:
            del self._buckets[next(iter(self._buckets))]
        bucket.left = min(self._requests, bucket.left + (now - bucket.since) * self._requests / self._seconds)
        bucket.since = now
        bucket.warned = bucket.warned and bucket.left < CALM
        if bucket.left >= cost:
            bucket.left -= cost
            return Admission.WELCOME
        admission = Admission.IGNORED if bucket.warned else Admission.WARNED
        bucket.warned = True
        return admission

    def give_back(self, who: Hashable, cost: float = 1.0) -> None:
        """What was admitted was not done after all, and will be asked for again."""
        if bucket := self._buckets.get(who):
            bucket.left = min(self._requests, bucket.left + cost)

    def forget(self, now: float) -> None:
        """Those who have their full allowance again; they stand in the order in which they last asked."""
        while self._buckets:
            who, bucket = next(iter(self._buckets.items()))
            if now - bucket.since < self._seconds:
                return
            del self._buckets[who]
