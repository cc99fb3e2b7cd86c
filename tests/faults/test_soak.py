"""Half a minute of what `python -m bench.faults --row 14 --full` does for twenty."""

import random

import pytest

from tests.faults.figures import broken
from tests.faults.soak import soak
from tests.stage import Stage

pytestmark = pytest.mark.slow


async def test_broadcast_upon_broadcast_leaves_nothing_behind(stage: Stage) -> None:
    assert not broken(await soak(stage, subscribers=900, seconds=30, chance=random.Random()))
