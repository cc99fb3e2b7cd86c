"""Keeps to the rate limits: so many messages in any second, and a pause between two to the same chat. Pure."""

from collections import OrderedDict, deque
from itertools import islice, takewhile

GUARD = 0.005
"""Seconds added to every limit, because the far side's clock sees the requests bunched."""
CHAT_SECONDS = 1.0
GROUP_SECONDS = 3.0


class Pace:
    """A ring of the actual send times: message i waits until one second after message i − rate. Times are monotonic.

    With a `paid_rate`, which holds for all messages together, `rate` is only for those that nobody pays for.
    """

    def __init__(self, rate: int, paid_rate: int = 0) -> None:
        self._all: deque[float] = deque(maxlen=max(rate, paid_rate))
        self._free: deque[float] = deque(maxlen=rate)
        self._chats: OrderedDict[int, float] = OrderedDict()

    def wait(self, chat: int, now: float, *, paid: bool = False) -> float:
        """How many seconds until a message to this chat may go; 0 if now."""
        return max(self.general(now, paid=paid), self._chat_free(chat) - now)

    def general(self, now: float, *, paid: bool = False) -> float:
        """How many seconds until any message may go; an edit waits for no more than that."""
        free = max(_next(self._all), 0.0 if paid else _next(self._free))
        return max(0.0, free - now)

    def room(self, most: int, now: float, *, paid: bool = False) -> int:
        """How many messages may go now, all to different chats; counts no further than `most`."""
        room = _room(self._all, most, now)
        return room if paid else min(room, _room(self._free, most, now))

    def take(self, chat: int, now: float, *, paid: bool = False) -> None:
        """A message to this chat goes now."""
        self.take_edit(now, paid=paid)
        self._chats[chat] = now
        self._chats.move_to_end(chat)
        while self._chats and now - next(iter(self._chats.values())) > GROUP_SECONDS + GUARD:
            self._chats.popitem(last=False)

    def take_edit(self, now: float, *, paid: bool = False) -> None:
        """A message is edited now: it counts for the bot, not for the chat."""
        self._all.append(now)
        if not paid:
            self._free.append(now)

    def _chat_free(self, chat: int) -> float:
        last = self._chats.get(chat)
        if last is None:
            return 0.0
        return last + (CHAT_SECONDS if chat > 0 else GROUP_SECONDS) + GUARD


def _room(ring: deque[float], most: int, now: float) -> int:
    """How many more there may be in the second that ends now."""
    unused = (ring.maxlen or 0) - len(ring)
    if unused >= most:
        return most
    return unused + sum(1 for _ in takewhile(lambda sent: sent + 1 + GUARD <= now, islice(ring, most - unused)))


def _next(ring: deque[float]) -> float:
    """When there is room for one more in any second."""
    return ring[0] + 1 + GUARD if len(ring) == ring.maxlen else 0.0
