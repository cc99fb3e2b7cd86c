"""A broadcast that was stopped and rests: it goes on, is corrected, given up, or outlived."""

import asyncio
from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.model.broadcast import USUAL, BroadcastState, Kind, Policy, Tally
from bot.model.bundle import Bundle, Deed, Piece
from bot.model.message import Message
from bot.model.reader import Format, Preferences, Variant
from bot.store.bundles import retire, sending
from tests.faults.outbox import FIRST, PARTS, PRESENT, Outbox

DAY = 86_400
WHOLE, PARTLY, WAITING = 1, 2, 3
NOTICE = Piece(Message("told"), place=0, takes=9)
EDITS = tuple(Piece(Message(f"right {place}"), Deed.EDIT, place) for place in range(3))


@pytest.fixture
def outbox() -> Iterator[Outbox]:
    with closing(Outbox()) as opened:
        yield opened


def subscribe(outbox: Outbox, chat: int, form: Format) -> None:
    outbox.do(outbox.save(chat, Preferences("en", form, subscribed=True)))


def steer(outbox: Outbox, deed: str, number: int, seconds: float = 60) -> None:
    broadcasts = outbox.broadcasts
    done = broadcasts.pause(number, "editor") if deed == "pause" else getattr(broadcasts, deed)(number)
    assert outbox.do(done)
    outbox.engine.wake()
    outbox.do(asyncio.sleep(seconds))


def begun(outbox: Outbox, *, deed: str = "stop") -> int:
    """One reader has all of it and another its first message; then an editor steps in."""
    subscribe(outbox, WHOLE, Format.BRIEF)
    subscribe(outbox, PARTLY, Format.FULL)
    number = outbox.do(outbox.publish(FIRST, Policy.ONCE))
    outbox.do(asyncio.sleep(0.5))
    steer(outbox, deed, number)
    assert [len(texts(outbox, chat)) for chat in (WHOLE, PARTLY)] == [1, 1]
    return number


def texts(outbox: Outbox, chat: int) -> list[str]:
    """What has arrived as a new message."""
    return [each.text for each in outbox.telegram.asked if (each.chat, each.edits, each.delivered) == (chat, 0, True)]


def copy(outbox: Outbox, chat: int) -> list[str]:
    """What the reader sees now: every message, as it was edited last."""
    seen: dict[int, str] = {}
    for each in outbox.telegram.asked:
        if each.chat == chat and each.delivered:
            seen[each.edits or each.number + 1] = each.text
    return list(seen.values())


def state(outbox: Outbox, number: int) -> BroadcastState:
    found = outbox.do(outbox.broadcasts.find(number))
    assert found
    return found.state


async def correct(outbox: Outbox, about: int, *pieces: Piece, kind: Kind = Kind.CORRECTION, content: str = "1") -> int:
    """All copies, in the same way."""
    issue = await outbox.issues.find(FIRST)
    assert issue
    delivered = await outbox.bundles.delivered(about)
    bundles = [Bundle(each.variant, pieces, follows=each.number) for each in delivered]
    number = await outbox.broadcasts.follow_up(kind, about, issue, PRESENT, bundles, USUAL, content=content, planned=2)
    outbox.engine.wake()
    await asyncio.sleep(60)
    return number


async def replace(outbox: Outbox, number: int) -> None:
    """Who has had nothing of the broadcast yet is to get it corrected."""
    issue = await outbox.issues.find(FIRST)
    assert issue
    heirs = [
        sending(Variant("en", form, PRESENT), [Message(f"right {part}") for part in range(parts)])
        for form, parts in PARTS.items()
    ]
    await outbox.database.write(lambda sql: retire(sql, number, issue, heirs))


def test_what_rests_goes_on_with_the_next_message_and_repeats_none(outbox: Outbox) -> None:
    number = begun(outbox)
    assert state(outbox, number) is BroadcastState.RESTING
    assert outbox.do(outbox.broadcasts.tally(number)) == Tally(sent=1, cancelled=1)
    outbox.crash()
    outbox.start()
    outbox.do(asyncio.sleep(60))
    assert len(texts(outbox, PARTLY)) == 1
    steer(outbox, "resume", number)
    assert texts(outbox, PARTLY) == [f"{FIRST} full {part}" for part in range(3)]
    assert (len(texts(outbox, WHOLE)), state(outbox, number)) == (1, BroadcastState.ENDED)


def test_who_has_had_nothing_of_what_rests_gets_it_corrected(outbox: Outbox) -> None:
    subscribe(outbox, WAITING, Format.FULL)
    outbox.crash()
    number = outbox.do(outbox.publish(FIRST, Policy.ONCE))
    outbox.do(outbox.broadcasts.stop(number))
    outbox.start()
    outbox.do(asyncio.sleep(60))
    assert state(outbox, number) is BroadcastState.RESTING
    outbox.do(replace(outbox, number))
    steer(outbox, "resume", number)
    assert texts(outbox, WAITING) == ["right 0", "right 1", "right 2"]


@pytest.mark.parametrize("deed", ["stop", "pause"])
def test_a_correction_does_not_wait_for_its_own_issue(outbox: Outbox, deed: str) -> None:
    number = begun(outbox, deed=deed)
    outbox.do(correct(outbox, number, *EDITS, NOTICE))
    assert copy(outbox, WHOLE) == ["right 0", "told"]
    assert copy(outbox, PARTLY) == ["right 0", "told"]


@pytest.mark.parametrize("deed", ["stop", "pause"])
def test_who_had_a_part_gets_the_rest_corrected_as_well_and_is_told_once(outbox: Outbox, deed: str) -> None:
    number = begun(outbox, deed=deed)
    correction = outbox.do(correct(outbox, number, *EDITS, NOTICE))
    assert state(outbox, correction) is BroadcastState.RUNNING
    steer(outbox, "resume", number)
    assert copy(outbox, PARTLY) == ["right 0", "told", "right 1", "right 2"]
    assert texts(outbox, PARTLY).count("told") == 1
    assert [state(outbox, each) for each in (number, correction)] == [BroadcastState.ENDED] * 2
    ended = outbox.do(outbox.broadcasts.find(correction))
    assert ended
    assert ended.tally == Tally(sent=2)


def test_what_lands_while_the_issue_is_paused_is_corrected_before_it_goes_on(outbox: Outbox) -> None:
    subscribe(outbox, WHOLE, Format.BRIEF)
    number = outbox.do(outbox.publish(FIRST, Policy.ONCE))
    while not outbox.telegram.asked:
        outbox.do(asyncio.sleep(0.001))
    assert outbox.do(outbox.broadcasts.pause(number, "editor"))
    outbox.do(correct(outbox, number, *EDITS))
    assert copy(outbox, WHOLE) == ["right 0"]


def test_a_kill_between_the_two_times_changes_nothing(outbox: Outbox) -> None:
    number = begun(outbox)
    outbox.do(correct(outbox, number, *EDITS, NOTICE))
    steer(outbox, "resume", number, seconds=0.1)
    outbox.crash()
    outbox.start()
    outbox.do(asyncio.sleep(120))
    assert [text for text in copy(outbox, PARTLY) if not text.startswith("right")] == ["told"]
    assert outbox.do(outbox.states()) == []


def test_what_is_given_up_lets_its_corrections_end(outbox: Outbox) -> None:
    number = begun(outbox)
    correction = outbox.do(correct(outbox, number, *EDITS, NOTICE))
    steer(outbox, "give_up", number)
    assert copy(outbox, PARTLY) == ["right 0", "told"]
    assert [state(outbox, each) for each in (number, correction)] == [BroadcastState.ENDED] * 2


def test_the_next_issue_gives_up_what_rests(outbox: Outbox) -> None:
    number = begun(outbox)
    outbox.do(outbox.publish(FIRST.shift(1), Policy.ONCE))
    outbox.do(asyncio.sleep(60))
    assert state(outbox, number) is BroadcastState.ENDED
    assert not outbox.do(outbox.broadcasts.resume(number))
    assert outbox.do(outbox.states()) == []


def test_what_was_paused_when_the_next_issue_went_out_is_over_once_it_is_stopped(outbox: Outbox) -> None:
    number = begun(outbox, deed="pause")
    assert not outbox.do(outbox.broadcasts.overtaken(number))
    outbox.do(outbox.publish(FIRST.shift(1), Policy.ONCE))
    assert state(outbox, number) is BroadcastState.PAUSED
    assert outbox.do(outbox.broadcasts.overtaken(number))
    steer(outbox, "stop", number)
    assert state(outbox, number) is BroadcastState.ENDED
    assert not outbox.do(outbox.broadcasts.resume(number))
    assert texts(outbox, PARTLY)[:1] == [f"{FIRST} full 0"]
    assert f"{FIRST} full 1" not in texts(outbox, PARTLY)


def test_two_corrections_are_done_in_their_order_though_the_first_was_paused(outbox: Outbox) -> None:
    subscribe(outbox, WHOLE, Format.BRIEF)
    number = outbox.do(outbox.publish(FIRST, Policy.ONCE))
    outbox.do(asyncio.sleep(60))
    first = outbox.do(correct(outbox, number, NOTICE))
    assert state(outbox, first) is BroadcastState.ENDED
    paused, second = (outbox.do(made(outbox, number, text)) for text in ("once", "twice"))
    outbox.do(asyncio.sleep(60))
    assert copy(outbox, WHOLE) == [f"{FIRST} brief 0", "told"]
    steer(outbox, "resume", paused)
    assert copy(outbox, WHOLE) == ["twice", "told"]
    assert [state(outbox, each) for each in (paused, second)] == [BroadcastState.ENDED] * 2


async def made(outbox: Outbox, about: int, text: str) -> int:
    """A correction of the first message; it is paused if it is to be done once."""
    issue = await outbox.issues.find(FIRST)
    assert issue
    bundles = [
        Bundle(each.variant, (Piece(Message(text), Deed.EDIT, 0),), follows=each.number)
        for each in await outbox.bundles.delivered(about)
    ]
    number = await outbox.broadcasts.follow_up(
        Kind.CORRECTION, about, issue, PRESENT, bundles, USUAL, content=text, planned=1
    )
    if text == "once":
        await outbox.broadcasts.pause(number, "editor")
    outbox.engine.wake()
    return number


def test_a_correction_that_is_stopped_when_another_has_overtaken_it_is_given_up(outbox: Outbox) -> None:
    subscribe(outbox, WHOLE, Format.BRIEF)
    number = outbox.do(outbox.publish(FIRST, Policy.ONCE))
    outbox.do(asyncio.sleep(60))
    paused = outbox.do(made(outbox, number, "once"))
    outbox.do(made(outbox, number, "twice"))
    steer(outbox, "stop", paused)
    assert (copy(outbox, WHOLE), state(outbox, paused)) == (["twice"], BroadcastState.ENDED)


def test_a_correction_that_is_stopped_beside_its_issue_goes_on_with_all_whom_it_concerns(outbox: Outbox) -> None:
    number = begun(outbox, deed="pause")
    correction = outbox.do(correct(outbox, number, *EDITS, NOTICE))
    steer(outbox, "stop", correction)
    found = outbox.do(outbox.broadcasts.find(correction))
    assert found
    assert (found.state, found.halted) == (BroadcastState.RESTING, True)
    steer(outbox, "resume", number)
    assert copy(outbox, PARTLY) == ["right 0", "told", f"{FIRST} full 1", f"{FIRST} full 2"]
    steer(outbox, "resume", correction)
    assert copy(outbox, PARTLY) == ["right 0", "told", "right 1", "right 2"]
    ended = outbox.do(outbox.broadcasts.find(correction))
    assert ended
    assert (ended.state, ended.tally) == (BroadcastState.ENDED, Tally(sent=2))


def test_a_correction_that_rests_is_given_up_by_the_next_one_which_it_would_undo(outbox: Outbox) -> None:
    subscribe(outbox, WHOLE, Format.BRIEF)
    number = outbox.do(outbox.publish(FIRST, Policy.ONCE))
    outbox.do(asyncio.sleep(60))
    resting = outbox.do(made(outbox, number, "once"))
    steer(outbox, "stop", resting)
    assert state(outbox, resting) is BroadcastState.RESTING
    outbox.do(made(outbox, number, "twice"))
    outbox.do(asyncio.sleep(60))
    assert (copy(outbox, WHOLE), state(outbox, resting)) == (["twice"], BroadcastState.ENDED)


def test_what_rests_for_a_week_is_given_up_by_itself(outbox: Outbox) -> None:
    number = begun(outbox)
    outbox.do(asyncio.sleep(6 * DAY))
    assert state(outbox, number) is BroadcastState.RESTING
    outbox.do(asyncio.sleep(DAY + 60))
    assert state(outbox, number) is BroadcastState.ENDED
    assert outbox.do(outbox.database.fetch("SELECT * FROM delivery")) == []
