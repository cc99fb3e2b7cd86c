"""The difference of two texts as an editor is shown it."""

import pytest

from bot.library.difference import difference
from bot.render.editors.differences import MOST, difference_lines, differing
from tests.render.issues import TEXTS

LONG = "Гэта вельмі доўгі сказ пра тое, што адбывалася ў горадзе ўвесь тыдзень, і пра тое, хто ў гэтым вінаваты"

SHOWN = {
    "be": ["Было: Мінск чакае.", "Стала: Менск чакае.", "Прыбрана: Усё ціха.", "Дададзена: Так і ёсць."],
    "ru": ["Было: Мінск чакае.", "Стало: Менск чакае.", "Убрано: Усё ціха.", "Добавлено: Так і ёсць."],
    "en": ["Was: Мінск чакае.", "Now: Менск чакае.", "Taken out: Усё ціха.", "Added: Так і ёсць."],
}


@pytest.mark.parametrize("language", SHOWN)
def test_it_is_said_in_words(language: str) -> None:
    found = difference(
        "Мінск чакае. Першы сказ. Усё ціха. Апошні сказ.", "Менск чакае. Першы сказ. Апошні сказ. Так і ёсць."
    )
    assert difference_lines(TEXTS.voice(language), found) == SHOWN[language]


def test_the_same_words_have_no_difference() -> None:
    assert difference_lines(TEXTS.voice("be"), difference("Адзін. Два.", "Адзін. Два.")) == []


def test_many_differences_are_counted() -> None:
    found = difference("", "\n".join(f"Радок {number}" for number in range(20)))
    lines = difference_lines(TEXTS.voice("ru"), found)
    assert len(lines) == MOST
    assert lines[-1] == "… и ещё 15"


CUT = {
    "at the end": (
        LONG + " сёння.",
        LONG + " учора.",
        "…тое, хто ў гэтым вінаваты сёння.",
        "…тое, хто ў гэтым вінаваты учора.",
    ),
    "at the start": (
        "Сёння " + LONG,
        "Учора " + LONG,
        "Сёння Гэта вельмі доўгі сказ пра…",
        "Учора Гэта вельмі доўгі сказ пра…",
    ),
    "a word more": ("Мінск чакае.", "Мінск усё чакае.", "Мінск чакае.", "Мінск усё чакае."),
    "far from both ends": (
        f"{LONG}: так. {LONG}",
        f"{LONG}: не. {LONG}",
        "…тое, хто ў гэтым вінаваты: так. Гэта вельмі доўгі сказ…",
        "…тое, хто ў гэтым вінаваты: не. Гэта вельмі доўгі сказ…",
    ),
    "nothing in common": ("Так.", "Не!", "Так.", "Не!"),
    "a repeated end": ("аа", "ааа", "аа", "ааа"),
}


@pytest.mark.parametrize("name", CUT)
def test_of_two_sentences_that_part_is_shown_which_differs(name: str) -> None:
    old, new, was, now = CUT[name]
    assert differing(old, new) == (was, now)
