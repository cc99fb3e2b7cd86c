"""The guarantee of the outbox, on real processes: SIGKILL and SIGTERM in the middle of a broadcast."""

import random

import pytest

from tests.kills import IN_FLIGHT, ended, kill_over_and_over, prepare, received, sent_more
from tests.stage import Stage

pytestmark = pytest.mark.slow


async def test_killed_at_twenty_random_moments_it_loses_nobody_and_repeats_no_more_than_was_in_flight(
    stage: Stage,
) -> None:
    stage.settings = {"ZVODKA_RATE": "400", "ZVODKA_IN_FLIGHT": str(IN_FLIGHT)}
    figures = await kill_over_and_over(stage, subscribers=2_000, kills=20, chance=random.Random())
    print(figures)
    assert figures.lost == 0
    assert 0 < figures.most_unknown <= IN_FLIGHT
    assert figures.repeated <= 20 * IN_FLIGHT


async def test_told_to_stop_in_the_middle_it_loses_nobody_and_repeats_nothing(stage: Stage) -> None:
    stage.settings = {"ZVODKA_RATE": "400", "ZVODKA_IN_FLIGHT": str(IN_FLIGHT)}
    people = await prepare(stage, 600)
    for _ in range(5):
        async with stage.process() as bot:
            await sent_more(stage.telegram, 60)
            assert await bot.terminate() == 0
    async with stage.process():
        await ended(stage)
    assert set(received(people).values()) == {1}
