"""Signals that ask for an end: heard whatever is under way, and obeyed within twenty seconds."""

import asyncio
import faulthandler
import signal
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

STOP_SECONDS = 20
"""After that the process ends as it is, with exit status 1; what it was about to do is done by the next start."""
NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


async def until_signalled(work: Callable[[asyncio.Event], Coroutine[Any, Any, T]]) -> T:
    """Hand the work an event that the first signal sets.

    Python runs the handler between two steps of whatever blocks the loop, and within a long regular expression;
    faulthandler's clock then needs neither the loop nor the interpreter's lock, and says where the process was stuck.
    """
    loop, stop_requested = asyncio.get_running_loop(), asyncio.Event()
    numbers = heeded()

    def hear(*_: object) -> None:
        faulthandler.dump_traceback_later(STOP_SECONDS, exit=True)
        ignore(numbers)
        loop.call_soon_threadsafe(stop_requested.set)

    for number in numbers:
        signal.signal(number, hear)
    try:
        return await work(stop_requested)
    finally:
        ignore(numbers)


def heeded() -> list[signal.Signals]:
    """Those of this system, but for what somebody ignores for us, as `nohup` does."""
    known = [signal.Signals[name] for name in NAMES if name in signal.Signals.__members__]
    return [number for number in known if signal.getsignal(number) is not signal.SIG_IGN]


def ignore(numbers: Sequence[signal.Signals]) -> None:
    """Being asked once is enough."""
    for number in numbers:
        signal.signal(number, signal.SIG_IGN)
