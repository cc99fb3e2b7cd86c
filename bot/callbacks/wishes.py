"""What the buttons carry by which readers say when new issues come, and whether."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated

from bot.callbacks.codec import TEXT, CallbackData, Count, known, numbers
from bot.callbacks.scheduling import Minute
from bot.model.publication import Publication
from bot.model.reader import Preferences
from bot.model.wishes import AT_ONCE, HOURS, WEEKDAYS, AtOnce, Quiet, Weekly

ZONES = (
    "America/Chicago",
    "America/Los_Angeles",
    "America/New_York",
    "America/Toronto",
    "Asia/Almaty",
    "Asia/Dubai",
    "Asia/Jerusalem",
    "Asia/Tashkent",
    "Asia/Tbilisi",
    "Asia/Tokyo",
    "Asia/Yerevan",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/Helsinki",
    "Europe/Istanbul",
    "Europe/Kiev",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Minsk",
    "Europe/Moscow",
    "Europe/Paris",
    "Europe/Prague",
    "Europe/Riga",
    "Europe/Rome",
    "Europe/Tallinn",
    "Europe/Vilnius",
    "Europe/Warsaw",
)
"""Whose clocks can be chosen, besides those of the publication."""


def zones(publication: Publication) -> frozenset[str]:
    return frozenset({*ZONES, publication.zone})


Hour = Annotated[int, numbers(HOURS[0], HOURS[-1])]
Weekday = Annotated[int, numbers(WEEKDAYS[0], WEEKDAYS[-1])]
Zone = Annotated[str, known(TEXT, zones)]


class WishPage(StrEnum):
    """The screens behind [When] that show nothing but choices."""

    HOME = "home"
    DAYS = "days"
    QUIET = "quiet"
    PAUSE = "pause"


@dataclass(frozen=True)
class ShowWishes(CallbackData, verb="when"):
    page: WishPage = WishPage.HOME


@dataclass(frozen=True)
class ShowHours(CallbackData, verb="when-day"):
    """The hours of that day of the week."""

    day: Weekday


@dataclass(frozen=True)
class ShowEnds(CallbackData, verb="when-quiet"):
    """The hours until which it can be quiet."""

    since: Hour


@dataclass(frozen=True)
class ShowCities(CallbackData, verb="when-city"):
    """Without a page the one on which the reader's city stands."""

    page: Count | None = None


@dataclass(frozen=True)
class SetAtOnce(CallbackData, verb="at-once"):
    pass


@dataclass(frozen=True)
class SetWeekly(CallbackData, verb="weekly"):
    day: Weekday
    hour: Hour


@dataclass(frozen=True)
class SetQuiet(CallbackData, verb="quiet"):
    since: Hour
    until: Hour


@dataclass(frozen=True)
class SetZone(CallbackData, verb="zone"):
    """Of hours that were chosen before."""

    zone: Zone


@dataclass(frozen=True)
class SetOnlyNews(CallbackData, verb="only-news"):
    only: bool


@dataclass(frozen=True)
class Pause(CallbackData, verb="rest"):
    #: 0: nothing pauses.
    until: Minute


WishScreen = ShowWishes | ShowHours | ShowEnds | ShowCities
WishChange = SetAtOnce | SetWeekly | SetQuiet | SetZone | SetOnlyNews | Pause
WishCallback = WishScreen | WishChange


def apply_wish(change: WishChange, preferences: Preferences, publication: Publication) -> Preferences:
    """What the reader has chosen then."""
    hours = preferences.hours
    zone = publication.zone if isinstance(hours, AtOnce) else hours.zone
    match change:
        case SetAtOnce():
            return replace(preferences, hours=AT_ONCE)
        case SetWeekly(day, hour):
            return replace(preferences, hours=Weekly(day, hour, zone))
        case SetQuiet(since, until):
            return replace(preferences, hours=Quiet(since, until, zone))
        case SetZone(other):
            return replace(preferences, hours=hours if isinstance(hours, AtOnce) else replace(hours, zone=other))
        case SetOnlyNews(only):
            return replace(preferences, only_news=only)
        case Pause(until):
            return replace(preferences, paused=until * 60)
