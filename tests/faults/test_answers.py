"""The table of Telegram's answers, on a broadcast: each answer does what the table says, and nothing else."""

import pytest

from tests.faults.answers import TO_A_VARIANT, TO_ALL, answered_each_way, halted, refused_content
from tests.faults.figures import broken
from tests.stage import Stage

pytestmark = pytest.mark.slow
carried_out = pytest.mark.parametrize("delivered", [False, True], ids=["before", "after"])


async def test_an_answer_about_one_reader_does_to_them_what_the_table_says(stage: Stage) -> None:
    assert not broken(await answered_each_way(stage))


@carried_out
@pytest.mark.parametrize(("status", "words"), TO_A_VARIANT)
async def test_a_message_that_is_not_acceptable_holds_its_variant_back(
    stage: Stage, status: int, words: str, delivered: bool
) -> None:
    assert not broken(await refused_content(stage, status, words, delivered=delivered))


@carried_out
@pytest.mark.parametrize(("status", "words"), TO_ALL)
async def test_an_unknown_bot_stops_and_touches_no_reader(
    stage: Stage, status: int, words: str, delivered: bool
) -> None:
    assert not broken(await halted(stage, status, words, delivered=delivered))
