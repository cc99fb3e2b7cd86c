"""How a broadcast stands, and that each way of steering it may be repeated."""

from dataclasses import replace

import pytest

from bot.desk.broadcasting import still_going, time_left, waits_for
from bot.model.broadcast import USUAL, Action, Broadcast, BroadcastState, Kind, Tally
from bot.model.delivery import DeliveryState, Settlement, Wanted
from bot.model.reader import Address, Preferences
from bot.model.status import Status
from bot.model.wishes import Weekly
from tests.desk.newsroom import Newsroom, text
from tests.render.issues import WEEK

SENT = Settlement(DeliveryState.SENT, part=1)


@pytest.fixture
async def broadcast(newsroom: Newsroom) -> int:
    """To four readers in English and one in Belarusian; nothing is sent yet."""
    await newsroom.upload(text())
    english = Preferences("en", subscribed=True)
    await newsroom.subscribe(english, english, english, english, Preferences("be", subscribed=True))
    number = await newsroom.publish()
    while await newsroom.deliveries.open(number, 0):
        pass
    return number


async def send(newsroom: Newsroom, number: int, *standings: Settlement) -> None:
    """So many deliveries come to this."""
    claims = (await newsroom.deliveries.turn([], {}, [Wanted(number, 0, len(standings))], now=0)).claims
    await newsroom.deliveries.turn(list(zip(claims, standings, strict=True)), {}, [], now=0)


async def look(newsroom: Newsroom, number: int) -> Status:
    status = await newsroom.broadcasting.find(number)
    assert status is not None
    return status


async def test_a_broadcast_on_its_way_is_counted_by_what_became_of_its_deliveries(
    newsroom: Newsroom, broadcast: int
) -> None:
    gone, suspended, missing = (
        Settlement(way) for way in (DeliveryState.GONE, DeliveryState.SUSPENDED, DeliveryState.MISSING)
    )
    await send(newsroom, broadcast, SENT, gone, suspended, missing)
    status = await look(newsroom, broadcast)
    assert (status.broadcast.planned, status.broadcast.tally, status.percent) == (
        5,
        Tally(sent=1, gone=1, skipped=2),
        80,
    )
    assert await newsroom.broadcasting.of_week(WEEK) == status


async def test_what_was_counted_stays_when_the_deliveries_are_deleted(newsroom: Newsroom, broadcast: int) -> None:
    await send(newsroom, broadcast, SENT, SENT, Settlement(DeliveryState.UNKNOWN, unknowns=2), SENT, SENT)
    await newsroom.broadcasts.end(broadcast)
    status = await look(newsroom, broadcast)
    assert (status.broadcast.ended, status.broadcast.tally, status.seconds) == (True, Tally(sent=4, unknown=1), None)


@pytest.mark.parametrize(
    ("actions", "state"),
    [
        ([Action.PAUSE], "paused"),
        ([Action.PAUSE, Action.RESUME], "running"),
        ([Action.STOP], "stopping"),
        ([Action.PAUSE, Action.STOP], "stopping"),
        ([Action.STOP, Action.RESUME], "stopping"),
    ],
)
async def test_a_broadcast_does_what_it_is_told_however_often(
    newsroom: Newsroom, broadcast: int, actions: list[Action], state: str
) -> None:
    for action in actions:
        for _ in range(2):
            await newsroom.broadcasting.control(broadcast, action)
    assert (await look(newsroom, broadcast)).broadcast.state == state


async def refuse_belarusian(newsroom: Newsroom, number: int) -> int:
    """Telegram does not take what Belarusian readers get; the number of that bundle."""
    claims = (await newsroom.deliveries.turn([], {}, [Wanted(number, 0, 5)], now=0)).claims
    queued = [(claim, Settlement(DeliveryState.QUEUED)) for claim in claims]
    await newsroom.deliveries.turn(queued, {claims[-1].bundle: "Bad Request: text is empty"}, [], now=0)
    return claims[-1].bundle


@pytest.mark.parametrize(("action", "failed"), [(Action.RETRY, 0), (Action.DROP, 1)])
async def test_a_refused_variant_waits_alone_until_it_is_retried_or_dropped(
    newsroom: Newsroom, broadcast: int, action: Action, failed: int
) -> None:
    bundle = await refuse_belarusian(newsroom, broadcast)
    status = await look(newsroom, broadcast)
    (refused,) = status.refused
    assert (status.broadcast.state, refused.number, refused.variant.language, refused.waiting) == (
        "running",
        bundle,
        "be",
        1,
    )
    assert refused.words == "Bad Request: text is empty"
    for _ in range(2):
        await newsroom.broadcasting.control(broadcast, action, bundle)
    status = await look(newsroom, broadcast)
    assert (status.refused, status.broadcast.tally.failed) == ((), failed)


async def test_what_a_dropped_variant_has_in_the_air_unconfirmed_or_unopened_is_never_sent_again(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.deliveries.CHUNK", 4)
    await newsroom.upload(text())
    await newsroom.subscribe(*[Preferences("en", subscribed=True)] * 6)
    number = await newsroom.publish()
    await newsroom.deliveries.open(number, 0)
    turn = newsroom.deliveries.turn
    refused, flying, unconfirmed, sent = (await turn([], {}, [Wanted(number, 0, 4)], now=0)).claims
    words, queued = {refused.bundle: "Bad Request: text is empty"}, Settlement(DeliveryState.QUEUED, retry_at=1)
    unknown = Settlement(DeliveryState.UNKNOWN, unknowns=1)
    await turn([(refused, queued), (unconfirmed, unknown), (sent, SENT)], words, [], now=0)
    await newsroom.broadcasting.control(number, Action.DROP, refused.bundle)
    await turn([(flying, queued)], words, [], now=0)
    await newsroom.readers.save(Address(6), Preferences("en", silent=True, subscribed=True))
    while await newsroom.deliveries.open(number, 0):
        pass
    assert await newsroom.deliveries.resend_unknown(number, 1) == 0
    assert (await turn([], {}, [Wanted(number, 0, 9)], now=1)).claims == ()
    status = await look(newsroom, number)
    assert (status.broadcast.tally, status.refused) == (Tally(sent=1, failed=4, unknown=1), ())


async def test_a_forged_number_mends_nothing(newsroom: Newsroom, broadcast: int) -> None:
    bundle = await refuse_belarusian(newsroom, broadcast)
    await newsroom.broadcasting.control(broadcast + 1, Action.DROP, bundle)
    await newsroom.broadcasting.control(broadcast, Action.DROP, bundle + 1)
    status = await look(newsroom, broadcast)
    assert (status.broadcast.tally.failed, len(status.refused)) == (0, 1)


async def test_the_breaker_is_told_from_an_editors_pause(newsroom: Newsroom, broadcast: int) -> None:
    await newsroom.broadcasts.pause(broadcast, "breaker")
    assert (await look(newsroom, broadcast)).broadcast.tripped
    await newsroom.broadcasting.control(broadcast, Action.RESUME)
    await newsroom.broadcasting.control(broadcast, Action.PAUSE)
    assert not (await look(newsroom, broadcast)).broadcast.tripped


async def test_the_time_left_is_measured_and_begins_anew_after_a_pause(newsroom: Newsroom, broadcast: int) -> None:
    assert (await look(newsroom, broadcast)).seconds == 5 / 10
    await send(newsroom, broadcast, SENT, SENT)
    newsroom.seconds = 4
    assert (await look(newsroom, broadcast)).seconds == 6
    await newsroom.broadcasting.control(broadcast, Action.PAUSE)
    assert (await look(newsroom, broadcast)).seconds is None
    await newsroom.broadcasting.control(broadcast, Action.RESUME)
    assert (await look(newsroom, broadcast)).seconds == 3 / 10


def test_nothing_left_takes_no_time_even_if_more_came_than_was_planned() -> None:
    assert time_left(-1, 10, 5, 30) == 0


ISSUE = Broadcast(1, WEEK, BroadcastState.RUNNING, "", USUAL, 5, Tally())
CORRECTION = replace(ISSUE, number=2, kind=Kind.CORRECTION, about=1)
NEXT = replace(CORRECTION, number=3)
PAUSED, HELD = (replace(CORRECTION, state=state) for state in (BroadcastState.PAUSED, BroadcastState.HELD))


@pytest.mark.parametrize(
    ("waiting", "others", "first"),
    [
        (NEXT, (), None),
        (NEXT, (ISSUE, CORRECTION), ISSUE),
        (NEXT, (replace(ISSUE, state=BroadcastState.PAUSED),), None),
        (NEXT, (replace(ISSUE, number=4),), None),
        (replace(NEXT, tally=Tally(sent=1)), (ISSUE,), None),
        (NEXT, (ISSUE, PAUSED), PAUSED),
        (replace(NEXT, tally=Tally(1)), (HELD,), HELD),
        (NEXT, (replace(CORRECTION, state=BroadcastState.RESTING),), None),
        (NEXT, (replace(CORRECTION, state=BroadcastState.PAUSED, about=9),), None),
        (replace(NEXT, state=BroadcastState.PAUSED), (ISSUE,), None),
    ],
)
def test_a_broadcast_waits_for_what_runs_and_for_what_changes_the_same_before_it(
    waiting: Broadcast, others: tuple[Broadcast, ...], first: Broadcast | None
) -> None:
    assert waits_for(waiting, (*others, waiting)) == first


def test_what_changes_an_issue_cannot_end_before_it() -> None:
    assert still_going(NEXT, (ISSUE, CORRECTION, NEXT)) is ISSUE
    assert still_going(NEXT, (CORRECTION, NEXT)) is None
    assert still_going(replace(NEXT, state=BroadcastState.PAUSED), (ISSUE,)) is None
    assert still_going(ISSUE, (ISSUE,)) is None


async def test_what_waits_for_readers_hours_is_counted_and_holds_up_nothing(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    now = newsroom.now
    hours = Weekly(now.isoweekday(), (now.hour + 2) % 24, "UTC")
    await newsroom.subscribe(Preferences("en", subscribed=True), Preferences("en", subscribed=True, hours=hours))
    number = await newsroom.publish()
    while await newsroom.deliveries.open(number, int(now.timestamp())):
        pass
    await send(newsroom, number, SENT)
    assert (await look(newsroom, number)).waiting == 1
    assert not await newsroom.broadcasts.sleep(number)
    status = await look(newsroom, number)
    assert (status.broadcast.asleep, status.waiting, status.seconds) == (True, 1, None)
    assert await newsroom.broadcasting.states() == {number: (BroadcastState.RUNNING, True)}


ASLEEP = Broadcast(7, WEEK, BroadcastState.RUNNING, "", USUAL, planned=9, tally=Tally(sent=3), wakes=1)


def test_nothing_is_behind_what_sleeps_and_a_correction_does_not_wait_for_it() -> None:
    later = replace(ASLEEP, number=8, wakes=0, tally=Tally())
    assert waits_for(later, [ASLEEP, later]) is None
    assert still_going(replace(later, kind=Kind.CORRECTION, about=7), [ASLEEP, later]) is None
