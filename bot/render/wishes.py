"""When new issues come to a reader, in words."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

from bot.model.reader import Preferences
from bot.model.wishes import AtOnce, Hours, Quiet, Weekly
from bot.render.dates import LOCALES, day_of_month
from bot.render.voice import Voice

CITIES = {("Europe/Kiev", "be"): "Кіеў", ("Europe/Kiev", "ru"): "Киев"}
"""That Babel does not know."""


def city(zone: str, language: str) -> str:
    """Whose clocks these are."""
    known = CITIES.get((zone, language))
    return known or get_timezone_location(zone, locale=LOCALES.get(language, language), return_city=True)


def when(say: Voice, hours: Hours) -> str:
    """Such as “on Fridays at 18:00 (Minsk)”."""
    match hours:
        case AtOnce():
            return say("at once")
        case Quiet(since, until, zone):
            return say(
                "at once, but not from %(since)s to %(until)s (%(city)s)",
                since=o_clock(since),
                until=o_clock(until),
                city=city(zone, say.language),
            )
        case Weekly(day, hour, zone):
            return say(
                "%(on_days)s at %(time)s (%(city)s)",
                on_days=on_days(say, day),
                time=o_clock(hour),
                city=city(zone, say.language),
            )


def on_days(say: Voice, day: int) -> str:
    """As ISO counts the days of the week."""
    return (
        say("on Mondays"),
        say("on Tuesdays"),
        say("on Wednesdays"),
        say("on Thursdays"),
        say("on Fridays"),
        say("on Saturdays"),
        say("on Sundays"),
    )[day - 1]


def o_clock(hour: int) -> str:
    return f"{hour}:00"


def paused_until(say: Voice, until: int, zone: str, now: datetime | None = None) -> str:
    """The day on which new issues come again, such as “7 December”; with the year if `now` is in another."""
    day = datetime.fromtimestamp(until, UTC).astimezone(ZoneInfo(zone)).date()
    near = now.astimezone(ZoneInfo(zone)).date() if now else day
    return day_of_month(day, near, say.language)


def wishes(say: Voice, preferences: Preferences, zone: str) -> str:
    """All of them in one line; `zone` is the publication's."""
    pause = [say("paused until %(day)s", day=paused_until(say, preferences.paused, zone))] if preferences.paused else []
    news = [say("only if a verdict changes")] if preferences.only_news else []
    return "; ".join([*pause, when(say, preferences.hours), *news])
