"""Days as editors write them: every month in three languages, ranges over its ends, and what calendars lack."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.front.days import NoSuchDayError, days, nearest

TODAY = date(2019, 5, 29)
MONTHS = {
    1: "January|Jan|января|янв|студзеня|сту",
    2: "February|Feb|февраля|фев|лютага|лют",
    3: "March|Mar|марта|мар|сакавіка|сак",
    4: "April|Apr|апреля|апр|красавіка|кра",
    5: "May|мая|май|траўня|тра",
    6: "June|Jun|июня|июн|чэрвеня|чэр",
    7: "July|Jul|июля|июл|ліпеня|ліп",
    8: "August|Aug|августа|авг|жніўня|жні",
    9: "September|Sept|сентября|сен|верасня|вер",
    10: "October|Oct|октября|окт|кастрычніка|кас",
    11: "November|Nov|ноября|ноя|лістапада|ліс",
    12: "December|Dec|декабря|дек|снежня|сне",
}
NAMED = [(number, name) for number, names in MONTHS.items() for name in names.casefold().split("|")]
DATES = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(("month", "name"), NAMED, ids=[name for _, name in NAMED])
def test_a_month_is_known_by_its_name_before_or_behind_the_day(month: int, name: str) -> None:
    for written in (
        f"14 {name} 2019",
        f"14 {name}. 2019",
        f"14th of {name}, 2019",
        f"{name} 14, 2019",
        f"14-го {name} 2019",
    ):
        assert days(written, None) == [date(2019, month, 14)], written


@given(DATES)
def test_a_full_date_is_that_day_whatever_today_is(day: date) -> None:
    for written in (
        day.isoformat(),
        f"{day:%Y.%m.%d}",
        f"{day:%d.%m.%Y}",
        f"{day:%d-%m-%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d.%m.%y}",
    ):
        assert days(written, None) == [day], written
        assert days(written, TODAY) == [day], written


@given(DATES)
def test_with_a_slash_both_orders_are_offered_where_both_exist(day: date) -> None:
    found = days(f"{day.day}/{day.month}/{day.year}", None)
    assert found[0] == day
    other = [date(day.year, day.day, day.month)] if day.day <= 12 and day.day != day.month else []
    assert found[1:] == other


@given(DATES, st.integers(0, 7))
def test_the_ends_of_several_days_are_found_over_months_and_years(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    if last.year > 2099:
        return
    for between in ("-", " - ", " to ", " по ", " па "):
        for written in (f"{first:%d.%m.%Y}{between}{last:%d.%m.%Y}", f"{first:%d.%m}{between}{last:%d.%m.%Y}"):
            assert days(written, None) == [first, last], written


RANGES = {
    "days of one month": ("20-26.05.2019", date(2019, 5, 20), date(2019, 5, 26)),
    "with a full stop after the first": ("20.-26.05.2019", date(2019, 5, 20), date(2019, 5, 26)),
    "English, month first": ("may 20-26, 2019", date(2019, 5, 20), date(2019, 5, 26)),
    "English, day first": ("20-26 may 2019", date(2019, 5, 20), date(2019, 5, 26)),
    "Russian words": ("20 по 26 мая 2019", date(2019, 5, 20), date(2019, 5, 26)),
    "Belarusian words": ("20 траўня да 26 траўня 2019", date(2019, 5, 20), date(2019, 5, 26)),
    "over a month's end": ("29 april-5 may 2019", date(2019, 4, 29), date(2019, 5, 5)),
    "over a year's end": ("30.12-05.01.2020", date(2019, 12, 30), date(2020, 1, 5)),
    "over a leap day": ("24.02-01.03.2020", date(2020, 2, 24), date(2020, 3, 1)),
    "a day that is both": ("26-26.05.2019", date(2019, 5, 26), date(2019, 5, 26)),
    "a week to its own weekday": ("20-27.05.2019", date(2019, 5, 20), date(2019, 5, 27)),
}


@pytest.mark.parametrize("name", RANGES)
def test_from_one_day_to_another(name: str) -> None:
    written, first, last = RANGES[name]
    assert days(written, TODAY) == [first, last]


NOWHERE = {
    "the 29th of February in a year without": "29.02.2019",
    "the 29th of February of 1900": "29 лютага 1900",
    "the 31st of a short month": "31 июня 2019",
    "month 13": "01.13.2019",
    "month 0": "01.00.2019",
    "day 0 of a named month": "0 мая 2019",
    "an end before its beginning": "26-20.05.2019",
    "nine days": "20-28.05.2019",
    "a month": "01.05.2019-31.05.2019",
    "a beginning that the month lacks": "31-04.07.2019 - 01.12.2019",
    "a beginning beyond the month of the end": "31-02.06.2019",
}


@pytest.mark.parametrize("name", NOWHERE)
def test_what_no_calendar_has_is_never_taken_for_a_day(name: str) -> None:
    with suppress(NoSuchDayError):
        assert days(NOWHERE[name], TODAY) == []


@pytest.mark.parametrize(
    "written", ["", "soon", "мая", "2019", "20", "май 2019", "20 brumaire 2019", "1.2.3.4", "20.05.201"]
)
def test_what_is_no_day_is_none(written: str) -> None:
    assert days(written, TODAY) == []


def test_a_day_without_a_year_needs_a_today() -> None:
    assert days("20.05", None) == []
    assert days("20.05", TODAY) == [date(2019, 5, 20)]


@pytest.mark.parametrize(
    ("today", "written", "year"),
    [
        pytest.param(date(2019, 12, 30), "02.01", 2020, id="January, written in December"),
        pytest.param(date(2020, 1, 2), "30.12", 2019, id="December, written in January"),
        pytest.param(date(2020, 1, 2), "05.01", 2020, id="the same month"),
        pytest.param(date(2019, 12, 1), "29.02", 2020, id="a leap day to come"),
        pytest.param(date(2020, 5, 1), "29.02", 2020, id="a leap day just past"),
    ],
)
def test_the_year_is_the_one_that_brings_a_day_near(today: date, written: str, year: int) -> None:
    assert [day.year for day in days(written, today)] == [year]


@given(DATES, DATES)
def test_the_nearest_of_its_days_is_at_most_half_a_year_away(today: date, day: date) -> None:
    if (day.month, day.day) == (2, 29):
        return
    found = nearest(today, lambda year: date(year, day.month, day.day))
    away = [abs((each - today).days) for each in found]
    assert away == sorted(away)
    assert away[0] <= 183
    assert len(found) == 1 or away[1] - away[0] < 28


@given(st.text(alphabet="0123456789.-/ мaяйmayиюnтo", max_size=24))
def test_no_order_of_figures_and_signs_is_too_strange(written: str) -> None:
    try:
        found = days(written, TODAY)
    except NoSuchDayError:
        return
    assert len(found) <= 4
    assert all(isinstance(day, date) for day in found)
