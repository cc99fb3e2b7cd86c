"""The system's clock is set wrong and right again while a broadcast of several messages each is under way."""

import asyncio
from bisect import bisect_left
from itertools import pairwise

from bot.demo.telegram.faults import Refuse
from bot.model.reader import Format, Preferences
from tests.faults.figures import Figure
from tests.faults.tools import faketime
from tests.kills import WEEK, commentary, ended, received, sends, sent_more
from tests.stage import Stage

RATE = 50
JUMPS = ("+8d", "-8d", "+0")
PARTS = 2
WINDOW = 3
"""Seconds: a busy machine bunches what comes within one between the bot's clock and the stand-in's."""


async def jumping_clock(stage: Stage, *, subscribers: int, rounds: int, restarts: bool) -> list[Figure]:
    """Eight days forth, sixteen back, right again; after the jump back the bot may be started anew."""
    clock = stage.folder / "clock"
    clock.write_text("+0\n")
    stage.settings |= {
        "ZVODKA_RATE": str(RATE),
        "LD_PRELOAD": faketime(),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    people = stage.telegram.crowd(subscribers)
    await stage.subscribe(people, Preferences("en", format=Format.FULL, subscribed=True))
    await stage.draft([commentary()])
    await stage.publish(WEEK)
    step = subscribers * PARTS // (rounds * (len(JUMPS) + 2))
    async with stage.process() as bot:
        await sent_more(stage.telegram, step)
        for _ in range(rounds):
            for jump in JUMPS:
                clock.write_text(f"{jump}\n")
                flood = Refuse(429, "Too Many Requests: retry after 1", {"retry_after": 1})
                stage.telegram.faults.add(method="sendMessage", then=flood)
                await sent_more(stage.telegram, step)
                if restarts and jump == "-8d":
                    assert await bot.terminate() == 0
                    await bot.start()
        async with asyncio.timeout(60 + 3 * subscribers * PARTS / RATE):
            await ended(stage)
        assert await bot.terminate() == 0
    counts = received(people).values()
    return [
        Figure("messages lost", sum(max(0, PARTS - count) for count in counts)),
        Figure("messages repeated", sum(max(0, count - PARTS) for count in counts)),
        Figure(f"most in any {WINDOW} seconds", busiest_window(stage), RATE * WINDOW * 1.2),
        Figure("seconds without a message", round(longest_pause(stage), 1), 15),
        Figure("calls for nothing", sends(stage.telegram) - subscribers * PARTS - rounds * len(JUMPS)),
    ]


def times(stage: Stage) -> list[float]:
    return [call.time for call in stage.telegram.calls if call.method == "sendMessage" and call.accepted]


def busiest_window(stage: Stage) -> int:
    sent = times(stage)
    return max(bisect_left(sent, moment + WINDOW) - position for position, moment in enumerate(sent))


def longest_pause(stage: Stage) -> float:
    return max(later - earlier for earlier, later in pairwise(times(stage)))
