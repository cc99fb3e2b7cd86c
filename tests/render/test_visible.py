"""What we count and clean is what Telegram counts and cleans: TDLib is asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render.html.visible import blank, clean, escape, prefix, units, visible
from tests.tdlib import Accepted, cleaned, judge

steady = settings(derandomize=True, deadline=None, database=None, max_examples=300)


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("ў", 1), ("😀", 2), ("🇧🇾", 4), ("👩‍👩‍👧‍👦", 11), ("e\u0301", 2)],
)
def test_text_is_counted_in_utf_16_units(text: str, count: int) -> None:
    assert units(text) == count


@pytest.mark.parametrize(("room", "beginning"), [(0, ""), (1, "a"), (2, "a"), (3, "a😀"), (4, "a😀b"), (9, "a😀b")])
def test_a_prefix_never_ends_in_a_surrogate_pair(room: int, beginning: str) -> None:
    assert prefix("a😀b", room) == beginning


@pytest.mark.parametrize(
    "html",
    [
        "a &amp; &lt;b&gt; &quot;c&quot;",
        "&#39;&#x27;&#34;",
        "&nbsp;&copy;",
        '<a href="https://a.by/?a=1&amp;b=&quot;&gt;">x</a>',
        '<pre><code class="language-py">a\n b</code></pre>',
        "&amp;lt;",
    ],
)
def test_visible_text_is_what_telegram_reads(html: str) -> None:
    seen = judge(html)
    assert isinstance(seen, Accepted)
    assert visible(html) == seen.text


def test_every_character_that_telegram_changes_is_cleaned_before() -> None:
    """In portions, since TDLib cuts off what is longer than 35,000 bytes."""
    for start in range(0, 0x110000, 0x1000):
        text = clean("a".join(chr(code) for code in range(start, start + 0x1000) if not 0xD800 <= code < 0xE000))
        assert cleaned(text) == text


@steady
@given(st.text())
def test_a_clean_text_arrives_as_it_is(text: str) -> None:
    text = clean(f"<{text}>")
    seen = judge(escape(text))
    assert isinstance(seen, Accepted)
    assert (seen.text, cleaned(seen.text), clean(text)) == (text, text, text)


@pytest.mark.parametrize(
    ("dirty", "neat"),
    [
        pytest.param("a\tb\x00c", "a b c", id="control characters are spaces"),
        pytest.param("a\r\nb", "a\nb", id="carriage returns go"),
        pytest.param("a\u2028b", "a b", id="a line separator does not glue words"),
        pytest.param("gnp\u202e.exe", "gnp.exe", id="no text runs backwards"),
        pytest.param("A\u030angstrom и\u0306", "Ångstrom й", id="marks are composed, not lost"),
        pytest.param("a\u200e\u200f\u200eb", "a\u200eb", id="one direction mark is enough"),
    ],
)
def test_text_is_cleaned(dirty: str, neat: str) -> None:
    assert clean(dirty) == neat


@pytest.mark.parametrize("text", ["", " \n", "\u200b\u200d", "\u00a0\u2007", "\u2800", "\ufeff", "\U000e0041"])
def test_text_that_shows_nothing_is_blank(text: str) -> None:
    assert blank(text)
    assert not blank(f"{text}.")
