"""Times as people write them, and what clocks do to them twice a year."""

from datetime import UTC, date, datetime, time

import pytest

from bot.library.moments import NoTime, moment, read_moment

NOW = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
"""A Wednesday, 15:30 in Minsk."""
MINSK, BERLIN = "Europe/Minsk", "Europe/Berlin"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("18:00", (25, 15, 0)),
        ("15:31", (25, 12, 31)),
        ("15:30", (26, 12, 30)),
        ("9:05", (26, 6, 5)),
        ("28.11 18:00", (28, 15, 0)),
        ("28.11. 18", (28, 15, 0)),
        ("28.11.2026, 18.15", (28, 15, 15)),
        ("fri 9", (27, 6, 0)),
        ("Friday 9:30", (27, 6, 30)),
        ("пт 9:00", (27, 6, 0)),
        ("у пятніцу а 9", (27, 6, 0)),
        ("в пятницу в 9:00", (27, 6, 0)),
        ("чц 8", (26, 5, 0)),
        ("ср 18:00", (25, 15, 0)),
        ("ср 9:00", (2, 6, 0)),
        ("нядзеля 20", (29, 17, 0)),
        ("сёння 18:00", (25, 15, 0)),
        ("сегодня в 18:00", (25, 15, 0)),
        ("tomorrow at 8", (26, 5, 0)),
        ("заўтра ў 8:00", (26, 5, 0)),
        ("+2", (25, 14, 30)),
        ("+1 h", (25, 13, 30)),
    ],
)
def test_a_time_is_read_as_its_editor_means_it(written: str, meant: tuple[int, int, int]) -> None:
    found = read_moment(written, NOW, MINSK)
    assert isinstance(found, datetime)
    assert (found.day, found.hour, found.minute, found.tzinfo) == (*meant, UTC)


@pytest.mark.parametrize(
    "written",
    ["", "soon", "25:00", "18:60", "30.02 18:00", "28.13 9", "someday 9", "28.11", "28.11.2099 9", "9", "1" * 40],
)
def test_what_is_no_time_is_not_guessed_at(written: str) -> None:
    assert read_moment(written, NOW, MINSK) == NoTime()


@pytest.mark.parametrize("written", ["24.11 18:00", "today 9", "25.11.2026 15:30", "01.06 9:00"])
def test_a_time_that_has_passed_is_told_from_nonsense(written: str) -> None:
    assert read_moment(written, NOW, MINSK) == NoTime(past=True)


def test_a_day_without_a_year_that_is_long_gone_is_next_years() -> None:
    assert read_moment("07.01 9:00", NOW, MINSK) == datetime(2027, 1, 7, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "clock", "utc"),
    [
        (date(2026, 3, 28), time(9), datetime(2026, 3, 28, 8, tzinfo=UTC)),
        (date(2026, 3, 29), time(9), datetime(2026, 3, 29, 7, tzinfo=UTC)),
        (date(2026, 3, 29), time(1, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # there is none: 3:30 it is
        (date(2026, 3, 29), time(3), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # comes twice: the first
        (date(2026, 10, 25), time(3), datetime(2026, 10, 25, 2, tzinfo=UTC)),
        (date(2026, 10, 25), time(9), datetime(2026, 10, 25, 8, tzinfo=UTC)),
    ],
)
def test_an_hour_of_the_day_stays_that_hour_when_clocks_change(day: date, clock: time, utc: datetime) -> None:
    assert moment(day, clock, BERLIN) == utc


def test_a_weekday_beyond_the_change_of_clocks_is_at_that_hour_by_then() -> None:
    friday = datetime(2026, 3, 27, 12, tzinfo=UTC)
    assert read_moment("mon 9:00", friday, BERLIN) == datetime(2026, 3, 30, 7, tzinfo=UTC)
