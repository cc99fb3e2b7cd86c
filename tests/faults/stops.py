"""SIGTERM in mid-broadcast, again and again."""

import random
import time

from tests.faults.figures import Figure
from tests.kills import IN_FLIGHT, ended, prepare, received, sent_more, unknown_after_kills
from tests.stage import Stage

EXIT_SECONDS = 20


async def told_to_stop_over_and_over(
    stage: Stage, *, subscribers: int, stops: int, chance: random.Random
) -> list[Figure]:
    stage.settings |= {"ZVODKA_RATE": "400", "ZVODKA_IN_FLIGHT": str(IN_FLIGHT)}
    people = await prepare(stage, subscribers)
    slowest, failed = 0.0, 0
    for _ in range(stops):
        async with stage.process() as bot:
            await sent_more(stage.telegram, chance.randint(1, max(1, subscribers // (stops + 1))))
            began = time.monotonic()
            failed += await bot.terminate() != 0
            slowest = max(slowest, time.monotonic() - began)
    async with stage.process() as bot:
        await ended(stage)
        await bot.terminate()
    counts = received(people).values()
    return [
        Figure("lost", sum(count == 0 for count in counts)),
        Figure("repeated", sum(count - 1 for count in counts if count)),
        Figure("left in flight", sum(unknown_after_kills(stage))),
        Figure("exit status other than 0", failed),
        Figure("seconds of the slowest stop", round(slowest, 2), EXIT_SECONDS),
    ]
