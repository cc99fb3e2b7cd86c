"""Weeks at the ends of years and of the century, and their numbers as a name or a line may write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.front.weeks import near, number_in_name, week_in_name, week_meant
from bot.model.week import Week

TODAY = date(2019, 5, 29)
DATES = st.dates(date(2001, 1, 8), date(2098, 12, 20))


@pytest.mark.parametrize(
    ("written", "week"),
    [
        pytest.param("31.12.2018", "2019-W01", id="a last day in the first week of the next year"),
        pytest.param("01.01.2021", "2020-W53", id="a first day in the last week of the year before"),
        pytest.param("30.12.2019-05.01.2020", "2020-W01", id="a week of two years"),
        pytest.param("2020-W53", "2020-W53", id="a 53rd week that exists"),
        pytest.param("week 53 of 2026", "2026-W53", id="another, in words"),
        pytest.param("29.02.2020", "2020-W09", id="a leap day"),
        pytest.param("53/2020", "2020-W53", id="with a slash"),
        pytest.param("2019-W1", "2019-W01", id="one figure"),
        pytest.param("KW 22 2019", "2019-W22", id="German"),
        pytest.param("wk. 22, 2019", "2019-W22", id="shortened"),
        pytest.param("22nd week of 2019", "2019-W22", id="counted in English"),
        pytest.param("22-й тыдзень 2019", "2019-W22", id="counted in Belarusian"),
        pytest.param("22 неделя (2019)", "2019-W22", id="the year in brackets"),
        pytest.param("from 27.05.2019 to 02.06.2019", "2019-W22", id="from and to"),
        pytest.param("с 27 мая по 2 июня 2019 года", "2019-W22", id="from and to in Russian, with the year's word"),
        pytest.param("week of 27 May 2019", "2019-W22", id="the week of a day"),
        pytest.param("２０１９－Ｗ２２", "2019-W22", id="wide letters of a Japanese keyboard"),
        pytest.param("2000-W01", "2000-W01", id="the first week of the century"),
        pytest.param("2099-W53", "2099-W53", id="the last week of the century"),
        pytest.param("03.01.2100", "2099-W53", id="a day of its last week"),
    ],
)
def test_a_week_with_its_year_is_the_same_on_every_day(written: str, week: str) -> None:
    for today in (None, TODAY, date(2020, 12, 31)):
        found = week_meant(written, today)
        assert (found.values, found.sure) == ((week,), True)


@pytest.mark.parametrize(
    ("written", "offered", "part"),
    [
        pytest.param("2019-W53", ("2019-W52", "2020-W01"), "does not exist", id="a 53rd week that there is not"),
        pytest.param("2020-W54", ("2020-W53", "2021-W01"), "does not exist", id="a 54th"),
        pytest.param("2019-W00", ("2019-W52", "2020-W01"), "does not exist", id="week nought"),
        pytest.param("W99", ("2019-W52", "2020-W01"), "does not exist", id="week 99 of no year"),
        pytest.param("1999-W52", ("2019-W22", "2019-W21", "2019-W23"), "this century", id="the century before"),
        pytest.param("2100-W01", ("2019-W22", "2019-W21", "2019-W23"), "this century", id="the century after"),
        pytest.param("0000-W22", ("2019-W22", "2019-W21", "2019-W23"), "this century", id="the year nought"),
        pytest.param("9999-W60", ("2019-W22", "2019-W21", "2019-W23"), "this century", id="the last year of all"),
        pytest.param("20.05-02.06.2019", ("2019-W22", "2019-W21", "2019-W23"), "not one week", id="two weeks"),
        pytest.param("30.02.2019", ("2019-W22", "2019-W21", "2019-W23"), "not in the calendar", id="no day"),
        pytest.param("later", ("2019-W22", "2019-W21", "2019-W23"), "names no week", id="a word"),
    ],
)
def test_what_is_no_week_is_asked_with_weeks_that_are(written: str, offered: tuple[str, ...], part: str) -> None:
    found = week_meant(written, TODAY)
    assert found.values == offered
    assert part in found.why
    assert found.why % {"written": written, **found.details}


@given(DATES)
def test_this_week_the_last_and_the_next_are_offered_on_every_day(today: date) -> None:
    this, last, following = map(Week.parse, near(today))
    assert this.monday <= today <= this.sunday
    assert (last.shift(1), following.shift(-1)) == (this, this)
    assert week_meant("this week", today).values == (str(this),)
    assert week_meant("мінулы тыдзень", today).values == (str(last),)
    assert week_meant("Следующая неделя", today).values == (str(following),)


def test_without_today_nothing_is_near() -> None:
    assert near(None) == ()
    for written in ("this week", "22", "W22", "27.05", "27 мая"):
        assert not week_meant(written, None).sure, written


@given(DATES, st.integers(0, 6))
def test_a_week_has_one_name_and_its_days_lead_back_to_it(today: date, day: int) -> None:
    week = Week.of(today)
    assert Week.parse(str(week)) == week
    assert week_meant((week.monday + timedelta(days=day)).isoformat(), None).values == (str(week),)


@pytest.mark.parametrize(
    ("stem", "week"),
    [
        pytest.param("west 2019-W21", "2019-W21", id="whole"),
        pytest.param("2019_w21_west", "2019-W21", id="between low lines"),
        pytest.param("west W21", "2019-W21", id="without a year"),
        pytest.param("Захад тыдзень 21", "2019-W21", id="in words"),
        pytest.param("Запад 20–26.05", "2019-W21", id="days with a dash"),
        pytest.param("west 20.05 - 26.05.2019", "2019-W21", id="days with blanks"),
        pytest.param("west 2019-05-22", "2019-W21", id="a day of ours"),
        pytest.param("west 22.05.2019", "2019-W21", id="a day of people's"),
        pytest.param("west 2019-W53", "", id="a week that there is not"),
        pytest.param("IMG_20190522_1234", "", id="a number of a camera"),
        pytest.param("west 12345", "", id="a long number"),
        pytest.param("view21", "", id="a figure at the end of a word"),
        pytest.param("west", "", id="no week at all"),
    ],
)
def test_a_files_name_says_its_week_or_nothing(stem: str, week: str) -> None:
    assert week_in_name(stem, TODAY).values == ((week,) if week else ())


@pytest.mark.parametrize(
    ("stem", "offered"),
    [
        ("Запад 22", ("2019-W22",)),
        ("22 Запад", ("2019-W22",)),
        ("Запад 99", ()),
        ("Запад 99 21", ("2019-W21",)),
        ("Запад 2022", ()),
        ("v22", ()),
        ("1.22", ()),
        ("5", ()),
    ],
)
def test_a_lone_number_in_a_name_is_offered_if_it_can_be_a_week(stem: str, offered: tuple[str, ...]) -> None:
    assert number_in_name(stem, TODAY) == offered
