"""Keeps what was made for one reader for the next who asks for the same, as long as the archive is the same."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from functools import partial
from typing import Any, TypeVar, cast

MOST = 1_000
"""Things kept, a few kilobytes each; there is no end to what a forged button may ask for."""

T = TypeVar("T")


class Shelf:
    def __init__(self) -> None:
        self._version = -1
        self._made: dict[Hashable, asyncio.Task[Any]] = {}

    async def take(self, version: int, key: Hashable, make: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """What was made under this key for this version of the archive; who asks meanwhile waits for the same."""
        if version != self._version:
            self._made, self._version = {}, version
        making = self._made.get(key)
        if making is None:
            if len(self._made) >= MOST:
                del self._made[next(iter(self._made))]
            making = self._made[key] = asyncio.create_task(make())
            making.add_done_callback(partial(self._drop_failed, key))
        return cast("T", making.result() if making.done() else await asyncio.shield(making))

    def _drop_failed(self, key: Hashable, made: "asyncio.Task[Any]") -> None:
        """To be made anew by the next who asks; an error would keep what was known of the one who asked first."""
        if (made.cancelled() or made.exception()) and self._made.get(key) is made:
            del self._made[key]
