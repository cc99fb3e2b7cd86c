"""Which language a stranger is greeted in."""

import pytest

from bot.model.languages import offer

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
