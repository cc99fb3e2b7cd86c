"""Graceful stops; what a stop waits for is in tests/delivery."""

import random

import pytest

from tests.faults.figures import broken
from tests.faults.stops import told_to_stop_over_and_over
from tests.stage import Stage

pytestmark = pytest.mark.slow


async def test_told_to_stop_eight_times_it_loses_and_repeats_nothing(stage: Stage) -> None:
    chance = random.Random()
    assert not broken(await told_to_stop_over_and_over(stage, subscribers=800, stops=8, chance=chance))
