"""What is known of one broadcast while it is under way."""

from dataclasses import replace

import pytest

from bot.model.broadcast import Broadcast, BroadcastState, Kind, Tally, Terms
from bot.model.delivery import Claim
from bot.model.outcome import Gone, Sent
from bot.model.reader import Address
from bot.outbox.drain import Drain
from tests.faults.outbox import FIRST

NOON = 43_200
ISSUE = Broadcast(7, FIRST, BroadcastState.RUNNING, "", Terms(), planned=100, tally=Tally())


def claim(reader: int, *, fresh: bool = True) -> Claim:
    return Claim(7, Kind.ISSUE, reader, 3, Address(42), silent=False, part=0, unknowns=0, fresh=fresh)


@pytest.mark.parametrize(
    ("state", "ending", "now", "runs"),
    [
        pytest.param(BroadcastState.RUNNING, False, NOON, True, id="at its time"),
        pytest.param(BroadcastState.RUNNING, False, NOON - 0.1, False, id="a moment before its time"),
        pytest.param(BroadcastState.RUNNING, True, NOON, False, id="while it is counted"),
        pytest.param(BroadcastState.PAUSED, False, NOON, False, id="paused"),
        pytest.param(BroadcastState.HELD, False, NOON, False, id="held after a backup was restored"),
        pytest.param(BroadcastState.STOPPING, False, NOON, False, id="stopped by an editor"),
        pytest.param(BroadcastState.ENDED, False, NOON, False, id="over"),
    ],
)
def test_only_what_is_meant_to_go_goes_and_not_before_its_time(
    state: BroadcastState, ending: bool, now: float, runs: bool
) -> None:
    drain = Drain(replace(ISSUE, state=state, not_before=NOON), pay=False)
    drain.ending = ending
    assert drain.runs(now) is runs


@pytest.mark.parametrize(
    ("state", "opened", "now", "stops"),
    [
        pytest.param(BroadcastState.STOPPING, True, NOON, True, id="all is open"),
        pytest.param(BroadcastState.STOPPING, False, NOON, False, id="some is still to be opened and counted"),
        pytest.param(BroadcastState.STOPPING, False, NOON - 1, True, id="it never began"),
        pytest.param(BroadcastState.RUNNING, True, NOON, False, id="nobody stopped it"),
        pytest.param(BroadcastState.PAUSED, True, NOON, False, id="it is only paused"),
    ],
)
def test_what_is_left_is_cancelled_once_all_of_it_can_be_counted(
    state: BroadcastState, opened: bool, now: float, stops: bool
) -> None:
    drain = Drain(replace(ISSUE, state=state, not_before=NOON), pay=False)
    drain.opened_more(more=not opened)
    assert drain.stops(now) is stops


@pytest.mark.parametrize(("pay", "agreed", "paid"), [(True, True, True), (True, False, False), (False, True, False)])
def test_stars_are_spent_only_if_the_settings_and_the_editor_say_so(pay: bool, agreed: bool, paid: bool) -> None:
    assert Drain(replace(ISSUE, terms=Terms(paid=agreed)), pay=pay).paid is paid


def test_who_was_claimed_is_passed_over_next_time_and_who_is_tried_again_moves_nothing() -> None:
    drain = Drain(ISSUE, pay=False)
    for reader, fresh in ((5, True), (9, True), (3, True), (40, False)):
        drain.claimed(claim(reader, fresh=fresh))
    assert (drain.wants(20).after, drain.wants(20).room, drain.in_flight) == (9, 20, 4)


def test_after_an_editors_deed_or_a_newly_opened_chunk_it_is_looked_at_from_the_first_reader_on() -> None:
    drain = Drain(ISSUE, pay=False)
    drain.claimed(claim(9))
    drain.found(paused := replace(ISSUE, state=BroadcastState.PAUSED))
    assert (drain.wants(1).after, drain.broadcast) == (0, paused)
    drain.claimed(claim(9))
    drain.opened_more(more=True)
    assert drain.wants(1).after == 0


def test_what_was_passed_over_for_its_time_has_not_come_is_not_looked_at_again_nor_anything_skipped() -> None:
    drain = Drain(ISSUE, pay=False)
    drain.opened_more(more=True, until=100)
    drain.claimed(claim(9))
    drain.passed_all()
    assert drain.wants(1).after == 100
    drain.claimed(claim(170))  # a change of its reader has opened it early
    drain.opened_more(more=True, until=200)
    assert drain.wants(1).after == 100
    drain.claimed(claim(150))
    drain.opened_more(more=False)
    assert drain.wants(1).after == 150
    drain.passed_all()
    assert drain.wants(1).after >= 200


def test_what_the_breaker_has_said_is_not_unsaid_by_a_message_that_arrives() -> None:
    drain = Drain(ISSUE, pay=False)
    for _ in range(20):
        drain.consider(Gone("blocked"))
    drain.consider(Sent())
    assert drain.tripped


FIRST_CORRECTION = replace(ISSUE, number=8, kind=Kind.CORRECTION, about=7, state=BroadcastState.PAUSED)


@pytest.mark.parametrize(
    ("earlier", "waits"),
    [
        pytest.param(FIRST_CORRECTION, True, id="paused"),
        pytest.param(replace(FIRST_CORRECTION, state=BroadcastState.HELD), True, id="held"),
        pytest.param(replace(FIRST_CORRECTION, state=BroadcastState.RUNNING), False, id="on its way"),
        pytest.param(replace(FIRST_CORRECTION, about=6), False, id="of another issue"),
        pytest.param(replace(FIRST_CORRECTION, number=10), False, id="made later"),
        pytest.param(replace(ISSUE, state=BroadcastState.PAUSED), False, id="the issue itself"),
    ],
)
def test_what_changes_the_same_before_it_comes_first_though_it_was_halted(earlier: Broadcast, *, waits: bool) -> None:
    later = Drain(replace(FIRST_CORRECTION, number=9, state=BroadcastState.RUNNING), pay=False)
    assert later.waits_for(Drain(earlier, pay=False)) is waits


def test_what_rests_opens_nothing_and_what_has_more_to_open_opens_it() -> None:
    drain = Drain(ISSUE, pay=False)
    assert drain.opens(NOON)
    drain.opened_more(more=False)
    assert not drain.opens(NOON)
    drain.found(replace(ISSUE, unopened=True))
    assert drain.opens(NOON)
    drain.found(replace(ISSUE, unopened=True, state=BroadcastState.RESTING))
    assert not drain.opens(NOON)
