"""`zvodka run` with a window into its memory: told by SIGUSR1, it writes down which people it can still name.

The people come as numbers that are masked, so that looking for them does not put them there.
"""

import asyncio
import gc
import os
import re
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

MASK = 0x5A5A_5A5A_5A5A_5A5A
PEOPLE, FOUND = "PROBE_PEOPLE", "PROBE_FOUND"
NUMBER = re.compile(r"\d{9,}")
TEXTS = (str, bytes, bytearray)


def named(value: object) -> Iterator[int]:
    """The long numbers in it."""
    if type(value) is int:
        yield value
    elif isinstance(value, TEXTS):
        text = value if isinstance(value, str) else value.decode("latin-1")
        yield from (int(digits[:18]) for digits in NUMBER.findall(text))


def search(masked: frozenset[int]) -> list[str]:
    """What holds one of the people, in words that do not name them."""
    gc.collect()
    return [
        f"{type(holder).__module__}.{type(holder).__qualname__} holds a {type(value).__name__}: {place(holder)}"
        for holder in gc.get_objects()
        for value in gc.get_referents(holder)
        if any(number ^ MASK in masked for number in named(value))
    ]


def place(holder: object) -> str:
    """Who in turn holds that."""
    return ", ".join(sorted({type(each).__qualname__ for each in gc.get_referrers(holder)} - {"list", "frame"}))


def report(masked: frozenset[int]) -> None:
    found = Path(os.environ[FOUND])
    fresh = found.with_suffix(".new")
    fresh.write_text("\n".join(search(masked)))
    fresh.rename(found)


async def watched() -> None:
    from bot.app import run
    from bot.settings import Settings, read_settings
    from bot.signals import until_signalled

    masked = frozenset(map(int, os.environ[PEOPLE].split(",")))
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, report, masked)
    await until_signalled(partial(run, read_settings(Settings)))


if __name__ == "__main__":
    from bot import sweeper
    from bot.observe.logs import set_up_logs
    from bot.tg import throttle

    sweeper.SWEEP_SECONDS = 0.2  # type: ignore[assignment]
    throttle.SECONDS = 1.0
    set_up_logs("debug", "console")
    asyncio.run(watched())
