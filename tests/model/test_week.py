"""Weeks are named as ISO 8601 names them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.week import Week

days = st.dates(date(1950, 1, 1), date(2200, 1, 1))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2019, 5, 20), "2019-W21"),
        (date(2019, 5, 26), "2019-W21"),
        (date(2021, 1, 3), "2020-W53"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_a_day_belongs_to_the_week_of_its_monday(day: date, name: str) -> None:
    assert str(Week.of(day)) == name


@pytest.mark.parametrize(
    ("zone", "name"), [("UTC", "2019-W21"), ("Europe/Minsk", "2019-W22"), ("America/New_York", "2019-W21")]
)
def test_a_week_begins_where_the_clocks_of_its_zone_are(zone: str, name: str) -> None:
    assert str(Week.at(datetime(2019, 5, 26, 21, tzinfo=UTC), zone)) == name


@given(day=days)
def test_a_week_is_read_as_it_is_written(day: date) -> None:
    week = Week.of(day)
    assert Week.parse(str(week)) == week
    assert week.monday <= day <= week.sunday
    assert str(week).startswith(str(week.thursday.year))


@pytest.mark.parametrize(
    ("today", "far"),
    [
        (date(2019, 5, 5), True),
        (date(2019, 5, 6), False),
        (date(2019, 5, 22), False),
        (date(2019, 6, 9), False),
        (date(2019, 6, 10), True),
    ],
)
def test_more_than_two_weeks_before_it_begins_or_after_its_end_a_week_is_far(today: date, far: bool) -> None:
    assert Week.parse("2019-W21").far(today) is far


@given(day=days, other=days)
def test_names_sort_as_time_does(day: date, other: date) -> None:
    """The database orders issues by them."""
    assert (Week.of(day) < Week.of(other)) == (str(Week.of(day)) < str(Week.of(other)))


@given(day=days, weeks=st.integers(-60, 60))
def test_so_many_weeks_later_is_as_many_times_seven_days(day: date, weeks: int) -> None:
    assert Week.of(day).shift(weeks) == Week.of(day + timedelta(weeks=weeks))


@pytest.mark.parametrize(
    "text", ["", "2019", "2019-21", "2019-W1", "2019-W00", "2019-W53", "0000-W01", "2019-W21 ", "2019-w21", "２019-W21"]
)
def test_whatever_names_no_week_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Week.parse(text)
