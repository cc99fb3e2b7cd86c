"""Keeps to the rate limits: so many messages in any second, and a pause between two to the same chat. Pure."""

import math
from collections import OrderedDict, deque
from dataclasses import dataclass
from itertools import islice, takewhile

GUARD = 0.005
"""Seconds added to every limit, because the far side's clock sees the requests bunched."""
CHAT_SECONDS = 1.0
GROUP_SECONDS = 3.0
SLICE = 0.1
SHARE = 1.2
"""A broadcast takes little more than a tenth of the rate in a tenth of a second: a person finds a place soon."""


@dataclass(slots=True)
class Slot:
    """When a message went, by our clock at first, then corrected by the far side's answer."""

    at: float


class Pace:
    """A ring of the actual send times: message i waits until one second after message i − rate. Times are monotonic.

    With a `paid_rate`, which holds for all messages together, `rate` is only for those that nobody pays for.
    """

    def __init__(self, rate: int, paid_rate: int = 0) -> None:
        self._all: deque[Slot] = deque(maxlen=max(rate, paid_rate))
        self._free: deque[Slot] = deque(maxlen=rate)
        self._chats: OrderedDict[int, float] = OrderedDict()
        self._fastest = math.inf

    def wait(self, chat: int, now: float, *, paid: bool = False) -> float:
        """How many seconds until a message to this chat may go; 0 if now."""
        return max(self.general(now, paid=paid), self._chat_free(chat) - now)

    def general(self, now: float, *, paid: bool = False) -> float:
        """How many seconds until any message may go; an edit waits for no more than that."""
        free = max(_next(self._all), 0.0 if paid else _next(self._free))
        return max(0.0, free - now)

    def room(self, most: int, now: float, *, paid: bool = False) -> int:
        """How many messages of a broadcast may go now, all to different chats; counts no further than `most`."""
        share = self._share(paid=paid)
        taken = sum(1 for _ in takewhile(lambda slot: slot.at + SLICE > now, islice(reversed(self._all), share)))
        room = min(_room(self._all, most, now), share - taken)
        return room if paid else min(room, _room(self._free, most, now))

    def opens(self, now: float, *, paid: bool = False) -> float:
        """In how many seconds there may be room for a broadcast."""
        share = self._share(paid=paid)
        taken = self._all[-share].at + SLICE if len(self._all) >= share else 0.0
        return max(self.general(now, paid=paid), taken - now)

    def take(self, chat: int, now: float, *, paid: bool = False) -> Slot:
        """A message to this chat goes now."""
        self._chats[chat] = now
        self._chats.move_to_end(chat)
        while self._chats and now - next(iter(self._chats.values())) > GROUP_SECONDS + GUARD:
            self._chats.popitem(last=False)
        return self.take_edit(now, paid=paid)

    def take_edit(self, now: float, *, paid: bool = False) -> Slot:
        """A message is edited now: it counts for the bot, not for the chat."""
        slot = Slot(now)
        self._all.append(slot)
        if not paid:
            self._free.append(slot)
        return slot

    def answered(self, slot: Slot, now: float) -> None:
        """The answer is here. The message cannot have arrived later than that less the fastest way there and back.

        What held it up before it went (a busy core, a new connection) would bring the next second's messages too early.
        """
        self._fastest = min(self._fastest * 1.001, now - slot.at)
        slot.at = max(slot.at, now - self._fastest)

    def _share(self, *, paid: bool) -> int:
        ring = self._all if paid else self._free
        return math.ceil((ring.maxlen or 1) * SLICE * SHARE)

    def _chat_free(self, chat: int) -> float:
        last = self._chats.get(chat)
        if last is None:
            return 0.0
        return last + (CHAT_SECONDS if chat > 0 else GROUP_SECONDS) + GUARD


def _room(ring: deque[Slot], most: int, now: float) -> int:
    """How many more there may be in the second that ends now."""
    unused = (ring.maxlen or 0) - len(ring)
    if unused >= most:
        return most
    return unused + sum(1 for _ in takewhile(lambda slot: slot.at + 1 + GUARD <= now, islice(ring, most - unused)))


def _next(ring: deque[Slot]) -> float:
    """When there is room for one more in any second."""
    return ring[0].at + 1 + GUARD if len(ring) == ring.maxlen else 0.0
