"""Looks every few seconds whether work goes on, from a thread of its own: a blocked event loop looks at nothing."""

import asyncio
import secrets
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import structlog

from bot.errors import where
from bot.observe.health import Alive, Pulse
from bot.observe.moment import Moment

log = structlog.get_logger()

LOOK_SECONDS = 10
TURN_SECONDS = 1
PLACES = 30
DEPTH = 12
"""Innermost places of the loop's thread that are worth a line."""


class Watchdog:
    """Writes down what is wrong with the pulse, and gives it the loop's own beat."""

    def __init__(self, alive: Alive, pulse: Pulse) -> None:
        self._alive = alive
        self._pulse = pulse
        self._stopped = asyncio.Event()
        self._ended = threading.Event()
        self._said = ""

    async def run(self) -> None:
        loop, here = asyncio.get_running_loop(), threading.get_ident()
        thread = threading.Thread(target=self._watch, args=(loop, here), name="watchdog", daemon=True)
        thread.start()
        try:
            while not self._stopped.is_set():
                self._pulse.loop_turns()
                with suppress(TimeoutError):
                    async with asyncio.timeout(TURN_SECONDS):
                        await self._stopped.wait()
        finally:
            self._ended.set()
            await asyncio.to_thread(thread.join)

    def stop(self) -> None:
        self._stopped.set()

    def _watch(self, loop: asyncio.AbstractEventLoop, thread: int) -> None:
        while True:
            try:
                self._look(loop, thread)
            except Exception as error:  # noqa: BLE001 -- the file grows old meanwhile, which is a sign as well
                log.critical("the watchdog failed", code=secrets.token_hex(3), error=where(error))
            if self._ended.wait(LOOK_SECONDS):
                return

    def _look(self, loop: asyncio.AbstractEventLoop, thread: int) -> None:
        """A file that cannot be written grows old, too."""
        words = self._pulse.trouble()
        if words and not self._said:
            running = sys._current_frames().get(thread)  # noqa: SLF001 -- documented, for just this
            log.error(
                "the bot is stuck", reason=words, running=stack(running), waiting=whereabouts(asyncio.all_tasks(loop))
            )
        elif self._said and not words:
            log.info("the bot goes on")
        self._said = words
        with suppress(OSError):
            self._alive.write(words, Moment.now())


def stack(frame: FrameType | None) -> str:
    """Where a thread is, the innermost place last; names of places, no values."""
    return " > ".join(reversed(list(_outwards(frame))[:DEPTH]))


def whereabouts(tasks: set[asyncio.Task[Any]]) -> list[str]:
    """Where most of them wait, with their number."""
    places = Counter(innermost(task) for task in tasks)
    return [f"{number} × {words}" for words, number in places.most_common(PLACES)]


def innermost(task: asyncio.Task[Any]) -> str:
    """Through all that the task awaits, down to the innermost."""
    places: list[str] = []
    awaited: object = task.get_coro()
    while frame := getattr(awaited, "cr_frame", None):
        places.append(_named(frame))
        awaited = getattr(awaited, "cr_await", None)
    return " > ".join(places)


def _outwards(frame: FrameType | None) -> Iterator[str]:
    while frame:
        yield _named(frame)
        frame = frame.f_back


def _named(frame: FrameType) -> str:
    return f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno} {frame.f_code.co_name}"
