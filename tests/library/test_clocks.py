"""When an issue goes out: always later than now, never farther than a year, at the hour that clocks show there."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.moments import FARTHEST, NoTime, moment, read_moment

MINSK, BERLIN, LISBON, KOLKATA = "Europe/Minsk", "Europe/Berlin", "Europe/Lisbon", "Asia/Kolkata"
NOW = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
ZONES = st.sampled_from([MINSK, BERLIN, LISBON, KOLKATA, "America/New_York", "Pacific/Auckland", "UTC"])
NOWS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
LATEST_CHANGE = 4
"""The hour from which on no clock of these zones is moved."""
HOURS, MINUTES = st.integers(0, 23), st.integers(0, 59)
DAYS = {
    0: "mon monday пн панядзелак понедельник",
    1: "tue tuesday вт аўторак вторник",
    2: "wed wednesday ср серада среду",
    3: "thu thursday чц чт чацвер четверг",
    4: "fri friday пт пятніца пятницу",
    5: "sat saturday сб субота субботу",
    6: "sun sunday нд нядзеля вс воскресенье",
}
NAMED = [(number, name) for number, names in DAYS.items() for name in names.split()]


def at(written: str, now: datetime = NOW, zone: str = MINSK) -> datetime:
    """By the clocks there."""
    found = read_moment(written, now, zone)
    assert isinstance(found, datetime), (written, found)
    return found.astimezone(ZoneInfo(zone))


@given(NOWS, ZONES, HOURS, MINUTES)
def test_a_bare_time_is_the_next_one_of_these_figures(now: datetime, zone: str, hour: int, minute: int) -> None:
    found = at(f"{hour}:{minute:02}", now, zone)
    assert timedelta() < found - now <= timedelta(hours=26)
    assert hour < LATEST_CHANGE or (found.hour, found.minute) == (hour, minute)


@given(NOWS, ZONES, st.sampled_from(NAMED), HOURS)
def test_a_day_of_the_week_is_that_day_within_the_next_seven(
    now: datetime, zone: str, named: tuple[int, str], hour: int
) -> None:
    number, name = named
    found = at(f"{name} {hour}", now, zone)
    assert found.weekday() == number
    assert timedelta() < found - now <= timedelta(days=7, hours=2)
    assert hour < LATEST_CHANGE or found.hour == hour


@pytest.mark.parametrize(("number", "name"), NAMED, ids=[name for _, name in NAMED])
def test_every_day_is_known_by_its_names_in_three_languages(number: int, name: str) -> None:
    for written in (f"{name} 18", f"{name.title()} 18:00", f"{name}, 18.00", f"{name}. 18:00"):
        found = at(written)
        assert (found.weekday(), found.hour, found.minute) == (number, 18, 0)


@given(NOWS, ZONES, st.integers(0, 99))
def test_hours_from_now_are_hours_whatever_clocks_do(now: datetime, zone: str, hours: int) -> None:
    found = read_moment(f"+{hours}", now, zone)
    assert found == (now + timedelta(hours=hours) if hours else NoTime(past=True))


@given(NOWS, ZONES, st.text(alphabet="0123456789.:+ пнмщоfrisаўt", max_size=16))
def test_whatever_is_written_is_later_than_now_and_within_a_year_or_no_time(
    now: datetime, zone: str, text: str
) -> None:
    found = read_moment(text, now, zone)
    assert isinstance(found, NoTime) or now < found <= now + FARTHEST


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("+1", 1),
        ("+ 2", 2),
        ("+3h", 3),
        ("+4 h", 4),
        ("+5 ч", 5),
        ("+6 ч.", 6),
        ("+7 гадз", 7),
        ("+8 гадз.", 8),
        ("+24", 24),
    ],
)
def test_hours_are_counted_in_three_languages(written: str, hours: int) -> None:
    assert read_moment(written, NOW, MINSK) == NOW + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        pytest.param("25.11.2026 15:31", datetime(2026, 11, 25, 12, 31, tzinfo=UTC), id="a minute from now"),
        pytest.param("25.11.2026 15:30", NoTime(past=True), id="now"),
        pytest.param(
            "26.11.2027 15:30", datetime(2027, 11, 26, 12, 30, tzinfo=UTC), id="the last minute that is not too far"
        ),
        pytest.param("26.11.2027 15:31", NoTime(), id="a minute too far"),
        pytest.param("31.12 23:59", datetime(2026, 12, 31, 20, 59, tzinfo=UTC), id="the last minute of the year"),
        pytest.param(
            "1.1 0:00", datetime(2026, 12, 31, 21, 0, tzinfo=UTC), id="the first, which is still this year in UTC"
        ),
        pytest.param("29.02 9:00", NoTime(), id="a leap day in a year without"),
        pytest.param("29.02.2028 9:00", NoTime(), id="one too far"),
        pytest.param("25.11 24:00", NoTime(), id="an hour that there is not"),
        pytest.param("0.11 9:00", NoTime(), id="a day nought"),
        pytest.param("28.11.26 9:00", NoTime(), id="a year of two figures"),
        pytest.param("-1", NoTime(), id="an hour ago"),
        pytest.param("+100", NoTime(), id="hours of three figures"),
        pytest.param("tomorrow", NoTime(), id="a day without a time"),
        pytest.param("18:00 fri", NoTime(), id="the time first"),
    ],
)
def test_at_its_bounds_a_time_is_taken_or_told(written: str, found: datetime | NoTime) -> None:
    assert read_moment(written, NOW, MINSK) == found


@pytest.mark.parametrize(
    ("zone", "now", "written", "local"),
    [
        pytest.param(BERLIN, datetime(2026, 3, 28, 20, tzinfo=UTC), "2:30", "29 03:30", id="an hour that is skipped"),
        pytest.param(BERLIN, datetime(2026, 3, 28, 20, tzinfo=UTC), "9:00", "29 09:00", id="the morning after"),
        pytest.param(BERLIN, datetime(2026, 10, 24, 20, tzinfo=UTC), "2:30", "25 02:30", id="an hour that comes twice"),
        pytest.param(BERLIN, datetime(2026, 10, 25, 0, 45, tzinfo=UTC), "3:00", "25 03:00", id="between the two"),
        pytest.param(LISBON, datetime(2026, 3, 28, 20, tzinfo=UTC), "вс 12", "29 12:00", id="noon of a short day"),
        pytest.param(
            KOLKATA, datetime(2026, 11, 25, 18, 29, tzinfo=UTC), "0:00", "26 00:00", id="a zone of half hours"
        ),
        pytest.param(MINSK, datetime(2026, 11, 25, 21, 30, tzinfo=UTC), "today 9", "26 09:00", id="today, where it is"),
    ],
)
def test_the_clocks_of_the_newsroom_count(zone: str, now: datetime, written: str, local: str) -> None:
    assert f"{at(written, now, zone):%d %H:%M}" == local


def test_of_an_hour_that_comes_twice_the_first_is_meant() -> None:
    clock = datetime(2026, 10, 25, 2, 30, tzinfo=UTC)
    assert moment(clock.date(), clock.time(), BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
