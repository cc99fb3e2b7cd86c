"""Somebody sets the clock in mid-broadcast."""

import pytest

from tests.faults.clocks import jumping_clock
from tests.faults.figures import broken
from tests.stage import Stage

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("restarts", [False, True], ids=["running on", "started anew"])
async def test_a_clock_that_jumps_by_days_loses_nothing_repeats_nothing_and_keeps_the_pace(
    stage: Stage, *, restarts: bool
) -> None:
    assert not broken(await jumping_clock(stage, subscribers=240, rounds=1, restarts=restarts))
