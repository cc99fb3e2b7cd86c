"""Updates through kills and through other updates that nobody can handle."""

import random

import pytest

from tests.faults.figures import broken
from tests.faults.updates import killed_while_people_write, some_cannot_be_handled
from tests.stage import Stage

pytestmark = pytest.mark.slow


async def test_killed_while_a_thousand_updates_wait_no_wish_is_lost_or_stored_twice(stage: Stage) -> None:
    chance = random.Random()
    assert not broken(await killed_while_people_write(stage, people=250, each=4, kills=5, chance=chance))


async def test_one_bad_update_in_a_hundred_does_the_others_no_harm(stage: Stage) -> None:
    assert not broken(await some_cannot_be_handled(stage, 1_000))
