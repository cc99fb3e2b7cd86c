"""Keeps to the rate limits: so many messages in any second, and a pause between two to the same chat. Pure."""

import math
from collections import OrderedDict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, repeat, takewhile

GUARD = 0.0045
"""Seconds added to every limit, because some requests travel faster than others."""
CHAT_SECONDS = 1.0
GROUP_SECONDS = 3.0
AHEAD = 0.02
"""How many seconds before its time a broadcast's message takes its place, so that the commit before it costs none."""
ROUND = 1.0075
"""Seconds after which a place comes again: a second, the guard, and what a bunch needs to go."""
GRID = ROUND / 190
"""A broadcast's messages go in bunches so many seconds apart: waking up for each costs as much as sending it."""
EVEN = 0.9
"""The messages of a broadcast keep this share of an even distance, so that a person finds a place soon."""


@dataclass(slots=True)
class Slot:
    """When a message goes, by our clock: as it was planned, then as it went."""

    at: float


class Pace:
    """A ring of the actual send times: message i waits until one second after message i − rate. Times are monotonic.

    With a `paid_rate`, which holds for all messages together, `rate` is only for those that nobody pays for.
    """

    def __init__(self, rate: int, paid_rate: int = 0) -> None:
        self._all: deque[Slot] = deque(maxlen=max(rate, paid_rate))
        self._free: deque[Slot] = deque(maxlen=rate)
        self._chats: OrderedDict[int, float] = OrderedDict()
        self._even = {False: 0.0, True: 0.0}

    def wait_edit(self, now: float) -> float:
        """How many seconds until anything may go that does not come as a new message."""
        return max(0.0, _next(self._all) - now, _next(self._free) - now)

    def chat_wait(self, chat: int, now: float) -> float:
        """How many seconds until this chat may get another message, whatever the others do."""
        last = self._chats.get(chat)
        if last is None:
            return 0.0
        return max(0.0, last + (CHAT_SECONDS if chat > 0 else GROUP_SECONDS) + GUARD - now)

    def take(self, chat: int | None, at: float, *, paid: bool = False) -> Slot:
        """A message to this chat goes then; without a chat, an edit, which counts for the bot only."""
        if chat is not None:
            self._chats[chat] = at
            self._chats.move_to_end(chat)
            while at - next(iter(self._chats.values())) > GROUP_SECONDS + GUARD + AHEAD:
                self._chats.popitem(last=False)
        slot = Slot(at)
        self._all.append(slot)
        if not paid:
            self._free.append(slot)
        return slot

    def room(self, most: int, now: float, *, paid: bool = False) -> int:
        """For how many messages of a broadcast, all to different chats, there is a place now; at most `most`."""
        places = islice(self._places(now, paid=paid), most)
        return sum(1 for _ in takewhile(lambda at: at <= now + AHEAD, places))

    def opens(self, now: float, *, paid: bool = False) -> float:
        """In how many seconds there is a place for a broadcast."""
        at = self._place(now, paid=paid)
        return 0.0 if at <= now + AHEAD else at - AHEAD - now

    def reserve(self, chat: int, now: float, *, paid: bool = False) -> Slot:
        """The next place, for a broadcast's message to a chat that need not wait."""
        at = self._place(now, paid=paid)
        self._even[paid] = max(self._even[paid], at) + self._distance(paid=paid)
        return self.take(chat, at, paid=paid)

    def _place(self, now: float, *, paid: bool) -> float:
        """When the next message of a broadcast may go."""
        free = max(_next(self._all), 0.0 if paid else _next(self._free))
        return _on_grid(now, free, self._even[paid])

    def _places(self, now: float, *, paid: bool) -> Iterator[float]:
        """When the next messages of a broadcast may go, one after the other."""
        even, distance = self._even[paid], self._distance(paid=paid)
        for free in map(max, _free_again(self._all), _free_again(self._all if paid else self._free)):
            at = _on_grid(now, free, even)
            yield at
            even = max(even, at) + distance

    def _distance(self, *, paid: bool) -> float:
        ring = self._all if paid else self._free
        return EVEN / (ring.maxlen or 1)


def _on_grid(now: float, free: float, even: float) -> float:
    """At once, if nothing is in the way; else the next time on the grid at which nothing is."""
    soonest = max(free, even - GRID)
    return now if soonest <= now else max(now, math.ceil(soonest / GRID) * GRID)


def _next(ring: deque[Slot]) -> float:
    """When the next place of a ring may be taken."""
    return ring[0].at + 1 + GUARD if len(ring) == ring.maxlen else 0.0


def _free_again(ring: deque[Slot]) -> Iterator[float]:
    """When each place of a ring may be taken again, in the order in which they were taken."""
    yield from repeat(0.0, (ring.maxlen or 0) - len(ring))
    for slot in ring:
        yield slot.at + 1 + GUARD
