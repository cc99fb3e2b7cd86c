import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.stems.words import stems, wording, words

ANY = st.text(max_size=80) | st.text("абвіўзцдьёеяшч’ʼ\u0301'", max_size=40)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("партнёр", "ПАРТНЕР", "ru"),
        ("за́мок", "замок", "ru"),
        ("по\u0301рту", "порт", "be"),
        ("надвор’е", "надворʼя", "be"),
        ("аб'ект", "аб’екты", "be"),
        ("ўлада", "улады", "be"),
        ("праўда", "прауды", "be"),
        ("мінск", "минск", "be"),
        ("плошча", "площа", "be"),
        ("й", "и\u0306", "ru"),
        ("паром", "паромамі", "ru"),
        ("паром", "парома", "ru"),
        ("причал", "причала", "ru"),
        ("relations", "Relation", "en"),
        ("Lukashenko’s", "lukashenko", "en"),
        ("Bogotá", "bogota", "en"),
        ("правительства", "ПРАВИТЕЛЬСТВОМ", "ru"),
        ("санкции", "санкций", "ru"),
        ("ferries", "ferry", "en"),
    ],
)
def test_spellings_and_forms_of_one_word_meet(one: str, other: str, language: str) -> None:
    assert set(stems(one, language)) & set(stems(other, language))


def test_a_language_without_a_list_of_endings_is_searched_by_whole_words() -> None:
    assert stems("Уряду", "uk") == ("уряду",)


def test_words_stand_where_they_are_said_to_with_what_belongs_to_them() -> None:
    text = "«Аб’ект», по\u0301рт — 2019-га: don't!"
    assert [text[start:end] for start, end in words(text)] == ["Аб’ект", "по\u0301рт", "2019", "га", "don't"]


def test_the_wording_of_a_text_holds_each_of_its_words() -> None:
    assert wording("Ties grow, and Brussels waits.", "en") == "tie grow and brussel wait"


@given(ANY, st.sampled_from(["be", "ru", "en", "uk"]))
def test_whatever_is_written_has_stems_of_letters_only(text: str, language: str) -> None:
    for start, end in words(text):
        found = stems(text[start:end], language)
        assert found
        assert all(stem and not stem.isspace() and '"' not in stem for stem in found)


@given(ANY)
def test_a_word_is_found_in_whatever_case_it_is_written(text: str) -> None:
    for start, end in words(text):
        word = text[start:end]
        assert set(stems(word, "be")) & set(stems(word.casefold(), "be"))
