"""The network goes and comes back; the broadcast goes on by itself and leaves nobody out."""

import pytest

from tests.faults.figures import broken
from tests.faults.outages import befallen, names_gone, network_gone, server_restarts
from tests.faults.proxy import Trouble
from tests.stage import Stage

pytestmark = pytest.mark.slow


async def test_without_a_network_it_waits_and_goes_on(stage: Stage) -> None:
    assert not broken(await network_gone(stage, subscribers=300, seconds=4))


async def test_without_names_it_waits_and_goes_on(stage: Stage) -> None:
    assert not broken(await names_gone(stage, subscribers=300, seconds=4))


@pytest.mark.parametrize("trouble", [trouble for trouble in Trouble if trouble is not Trouble.NONE])
async def test_through_trouble_with_every_request_it_finds_its_way(stage: Stage, trouble: Trouble) -> None:
    assert not broken(await befallen(stage, trouble, subscribers=300, seconds=3))


async def test_a_restart_of_telegrams_server_costs_nobody_the_issue(stage: Stage) -> None:
    assert not broken(await server_restarts(stage, subscribers=300, seconds=4))
