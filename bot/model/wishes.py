"""When and whether a new issue is brought to a reader: what they wish, and what follows from it. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.model.publication import Trend
from bot.model.week import Week

HOURS = range(24)
WEEKDAYS = range(1, 8)
"""ISO's days of the week, Monday first."""
LASTS = timedelta(hours=1)
"""An hour of the week: what comes out within it comes at once."""


@dataclass(frozen=True)
class AtOnce:
    """As soon as it is published."""

    def __str__(self) -> str:
        return ""


@dataclass(frozen=True)
class Quiet:
    """At once, but from one hour until another it waits for the latter."""

    since: int
    until: int
    #: An IANA time zone, such as Europe/Minsk.
    zone: str

    def __str__(self) -> str:
        return f"quiet {self.since} {self.until} {self.zone}"


@dataclass(frozen=True)
class Weekly:
    """At one hour of the week."""

    #: As ISO counts: 1 is Monday.
    day: int
    hour: int
    zone: str

    def __str__(self) -> str:
        return f"weekly {self.day} {self.hour} {self.zone}"


Hours = AtOnce | Quiet | Weekly
AT_ONCE = AtOnce()


def read_hours(text: str) -> Hours:
    """What `str` makes of hours; at once for anything else."""
    match = re.fullmatch(r"(quiet|weekly) (\d+) (\d+) (\S+)", text, re.ASCII)
    if match is None:
        return AT_ONCE
    kind = Quiet if match[1] == "quiet" else Weekly
    return kind(int(match[2]), int(match[3]), match[4])


def due(hours: Hours, now: datetime) -> datetime:
    """When what is ready `now` (with a zone) is to be brought; not before, and `now` itself if it need not wait."""
    match hours:
        case Quiet():
            return quiet_until(hours, now) or now
        case Weekly(day, hour, zone):
            today = now.astimezone(_zone(zone)).date()
            this = today + timedelta(days=day - today.isoweekday())
            begins = (_moment(this + timedelta(weeks=weeks), hour, zone) for weeks in (-1, 0, 1, 2))
            return next(max(begin, now) for begin in begins if now < begin + LASTS)
        case _:
            return now


def quiet_until(hours: Hours, now: datetime) -> datetime | None:
    """When it is quiet `now`: until then."""
    if not isinstance(hours, Quiet):
        return None
    today = now.astimezone(_zone(hours.zone)).date()
    for day in (today - timedelta(days=1), today):
        begin = _moment(day, hours.since, hours.zone)
        end = _moment(day + timedelta(days=hours.until < hours.since), hours.until, hours.zone)
        if begin <= now < end:
            return end
    return None


def begins(hours: str, now: int) -> int:
    """`due` in UTC seconds, of hours as they are stored; 0: it need not wait."""
    return _seconds(due, hours, now - now % 60)


def quiet_ends(hours: str, now: int) -> int:
    """`quiet_until` in UTC seconds, of hours as they are stored; 0: it is not quiet."""
    return _seconds(quiet_until, hours, now - now % 60)


def is_news(history: Sequence[tuple[Week, Trend]], week: Week, trend: Trend) -> bool:
    """Whether the verdict of that week is another than the last one before it, or the first."""
    before = [verdict for then, verdict in history if then < week]
    return not before or before[-1] is not trend


@lru_cache(maxsize=10_000)
def _seconds(decide: Callable[[Hours, datetime], datetime | None], hours: str, minute: int) -> int:
    """Many readers have the same hours, and whole minutes are enough for them all."""
    now = datetime.fromtimestamp(minute, UTC)
    then = decide(read_hours(hours), now)
    return int(then.timestamp()) if then and then > now else 0


def _moment(day: date, hour: int, zone: str) -> datetime:
    """An hour that the clocks leave out begins when they go on; of one that they repeat the first counts."""
    return datetime.combine(day, time(hour), _zone(zone)).astimezone(UTC)


@lru_cache
def _zone(name: str) -> ZoneInfo:
    """UTC for one that this machine does not know (any more): nobody's issue is lost for that."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
