"""Our reading of Telegram's HTML, held against Telegram's own."""

from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.demo.telegram.api.markup import MarkupError, read_html
from tests.examples import examples
from tests.tdlib import Accepted, judge, sent

MANY = settings(max_examples=examples(1000), deadline=None, suppress_health_check=[HealthCheck.too_slow])

STYLES = (
    *("<b>", "<strong>", "<i>", "<em>", "<u>", "<ins>", "<s>", "<strike>", "<del>", "<B >"),
    *('<span class="tg-spoiler">', "<tg-spoiler>"),
)
QUOTES = ("<blockquote>", "<blockquote expandable>")
SOLID = (
    *('<a href="https://example.org/?a=1&amp;b=2">', "<a href='HTTP://Example.org'>", '<a href="foo">'),
    *("<pre>", "<code>", "<pre><code class='language-py'>"),
)
LETTERS = (
    *(
        "x",
        "Мінск",
        "😀",
        " ",
        "\n",
        "&lt;",
        "&amp;",
        "&#1046;",
        "&#x1F600;",
        "&quot;",
        "👩‍👩‍👧",
        "\t",
        "\r",
        "\u2028",
    ),
)
DEBRIS = (
    *("<", ">", "&", "'", '"', "=", "/", "</", "</>", "</b>", "</b", "<b", "<p>", "<br/>", "<b/>", "<b =x>"),
    *("<b x=", "<span>", "<span class='x'>", "&#0;", "&#99999999;", "&#xd800;", "&quot", "<a href='", "<!-- -->"),
    *("<script>", "<![CDATA[x]]>", "<?x?>", "<!doctype html>", "<a>", "<b class=x>", "&x", "&nbsp;", "& "),
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Well-formed, and no quote, link or code within another one but in a quote: a careful bot does without."""
    pieces: list[str] = []
    open_tags: list[str] = []
    for kind in draw(st.lists(st.sampled_from(("start", "end", "letter")), max_size=16)):
        if kind == "start":
            within = SOLID if not any(tag in SOLID for tag in open_tags) else ()
            around = QUOTES if within and not any(tag in QUOTES for tag in open_tags) else ()
            pieces.append(draw(st.sampled_from((*STYLES, *around, *within))))
            open_tags.append(pieces[-1])
        elif kind == "end" and open_tags:
            pieces.append(end_of(open_tags.pop()))
        else:
            pieces.append(draw(st.sampled_from(LETTERS)))
    return "".join((*pieces, *map(end_of, reversed(open_tags))))


def end_of(start: str) -> str:
    return "".join(f"</{tag.split()[0]}>" for tag in reversed(start.strip("<>").split("><")))


HOSTILE = st.lists(st.sampled_from((*STYLES, *QUOTES, *SOLID, *LETTERS, *DEBRIS)), max_size=8).map("".join)

Covered = list[tuple[str, Counter[tuple[str, str]]]]
"""Each UTF-16 unit's letter with all that holds for it, however the entities may be cut."""


def covered(text: str, entities: Iterable[tuple[str, int, int, str]]) -> Covered:
    units = [letter for letter in text for _ in range(len(letter.encode("utf-16-le")) // 2)]
    held: Covered = [(unit, Counter()) for unit in units]
    for kind, offset, length, value in entities:
        for _, holding in held[offset : offset + length]:
            holding[kind, value] += 1
    return held


def ours(html: str) -> Covered:
    text, entities = read_html(html)
    return covered(
        text,
        ((one["type"], one["offset"], one["length"], one.get("url") or one.get("language") or "") for one in entities),
    )


def theirs(html: str) -> Covered:
    """What TDLib would send: cleaned and disentangled, but not trimmed yet."""
    shown = sent(html)
    held = covered(shown.text, ((one.kind, one.offset, one.length, one.value) for one in shown.entities))
    text = "".join(unit for unit, _ in held)
    return held[len(text) - len(text.lstrip()) : len(text.rstrip())]


@MANY
@given(documents())
def test_what_stands_in_the_chat_is_what_telegram_would_put_there(html: str) -> None:
    assert ours(html) == theirs(html)


@MANY
@given(HOSTILE)
def test_what_telegram_refuses_is_refused(html: str) -> None:
    try:
        read_html(html)
    except MarkupError:
        return
    assert isinstance(judge(html), Accepted)


@pytest.mark.parametrize(
    "html",
    [
        "<b>Good</b> <b>morning</b>, <i>Анна</i> <u>😀</u>",
        "<b>one</b><b>two</b> <s>three</s>&amp;<tg-spoiler>four</tg-spoiler>",
        '<a href="https://example.org">one</a><a href="https://example.org">two</a>',
        "<blockquote>one</blockquote><blockquote>two</blockquote>\n<blockquote expandable>three</blockquote>",
        "<pre><code class='language-py'>x</code></pre> <code>y</code> <pre>z</pre>",
        "<a href='http://a.b?x=1'>x</a> <a href='tg://resolve?domain=x'>z</a> <a href='javascript:x'>y</a>",
        "<b>x<code>y</code>z</b>",
    ],
)
def test_entities_are_as_many_and_stand_in_the_same_places_as_at_telegram(html: str) -> None:
    told = [(one["type"], one["offset"], one["length"]) for one in read_html(html)[1]]
    assert told == [(one.kind, one.offset, one.length) for one in sent(html).entities]


@pytest.mark.parametrize(
    "html", ["AT&T", "x &nbsp; y", "&mdash;", "<b class='x'>x</b>", "<a name='x'>x</a>", "<a>x</a>"]
)
def test_what_telegram_shows_as_it_is_or_passes_over_is_refused(html: str) -> None:
    assert isinstance(judge(html), Accepted)
    with pytest.raises(MarkupError):
        read_html(html)


@pytest.mark.parametrize("tag", ["tg-emoji emoji-id='5'", "tg-time unix='5'", "h1", "table", "br", "p"])
def test_tags_that_zvodka_has_no_use_for_are_unsupported(tag: str) -> None:
    name = tag.split(maxsplit=1)[0]
    with pytest.raises(MarkupError, match=f'Unsupported start tag "{name}" at byte offset 3'):
        read_html(f"ў\n<{tag}>x</{name}>")


LINKS = st.lists(
    st.sampled_from(
        (
            *("http://", "HTTPS://", "tg://", "tg:", "tonsite:", "ftp://", "mailto:", "javascript:", "//", "a", "b.C"),
            *(".", "@", ":", ":80", ":0", ":65536", "/", "?", "#", "%41", "%4", "Ж", "😀", "-", "_", "!", " ", "\n"),
        )
    ),
    max_size=6,
).map("".join)


@MANY
@given(LINKS)
def test_a_link_that_is_taken_is_written_down_as_by_telegram(link: str) -> None:
    (*_, (_, ours_)) = (("", holding) for _, holding in ours(f'<a href="{link}">x</a>'))
    (*_, (_, theirs_)) = (("", holding) for _, holding in theirs(f'<a href="{link}">x</a>'))
    assert ours_ in ({}, theirs_)
