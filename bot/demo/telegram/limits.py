"""How much a bot may send: Telegram's rates, as strictly as they can be meant."""

import math
from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Messages and edits in any sliding `window` of seconds; who goes over gets nothing done for `penalty` seconds.

    `paid` holds for the whole bot; `bot` is for what it does not pay for.
    """

    bot: int = 30
    paid: int = 1000
    chat: int = 1
    window: float = 1.0
    penalty: float = 3.0


class Gauge:
    """Counts what is sent by the whole bot and to each chat."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._free = _Meter(limits.bot, limits)
        self._all = _Meter(max(limits.bot, limits.paid), limits)
        self._chats: dict[int, _Meter] = {}

    def take(self, chat: int, now: float, *, paid: bool = False) -> int:
        """0 and the message counts; otherwise the seconds to wait, and it does not."""
        meters = [self._all, self._chats.setdefault(chat, _Meter(self._limits.chat, self._limits))]
        if not paid:
            meters.append(self._free)
        wait = max(meter.wait(now) for meter in meters)
        if not wait:
            for meter in meters:
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
