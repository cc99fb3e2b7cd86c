import pytest

from bot.stems.words import stems
from tests.stems.belarusian import APART, FORMS

MET = [(word, form) for word, forms in FORMS.items() for form in forms.split()]
KEPT_APART = [pair.split() for pair in APART.replace("\n", ";").split(";") if pair.strip()]


def test_the_yardstick_is_long_enough() -> None:
    assert len(MET) >= 200
    assert len(KEPT_APART) >= 60


@pytest.mark.parametrize(("word", "form"), MET)
def test_forms_of_one_word_meet(word: str, form: str) -> None:
    assert set(stems(word, "be")) & set(stems(form, "be"))


@pytest.mark.parametrize(("one", "other"), KEPT_APART)
def test_words_that_share_letters_only_do_not_meet(one: str, other: str) -> None:
    assert not set(stems(one, "be")) & set(stems(other, "be"))
