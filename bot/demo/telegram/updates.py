"""The updates that wait for the bot; they stay until it acknowledges them."""

import asyncio
import json
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from bot.demo.telegram.api.refusal import Refused

FIRST = 1_000_001
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that a bot gets only if it names them."""

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Updates:
    """A queue with one reader: a second poller ends the first one's wait."""

    def __init__(self) -> None:
        self._next = FIRST
        #: Number, kind and body; without a kind the body is a text that goes out as it is.
        self._waiting: deque[tuple[int, str, Any]] = deque()
        #: Nothing is acknowledged any more: the same updates come for ever.
        self.stuck = False
        self._allowed: frozenset[str] = frozenset()
        self._poller: asyncio.Future[Refused | None] | None = None
        self._idle = asyncio.Event()

    def __len__(self) -> int:
        return len(self._waiting)

    def allow(self, kinds: Sequence[str]) -> None:
        """From now on only these kinds come; none named: all but those on request."""
        self._allowed = frozenset(kinds)

    @property
    def next(self) -> int:
        """The next update's number."""
        return self._next

    def add(self, kind: str, body: Any) -> None:
        self.add_many(kind, [body])

    def add_many(self, kind: str, bodies: Iterable[Any]) -> None:
        """A backlog that comes at once, as after a day off."""
        if kind in self._allowed or (not self._allowed and kind not in ON_REQUEST):
            self._put((kind, body) for body in bodies)

    def add_raw(self, text: str) -> None:
        """Goes out in the list of updates as it is, broken or not; `next` tells the number it should name."""
        self._put([("", text)])

    def drop(self) -> None:
        self._waiting.clear()

    def release(self) -> None:
        """Ends a poll that waits, with what there is."""
        self._end_poll()

    async def idle(self, *, timeout: float = 10) -> None:  # noqa: ASYNC109  reads best in a scenario
        """Until the bot has acknowledged every update and waits for more."""
        async with asyncio.timeout(timeout):
            await self._idle.wait()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[str]:  # noqa: ASYNC109  the API's own
        """Acknowledges what lies below `offset` (a negative one keeps only the last few), then waits for more.

        Each update is JSON.
        """
        self._end_poll(Refused(409, CONFLICT))
        if not self.stuck:
            self._acknowledge(offset)
        if not self._waiting and timeout > 0:
            await self._wait(timeout)
        return [_text(*waiting) for waiting in islice(self._waiting, limit)]

    def _put(self, updates: Iterable[tuple[str, Any]]) -> None:
        for kind, body in updates:
            self._waiting.append((self._next, kind, body))
            self._next += 1
        self.release()

    def _acknowledge(self, offset: int) -> None:
        while self._waiting and (self._waiting[0][0] < offset or len(self._waiting) > -offset > 0):
            self._waiting.popleft()

    async def _wait(self, seconds: float) -> None:
        self._poller = poller = asyncio.get_running_loop().create_future()
        self._idle.set()
        try:
            await asyncio.wait([poller], timeout=seconds)
        finally:
            if not poller.done():
                self._end_poll()
        if refusal := poller.result():
            raise refusal

    def _end_poll(self, refusal: Refused | None = None) -> None:
        self._idle.clear()
        poller, self._poller = self._poller, None
        if poller is not None:
            poller.set_result(refusal)


def _text(number: int, kind: str, body: Any) -> str:
    return json.dumps({"update_id": number, kind: body}, separators=(",", ":")) if kind else str(body)
