"""A disk that fails, and a process that dies at the worst moment for its database."""

import pytest

from tests.faults.disk import failing_disk, killed_at_syncs
from tests.faults.figures import broken
from tests.stage import Stage

pytestmark = pytest.mark.slow


async def test_killed_as_it_makes_writes_durable_it_loses_nobody_and_damages_nothing(stage: Stage) -> None:
    assert not broken(await killed_at_syncs(stage, (2, 9, 17, 25, 40), subscribers=800))


@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
@pytest.mark.parametrize(("call", "positions"), [("fdatasync", (2, 22, 35)), ("pwrite64", (5, 70, 120))])
async def test_where_nothing_can_be_written_nothing_is_sent_and_afterwards_it_goes_on(
    stage: Stage, call: str, error: str, positions: tuple[int, ...]
) -> None:
    assert not broken(await failing_disk(stage, call, error, positions, subscribers=800))
