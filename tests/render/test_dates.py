"""Dates as each language writes them."""

import pytest

from bot.model.week import Week
from bot.render.dates import since, week_range
from tests.render.issues import TEXTS

RANGES = [
    ("2019-W21", "en", "20–26 May 2019"),
    ("2019-W21", "ru", "20–26 мая 2019"),
    ("2019-W21", "be", "20–26 мая 2019"),
    ("2019-W16", "be", "15–21 красавіка 2019"),
    ("2019-W18", "en", "29 April – 5 May 2019"),
    ("2019-W18", "ru", "29 апреля – 5 мая 2019"),
    ("2019-W18", "be", "29 красавіка – 5 мая 2019"),
    ("2020-W01", "en", "30 December 2019 – 5 January 2020"),
    ("2020-W01", "ru", "30 декабря 2019 – 5 января 2020"),
    ("2020-W01", "be", "30 снежня 2019 – 5 студзеня 2020"),
]


@pytest.mark.parametrize(("week", "language", "text"), RANGES)
def test_a_week_is_written_as_the_language_does(week: str, language: str, text: str) -> None:
    assert week_range(Week.parse(week), language) == text


@pytest.mark.parametrize("language", ["en", "ru", "be"])
def test_no_week_of_ten_years_brings_a_space_that_telephones_show_as_a_box(language: str) -> None:
    week = Week.parse("2019-W01")
    texts = "".join(week_range(week.shift(weeks), language) for weeks in range(520))
    assert {character for character in texts if character.isspace()} == {" "}


SINCE = [
    ("2019-W11", "2019-W21", "en", "since March"),
    ("2019-W11", "2019-W21", "ru", "с марта"),
    ("2019-W11", "2019-W21", "be", "з сакавіка"),
    ("2018-W11", "2019-W21", "en", "since March 2018"),
    ("2018-W11", "2019-W21", "ru", "с марта 2018 года"),
    ("2018-W50", "2019-W21", "be", "са снежня 2018 года"),
    ("2019-W02", "2019-W21", "be", "са студзеня"),
    ("2019-W06", "2019-W21", "be", "з лютага"),
    ("2019-W01", "2019-W21", "en", "since January"),
]


@pytest.mark.parametrize(("then", "now", "language", "text"), SINCE)
def test_a_month_is_named_in_its_case_with_the_year_if_it_is_another(
    then: str, now: str, language: str, text: str
) -> None:
    assert since(TEXTS.voice(language), Week.parse(then), Week.parse(now)) == text
