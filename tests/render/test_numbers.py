"""Numbers, durations and lists as the editors' screens say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.publication import Trend
from bot.model.streaks import Running
from bot.render.html.visible import units
from bot.render.numbers import ROOM, duration, figure, fitted, more, percentage, topic_name
from bot.render.verdict import verdict
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK

SAY = {language: TEXTS.voice(language) for language in LANGUAGES}

FIGURES = {
    "en": ("0", "999", "1,240", "1,000,000"),
    "ru": ("0", "999", "1\xa0240", "1\xa0000\xa0000"),
    "be": ("0", "999", "1\xa0240", "1\xa0000\xa0000"),
}


@pytest.mark.parametrize("language", FIGURES)
def test_figures_have_the_separators_of_their_language(language: str) -> None:
    assert tuple(figure(number, language) for number in (0, 999, 1240, 1_000_000)) == FIGURES[language]


@pytest.mark.parametrize(("language", "text"), [("en", "62%"), ("ru", "62\xa0%"), ("be", "62\xa0%")])
def test_percentages_have_a_space_where_their_language_has_one(language: str, text: str) -> None:
    assert percentage(62, language) == text


DURATIONS = [
    (0, "a few seconds", "некалькі секунд", "несколько секунд"),
    (9.9, "a few seconds", "некалькі секунд", "несколько секунд"),
    (10, "about 10 seconds", "каля 10 секунд", "около 10 секунд"),
    (44, "about 40 seconds", "каля 40 секунд", "около 40 секунд"),
    (89, "about 90 seconds", "каля 90 секунд", "около 90 секунд"),
    (90, "about 2 minutes", "каля 2 хвілін", "около 2 минут"),
    (21 * 60, "about 21 minutes", "каля 21 хвіліны", "около 21 минуты"),
    (89 * 60, "about 89 minutes", "каля 89 хвілін", "около 89 минут"),
    (90 * 60, "about 2 hours", "каля 2 гадзін", "около 2 часов"),
    (21 * 3600, "about 21 hours", "каля 21 гадзіны", "около 21 часа"),
]


@pytest.mark.parametrize(("seconds", "en", "be", "ru"), DURATIONS)
def test_durations_are_said_roughly(seconds: float, en: str, be: str, ru: str) -> None:
    assert [duration(SAY[language], seconds) for language in ("en", "be", "ru")] == [en, be, ru]


RUNNING = {
    "en": {
        2: "second week running",
        10: "tenth week running",
        11: "11th week running",
        21: "21st week running",
        22: "22nd week running",
        23: "23rd week running",
        112: "112th week running",
    },
    "be": {
        2: "другі тыдзень запар",
        3: "трэці тыдзень запар",
        10: "дзясяты тыдзень запар",
        11: "11\u2011ы тыдзень запар",
        12: "12\u2011ы тыдзень запар",
        22: "22\u2011і тыдзень запар",
        23: "23\u2011і тыдзень запар",
        24: "24\u2011ы тыдзень запар",
    },
    "ru": {
        2: "вторую неделю подряд",
        7: "седьмую неделю подряд",
        10: "десятую неделю подряд",
        11: "11\u2011ю неделю подряд",
        23: "23\u2011ю неделю подряд",
    },
}


@pytest.mark.parametrize(
    ("language", "count", "words"), [(language, *each) for language, said in RUNNING.items() for each in said.items()]
)
def test_weeks_in_a_row_are_counted_as_one_says_it_and_no_line_breaks_in_an_ordinal(
    language: str, count: int, words: str
) -> None:
    assert verdict(SAY[language], Trend.UNCHANGED, Running(count), WEEK).partition(", ")[2] == words


COUNTED = {
    "be": ("… і яшчэ 1", "… і яшчэ 2", "… і яшчэ 5", "… і яшчэ 21"),
    "ru": ("… и ещё 1", "… и ещё 2", "… и ещё 5", "… и ещё 21"),
    "en": ("… and 1 more", "… and 2 more", "… and 5 more", "… and 21 more"),
}


@pytest.mark.parametrize("language", COUNTED)
def test_what_has_no_room_is_counted(language: str) -> None:
    assert tuple(more(SAY[language], count) for count in (1, 2, 5, 21)) == COUNTED[language]


def test_a_list_that_just_fits_is_whole_and_one_letter_more_costs_its_last_line() -> None:
    line = "x" * 99
    whole = [line] * (ROOM // 100)
    assert fitted(SAY["en"], whole) == whole
    assert fitted(SAY["en"], [*whole[:-1], line + "x"]) == [*whole[:-1], "… and 1 more"]


def test_signs_of_two_units_count_as_two() -> None:
    flags = ["🇧🇾" * 100] * 10
    assert fitted(SAY["be"], flags) == [*flags[:7], "… і яшчэ 3"]


@given(st.lists(st.text(max_size=700), max_size=30))
def test_a_fitted_list_never_fills_more_than_its_room_and_loses_no_count(lines: list[str]) -> None:
    shown = fitted(SAY["en"], lines)
    kept = [line for line, other in zip(shown, lines, strict=False) if line == other]
    assert sum(units(line) + 1 for line in kept) <= ROOM
    if shown != lines:
        assert shown == [*lines[: len(shown) - 1], more(SAY["en"], len(lines) - len(shown) + 1)]


def test_a_topic_that_the_publication_has_given_up_is_called_by_its_id() -> None:
    assert topic_name(PUBLICATION, "security", "be") == "Бяспека"
    assert topic_name(PUBLICATION, "sport", "be") == "sport"
