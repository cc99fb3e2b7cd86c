"""Keeps to the rate limits: so many messages in any second, and a pause between two to the same chat. Pure."""

from collections import OrderedDict, deque

GUARD = 0.005
"""Seconds added to every limit, because the far side's clock sees the requests bunched."""
CHAT_SECONDS = 1.0
GROUP_SECONDS = 3.0


class Pace:
    """A ring of the actual send times: message i waits until one second after message i − rate. Times are monotonic."""

    def __init__(self, rate: int) -> None:
        self._ring: deque[float] = deque(maxlen=rate)
        self._chats: OrderedDict[int, float] = OrderedDict()
        self._held = 0.0

    def wait(self, chat: int, now: float) -> float:
        """How many seconds until a message to this chat may go; 0 if now."""
        return max(0.0, self.general(now), self._chat_free(chat) - now)

    def general(self, now: float) -> float:
        """How many seconds until any message may go."""
        full = len(self._ring) == self._ring.maxlen
        return max(0.0, self._held - now, self._ring[0] + 1 + GUARD - now if full else 0.0)

    def take(self, chat: int, now: float) -> None:
        """A message to this chat goes now."""
        self._ring.append(now)
        self._chats[chat] = now
        self._chats.move_to_end(chat)
        while self._chats and now - next(iter(self._chats.values())) > GROUP_SECONDS + GUARD:
            self._chats.popitem(last=False)

    def hold(self, until: float) -> None:
        """Nothing goes before then."""
        self._held = max(self._held, until)

    def _chat_free(self, chat: int) -> float:
        last = self._chats.get(chat)
        if last is None:
            return 0.0
        return last + (CHAT_SECONDS if chat > 0 else GROUP_SECONDS) + GUARD
