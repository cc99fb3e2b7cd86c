"""Which ways of steering a broadcast are deeds, and which come too late to be noted."""

from dataclasses import replace

import pytest

from bot.model.broadcast import USUAL, Action, Broadcast, BroadcastState, Tally
from bot.model.journal import Deed
from bot.model.reader import Format, Variant
from bot.model.status import RefusedBundle, Status
from bot.tg.editors.broadcasts import deed_of
from tests.render.issues import WEEK

BROADCAST = Broadcast(7, WEEK, BroadcastState.RUNNING, "", USUAL, 20, Tally())
REFUSED = RefusedBundle(4, Variant("be", Format.BRIEF, 1), "Bad Request", 12)


@pytest.mark.parametrize(
    ("state", "action", "deed"),
    [
        (BroadcastState.RUNNING, Action.PAUSE, Deed.PAUSED),
        (BroadcastState.PAUSED, Action.PAUSE, None),
        (BroadcastState.ENDED, Action.PAUSE, None),
        (BroadcastState.PAUSED, Action.RESUME, Deed.RESUMED),
        (BroadcastState.HELD, Action.RESUME, Deed.RESUMED),
        (BroadcastState.RUNNING, Action.RESUME, None),
        (BroadcastState.RESTING, Action.RESUME, Deed.WENT_ON),
        (BroadcastState.RUNNING, Action.STOP, Deed.STOPPED),
        (BroadcastState.PAUSED, Action.STOP, Deed.STOPPED),
        (BroadcastState.STOPPING, Action.STOP, None),
        (BroadcastState.RESTING, Action.GIVE_UP, Deed.GIVEN_UP),
        (BroadcastState.CLOSING, Action.GIVE_UP, None),
        (BroadcastState.RUNNING, Action.RETRY_FAILED, None),
    ],
)
def test_only_what_changes_something_is_a_deed(state: BroadcastState, action: Action, deed: Deed | None) -> None:
    assert deed_of(Status(replace(BROADCAST, state=state)), action, None) is deed


def test_what_failed_is_tried_again_as_long_as_something_has() -> None:
    assert deed_of(Status(BROADCAST, failures=(("Bad Request", 3),)), Action.RETRY_FAILED, None) is Deed.RETRIED


@pytest.mark.parametrize(
    ("action", "bundle", "deed"),
    [
        (Action.RETRY, 4, Deed.RETRIED),
        (Action.DROP, 4, Deed.DROPPED),
        (Action.RETRY, 5, None),
        (Action.DROP, None, None),
    ],
)
def test_a_refused_bundle_is_mended_once(action: Action, bundle: int | None, deed: Deed | None) -> None:
    assert deed_of(Status(BROADCAST, (REFUSED,)), action, bundle) is deed
