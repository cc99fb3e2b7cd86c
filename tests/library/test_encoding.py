"""The letters of a file: what is sure is read, what is guessed shows how it would read, what is no text is none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.files.encoding import Guess, decoded, guesses, is_text
from bot.library.files.letters import deceiving, lost, seen, tidied

TEXTS = {
    language: (Path(__file__).parents[2] / f"content/issues/2019-W21/west.{language}.md").read_text()
    for language in ("be", "ru", "en")
}
SHORT = {"be": "Загаловак\n\nКароткі тэкст пра гэта.\n", "ru": "Заголовок\n\nКороткий текст об этом.\n"}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_is_read_without_a_question(language: str, encoding: str) -> None:
    assert decoded(TEXTS[language].encode(encoding)) == TEXTS[language]


@pytest.mark.parametrize("text", [*(TEXTS[each] for each in ("be", "ru")), *SHORT.values()])
@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_old_letters_are_guessed_and_the_right_ones_come_first(text: str, encoding: str) -> None:
    content = text.encode(encoding, "replace")
    if encoding != "cp1251" and "і" in text:
        content = text.replace("і", "i").replace("ў", "у").encode(encoding, "replace")
    assert decoded(content) is None
    found = guesses(content)
    assert found[0].encoding == encoding
    assert found[0].text == content.decode(encoding)


def test_quotes_of_windows_in_an_english_text_are_a_guess_too() -> None:
    content = "Plain “words” – and it’s one.\n".encode("cp1252")
    assert decoded(content) is None
    assert [each.text for each in guesses(content)] == ["Plain “words” – and it’s one.\n"]
    assert guesses("Café, naïve, Zoë and Köln".encode("cp1252"))[0].encoding == "cp1252"


def test_the_sample_is_a_line_in_which_the_letters_show() -> None:
    guess = Guess("cp1251", f"---\nweek: 22\n  headline: {'Мінск ' * 60}\n")
    assert guess.sample.startswith("headline: Мінск")
    assert len(guess.sample) <= 140
    assert Guess("cp1251", "plain").sample == ""


@pytest.mark.parametrize("content", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 100, b"\x80\x81\xfe\xff" * 50])
def test_noise_is_no_text(content: bytes) -> None:
    assert not (is_text(content) and guesses(content))


@given(st.text(alphabet=st.characters(max_codepoint=0x4FF), max_size=80))
def test_what_is_utf8_is_read_as_it_is(text: str) -> None:
    content = text.encode("utf-8", "replace")
    found = decoded(content)
    if "\0" not in text and not text.startswith("\ufeff") and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert found == content.decode()


@given(st.binary(max_size=200))
def test_no_bytes_are_too_strange(content: bytes) -> None:
    text = decoded(content)
    assert text is None or isinstance(text, str)
    assert len({each.text for each in guesses(content)}) == len(guesses(content))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_ends_a_line(end: str) -> None:
    assert tidied(f"a{end}b") == "a\nb"


@pytest.mark.parametrize("sign", ["\xad", "\u200b", "\u200e", "\u200f", "\ufeff", "\u2061"])
def test_what_nobody_sees_and_means_no_harm_is_left_out_silently(sign: str) -> None:
    assert tidied(f"wo{sign}rd") == "word"
    assert list(deceiving(tidied(f"wo{sign}rd"))) == []


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\u202a", "\u202e", "\u2066", "\ud800", "\uffff"])
def test_what_deceives_is_left_out_and_told_once(sign: str) -> None:
    text = tidied(f"one\nwo{sign}rd {sign}\n{sign}")
    assert seen(text) == "one\nword \n"
    (told,) = deceiving(text)
    assert (told.line, told.values) == (2, {"code": f"U+{ord(sign):04X}"})


def test_emoji_and_accents_stay_whole() -> None:
    family, stress, wales = "👨‍👩‍👧", "за\u0301мок", "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
    assert seen(tidied(f"{family} {stress} {wales}")) == f"{family} {stress} {wales}"
    assert tidied("и\u0306 у\u0306 е\u0308") == "й ў ё"


def test_lost_letters_are_told_with_their_lines_and_not_without_end() -> None:
    assert [each.line for each in lost("a.md", "a\n�b\nc\n��")] == [2, 4]
    assert len(list(lost("a.md", "�\n" * 500))) == 20
