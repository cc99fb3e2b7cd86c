"""Texts that must fit on a telephone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.html.visible import units
from bot.render.shortening import ems, lines, shortened


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("Short enough", 12, "Short enough"),
        ("Two  words\nand lines", 30, "Two words and lines"),
        ("It ends between words", 12, "It ends…"),
        ("The ferry left, and nobody", 18, "The ferry left…"),
        ("Паром адышоў, і сорак тры", 16, "Паром адышоў…"),
        ("Unbelievable", 6, "Unbel…"),
        ("", 5, ""),
    ],
)
def test_a_text_ends_where_nothing_is_left_hanging(text: str, limit: int, shown: str) -> None:
    assert shortened(text, limit) == shown


@given(st.text(st.sampled_from("абі ш.,—(🏛"), max_size=60), st.integers(2, 30))
def test_it_is_never_longer_than_it_may_be(text: str, limit: int) -> None:
    assert units(shortened(text, limit)) <= limit
    assert ems(shortened(text, limit, ems)) <= limit


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("Who writes: the newsroom on Harbour Street", 20.0),
        ("Паром адышоў роўна а восьмай, і сорак…", 19.8),
        ("A bucket of cranberries costs one lantern…", 19.1),
        ("Improved: 2 · unchanged: 1 · worsened: 2", 18.0),
    ],
)
def test_how_wide_a_text_is_is_known_within_a_twentieth(text: str, wide: float) -> None:
    """What a browser measured in Liberation Sans, which is as wide as what telephones have."""
    assert ems(text) == pytest.approx(wide, rel=0.05)


def test_words_go_over_to_the_next_line_as_a_whole() -> None:
    assert lines("", 5) == 1
    assert lines("one two", ems("one two")) == 1
    assert lines("one two three", ems("one two")) == 2
    assert lines("one\n\ntwo", 5) == 3
