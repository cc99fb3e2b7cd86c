"""How much a bot may send: Telegram's rates, as strictly as they can be meant."""

import math
from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Messages and edits in any sliding `window` of seconds; who goes over gets nothing done for `penalty` seconds."""

    bot: int = 30
    chat: int = 1
    window: float = 1.0
    penalty: float = 3.0


class Gauge:
    """Counts what is sent by the whole bot and to each chat."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._bot = _Meter(limits.bot, limits)
        self._chats: dict[int, _Meter] = {}

    def take(self, chat: int, now: float) -> int:
        """0 and the message counts; otherwise the seconds to wait, and it does not."""
        meter = self._chats.setdefault(chat, _Meter(self._limits.chat, self._limits))
        wait = max(self._bot.wait(now), meter.wait(now))
        if not wait:
            self._bot.count(now)
            meter.count(now)
        return math.ceil(wait)


class _Meter:
    def __init__(self, most: int, limits: Limits) -> None:
        self._most = most
        self._limits = limits
        self._times: deque[float] = deque()
        self._barred_until = 0.0

    def wait(self, now: float) -> float:
        while self._times and self._times[0] <= now - self._limits.window:
            self._times.popleft()
        if now >= self._barred_until and len(self._times) >= self._most:
            self._barred_until = now + self._limits.penalty
        return max(0.0, self._barred_until - now)

    def count(self, now: float) -> None:
        self._times.append(now)
