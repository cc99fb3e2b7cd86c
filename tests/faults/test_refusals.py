"""Who is refused, or gives up, changes nothing."""

import pytest

from tests.faults.figures import broken
from tests.faults.refusals import another_bot, foreign_poller, revoked, second_process, wrong_key
from tests.stage import Stage

pytestmark = pytest.mark.slow

GENEROUS = 20.0
"""Seconds for what takes one: a test machine may have other work."""


async def test_a_second_process_is_refused_and_the_first_goes_on(stage: Stage) -> None:
    assert not broken(await second_process(stage, seconds=GENEROUS))


async def test_another_key_is_refused(stage: Stage) -> None:
    assert not broken(await wrong_key(stage, seconds=GENEROUS))


async def test_another_bot_is_refused(stage: Stage) -> None:
    assert not broken(await another_bot(stage, seconds=GENEROUS))


async def test_where_somebody_else_polls_the_bot_stops_within_a_minute_though_updates_come(stage: Stage) -> None:
    assert not broken(await foreign_poller(stage, seconds=60 + GENEROUS))


async def test_a_token_revoked_in_mid_broadcast_ends_it_and_costs_no_reader(stage: Stage) -> None:
    assert not broken(await revoked(stage, subscribers=300))
