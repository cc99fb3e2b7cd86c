"""The promise of the outbox under whatever hypothesis thinks of."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.machine import OutboxMachine

pytestmark = pytest.mark.slow


def test_whatever_happens_nobody_is_lost_and_nothing_comes_a_third_time() -> None:
    bounded = settings(max_examples=60, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(OutboxMachine, settings=bounded)
