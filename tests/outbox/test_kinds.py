"""Broadcasts of every kind, drained by the same engine: who gets what, and when."""

import asyncio
from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.model.broadcast import USUAL, Kind, Policy, Tally
from bot.model.bundle import Bundle, Deed, Piece
from bot.model.message import Message
from bot.model.reader import Address, Format, Preferences, Variant
from bot.store.bundles import sending
from tests.faults.outbox import FIRST, PRESENT, Outbox
from tests.faults.telegram import Answer, Asked

BRIEF, FULL, NEWCOMER, LEFT = 1, 2, 3, 4
FOLLOWED_UP = {
    Kind.TRANSLATION: {BRIEF: 0},
    Kind.CORRECTION: {BRIEF: 1, FULL: 1},
    Kind.NOTICE: {BRIEF: 0, NEWCOMER: 0},
    Kind.RETRACTION: {BRIEF: 1, FULL: 1},
}
"""Per kind who is reached: 1 if the message that they have is changed, 0 if a new one comes."""


@pytest.fixture
def outbox() -> Iterator[Outbox]:
    with closing(Outbox()) as opened:
        yield opened


def air(outbox: Outbox) -> int:
    """An issue that went out; then one reader has unsubscribed, one left for good, and one is new."""
    for chat, form in {BRIEF: Format.BRIEF, FULL: Format.FULL, LEFT: Format.BRIEF}.items():
        outbox.do(outbox.save(chat, Preferences("en", form, subscribed=True)))
    number = outbox.do(outbox.publish(FIRST, Policy.ONCE))
    outbox.do(asyncio.sleep(60))
    outbox.do(outbox.save(FULL, Preferences("en", Format.FULL)))
    outbox.do(outbox.readers.erase(Address(LEFT)))
    outbox.do(outbox.save(NEWCOMER, Preferences("en", subscribed=True)))
    return number


async def follow_up(outbox: Outbox, kind: Kind, about: int, *, content: str = "1", not_before: int = 0) -> int:
    issue = await outbox.issues.find(FIRST)
    assert issue
    number = await outbox.broadcasts.follow_up(
        kind,
        about,
        issue,
        PRESENT,
        await bundles_of(outbox, kind, about),
        USUAL,
        content=content,
        planned=2,
        not_before=not_before,
    )
    outbox.engine.wake()
    return number


async def bundles_of(outbox: Outbox, kind: Kind, about: int) -> list[Bundle]:
    """One message a variant, new or in the place of the first."""
    if kind is Kind.NOTICE:
        return [sending(Variant("en", form, PRESENT), [Message(f"{kind} {form}")]) for form in Format]
    deed = Deed.SEND if kind is Kind.TRANSLATION else Deed.EDIT
    return [
        Bundle(each.variant, (Piece(Message(f"{kind} {each.variant.format}"), deed, place=0),), follows=each.number)
        for each in await outbox.bundles.delivered(about)
    ]


def asked(outbox: Outbox, kind: Kind) -> list[Asked]:
    return [each for each in outbox.telegram.asked if each.text.startswith(kind.value)]


@pytest.mark.parametrize("kind", FOLLOWED_UP)
def test_each_kind_reaches_its_audience_with_its_deed(outbox: Outbox, kind: Kind) -> None:
    about = air(outbox)
    first = {chat: outbox.telegram.to(chat, str(FIRST))[0].number + 1 for chat in (BRIEF, FULL)}
    number = outbox.do(follow_up(outbox, kind, about))
    outbox.do(asyncio.sleep(60))
    reached = {each.chat: each.edits for each in asked(outbox, kind)}
    assert reached == {chat: edits and first[chat] for chat, edits in FOLLOWED_UP[kind].items()}
    ended = outbox.do(outbox.broadcasts.find(number))
    assert ended
    assert (ended.kind, ended.tally) == (kind, Tally(len(reached)))


def test_a_copy_is_corrected_in_the_variant_in_which_it_was_delivered(outbox: Outbox) -> None:
    about = air(outbox)
    outbox.do(outbox.save(BRIEF, Preferences("en", Format.FULL, subscribed=True)))
    outbox.do(follow_up(outbox, Kind.CORRECTION, about))
    outbox.do(asyncio.sleep(60))
    assert {each.chat: each.text for each in asked(outbox, Kind.CORRECTION)} == {
        BRIEF: "correction brief",
        FULL: "correction full",
    }


def test_the_same_correction_is_made_once_and_another_one_beside_it(outbox: Outbox) -> None:
    about = air(outbox)
    first, again, other = (outbox.do(follow_up(outbox, Kind.CORRECTION, about, content=each)) for each in "112")
    assert first == again != other
    outbox.do(asyncio.sleep(60))
    assert len(asked(outbox, Kind.CORRECTION)) == 2 * 2


def test_a_correction_that_was_killed_changes_every_copy_in_the_end(outbox: Outbox) -> None:
    about = air(outbox)
    outbox.telegram.script.extend([Answer.ANSWER_LOST, Answer.NO_LINE])
    outbox.do(follow_up(outbox, Kind.CORRECTION, about))
    outbox.do(asyncio.sleep(0.05))
    outbox.crash()
    outbox.start()
    outbox.do(asyncio.sleep(60))
    assert {each.chat for each in asked(outbox, Kind.CORRECTION) if each.delivered} == {BRIEF, FULL}
    assert all(each.edits for each in asked(outbox, Kind.CORRECTION))


def test_nothing_goes_before_its_time_though_the_program_is_started_anew(outbox: Outbox) -> None:
    about = air(outbox)
    soon = int(outbox.clock.utc()) + 7_200
    outbox.do(follow_up(outbox, Kind.NOTICE, about, not_before=soon))
    outbox.do(outbox.save(BRIEF, Preferences("en", silent=True, subscribed=True)))  # opens this one's delivery
    outbox.do(asyncio.sleep(3_600))
    outbox.crash()
    outbox.start()
    outbox.do(asyncio.sleep(soon - outbox.clock.utc() - 2))
    assert asked(outbox, Kind.NOTICE) == []
    outbox.do(asyncio.sleep(60))
    assert {each.chat for each in asked(outbox, Kind.NOTICE)} == {BRIEF, NEWCOMER}


def test_while_one_broadcast_ends_the_outcomes_of_another_are_recorded(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody's delivery stays marked as being sent because a large broadcast is being counted."""
    monkeypatch.setattr("bot.store.ending.CHUNK", 2)
    outbox.do(outbox.record_order())
    for chat in range(1, 201):
        outbox.do(outbox.save(chat, Preferences("en", subscribed=True)))
    ending = outbox.do(outbox.publish(FIRST, Policy.ONCE))
    outbox.do(asyncio.sleep(2))
    going_on = outbox.do(outbox.publish(FIRST.shift(1), Policy.ONCE))
    outbox.do(asyncio.sleep(60))
    order = outbox.do(outbox.order())
    first, last = order.index(("counted", ending)), len(order) - order[::-1].index(("counted", ending))
    assert order[first:last].count(("sent", going_on)) > 20


def test_a_broadcast_that_is_stopped_while_it_is_being_opened_counts_everybody(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.deliveries.CHUNK", 2)
    for chat in range(1, 11):
        outbox.do(outbox.save(chat, Preferences("en", subscribed=True)))
    first, second = (outbox.do(outbox.publish(FIRST.shift(week), Policy.ONCE)) for week in (0, 1))
    outbox.do(outbox.broadcasts.stop(second))
    outbox.engine.wake()
    outbox.do(asyncio.sleep(60))
    assert [outbox.do(outbox.broadcasts.tally(number)) for number in (first, second)] == [
        Tally(sent=10),
        Tally(cancelled=10),
    ]


async def correct(outbox: Outbox, about: int, *pieces: Piece, content: str = "1") -> int:
    """All copies, in the same way."""
    issue = await outbox.issues.find(FIRST)
    assert issue
    delivered = await outbox.bundles.delivered(about)
    bundles = [Bundle(each.variant, pieces, follows=each.number) for each in delivered]
    number = await outbox.broadcasts.follow_up(
        Kind.CORRECTION, about, issue, PRESENT, bundles, USUAL, content=content, planned=2
    )
    outbox.engine.wake()
    return number


def done(outbox: Outbox, chat: int, since: int) -> list[tuple[str, int, int]]:
    """What was asked for a chat: the text, what it edits and what it answers."""
    return [(each.text, each.edits, each.answers) for each in outbox.telegram.asked[since:] if each.chat == chat]


def test_one_bundle_edits_and_sends_and_who_has_unsubscribed_gets_nothing_new(outbox: Outbox) -> None:
    about = air(outbox)
    first = {chat: outbox.telegram.to(chat, str(FIRST))[0].number + 1 for chat in (BRIEF, FULL)}
    since = len(outbox.telegram.asked)
    edit, send = Piece(Message("edited"), Deed.EDIT, place=0), Piece(Message("told"), place=0, takes=7)
    outbox.do(correct(outbox, about, edit, send))
    outbox.do(asyncio.sleep(60))
    assert done(outbox, BRIEF, since) == [("edited", first[BRIEF], 0), ("told", 0, first[BRIEF])]
    assert done(outbox, FULL, since) == [("edited", first[FULL], 0)]


def test_what_a_correction_has_sent_can_be_corrected_in_its_turn(outbox: Outbox) -> None:
    about = air(outbox)
    outbox.do(correct(outbox, about, Piece(Message("told", shows="!west"), place=0, takes=7)))
    outbox.do(asyncio.sleep(60))
    told = next(each.number + 1 for each in outbox.telegram.asked if each.text == "told")
    brief = next(each for each in outbox.do(outbox.bundles.delivered(about)) if each.variant.format is Format.BRIEF)
    assert (brief.places, brief.free) == ({0: "", 7: "!west"}, 8)
    outbox.do(correct(outbox, about, Piece(Message("put right"), Deed.EDIT, place=7), content="2"))
    outbox.do(asyncio.sleep(60))
    assert [each.edits for each in outbox.telegram.asked if each.text == "put right"] == [told]


def test_what_cannot_be_deleted_any_more_is_emptied(outbox: Outbox) -> None:
    about = air(outbox)
    since = len(outbox.telegram.asked)
    outbox.telegram.script.extend([Answer.NO_MESSAGE, Answer.NO_MESSAGE])
    outbox.do(correct(outbox, about, Piece(Message("gone"), Deed.DELETE, place=0)))
    outbox.do(asyncio.sleep(60))
    assert [text for chat in (BRIEF, FULL) for text, _, _ in done(outbox, chat, since)] == ["", "gone"] * 2
    left = {each.variant.format: each.places for each in outbox.do(outbox.bundles.delivered(about))}
    assert left == {Format.BRIEF: {}, Format.FULL: {1: "", 2: ""}}
