"""Keeps to the rate limits: so many messages in any second, and a pause between two to the same chat. Pure.

Telegram counts what a broadcast sends, and lets the answers to people pass, up to a rate of their own. What they use is
left out of a broadcast's room all the same, down to half of it. Times are monotonic seconds.
"""

import math
from collections import OrderedDict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, repeat, takewhile

from bot.outbox.ceiling import Ceiling

GUARD = 0.0045
"""Seconds added to every limit, because some requests travel faster than others."""
ANSWERS = 300
"""A second, unless the settings say otherwise."""
CHAT_SECONDS = 1.05
"""Between two messages to the same chat: Telegram's second, and what the way there may take away from it."""
GROUP_MESSAGES = 20
"""In a group or channel, so many within any `GROUP_SECONDS`."""
GROUP_SECONDS = 60.0
STRICT_SECONDS = 60.0
"""For which a complaint is remembered: Telegram may count answers to people as it counts broadcasts."""
AHEAD = 0.02
"""How many seconds before its time a broadcast's message takes its place, so that the commit before it costs none."""
ROUND = 1.0075
"""Seconds after which a place comes again: a second, the guard, and what a bunch needs to go."""
GRID = ROUND / 190
"""A broadcast's messages go in bunches so many seconds apart: waking up for each costs as much as sending it."""
EVEN = 0.9
"""The messages of a broadcast keep this share of an even distance, so that they do not go all at once."""


@dataclass(slots=True)
class Slot:
    """When a message goes, by our clock: as it was planned, then as it went."""

    at: float


class Ring:
    """The last messages that count for one limit: message i waits until one second after message i − rate."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self._slots: deque[Slot] = deque(maxlen=rate)
        self._lent: deque[Slot] = deque(maxlen=rate // 2)

    @property
    def next(self) -> float:
        """When the next place may be taken."""
        return self._slots[0].at + 1 + GUARD if len(self._slots) == self.rate else 0.0

    def take(self, slot: Slot) -> None:
        self._slots.append(slot)

    def lend(self, slot: Slot) -> None:
        """An answer takes a broadcast's place, unless half of them are taken so."""
        if not self._lent.maxlen:
            return
        if len(self._lent) < self._lent.maxlen or self._lent[0].at + 1 + GUARD <= slot.at:
            self._lent.append(slot)
            self._slots.append(slot)

    def free_again(self) -> Iterator[float]:
        """When each place may be taken again, in the order in which they were taken."""
        yield from repeat(0.0, self.rate - len(self._slots))
        for slot in self._slots:
            yield slot.at + 1 + GUARD


class Pace:
    """`rate` is for what nobody pays for; a `paid_rate`, if there is one, for all that broadcasts send."""

    def __init__(self, rate: int, paid_rate: int = 0, answer_rate: int = ANSWERS) -> None:
        self._all = Ring(max(rate, paid_rate))
        self._free = Ring(rate)
        self._answers: deque[Slot] = deque(maxlen=answer_rate)
        self._ceiling = Ceiling(answer_rate)
        self._strict = 0.0
        self._chats: OrderedDict[int, float] = OrderedDict()
        self._groups: OrderedDict[int, deque[float]] = OrderedDict()
        self._even = {False: 0.0, True: 0.0}

    def chat_wait(self, chat: int, now: float) -> float:
        """How many seconds until this chat may get another message, whatever the others do."""
        last, recent = self._chats.get(chat), self._groups.get(chat)
        wait = 0.0 if last is None else last + CHAT_SECONDS + GUARD - now
        if recent and len(recent) == GROUP_MESSAGES:
            wait = max(wait, recent[0] + GROUP_SECONDS + GUARD - now)
        return max(0.0, wait)

    def next_answer(self, now: float) -> float:
        """When the next answer may go, whatever its chat."""
        most = self._ceiling.at(now)
        return max(now, self._answers[-most].at + 1 + GUARD) if len(self._answers) >= most else now

    def counted_wait(self, now: float) -> float:
        """How many seconds an answer has to wait for a place among all messages, if Telegram seems to count it."""
        return max(0.0, max(self._free.next, self._all.next) - now) if now < self._strict else 0.0

    def answer(self, chat: int | None, now: float) -> Slot:
        """The next place for an answer; without a chat it is an edit, which no chat has to wait for."""
        slot = Slot(self.next_answer(now))
        self._answers.append(slot)
        if chat is not None:
            self._said(chat, slot.at)
        return slot

    def lend(self, slot: Slot) -> None:
        """The answer goes now. Those that still wait take nothing of a broadcast's room, however many they are."""
        self._free.lend(slot)
        self._all.lend(slot)

    def complained(self, now: float, wait: float) -> None:
        """Telegram takes less than we thought, and nothing at all for `wait` seconds.

        It may count answers, too: until it has been quiet for a while they wait for a place like everything else.
        """
        self._ceiling.halve(now, wait)
        self._strict = now + wait + STRICT_SECONDS

    def forget(self, now: float) -> None:
        """The chats that no longer have to wait; they stand in the order of their last message."""
        while self._chats and now - next(iter(self._chats.values())) > CHAT_SECONDS + GUARD + AHEAD:
            self._chats.popitem(last=False)
        while self._groups and now - next(iter(self._groups.values()))[-1] > GROUP_SECONDS + GUARD + AHEAD:
            self._groups.popitem(last=False)

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
        slot = Slot(at)
        self._all.take(slot)
        if not paid:
            self._free.take(slot)
        self._said(chat, at)
        self.forget(now)
        return slot

    def _said(self, chat: int, at: float) -> None:
        self._chats[chat] = at
        self._chats.move_to_end(chat)
        if chat < 0:
            self._groups.setdefault(chat, deque(maxlen=GROUP_MESSAGES)).append(at)
            self._groups.move_to_end(chat)

    def _place(self, now: float, *, paid: bool) -> float:
        """When the next message of a broadcast may go."""
        free = max(self._all.next, 0.0 if paid else self._free.next)
        return _on_grid(now, free, self._even[paid])

    def _places(self, now: float, *, paid: bool) -> Iterator[float]:
        """When the next messages of a broadcast may go, one after the other."""
        even, distance = self._even[paid], self._distance(paid=paid)
        for free in map(max, self._all.free_again(), (self._all if paid else self._free).free_again()):
            at = _on_grid(now, free, even)
            yield at
            even = max(even, at) + distance

    def _distance(self, *, paid: bool) -> float:
        return EVEN / (self._all if paid else self._free).rate


def _on_grid(now: float, free: float, even: float) -> float:
    """At once, if nothing is in the way; else the next time on the grid at which nothing is."""
    soonest = max(free, even - GRID)
    return now if soonest <= now else max(now, math.ceil(soonest / GRID) * GRID)
