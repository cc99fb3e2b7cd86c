"""The promise of the outbox under whatever hypothesis thinks of."""

import pytest

from tests.faults.machine import play

pytestmark = pytest.mark.slow


def test_whatever_happens_nobody_is_lost_and_nothing_comes_a_third_time() -> None:
    play(runs=60)
