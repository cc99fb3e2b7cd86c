"""When a delivery is due: not before somebody's wish, and not before we try again."""

import pytest

from bot.model.delivery import Wanted
from bot.store.deliveries import LONGEST_WAIT, Deliveries
from bot.store.sql import Sql
from tests.kills import prepare
from tests.stage import Stage

NOW = 1_000_000


@pytest.mark.parametrize(
    ("not_before", "retry_at", "due"),
    [
        pytest.param(0, 0, True, id="never put off"),
        pytest.param(0, NOW, True, id="we try again now"),
        pytest.param(0, NOW + 1, False, id="we try again later"),
        pytest.param(NOW, 0, True, id="the wish is fulfilled"),
        pytest.param(NOW + LONGEST_WAIT + 1, 0, False, id="a wish for later, however late"),
        pytest.param(NOW + LONGEST_WAIT + 1, NOW, False, id="tried already, and a wish for later"),
        pytest.param(0, NOW + LONGEST_WAIT + 1, True, id="put off by a clock that was wrong"),
    ],
)
async def test_after_a_start_a_wish_holds_and_a_clock_that_was_wrong_does_not(
    stage: Stage, not_before: int, retry_at: int, due: bool
) -> None:
    await prepare(stage, 1)
    async with stage.store() as (database, cipher):
        deliveries = Deliveries(database, cipher, run=1)
        await deliveries.open(1, 0)

        def put_off(sql: Sql) -> int:
            values = {"not_before": not_before, "retry_at": retry_at}
            return sql.execute("UPDATE delivery SET not_before = :not_before, retry_at = :retry_at", values)

        assert await database.write(put_off) == 1
        await deliveries.recover(NOW)
        claimed = await deliveries.turn([], {}, [Wanted(1, 0, 10)], now=NOW)
        assert len(claimed.claims) == due
