"""Which language a stranger is greeted in."""

import pytest

from bot.model.languages import NEIGHBOURS, offer, spoken_by_all

OURS = ("be", "ru", "en")

SCENARIOS = [
    ("be", "be"),
    ("ru", "ru"),
    ("en-GB", "en"),
    ("ru-KZ", "ru"),
    ("uk", "be"),
    ("pl", "be"),
    ("kk", "ru"),
    ("uz", "ru"),
    ("hy", "ru"),
    ("de", "en"),
    ("zh-hans", "en"),
    ("", "en"),
    (None, "en"),
    ("🙈", "en"),
]


@pytest.mark.parametrize(("code", "language"), SCENARIOS)
def test_a_stranger_is_greeted_in_what_they_most_likely_read(code: str | None, language: str) -> None:
    assert offer(code, OURS) == language


def test_without_a_common_language_the_first_one_is_offered() -> None:
    assert offer("de", ("fr", "es")) == "fr"
    assert offer("uk", ("fr", "ru")) == "fr"


def test_a_language_of_the_publication_may_have_a_region() -> None:
    assert offer("pt-BR", ("en", "pt", "pt-BR")) == "pt-BR"


@pytest.mark.parametrize("languages", [OURS, ("ru", "be"), ("fr", "es"), ("en",)])
def test_menus_speak_the_language_in_which_people_are_answered(languages: tuple[str, ...]) -> None:
    """Telegram shows who has no menu of their own the one without a code."""
    menus = spoken_by_all(languages)
    for code in (*languages, *NEIGHBOURS, "de", "zh", ""):
        assert menus.get(code, menus[""]) == offer(code, languages), code


def test_no_menu_is_kept_for_whom_the_common_one_will_do() -> None:
    assert set(spoken_by_all(("en",))) == {"", "en"}
    assert set(spoken_by_all(("en", "be"))) == {"", "en", "be", "uk", "pl"}
