"""What editors see of the locked desk."""

from dataclasses import replace

import pytest

from bot.callbacks.broadcasts import Watch
from bot.callbacks.locking import LeaveOpen, LockDesk, Unlock
from bot.callbacks.table import Callback, decode
from bot.model.broadcast import LOCKED, USUAL, Broadcast, BroadcastState, Tally
from bot.model.desk_lock import DeskLock
from bot.model.message import Message
from bot.render.editors.lock import LockScreens
from bot.render.editors.schedule import ScheduleScreens
from bot.render.html.visible import visible
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK
from tests.tdlib import Accepted, judge

SCREENS = LockScreens(TEXTS, ScheduleScreens(PUBLICATION, TEXTS).moment)
LOCK = DeskLock(1, 1_764_144_000, (777, 778))
PAUSED = [Broadcast(n, WEEK, BroadcastState.PAUSED, LOCKED, USUAL, 9, Tally()) for n in range(1, 9)]
ALERT = 200
"""So many characters fit into the window that answers a press."""


def lines(message: Message) -> list[str]:
    return visible(message.html).splitlines()


def presses(message: Message) -> list[Callback | None]:
    return [decode(button.data, PUBLICATION) for row in message.keyboard for button in row]


def every_screen(language: str) -> list[Message]:
    return [
        SCREENS.ask(language),
        SCREENS.left_open(language),
        SCREENS.locked(LOCK, ["Ala", "Jan"], language, unlocks=True, locks=True),
        SCREENS.locked(LOCK, [], language, asker="Ala", unlocks=False, locks=False),
        SCREENS.locked(LOCK, [], language, asker="", unlocks=False, locks=True),
        SCREENS.moved(language),
        SCREENS.agree("Ala", language),
        SCREENS.agree("", language),
        SCREENS.opened("Ala", PAUSED, language),
        SCREENS.opened("", [], language),
        SCREENS.was_locked(language),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_every_screen_and_every_button_on_it_means_something(language: str) -> None:
    for message in every_screen(language):
        assert isinstance(judge(message.html), Accepted)
        assert None not in presses(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_answers_a_press_fits_its_window(language: str) -> None:
    answers = [
        SCREENS.is_locked(LOCK.until, language),
        SCREENS.is_open(language),
        SCREENS.owners_only(language),
        SCREENS.others_asked(language, nobody=True),
        SCREENS.others_asked(language, nobody=False),
    ]
    assert all(0 < len(answer) <= ALERT for answer in answers)


def test_it_says_who_locked_it_until_when_and_what_that_means() -> None:
    shown = SCREENS.locked(LOCK, ["Ala <3", "Jan", "Ola"], "en", unlocks=True, locks=True)
    assert lines(shown) == [
        "🔒 Ala <3 has locked the desk",
        "Until Wednesday, 26 November, 11:00 (Minsk; 08:00 UTC).",
        "",
        "Until then nothing is published, corrected or sent. What was being sent is paused. Drafts can be written.",
        "",
        "Locked as well by: Jan, Ola.",
        "",
        "An owner can unlock it before.",
    ]
    assert presses(shown) == [Unlock(), LockDesk()]


@pytest.mark.parametrize(
    ("unlocks", "locks", "offered"),
    [(True, False, [Unlock()]), (False, True, [LockDesk()]), (False, False, [])],
)
def test_whoever_sees_it_is_offered_what_they_may_do(unlocks: bool, locks: bool, offered: list[Callback]) -> None:
    assert presses(SCREENS.locked(replace(LOCK, by=(0,)), [], "en", unlocks=unlocks, locks=locks)) == offered


def test_what_is_still_paused_can_be_looked_at_when_it_is_open_again() -> None:
    assert presses(SCREENS.opened("", PAUSED, "en")) == [Watch(number) for number in range(1, 6)]
    assert lines(SCREENS.opened("Ala", [], "en")) == ["🔓 The desk is open again", "", "Ala has unlocked it."]


def test_one_tap_locks_it_and_another_leaves_it_as_it_is() -> None:
    assert presses(SCREENS.ask("en")) == [LockDesk(), LeaveOpen()]
