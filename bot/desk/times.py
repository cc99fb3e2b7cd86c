"""The times that are offered for an issue to go out, by the clocks of the publication."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.library.moments import moment

EVENING, MORNING = time(18), time(9)
FRIDAY = 4
SOONEST = timedelta(minutes=90)
"""A time that comes sooner is not worth a button beside the one of an hour."""


def times(now: datetime, zone: str) -> list[datetime]:
    """In an hour, at 18:00 today or tomorrow, at 9:00 on Friday; in that zone, in their order."""
    local = now.astimezone(ZoneInfo(zone))
    hour = (now.astimezone(UTC) + timedelta(hours=1, minutes=1)).replace(second=0, microsecond=0)
    evenings = [moment(local.date() + timedelta(days=days), EVENING, zone) for days in (0, 1)]
    to_friday = (FRIDAY - local.weekday()) % 7
    fridays = [moment(local.date() + timedelta(days=days), MORNING, zone) for days in (to_friday, to_friday + 7)]
    offered = [hour, *(next(each for each in some if each - now >= SOONEST) for some in (evenings, fridays))]
    return [each.astimezone(ZoneInfo(zone)) for each in sorted(offered)]
