"""A pause that Telegram asked for holds though the bot is started anew."""

import time

import pytest

from bot.demo.telegram.faults import Refuse
from bot.store.meta import Meta
from tests.delivery.telling import counts, until_failed, when
from tests.kills import prepare, received
from tests.stage import Stage

FLOOD = Refuse(429, "Too Many Requests: retry after 4", {"retry_after": 4})


async def test_the_next_run_sends_nothing_until_the_pause_is_over(stage: Stage) -> None:
    people = await prepare(stage, 40)
    stage.telegram.faults.add(method="sendMessage", skip=10, times=2, then=FLOOD)
    async with stage.bot():
        await until_failed(stage, 2)
    confirmed = [call.time for call in stage.telegram.calls if call.method == "sendMessage" and not call.accepted][1]
    before = len(stage.telegram.calls)
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 40}
    afterwards = [call.time for call in stage.telegram.calls[before:] if call.method == "sendMessage"]
    assert min(afterwards) > confirmed + 3.9
    assert set(received(people).values()) == {1}


async def test_a_pause_that_answers_to_people_have_met_is_kept_as_well(stage: Stage) -> None:
    stage.telegram.faults.add(method="sendMessage", times=2, then=Refuse(429, "Too Many Requests", {"retry_after": 60}))
    async with stage.bot():
        for name in ("Anna", "Boris"):
            stage.telegram.person(name).says("/help")
        await until_failed(stage, 2)
    async with stage.store() as (database, cipher):
        assert await Meta(database, cipher).flood_wait(time.time()) > 30


@pytest.mark.parametrize(
    ("now", "left"),
    [
        pytest.param(1_000, 600, id="at once"),
        pytest.param(1_500, 100, id="later"),
        pytest.param(1_600, 0, id="when it is over"),
        pytest.param(0, 600, id="by a clock that was set back"),
    ],
)
async def test_what_is_left_of_a_pause_is_never_more_than_telegram_asked_for(stage: Stage, now: int, left: int) -> None:
    async with stage.store() as (database, cipher):
        meta = Meta(database, cipher)
        assert await meta.flood_wait(now) == 0
        await meta.keep_flood_wait(1_600, 600)
        assert await meta.flood_wait(now) == left
