"""What stands behind a key means the same in every way in which programs and people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.front.values import cleaned, many_values, one_value, word_value
from bot.library.front.words import BLANK, QUOTES, bare, folded, spaced, unescaped, words
from tests.library.readings import GOOD, taken

PAIRS = [(first, last) for first, lasts in QUOTES.items() for last in lasts]


@pytest.mark.parametrize(("first", "last"), PAIRS, ids=[f"{first}{last}" for first, last in PAIRS])
def test_quotes_of_every_country_are_taken_off_a_whole_value_only(first: str, last: str) -> None:
    assert bare(f"{first}Minsk: talks{last}") == "Minsk: talks"
    assert bare(f"{first}Minsk{last} and {first}Brest{last}") == f"{first}Minsk{last} and {first}Brest{last}"
    assert bare(f"{first}Minsk") == f"{first}Minsk"
    assert bare(f"Minsk{last}") == f"Minsk{last}"


@pytest.mark.parametrize("blank", BLANK, ids=[f"U+{ord(each):04X}" for each in BLANK])
def test_every_blank_is_a_blank(blank: str) -> None:
    assert spaced(f"{blank}a{blank}{blank}b{blank}") == "a b"
    text = GOOD.replace("headline: Minsk builds ties", f"headline:{blank}Minsk{blank}{blank}builds ties{blank}")
    assert taken("west.en.md", text).commentary.headline == "Minsk builds ties"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("West", "wEST", id="case"),
        pytest.param("west", "«west».", id="quotes and a full stop"),
        pytest.param("west", "**west**", id="bold"),
        pytest.param("west", "`west`", id="code"),
        pytest.param("west", "wеst", id="a Cyrillic е"),
        pytest.param("тема", "tema", id="all letters that look alike"),
        pytest.param("по-русски", "по‑русски", id="a hyphen that does not break"),
        pytest.param("без змен", "без\xa0змен", id="a blank that does not break"),
        pytest.param("ё", "е", id="the two Russian letters"),
        pytest.param("hasn't", "hasn’t", id="an apostrophe"),
        pytest.param("ﬁne", "fine", id="a ligature"),
        pytest.param("▲", "▲\ufe0f", id="a sign in colour"),
        pytest.param("й", "и\u0306", id="a letter of two"),
    ],
)
def test_writings_of_one_word_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("be", "by"), ("і", "ы"), ("у", "ў"), ("1", "l"), ("west", "wests"), ("a b", "ab")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert folded(one) != folded(other)


VALUES: dict[str, tuple[tuple[str, ...], str]] = {
    "plain": (("west",), "west"),
    "in single quotes": (("'west'",), "west"),
    "in double quotes": (('"west"',), "west"),
    "with a note": (("west # the topic",), "west"),
    "a number sign within": (("№ 5 #a",), "№ 5 #a"),
    "a list of one": (("[west]",), "west"),
    "a list of one, quoted": (("['west']",), "west"),
    "a link of Obsidian": (('"[[West]]"',), "West"),
    "an item below": (("", "- west"), "west"),
    "a bullet below": (("", "• «west»"), "west"),
    "a folded block": ((">-", "west"), "west"),
    "a kept block": (("|+", "west"), "west"),
    "on the next line": (("", "west"), "west"),
    "escaped": ((r"w\_est",), "w_est"),
    "nothing": (("",), ""),
}


@pytest.mark.parametrize("name", VALUES)
def test_a_word_behind_a_key_is_that_word(name: str) -> None:
    parts, value = VALUES[name]
    assert word_value(parts) == value


LISTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "one name": (("A. Author",), ("A. Author",)),
    "between commas": (("A, B,C",), ("A", "B", "C")),
    "between semicolons": (("A; B",), ("A", "B")),
    "a comma at the end": (("A, B,",), ("A", "B")),
    "commas without names": ((", ,A,, B",), ("A", "B")),
    "over two lines": (("A,", "B"), ("A", "B")),
    "in brackets over two lines": (("[A,", "B]"), ("A", "B")),
    "in quotes that hold commas": (('"Author, A.", "Author, B."',), ("Author, A.", "Author, B.")),
    "items": (("", "- A", "- B"), ("A", "B")),
    "items that hold commas": (("", "- Author, A.", "- B"), ("Author, A.", "B")),
    "items with an empty one": (("", "- A", "- ''", "- B"), ("A", "B")),
    "typographic items": (("", "• A", "• B"), ("A", "B")),
    "nobody": (("",), ()),
    "an empty list": (("[]",), ()),
    "nothing at all": ((), ()),
}


@pytest.mark.parametrize("name", LISTS)
def test_names_are_read_from_every_kind_of_list(name: str) -> None:
    parts, names = LISTS[name]
    assert many_values(parts) == names


MARKS = {
    "nothing": ("Minsk builds ties", "Minsk builds ties", 0),
    "bold": ("**Minsk** builds", "Minsk builds", 1),
    "bold with low lines": ("__Minsk__ builds", "Minsk builds", 1),
    "italic": ("*Minsk* builds", "Minsk builds", 1),
    "code": ("`Minsk` builds", "Minsk builds", 1),
    "struck out": ("~~Minsk~~ builds", "Minsk builds", 1),
    "italics in bold": ("**the *new* ties**", "the new ties", 2),
    "a link": ("[Minsk](https://a.by) builds", "Minsk builds", 1),
    "a picture": ("![map](m.png) Minsk", "map Minsk", 1),
    "a heading": ("## Minsk builds", "Minsk builds", 1),
    "tags": ("<b>Minsk</b> builds", "Minsk builds", 2),
    "an open note": ("Minsk <!-- later", "Minsk", 1),
    "a note": ("Minsk <!-- a --> builds", "Minsk builds", 1),
    "an entity": ("A &amp; B", "A & B", 0),
    "a sum": ("2*3*4", "2*3*4", 0),
    "less than": ("a < b > c", "a < b > c", 0),
    "a name of a file": ("see my_own_file", "see my_own_file", 0),
    "brackets": ("[1] Minsk", "[1] Minsk", 0),
    "a hashtag": ("#Minsk builds", "#Minsk builds", 0),
    "open bold": ("**Minsk builds", "**Minsk builds", 0),
    "bold with a blank": ("** Minsk ** builds", "** Minsk ** builds", 0),
}


@pytest.mark.parametrize("name", MARKS)
def test_marks_come_off_a_line_and_are_told_and_the_rest_stays(name: str) -> None:
    text, shown, count = MARKS[name]
    found, taken_off = cleaned(text)
    assert (found, len(taken_off)) == (shown, count)


@given(st.text(alphabet="ab *_~`<>[]()!#&;\"'«»\\-", max_size=40))
def test_no_value_is_too_strange_and_none_grows(text: str) -> None:
    assert len(cleaned(text)[0]) <= len(text)
    assert len(one_value([text])) <= len(text)
    assert all(name == name.strip() for name in many_values([text]))
    assert "\n" not in word_value([text])


@given(st.lists(st.text(alphabet="abcў. ", min_size=1, max_size=12).map(str.strip).filter(bool), max_size=5))
def test_names_come_back_from_every_form_in_their_order(names: list[str]) -> None:
    expected = tuple(map(spaced, names))
    for parts in (
        (", ".join(names),),
        ("; ".join(names),),
        (f"[{', '.join(names)}]",),
        ("", *(f"- {name}" for name in names)),
    ):
        assert many_values(parts) == expected, parts


@given(st.text(max_size=40))
def test_folded_words_have_no_blanks_and_are_found_in_any_case(text: str) -> None:
    assert all(word and not word.isspace() for word in words(text))
    assert spaced(spaced(text)) == spaced(text)
    assert unescaped(text.replace("\\", "")) == text.replace("\\", "")
