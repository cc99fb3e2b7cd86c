"""Two versions of a text, sentence by sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.difference import difference, sentences
from bot.model.difference import Change

CHANGES = {
    "nothing": ("Адзін. Два.", "Адзін. Два.", "=Адзін. =Два."),
    "two empty texts": ("", "\n\n", ""),
    "a sentence more": ("Адзін ёсць.", "Адзін ёсць. Два былі.", "=Адзін ёсць. +Два былі."),
    "a sentence less": (
        "Адзін ёсць. Два былі. Тры будуць.",
        "Адзін ёсць. Тры будуць.",
        "=Адзін ёсць. -Два былі. =Тры будуць.",
    ),
    "a word": ("Мінск чакае. Усё ціха.", "Менск чакае. Усё ціха.", "-Мінск чакае. +Менск чакае. =Усё ціха."),
    "an order": ("Адзін ёсць. Два былі.", "Два былі. Адзін ёсць.", "-Адзін ёсць. =Два былі. +Адзін ёсць."),
    "the same sentence twice": ("Так ёсць.", "Так ёсць. Так ёсць.", "=Так ёсць. +Так ёсць."),
    "another text": ("Адзін ёсць.", "Two are.", "-Адзін ёсць. +Two are."),
    "only white space": ("Адзін  ёсць.\nДва", "Адзін\xa0ёсць.\n\n Два ", "=Адзін ёсць. =Два"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_difference_is(name: str) -> None:
    old, new, expected = CHANGES[name]
    signs = {Change.KEPT: "=", Change.REMOVED: "-", Change.ADDED: "+"}
    assert " ".join(signs[each.change] + each.text for each in difference(old, new)) == expected


SENTENCES = {
    "full stops": ("Мінск чакае. Брэст таксама! А хто не?", ["Мінск чакае.", "Брэст таксама!", "А хто не?"]),
    "quotes": ("«Так», — кажуць. «Не.» Потым…", ["«Так», — кажуць.", "«Не.»", "Потым…"]),
    "initials and abbreviations": ("А. Б. Вова і г. д. і т. п. ёсць.", ["А. Б. Вова і г. д. і т. п. ёсць."]),
    "numbers": ("У 2020 г. было 3.14. Потым 5.", ["У 2020 г. было 3.14.", "Потым 5."]),
    "lines": ("Загаловак\n• раз\n• два", ["Загаловак", "• раз", "• два"]),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences_end(name: str) -> None:
    text, expected = SENTENCES[name]
    assert sentences(text) == expected


texts = st.lists(st.sampled_from(["Адзін ёсць. ", "Два былі. ", "Тры будуць. ", "\n", "Новы радок\n"])).map("".join)


@given(texts, texts)
def test_both_texts_can_be_read_from_their_difference(old: str, new: str) -> None:
    found = difference(old, new)
    assert [each.text for each in found if each.change is not Change.ADDED] == sentences(old)
    assert [each.text for each in found if each.change is not Change.REMOVED] == sentences(new)


def test_of_two_texts_that_are_too_long_to_be_compared_all_between_is_new() -> None:
    old = "Пачатак такі. " + "Так было. " * 3000 + "Канец такі."
    new = "Пачатак такі. " + "Так ёсць. Так было. " * 1500 + "Канец такі."
    found = difference(old, new)
    assert [found[0].change, found[-1].change] == [Change.KEPT, Change.KEPT]
    assert len(found) == len(sentences(old)) + len(sentences(new)) - sum(each.change is Change.KEPT for each in found)
