"""What a variant's readers get is frozen, comes back as it was, and can be given up or replaced."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.broadcast import Kind, Tally, Terms
from bot.model.bundle import Bundle, Deed, Piece
from bot.model.delivery import DeliveryState, Settlement, Wanted
from bot.model.message import EVERYTHING, Button, Message, Rich
from bot.model.reader import Variant
from bot.store.bundles import delivered, freeze, retire, sending, thaw
from tests.render.issues import WEEK, commentary
from tests.store.kept import BRIEF, Kept

WEST = commentary("west")
TEXT = st.text(max_size=30)
PLACE = st.none() | st.integers(0, 30)
BUTTON = st.builds(Button, TEXT, TEXT, TEXT, TEXT)
KEYBOARD = st.lists(st.lists(BUTTON, max_size=3).map(tuple), max_size=3).map(tuple)
PLAIN = st.builds(Message, TEXT, KEYBOARD, TEXT)
MESSAGE = PLAIN | st.builds(Rich, TEXT, KEYBOARD, TEXT, st.lists(PLAIN, max_size=2).map(tuple))
PIECE = st.builds(Piece, MESSAGE, st.sampled_from(Deed), PLACE, PLACE)


@given(st.lists(PIECE, max_size=4).map(tuple))
def test_whatever_is_frozen_thaws_as_it_was(pieces: tuple[Piece, ...]) -> None:
    thawed = thaw(freeze(pieces))
    assert thawed == pieces
    assert [piece.message.shows for piece in thawed] == [piece.message.shows for piece in pieces]
    assert [type(piece.message) for piece in thawed] == [type(piece.message) for piece in pieces]


def test_what_an_older_release_froze_is_sent() -> None:
    old = '[{"html":"<b>Навіна</b>","keyboard":[[["Чытаць","t:1",""]]]}]'
    assert thaw(old) == (Piece(Message("<b>Навіна</b>", ((Button("Чытаць", "t:1"),),))),)


def shows(what: str, deed: Deed = Deed.SEND, place: int | None = None, takes: int | None = None) -> Piece:
    return Piece(Message("text", shows=what), deed, place, takes)


ISSUE = (shows(""), shows("west"), shows("elite"))


@pytest.mark.parametrize(
    ("later", "places", "free"),
    [
        pytest.param([], {0: "", 1: "west", 2: "elite"}, 3, id="nothing followed"),
        pytest.param([[shows("west", Deed.EDIT, 1)]], {0: "", 1: "west", 2: "elite"}, 3, id="an edit"),
        pytest.param(
            [[shows("!west", place=1, takes=3)]], {0: "", 1: "west", 2: "elite", 3: "!west"}, 4, id="a notice"
        ),
        pytest.param([[shows("", Deed.DELETE, 2)]], {0: "", 1: "west"}, 3, id="one deleted: its place is not free"),
        pytest.param([[shows("", Deed.EMPTY, 1)]], {0: "", 2: "elite"}, 3, id="one emptied"),
        pytest.param(
            [[shows("!west", takes=3)], [shows("", Deed.DELETE, 3), shows("!west", takes=4)]],
            {0: "", 1: "west", 2: "elite", 4: "!west"},
            5,
            id="the second notice takes a place of its own",
        ),
        pytest.param([[shows("", Deed.DELETE, 9)]], {0: "", 1: "west", 2: "elite"}, 3, id="one that never was"),
    ],
)
def test_what_readers_have_is_what_was_delivered_as_corrections_left_it(
    later: Sequence[Sequence[Piece]], places: Mapping[int, str], free: int
) -> None:
    row = {"id": 5, "language": "en", "format": "brief", "topics": 1, "readers": 4}
    found = delivered(row, [ISSUE, *later])
    assert (found.number, found.variant, found.readers) == (5, BRIEF, 4)
    assert (found.places, found.free) == (places, free)


async def bundle_of(kept: Kept, number: int) -> int:
    rows = await kept.database.fetch("SELECT max(id) AS id FROM bundle WHERE broadcast = :id", {"id": number})
    return int(rows[0]["id"])


async def refused(kept: Kept, number: int) -> int:
    bundle = await bundle_of(kept, number)
    await kept.deliveries.turn([], {bundle: "Bad Request: can't parse"}, [], now=1)
    return bundle


async def test_a_refused_bundle_waits_with_all_its_readers_until_it_is_offered_again(kept: Kept) -> None:
    await kept.subscribe(1, 2, 3)
    number = await kept.publish(WEST)
    assert len(await kept.deliver(number, at_most=1)) == 1
    bundle = await refused(kept, number)
    (found,) = await kept.stores.bundles.refused(number)
    assert (found.variant, found.waiting) == (BRIEF, 2)
    assert await kept.deliver(number) == []
    assert (await kept.deliveries.outstanding(number, 0)).refused
    assert await kept.stores.bundles.retry(bundle)
    assert not await kept.stores.bundles.retry(bundle)
    assert await kept.deliver(number) == [(2, "one"), (3, "one")]


async def test_a_bundle_that_is_given_up_fails_for_who_waits_and_for_who_comes_back_from_the_air(kept: Kept) -> None:
    await kept.subscribe(1, 2, 3)
    number = await kept.publish(WEST, messages=("one", "two"))
    (claim,) = (await kept.deliveries.turn([], {}, [Wanted(number, 0, 1)], now=1)).claims
    bundle = await refused(kept, number)
    assert await kept.stores.bundles.drop(bundle)
    assert not await kept.stores.bundles.drop(bundle)
    await kept.deliveries.turn([(claim, kept.arrived(claim, 2))], {}, [], now=1)
    assert await kept.deliver(number) == []
    assert await kept.stores.broadcasts.tally(number) == Tally(failed=3)
    await kept.deliveries.turn([], {bundle: "Bad Request, again"}, [], now=1)
    assert await kept.stores.bundles.refused(number) == []


async def test_a_bundle_that_nobody_refused_cannot_be_given_up(kept: Kept) -> None:
    await kept.subscribe(1)
    number = await kept.publish(WEST)
    assert not await kept.stores.bundles.drop(await bundle_of(kept, number))
    assert await kept.deliver(number) == [(1, "one")]


async def test_heirs_go_to_who_had_nothing_and_who_is_in_the_midst_gets_the_rest_of_the_old(kept: Kept) -> None:
    await kept.subscribe(1, 2, 3)
    number = await kept.publish(WEST, messages=("old 1", "old 2"))
    assert await kept.deliver(number, at_most=1) == [(1, "old 1")]
    issue, heirs = await kept.issue(), sending(BRIEF, [Message("new 1"), Message("new 2")])
    await kept.database.write(lambda sql: retire(sql, number, issue, [heirs]))
    rest = await kept.deliver(number)
    assert sorted(rest) == [(1, "old 2"), (2, "new 1"), (2, "new 2"), (3, "new 1"), (3, "new 2")]


async def test_of_two_replacements_the_last_one_goes_out_and_a_refusal_of_the_first_is_over(kept: Kept) -> None:
    await kept.subscribe(1)
    number, issue = await kept.publish(WEST), await kept.issue()
    await refused(kept, number)
    for text in ("second", "third"):
        heirs = [sending(BRIEF, [Message(text)])]
        await kept.database.write(partial(retire, broadcast=number, issue=issue, bundles=heirs))
    assert await kept.stores.bundles.refused(number) == []
    assert await kept.deliver(number) == [(1, "third")]


async def test_what_the_server_does_not_support_goes_out_in_plain_messages_to_all_who_have_had_nothing(
    kept: Kept,
) -> None:
    await kept.subscribe(1, 2)
    number = await kept.publish(WEST)
    issue, words = await kept.issue(), (Message("first", shows=""), Message("second", shows="west"))
    heirs = [sending(BRIEF, [Rich("<p>all</p>", shows=EVERYTHING, plain=words)])]
    await kept.database.write(lambda sql: retire(sql, number, issue, heirs))
    (claim,) = (await kept.deliveries.turn([], {}, [Wanted(number, 0, 1)], now=1)).claims
    back = Settlement(DeliveryState.QUEUED, retry_at=1)
    await kept.deliveries.turn([(claim, back)], {}, [], now=1, unsupported={claim.bundle})
    await kept.deliveries.turn([], {}, [], now=1, unsupported={claim.bundle})
    assert sorted(await kept.deliver(number)) == [(1, "first"), (1, "second"), (2, "first"), (2, "second")]
    found = await kept.stores.bundles.delivered(number)
    assert [each.places for each in found if each.readers] == [{0: "", 1: "west"}]


async def test_what_follows_up_a_rich_bundle_is_ready_for_its_spare_before_anybody_has_it(kept: Kept) -> None:
    await kept.subscribe(1)
    number, issue = await kept.publish(WEST), await kept.issue()
    heirs = [sending(BRIEF, [Rich("<p>all</p>", shows=EVERYTHING, plain=(Message("a"), Message("b", shows="west")))])]
    await kept.database.write(lambda sql: retire(sql, number, issue, heirs))
    places = [each.places for each in await kept.stores.bundles.delivered(number)]
    assert {0: EVERYTHING} in places
    assert {0: "", 1: "west"} in places
    assert await kept.deliver(number) == [(1, "<p>all</p>")]


async def test_only_bundles_that_somebody_has_are_followed_up_once_the_broadcast_has_ended(kept: Kept) -> None:
    await kept.subscribe(1, 2)
    number = await kept.publish(WEST)
    first = await bundle_of(kept, number)
    assert [(each.number, each.readers) for each in await kept.stores.bundles.delivered(number)] == [(first, 0)]
    await kept.deliver(number)
    await kept.end(number)
    issue, notice = await kept.issue(), shows("!west", place=0, takes=1)
    await kept.stores.broadcasts.follow_up(
        Kind.CORRECTION, number, issue, 1, [Bundle(BRIEF, (notice,), first)], Terms(), content="a", planned=2
    )
    (found,) = await kept.stores.bundles.delivered(number)
    assert (found.readers, found.places, found.free) == (2, {0: "", 1: "!west"}, 2)


async def test_of_an_ended_broadcast_that_reached_nobody_nothing_can_be_followed_up(kept: Kept) -> None:
    number = await kept.publish(replace(WEST, week=WEEK.shift(1)))
    await kept.end(number)
    assert await kept.stores.bundles.delivered(number) == []


def test_a_bundle_to_send_is_for_whoever_takes_the_variant() -> None:
    variant = Variant("be", BRIEF.format, 3)
    assert sending(variant, [Message("a"), Message("b")]) == Bundle(variant, (Piece(Message("a")), Piece(Message("b"))))
