"""A pause that Telegram asked the whole bot for outlives the run that was told."""

import math
from collections.abc import Callable

from bot.outbox.limiter import Limiter
from bot.store.meta import Meta


class KeptPause:
    """`clock` gives UTC seconds."""

    def __init__(self, meta: Meta, limiter: Limiter, clock: Callable[[], float]) -> None:
        self._meta = meta
        self._limiter = limiter
        self._clock = clock
        self._until = 0.0

    async def restore(self) -> None:
        """Keep to what an earlier run was asked for; before anything is sent."""
        self._limiter.hold(await self._meta.flood_wait(self._clock()))

    async def keep(self) -> None:
        """Let the next run know of it."""
        seconds = self._limiter.held_for
        until = self._clock() + seconds
        if seconds and until > self._until + 1:
            await self._meta.keep_flood_wait(math.ceil(until), math.ceil(seconds))
            self._until = until
