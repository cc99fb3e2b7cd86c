"""How much a bot may send: Telegram's rates, as strictly as they can be meant."""

import math
from collections import deque
from dataclasses import dataclass

MINUTE = 60.0


@dataclass(frozen=True)
class Limits:
    """Messages and edits in any sliding `window` of seconds; who goes over gets nothing done for `penalty` seconds."""

    #: For what the bot does not pay for.
    bot: int = 30
    #: For the whole bot.
    paid: int = 1000
    chat: int = 1
    #: In a minute.
    group: int = 20
    window: float = 1.0
    penalty: float = 3.0
    #: Seconds after an update for which what goes to its chat is an answer, and counts as if it were paid for. 0: all
    #: that is sent counts as bulk, which is the strictest reading of Telegram's words.
    answers: float = 0.0


class Gauge:
    """Counts what is sent by the whole bot and to each chat."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._free = _Meter(limits.bot, limits.window, limits.penalty)
        self._all = _Meter(max(limits.bot, limits.paid), limits.window, limits.penalty)
        self._chats: dict[int, list[_Meter]] = {}
        self._heard: dict[int, float] = {}

    def hear(self, chat: int, now: float) -> None:
        """An update came from there."""
        self._heard[chat] = now

    def take(self, chat: int, now: float, *, paid: bool = False) -> int:
        """0 and the message counts; otherwise the seconds to wait, and it does not."""
        meters = [self._all, *self._of(chat)]
        if not paid and not self._answers(chat, now):
            meters.append(self._free)
        wait = max(meter.wait(now) for meter in meters)
        if not wait:
            for meter in meters:
                meter.count(now)
        return math.ceil(wait)

    def _answers(self, chat: int, now: float) -> bool:
        return now < self._heard.get(chat, -math.inf) + self._limits.answers

    def _of(self, chat: int) -> list["_Meter"]:
        """Those of one chat; groups have negative numbers."""
        if chat not in self._chats:
            limits = self._limits
            self._chats[chat] = [_Meter(limits.chat, limits.window, limits.penalty)]
            if chat < 0:
                self._chats[chat].append(_Meter(limits.group, MINUTE, limits.penalty))
        return self._chats[chat]


class _Meter:
    def __init__(self, most: int, window: float, penalty: float) -> None:
        self._most = most
        self._window = window
        self._penalty = penalty
        self._times: deque[float] = deque()
        self._barred_until = 0.0

    def wait(self, now: float) -> float:
        while self._times and self._times[0] <= now - self._window:
            self._times.popleft()
        if now >= self._barred_until and len(self._times) >= self._most:
            self._barred_until = now + self._penalty
        return max(0.0, self._barred_until - now)

    def count(self, now: float) -> None:
        self._times.append(now)
