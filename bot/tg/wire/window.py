"""The updates that Telegram still keeps for us: none is acknowledged before it and all older ones are handled."""

import asyncio

FULL = 100
"""Telegram shows no more unacknowledged updates than that."""
IDLE_SECONDS = 6 * 24 * 3600
"""After a week without updates Telegram may number them from anywhere, so also from below."""


class Window:
    """Times are monotonic seconds."""

    def __init__(self) -> None:
        self._unhandled: dict[int, float] = {}
        self._handled: set[int] = set()
        self._next = 0
        self._came = 0.0
        self._waiter: asyncio.Future[None] | None = None

    @property
    def offset(self) -> int:
        """What to ask Telegram for: it forgets all that is older. 0 before the first update."""
        return min(self._unhandled, default=self._next)

    @property
    def empty(self) -> bool:
        """All that came is handled."""
        return not self._unhandled

    def begin(self, number: int, now: float) -> bool:
        """An update has come; False if it came before."""
        if number in self._unhandled or number in self._handled:
            return False
        if number < self._next and now - self._came < IDLE_SECONDS:
            return False
        self._unhandled[number] = now
        self._next, self._came = number + 1, now
        return True

    def settle(self, number: int) -> None:
        """It is handled: Telegram need not keep it for us."""
        if self._unhandled.pop(number, None) is not None:
            self._handled.add(number)
            if not self._unhandled and self._waiter and not self._waiter.done():
                self._waiter.set_result(None)
            if number < (offset := self.offset):
                self._handled = {each for each in self._handled if each >= offset}

    def let_go(self, before: float) -> int:
        """Where what came before that time keeps Telegram from showing more, it is kept no longer; how many."""
        if self._next - self.offset < FULL:
            return 0
        late = [number for number, came in self._unhandled.items() if came <= before]
        for number in late:
            self.settle(number)
        return len(late)

    async def emptied(self) -> None:
        """Return when all that came is handled."""
        if self._unhandled:
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter

    def handled_until(self, now: float) -> float:
        """Up to when all that came is handled: the coming of the oldest that is not, or now."""
        return min(self._unhandled.values(), default=now)
