from hypothesis import given
from hypothesis import strategies as st

from bot.stems.query import MOST_LETTERS, MOST_WORDS, asked


def test_what_is_looked_for_are_the_words_that_tell_something_each_once() -> None:
    query = asked("  Што  новага ў Мінску,\nМінску 7?")
    assert query
    assert query.text == "Што новага ў Мінску, Мінску 7?"
    assert query.words == ("Што", "новага", "Мінску", "7")


def test_signs_and_single_letters_are_nothing_to_look_for() -> None:
    assert [asked(text) for text in ("", "?!", "ў", "🙂", "/", "a b")] == [None] * 6


@given(st.text() | st.text("слова ", max_size=1000))
def test_a_query_is_bounded_whatever_is_written(text: str) -> None:
    if query := asked(text):
        assert len(query.text) <= MOST_LETTERS
        assert 1 <= len(query.words) <= MOST_WORDS
        assert "\n" not in query.text
        assert asked(query.text) == query


def test_nothing_shows_what_somebody_looks_for_by_accident() -> None:
    assert "Мінск" not in repr(asked("Мінск"))
