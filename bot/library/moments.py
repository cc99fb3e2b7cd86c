"""A time as people write it, in any of our languages: “18:00”, “28.11 18:00”, “fri 9”, «пт 9:00», «сёння 18:00»."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

FARTHEST = timedelta(days=366)
HALF_A_YEAR = timedelta(days=183)
#: How the days of a week begin, Monday first, with the letters that tell them from others.
DAYS = (
    ("mo", "пн", "пан", "пон"),
    ("tu", "вт", "аў", "аут"),
    ("we", "ср", "сер"),
    ("th", "чц", "чт", "чац", "чет"),
    ("fr", "пт", "пят"),
    ("sa", "сб", "суб"),
    ("su", "нд", "няд", "вс", "вос"),
)
NEAR = {"today": 0, "сёння": 0, "сегодня": 0, "tomorrow": 1, "заўтра": 1, "завтра": 1}
SMALL_WORDS = re.compile(r"\b(?:at|on|у|ў|в|во|а|о)\b")
CLOCK = r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?"
DATE = re.compile(rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.?(?:(?P<year>\d{{4}})\.?)?[ ,]+{CLOCK}")
DAY = re.compile(rf"(?P<name>[^\W\d]+)\.?,? +{CLOCK}")
TIME = re.compile(r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)")
LATER = re.compile(r"\+ ?(?P<hours>\d{1,2}) ?(?:h|ч|г|год|гадз)?\.?")


@dataclass(frozen=True)
class NoTime:
    """What was written is no time, or one that has passed."""

    past: bool = False


def read_moment(text: str, now: datetime, zone: str) -> datetime | NoTime:
    """In UTC, by the clocks of that zone, and after `now`."""
    local = now.astimezone(ZoneInfo(zone))
    words = " ".join(SMALL_WORDS.sub(" ", text.lower()).split())
    try:
        found = _found(words, local)
    except (ValueError, OverflowError):
        return NoTime()
    if found is None or found > now + FARTHEST:
        return NoTime()
    return found if found > now else NoTime(past=True)


def moment(day: date, clock: time, zone: str) -> datetime:
    """In UTC. An hour that clocks skip is taken as if they did not; of one that comes twice, the first."""
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)


def _found(words: str, now: datetime) -> datetime | None:
    """Raises ValueError for a day or an hour that there is not."""
    zone = str(now.tzinfo)
    if match := LATER.fullmatch(words):
        return now.astimezone(UTC) + timedelta(hours=int(match["hours"]))
    if match := TIME.fullmatch(words):
        clock = _clock(match)
        today = moment(now.date(), clock, zone)
        return today if today > now else moment(now.date() + timedelta(days=1), clock, zone)
    if match := DATE.fullmatch(words):
        return _on_date(match, now, zone)
    if (match := DAY.fullmatch(words)) and (days := _days(match["name"], now)) is not None:
        clock = _clock(match)
        then = moment(now.date() + timedelta(days=days), clock, zone)
        again = then <= now and match["name"] not in NEAR
        return moment(now.date() + timedelta(days=7), clock, zone) if again else then
    return None


def _on_date(match: re.Match[str], now: datetime, zone: str) -> datetime:
    """Without a year, the next such day, unless it has passed but lately."""
    day, month = int(match["day"]), int(match["month"])
    then = moment(date(int(match["year"] or now.year), month, day), _clock(match), zone)
    if match["year"] is None and then < now - HALF_A_YEAR:
        return moment(date(now.year + 1, month, day), _clock(match), zone)
    return then


def _days(name: str, now: datetime) -> int | None:
    """From today on to the day of that name."""
    if name in NEAR:
        return NEAR[name]
    for number, beginnings in enumerate(DAYS):
        if name.startswith(beginnings):
            return (number - now.weekday()) % 7
    return None


def _clock(match: re.Match[str]) -> time:
    return time(int(match["hour"]), int(match["minute"] or 0))
