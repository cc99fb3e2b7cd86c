"""Whom a 429 concerns."""

import pytest

from bot.outbox.flood_wait import FloodWaits

ALICE, BORIS, CLARA, GROUP = 1, 2, 3, -100


def test_one_chats_429_holds_that_chat_and_broadcasts_for_a_second_only() -> None:
    floods = FloodWaits()
    floods.met(ALICE, 60, now=0)
    assert (floods.until(ALICE), floods.until(BORIS), floods.everybody()) == (60, 0, 0)
    assert floods.broadcasts(20, now=0.9) == 0
    assert floods.broadcasts(20, now=1) == 1


def test_one_probe_at_a_time_and_its_success_ends_the_suspicion() -> None:
    floods = FloodWaits()
    floods.met(ALICE, 60, now=0)
    floods.probes(now=1)
    assert floods.broadcasts(20, now=1) == 0
    floods.answered(BORIS, now=1)
    assert floods.broadcasts(20, now=1) == 20
    assert floods.until(ALICE) == 60


def test_a_second_chats_429_confirms_that_it_concerns_the_whole_bot() -> None:
    floods = FloodWaits()
    floods.met(ALICE, 60, now=0)
    floods.met(BORIS, 30, now=1)
    assert floods.until(CLARA) == floods.everybody() == 31
    assert floods.broadcasts(20, now=30.9) == 0
    assert floods.broadcasts(20, now=31) == 1


def test_after_a_pause_for_all_one_is_tried_and_its_success_lets_the_others_go() -> None:
    floods = confirmed(until=31)
    floods.answered(CLARA, now=2)  # was on its way before
    floods.probes(now=31)
    assert floods.broadcasts(20, now=31) == 0
    floods.answered(CLARA, now=31.1)
    assert floods.broadcasts(20, now=31.1) == 20
    floods.met(ALICE, 60, now=40)
    assert floods.everybody() == 31


@pytest.mark.parametrize("chat", [ALICE, CLARA])
def test_a_429_right_after_a_pause_for_all_is_for_all_again(chat: int) -> None:
    floods = confirmed(until=31)
    floods.met(chat, 10, now=31.1)
    assert floods.everybody() == 41.1


def test_a_groups_429_right_after_a_pause_for_all_is_still_its_own_and_another_is_tried() -> None:
    floods = confirmed(until=31)
    floods.probes(now=31)
    floods.met(GROUP, 3600, now=31.1)
    floods.probed()
    assert (floods.everybody(), floods.broadcasts(20, now=31.1)) == (31, 1)


def confirmed(until: float) -> FloodWaits:
    floods = FloodWaits()
    floods.met(ALICE, 60, now=0)
    floods.met(BORIS, until - 1, now=1)
    return floods


def test_the_same_chat_confirms_nothing() -> None:
    floods = FloodWaits()
    floods.met(ALICE, 5, now=0)
    floods.met(ALICE, 5, now=2)
    assert floods.everybody() == 0


def test_a_groups_429_concerns_the_group_alone() -> None:
    floods = FloodWaits()
    floods.met(GROUP, 60, now=0)
    assert (floods.until(GROUP), floods.broadcasts(20, now=0)) == (60, 20)


def test_a_suspicion_that_nobody_could_check_ends_with_the_wait() -> None:
    floods = FloodWaits()
    floods.met(ALICE, 5, now=0)
    assert floods.broadcasts(20, now=5) == 20
