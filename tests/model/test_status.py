"""How a broadcast stands."""

from dataclasses import replace

import pytest

from bot.model.broadcast import BREAKER, Broadcast, BroadcastState, Tally, Terms
from bot.model.status import Status
from bot.model.week import Week

BROADCAST = Broadcast(
    number=7,
    week=Week.parse("2019-W21"),
    state=BroadcastState.RUNNING,
    reason="",
    terms=Terms(),
    planned=200,
    tally=Tally(),
)


@pytest.mark.parametrize(
    ("planned", "tally", "percent"),
    [
        pytest.param(200, Tally(), 0, id="begun"),
        pytest.param(200, Tally(sent=100, gone=20, skipped=10, failed=5, unknown=4, cancelled=1), 70, id="all count"),
        pytest.param(200, Tally(sent=199), 99, id="not yet all"),
        pytest.param(200, Tally(sent=200), 100, id="all"),
        pytest.param(200, Tally(sent=230), 100, id="more than were planned"),
        pytest.param(0, Tally(), 100, id="for nobody"),
    ],
)
def test_a_hundred_percent_means_all(planned: int, tally: Tally, percent: int) -> None:
    assert Status(replace(BROADCAST, planned=planned, tally=tally)).percent == percent


def test_whatever_has_not_come_to_its_end_can_be_stopped_once() -> None:
    stoppable = {state for state in BroadcastState if replace(BROADCAST, state=state).stoppable}
    assert stoppable == {BroadcastState.RUNNING, BroadcastState.PAUSED, BroadcastState.HELD}


@pytest.mark.parametrize(
    ("state", "reason", "tripped"),
    [
        (BroadcastState.PAUSED, BREAKER, True),
        (BroadcastState.PAUSED, "editor", False),
        (BroadcastState.STOPPING, BREAKER, False),
    ],
)
def test_an_alarm_is_raised_only_while_the_breaker_holds_it(state: BroadcastState, reason: str, tripped: bool) -> None:
    assert replace(BROADCAST, state=state, reason=reason).tripped is tripped
