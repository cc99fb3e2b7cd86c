"""Issues come at the hours that readers wish, or not at all: the real outbox, in virtual time."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from bot.model.broadcast import USUAL, BroadcastState, Kind, Policy, Tally
from bot.model.bundle import Bundle, Deed, Piece
from bot.model.message import Message
from bot.model.reader import Address, Format, Preferences, Variant
from bot.model.wishes import AT_ONCE, Hours, Quiet, Weekly
from bot.store.bundles import retire, sending
from tests.faults.outbox import FIRST, PARTS, PRESENT, Outbox
from tests.faults.telegram import Answer

HOUR, DAY = 3_600, 86_400
EARLY, LATE, ALWAYS = 1, 2, 3
TOMORROW = Weekly(3, 18, "UTC")
"""All begins on Tuesday 14 November 2023 at 22:13."""


@pytest.fixture
def outbox() -> Iterator[Outbox]:
    with closing(Outbox()) as opened:
        yield opened


def choose(
    outbox: Outbox, chat: int, hours: Hours, form: Format = Format.BRIEF, *, paused: int = 0, only_news: bool = False
) -> None:
    chosen = Preferences("en", form, subscribed=True, hours=hours, paused=paused, only_news=only_news)
    outbox.do(outbox.save(chat, chosen))


def publish(outbox: Outbox, weeks: int = 0, *, news: int = PRESENT) -> int:
    return outbox.do(outbox.publish(FIRST.shift(weeks), Policy.ONCE, news=news))


def wait(outbox: Outbox, seconds: float) -> None:
    outbox.do(asyncio.sleep(seconds))


def came(outbox: Outbox, chat: int) -> list[tuple[str, str]]:
    """What has arrived, and when, such as Wed 18:00."""
    return [
        (f"{datetime.fromtimestamp(each.at, UTC):%a %H:%M}", each.text)
        for each in outbox.telegram.asked
        if each.chat == chat and each.delivered and not each.edits
    ]


def texts(outbox: Outbox, chat: int) -> list[str]:
    return [text for _, text in came(outbox, chat)]


def ended(outbox: Outbox) -> bool:
    return not outbox.do(outbox.states())


def test_everybody_gets_it_once_at_their_hour_and_it_ends_with_the_last(outbox: Outbox) -> None:
    choose(outbox, EARLY, Weekly(3, 1, "UTC"))
    choose(outbox, LATE, TOMORROW, Format.FULL)
    choose(outbox, ALWAYS, AT_ONCE)
    number = publish(outbox)
    wait(outbox, 60)
    assert [len(came(outbox, chat)) for chat in (EARLY, LATE, ALWAYS)] == [0, 0, 1]
    assert outbox.do(outbox.broadcasts.waiting(number)) == 2
    assert outbox.do(outbox.broadcasts.tally(number)) == Tally(sent=1)
    wait(outbox, 2 * DAY)
    assert came(outbox, EARLY) == [("Wed 01:00", f"{FIRST} brief 0")]
    assert [when for when, _ in came(outbox, LATE)] == ["Wed 18:00"] * 3
    assert (len(came(outbox, ALWAYS)), ended(outbox)) == (1, True)
    assert outbox.do(outbox.broadcasts.tally(number)) == Tally(sent=3)


def test_a_broadcast_that_waits_for_an_hour_sleeps(outbox: Outbox) -> None:
    choose(outbox, LATE, TOMORROW)
    publish(outbox)
    wait(outbox, 60)
    before = len(outbox.wells)
    wait(outbox, 10 * HOUR)
    assert len(outbox.wells) - before < 10 * HOUR / 29


def test_the_next_issue_overtakes_one_that_waits_and_both_come_in_their_order(outbox: Outbox) -> None:
    choose(outbox, LATE, TOMORROW)
    choose(outbox, ALWAYS, AT_ONCE)
    publish(outbox)
    wait(outbox, HOUR)
    publish(outbox, 1)
    wait(outbox, 60)
    assert texts(outbox, ALWAYS) == [f"{FIRST} brief 0", f"{FIRST.shift(1)} brief 0"]
    wait(outbox, DAY)
    assert came(outbox, LATE) == [("Wed 18:00", text) for text in texts(outbox, ALWAYS)]
    assert ended(outbox)


@pytest.mark.parametrize("when", ["asleep", "at the hour"])
def test_a_kill_loses_and_repeats_nothing_that_waits(outbox: Outbox, when: str) -> None:
    for chat in range(1, 30):
        choose(outbox, chat, TOMORROW)
    publish(outbox)
    wait(outbox, 60 if when == "asleep" else 20 * HOUR - 13 * 60 - 20 + 0.3)
    outbox.crash()
    outbox.start()
    wait(outbox, DAY)
    repeated = sum(len(came(outbox, chat)) - 1 for chat in range(1, 30))
    assert all(came(outbox, chat) for chat in range(1, 30))
    assert (repeated == 0 or when != "asleep", ended(outbox)) == (True, True)


def test_an_hour_that_came_while_the_bot_did_not_run_is_made_up_for(outbox: Outbox) -> None:
    choose(outbox, LATE, TOMORROW)
    publish(outbox)
    wait(outbox, 60)
    outbox.stop()
    wait(outbox, 2 * DAY)
    outbox.start()
    wait(outbox, 60)
    assert [when for when, _ in came(outbox, LATE)] == ["Thu 22:14"]
    assert ended(outbox)


@pytest.mark.parametrize(
    ("hours", "when"),
    [
        pytest.param(AT_ONCE, "Tue 22:14", id="at once after all"),
        pytest.param(Weekly(3, 7, "UTC"), "Wed 07:00", id="sooner"),
        pytest.param(Weekly(4, 18, "UTC"), "Thu 18:00", id="later"),
    ],
)
def test_other_hours_hold_for_what_waits(outbox: Outbox, hours: Hours, when: str) -> None:
    choose(outbox, LATE, TOMORROW)
    publish(outbox)
    wait(outbox, 60)
    choose(outbox, LATE, hours)
    wait(outbox, 2 * DAY)
    assert came(outbox, LATE) == [(when, f"{FIRST} brief 0")]
    assert ended(outbox)


def test_whoever_changes_something_else_moves_nothing(outbox: Outbox) -> None:
    choose(outbox, LATE, TOMORROW)
    publish(outbox)
    wait(outbox, 60)
    choose(outbox, LATE, TOMORROW, only_news=True)
    wait(outbox, DAY)
    assert [when for when, _ in came(outbox, LATE)] == ["Wed 18:00"]


def test_whoever_leaves_while_it_waits_gets_nothing_and_it_ends(outbox: Outbox) -> None:
    choose(outbox, LATE, TOMORROW)
    publish(outbox)
    wait(outbox, 60)
    outbox.do(outbox.readers.erase(Address(LATE)))
    wait(outbox, DAY)
    assert (came(outbox, LATE), ended(outbox)) == ([], True)


def test_nothing_comes_in_a_pause_and_the_next_issue_after_it(outbox: Outbox) -> None:
    until = int(outbox.clock.utc()) + 7 * DAY
    choose(outbox, EARLY, AT_ONCE, paused=until)
    choose(outbox, LATE, TOMORROW)
    publish(outbox)
    wait(outbox, 60)
    choose(outbox, LATE, TOMORROW, paused=until)
    wait(outbox, 8 * DAY)
    assert (came(outbox, EARLY), came(outbox, LATE), ended(outbox)) == ([], [], True)
    publish(outbox, 1)
    wait(outbox, 7 * DAY)
    assert [len(came(outbox, chat)) for chat in (EARLY, LATE)] == [1, 1]


def test_whoever_wants_only_news_gets_an_issue_with_another_verdict_and_no_other(outbox: Outbox) -> None:
    choose(outbox, EARLY, AT_ONCE, only_news=True)
    choose(outbox, ALWAYS, AT_ONCE)
    for weeks, news in enumerate((0, PRESENT)):
        number = publish(outbox, weeks, news=news)
        wait(outbox, 60)
        assert outbox.do(outbox.broadcasts.tally(number)) == Tally(sent=1 + weeks)
    assert texts(outbox, EARLY) == [f"{FIRST.shift(1)} brief 0"]
    assert len(texts(outbox, ALWAYS)) == 2


def test_where_it_has_become_quiet_on_the_way_readers_are_left_in_peace(outbox: Outbox) -> None:
    """What is paused at 22:13, open for all, goes on at 23:13."""
    people = range(1, 121)
    for chat in people:
        choose(outbox, chat, Quiet(23, 7, "UTC") if chat % 2 else AT_ONCE)
    number = publish(outbox)
    wait(outbox, 1)
    outbox.do(outbox.broadcasts.pause(number, "editor"))
    outbox.engine.wake()
    wait(outbox, HOUR)
    outbox.do(outbox.broadcasts.resume(number))
    outbox.engine.wake()
    wait(outbox, DAY)
    when = {chat: [moment for moment, _ in came(outbox, chat)] for chat in people}
    assert [len(each) for each in when.values()] == [1] * 120
    assert (when[1], when[119], when[120]) == (["Tue 22:13"], ["Wed 07:00"], ["Tue 23:13"])
    assert ended(outbox)


def correct(outbox: Outbox, about: int) -> int:
    """As the desk does: who has it has it changed, and who waits gets it as it is now."""

    async def made() -> int:
        issue = await outbox.issues.find(FIRST)
        assert issue
        bundles = [
            Bundle(each.variant, (Piece(Message("right"), Deed.EDIT, 0),), follows=each.number)
            for each in await outbox.bundles.delivered(about)
        ]
        heirs = [
            sending(Variant("en", form, PRESENT), [Message(f"right {part}") for part in range(parts)])
            for form, parts in PARTS.items()
        ]
        await outbox.database.write(lambda sql: retire(sql, about, issue, heirs))
        return await outbox.broadcasts.follow_up(
            Kind.CORRECTION, about, issue, PRESENT, bundles, USUAL, content="1", planned=1
        )

    number = outbox.do(made())
    outbox.engine.wake()
    return number


def test_who_waits_gets_it_corrected_and_the_correction_does_not_wait_for_them(outbox: Outbox) -> None:
    choose(outbox, LATE, TOMORROW)
    choose(outbox, ALWAYS, AT_ONCE)
    number = publish(outbox)
    wait(outbox, 60)
    correction = correct(outbox, number)
    wait(outbox, 60)
    assert [each.number for each in outbox.do(outbox.states())] == [number]
    assert outbox.do(outbox.broadcasts.tally(correction)) == Tally(sent=1)
    wait(outbox, DAY)
    assert came(outbox, LATE) == [("Wed 18:00", "right 0")]
    assert ended(outbox)


def test_a_correction_made_at_the_hour_reaches_all_who_are_just_getting_it(outbox: Outbox) -> None:
    for chat in range(1, 41):
        choose(outbox, chat, TOMORROW)
    number = publish(outbox)
    wait(outbox, 20 * HOUR - 13 * 60 - 20 + 0.3)
    correct(outbox, number)
    wait(outbox, DAY)
    for chat in range(1, 41):
        seen = [each.text for each in outbox.telegram.asked if each.chat == chat and each.delivered]
        assert seen in ([f"{FIRST} brief 0", "right"], ["right 0"])
    assert ended(outbox)


def test_what_telegram_did_not_confirm_is_sent_again_before_the_others_hour(outbox: Outbox) -> None:
    choose(outbox, LATE, TOMORROW)
    choose(outbox, ALWAYS, AT_ONCE)
    outbox.telegram.script.append(Answer.REQUEST_LOST)
    publish(outbox)
    wait(outbox, 60)
    assert [when for when, _ in came(outbox, ALWAYS)] == ["Tue 22:13"]


def test_who_is_gone_is_erased_before_the_others_hour(outbox: Outbox) -> None:
    choose(outbox, LATE, TOMORROW)
    choose(outbox, ALWAYS, AT_ONCE)
    outbox.telegram.blocked.add(ALWAYS)
    number = publish(outbox)
    wait(outbox, 60)
    assert len(outbox.do(outbox.known())) == 1
    wait(outbox, DAY)
    assert outbox.do(outbox.broadcasts.tally(number)) == Tally(sent=1, gone=1)


def test_an_editor_can_stop_what_waits_and_let_it_go_on(outbox: Outbox) -> None:
    choose(outbox, LATE, TOMORROW)
    number = publish(outbox)
    wait(outbox, 60)
    assert outbox.do(outbox.broadcasts.stop(number))
    outbox.engine.wake()
    wait(outbox, 60)
    found = outbox.do(outbox.broadcasts.find(number))
    assert found and found.state is BroadcastState.RESTING  # noqa: PT018 -- it is there
    outbox.do(outbox.broadcasts.resume(number))
    outbox.engine.wake()
    wait(outbox, DAY)
    assert [when for when, _ in came(outbox, LATE)] == ["Wed 18:00"]
    assert ended(outbox)
