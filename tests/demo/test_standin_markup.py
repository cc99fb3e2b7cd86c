"""Our reading of Telegram's HTML, held against Telegram's own."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.demo.telegram.api.entities import settle
from bot.demo.telegram.api.markup import MarkupError, parse
from tests.tdlib import Accepted, execute, judge

MANY = settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])

START_TAGS = (
    *("<b>", "<strong>", "<i>", "<em>", "<u>", "<ins>", "<s>", "<strike>", "<del>", "<pre>", "<code>", "<PRE >"),
    *("<blockquote>", "<blockquote expandable>", '<span class="tg-spoiler">', "<tg-spoiler>", "<a>"),
    *('<a href="https://example.org/?a=1&amp;b=2">', "<a href='example.org'>", '<a href="foo">', "<a href=b.c>"),
    *('<code class="language-py">', "<code class=language-c>", "<b class=x y>"),
)
LETTERS = (
    "x",
    "Мінск",
    "😀",
    " ",
    "\n",
    "&lt;",
    "&amp;",
    "&#1046;",
    "&#x1F600;",
    "&#00000065;",
    "&nbsp;",
    "👩‍👩‍👧",
    "\t",
    "\r",
    "\u2028",
)
DEBRIS = (
    *("<", ">", "&", "'", '"', "=", "/", "</", "</>", "</b >", "</b", "<b", "<p>", "<br/>", "<b/>", "<b =x>"),
    *("<b x=", "<span>", "<span class='x'>", "&#0;", "&#99999999;", "&#xd800;", "&quot", "<a href='", "<!-- -->"),
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Well-formed, every start tag with its end."""
    pieces: list[str] = []
    open_tags: list[str] = []
    for kind in draw(st.lists(st.sampled_from(("start", "end", "letter")), max_size=16)):
        if kind == "start":
            pieces.append(draw(st.sampled_from(START_TAGS)))
            open_tags.append(pieces[-1].strip("<>").split()[0])
        elif kind == "end" and open_tags:
            pieces.append(f"</{open_tags.pop()}>")
        else:
            pieces.append(draw(st.sampled_from(LETTERS)))
    return "".join(pieces) + "".join(f"</{tag}>" for tag in reversed(open_tags))


HOSTILE = st.lists(st.sampled_from((*START_TAGS, *LETTERS, *DEBRIS)), max_size=8).map("".join)
LINKS = st.lists(
    st.sampled_from(
        (
            *("http://", "HTTPS://", "tg://", "tg:", "tonsite:", "ftp://", "mailto:", "javascript:", "//", "a", "b.C"),
            *(".", "@", ":", ":80", ":0", ":65536", "/", "?", "#", "%41", "%4", "ж", "😀", "-", "_", "!", " ", "\n"),
        )
    ),
    max_size=6,
).map("".join)


def ours(html: str) -> tuple[str, list[tuple[Any, ...]]] | str:
    try:
        text, found = parse(html)
    except MarkupError as error:
        return f"Can't parse entities: {error}"
    return text, [(one.kind, *one.place, one.value) for one in found]


def theirs(html: str) -> tuple[str, list[tuple[Any, ...]]] | str:
    verdict = judge(html)
    if not isinstance(verdict, Accepted):
        return verdict.message
    return verdict.text, [(one.kind, one.offset, one.length, one.value) for one in verdict.entities]


@MANY
@given(documents())
def test_well_formed_markup_is_read_as_telegram_reads_it(html: str) -> None:
    assert ours(html) == theirs(html)


@MANY
@given(HOSTILE)
def test_broken_markup_is_refused_in_telegrams_words(html: str) -> None:
    assert ours(html) == theirs(html)


@MANY
@given(LINKS)
def test_links_are_taken_left_and_rewritten_as_by_telegram(link: str) -> None:
    html = f'<a href="{link}">x</a>'
    assert ours(html) == theirs(html)


@pytest.mark.parametrize("tag", ["tg-emoji emoji-id='5'", "tg-time unix='5'", "h1", "table", "br"])
def test_tags_that_zvodka_has_no_use_for_are_unsupported(tag: str) -> None:
    with pytest.raises(MarkupError, match=f'Unsupported start tag "{tag.split(maxsplit=1)[0]}" at byte offset 2'):
        parse(f"ў<{tag}>x</{tag.split(maxsplit=1)[0]}>")


Covered = list[tuple[str, Counter[tuple[str, str]]]]
"""Each UTF-16 unit's letter with all that holds for it, however the entities may be cut."""


def covered(text: str, entities: Iterable[tuple[str, int, int, str]]) -> Covered:
    units = [letter for letter in text for _ in range(len(letter.encode("utf-16-le")) // 2)]
    held: Covered = [(unit, Counter()) for unit in units]
    for kind, offset, length, value in entities:
        for _, holding in held[offset : offset + length]:
            holding[kind, value] += 1
    return held


def shown(html: str) -> Covered:
    """What TDLib would send: `parseMarkdown` cleans and disentangles, but does not trim."""
    mode = {"@type": "textParseModeHTML"}
    parsed = execute({"@type": "parseTextEntities", "text": html, "parse_mode": mode})
    answer = execute({"@type": "parseMarkdown", "text": parsed})
    held = covered(answer["text"], [_told(one) for one in answer["entities"]])
    text = "".join(unit for unit, _ in held)
    return held[len(text) - len(text.lstrip()) : len(text.rstrip())]


def _told(entity: dict[str, Any]) -> tuple[str, int, int, str]:
    names = {
        "TextUrl": "text_link",
        "PreCode": "pre",
        "BlockQuote": "blockquote",
        "ExpandableBlockQuote": "expandable_blockquote",
    }
    kind = entity["type"]["@type"].removeprefix("textEntityType")
    value = entity["type"].get("url") or entity["type"].get("language") or ""
    return names.get(kind, kind.lower()), entity["offset"], entity["length"], value


@MANY
@given(documents())
def test_what_stands_in_the_chat_is_what_telegram_would_put_there(html: str) -> None:
    text, entities = settle(*parse(html))
    told = [
        (one["type"], one["offset"], one["length"], one.get("url") or one.get("language") or "") for one in entities
    ]
    assert covered(text, told) == shown(html)
