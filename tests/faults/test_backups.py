"""Backups of a bot that is at work."""

import pytest

from tests.faults.backups import restored
from tests.faults.figures import broken
from tests.stage import Stage

pytestmark = pytest.mark.slow


async def test_a_backup_taken_in_mid_broadcast_is_whole_and_sends_nothing_unasked(stage: Stage) -> None:
    assert not broken(await restored(stage, subscribers=1_000, copies=2))
