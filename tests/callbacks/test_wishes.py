"""What the buttons of wishes carry, and what they make of a reader's preferences."""

from dataclasses import replace
from zoneinfo import available_timezones

import pytest

from bot.callbacks.table import decode
from bot.callbacks.wishes import (
    ZONES,
    Pause,
    SetAtOnce,
    SetOnlyNews,
    SetQuiet,
    SetWeekly,
    SetZone,
    ShowCities,
    ShowEnds,
    ShowHours,
    ShowWishes,
    WishCallback,
    WishChange,
    WishPage,
    apply_wish,
)
from bot.model.reader import Preferences
from bot.model.wishes import AT_ONCE, Quiet, Weekly
from tests.render.issues import PUBLICATION

HOME = PUBLICATION.zone
READER = Preferences("en", subscribed=True)
WEEKLY = replace(READER, hours=Weekly(5, 18, "Europe/Warsaw"))

CHANGES: list[tuple[WishChange, Preferences, Preferences]] = [
    (SetAtOnce(), WEEKLY, READER),
    (SetWeekly(5, 18), READER, replace(READER, hours=Weekly(5, 18, HOME))),
    (SetWeekly(1, 0), WEEKLY, replace(READER, hours=Weekly(1, 0, "Europe/Warsaw"))),
    (SetQuiet(23, 7), READER, replace(READER, hours=Quiet(23, 7, HOME))),
    (SetQuiet(23, 7), WEEKLY, replace(READER, hours=Quiet(23, 7, "Europe/Warsaw"))),
    (SetZone("Europe/Riga"), WEEKLY, replace(READER, hours=Weekly(5, 18, "Europe/Riga"))),
    (SetZone("Europe/Riga"), READER, replace(READER, hours=AT_ONCE)),
    (SetOnlyNews(only=True), READER, replace(READER, only_news=True)),
    (SetOnlyNews(only=False), replace(READER, only_news=True), READER),
    (Pause(29_500_000), WEEKLY, replace(WEEKLY, paused=29_500_000 * 60)),
    (Pause(0), replace(WEEKLY, paused=29_500_000 * 60), WEEKLY),
]


@pytest.mark.parametrize(("change", "before", "then"), CHANGES, ids=[str(change) for change, *_ in CHANGES])
def test_a_wish_is_fulfilled_once_however_often_it_is_tapped(
    change: WishChange, before: Preferences, then: Preferences
) -> None:
    once = apply_wish(change, before, PUBLICATION)
    assert once == then
    assert apply_wish(change, once, PUBLICATION) == once


SCREENS: list[WishCallback] = [ShowWishes(), ShowWishes(WishPage.PAUSE), ShowHours(7), ShowEnds(0), ShowCities(2)]


@pytest.mark.parametrize("callback", [*SCREENS, *(change for change, *_ in CHANGES)], ids=str)
def test_a_button_says_what_it_is_for_and_is_understood(callback: WishCallback) -> None:
    assert decode(callback.data, PUBLICATION) == callback


@pytest.mark.parametrize(
    "data",
    [
        "weekly:8:0",
        "weekly:0:5",
        "weekly:5:o",
        "quiet:-1:3",
        "quiet:3",
        "zone:Mars/Phobos",
        "zone:",
        "rest:-1",
        "when:x",
    ],
)
def test_what_no_button_of_ours_says_is_not_understood(data: str) -> None:
    assert decode(data, PUBLICATION) is None


def test_every_city_that_is_offered_has_clocks() -> None:
    assert set(ZONES) <= available_timezones()
