"""Packing into messages: nothing over the limit, nothing torn, nothing lost. Judged by TDLib."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from bot.render.html.names import JOINER
from bot.render.html.pack import ENTITIES, SIZE, TooLong, pack
from bot.render.html.visible import blank, units, visible
from bot.render.markdown.blocks import blocks
from bot.render.markdown.bounds import excess
from bot.render.markdown.lint import problems
from tests.examples import examples
from tests.render.documents import Document, documents, soups
from tests.tdlib import Accepted, cleaned, judge, sent

thorough = settings(
    derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False
)


def solid(text: str) -> str:
    """Without white space and joiners, composed: what must not change when a text is cut or indented."""
    return unicodedata.normalize("NFC", re.sub(rf"[\s{JOINER}]", "", text))


def styled(html: str) -> list[tuple[str, frozenset[tuple[str, str]]]]:
    """Every visible character with its formatting, as Telegram reads it."""
    seen = judge(html)
    assert isinstance(seen, Accepted), seen
    covers = [(set(range(e.offset, e.offset + e.length)), (e.kind, e.value)) for e in seen.entities]
    place, characters = 0, []
    for character in seen.text:
        if not character.isspace():
            characters.append((character, frozenset(style for cover, style in covers if place in cover)))
        place += units(character)
    return characters


def graphemes(texts: list[str]) -> list[str]:
    return [cluster for text in texts for cluster in iter_graphemes(text) if not cluster.isspace()]


def meaningful(text: str) -> str:
    """Without what a message may lose at its ends: what cannot be seen."""
    return "".join(character for character in text if not blank(character))


def taken(html: str, limit: int) -> str:
    """Check that Telegram takes this message as it is; returns what a reader sees."""
    seen = judge(html)
    assert isinstance(seen, Accepted), seen
    assert seen.text == visible(html)
    assert units(seen.text) <= limit
    assert cleaned(seen.text) == seen.text
    assert not blank(seen.text)
    assert len(seen.entities) <= ENTITIES
    if not re.search(r"[*_~|`\[\]]", seen.text):
        assert len(sent(html).entities) <= ENTITIES
    return seen.text


@settings(thorough, max_examples=examples(1000))
@given(documents())
def test_every_word_of_a_document_arrives_in_order(document: Document) -> None:
    assume(not any("too deep" in found.message for found in problems(document.source)))
    shown = solid("".join(taken(html, 4096) for html in pack(blocks(document.source))))
    place = 0
    for word in map(solid, document.words):
        found = shown.find(word, place)
        assert found >= 0, (word, shown[place : place + 200])
        place = found + len(word)


@settings(thorough, max_examples=examples(600))
@given(documents(), st.sampled_from([1000, 300, 80]))
def test_cutting_loses_no_formatting_and_tears_no_grapheme(document: Document, limit: int) -> None:
    assume(excess(document.source) is None)
    whole = blocks(document.source)
    messages = pack(whole, limit)
    assert [style for html in messages for style in styled(html)] == [
        style for html in whole if not blank(visible(html)) for style in styled(html)
    ]
    texts = [taken(html, limit) for html in messages]
    clusters = list(map(str, iter_graphemes("\n\n".join(map(visible, whole)))))
    if all(units(cluster) <= limit for cluster in clusters):
        assert graphemes(texts) == [cluster for cluster in clusters if not cluster.isspace()]


@settings(thorough, max_examples=examples(1500))
@given(soups, st.sampled_from([4096, 4096, 50]))
def test_no_soup_of_markup_upsets_telegram(soup: str, limit: int) -> None:
    whole = blocks(soup)
    problems(soup)
    shown = "".join(taken(html, limit) for html in pack(whole, limit))
    assert meaningful(shown) == meaningful("".join(map(visible, whole)))


@settings(thorough, max_examples=examples(300))
@given(st.text(), st.sampled_from([4096, 7]))
def test_no_text_at_all_upsets_telegram(text: str, limit: int) -> None:
    shown = "".join(taken(html, limit) for html in pack(blocks(text), limit))
    assert meaningful(shown) == meaningful("".join(map(visible, blocks(text))))


def test_blocks_stand_apart_in_as_few_messages_as_possible() -> None:
    assert pack(["<b>a</b>", "b" * 4, "c" * 3], limit=10) == ["<b>a</b>\n\nbbbb", "ccc"]


def test_a_block_that_fits_into_a_message_is_not_cut_to_fill_the_one_before() -> None:
    assert pack(["aaaa", "Bbb. Ccc. D"], limit=12) == ["aaaa", "Bbb. Ccc. D"]


def test_a_long_block_begins_in_the_room_that_is_left_if_a_sentence_fits() -> None:
    assert pack(["aaaa", "Bbb. Cccccccccc dddd."], limit=12) == ["aaaa\n\nBbb.", "Cccccccccc", "dddd."]


@pytest.mark.parametrize(
    ("block", "limit", "pieces"),
    [
        pytest.param("First. Second one.", 14, ["First.", "Second one."], id="between sentences"),
        pytest.param("Ён сказаў: «Так!» Потым пайшоў.", 24, ["Ён сказаў: «Так!»", "Потым пайшоў."], id="after a quote"),
        pytest.param("Праўда.[1] Далей.", 12, ["Праўда.[1]", "Далей."], id="after a footnote"),
        pytest.param("А. Б. Кравец хворы", 12, ["А. Б. Кравец", "хворы"], id="not after an initial"),
        pytest.param("У 2019 гг. быў дзень", 14, ["У 2019 гг. быў", "дзень"], id="not after an abbreviation"),
        pytest.param("one\ntwo three", 10, ["one", "two three"], id="between lines"),
        pytest.param("one two three", 9, ["one two", "three"], id="between words"),
        pytest.param("🇧🇾🇪🇺", 5, ["🇧🇾", "🇪🇺"], id="between graphemes"),
        pytest.param("a\u0301e\u0301", 3, ["a\u0301", "e\u0301"], id="not before a combining mark"),
        pytest.param("aa \u0301b cc", 4, ["aa \u0301", "b cc"], id="not at a space that carries a mark"),
        pytest.param("👩‍👩‍👧‍👦", 4, ["👩‍", "👩‍", "👧‍", "👦"], id="in a grapheme too large"),
        pytest.param("😀😀", 3, ["😀", "😀"], id="never in a surrogate pair"),
        pytest.param("<b>one <i>two</i></b>", 3, ["<b>one</b>", "<b><i>two</i></b>"], id="tags reopened"),
        pytest.param(
            '<a href="https://a.by/?a&amp;b">one two</a>',
            4,
            ['<a href="https://a.by/?a&amp;b">one</a>', '<a href="https://a.by/?a&amp;b">two</a>'],
            id="link reopened",
        ),
        pytest.param(
            '<pre><code class="language-py">a. B\n  c</code></pre>',
            5,
            ['<pre><code class="language-py">a. B</code></pre>', '<pre><code class="language-py">  c</code></pre>'],
            id="code between lines",
        ),
        pytest.param("&amp;&lt;&gt;", 2, ["&amp;&lt;", "&gt;"], id="never in an entity"),
        pytest.param("<b> </b>", 5, [], id="nothing to see"),
    ],
)
def test_a_block_is_cut(block: str, limit: int, pieces: list[str]) -> None:
    assert pack([block], limit) == pieces


def test_a_heading_stays_with_what_follows_it() -> None:
    heading, text = "<b>Heading</b>", "Sentence one. " * 3
    assert pack(["a" * 30, heading, text], limit=50) == ["a" * 30, f"{heading}\n\n{text.rstrip()}"]
    assert pack(["a" * 30, heading, heading, "b"], limit=50) == ["a" * 30, f"{heading}\n\n{heading}\n\nb"]
    assert pack(["a" * 30, "The week:", "b" * 20], limit=50) == ["a" * 30, "The week:\n\n" + "b" * 20]
    assert pack(["a" * 30, heading], limit=50) == [f"{'a' * 30}\n\n{heading}"]


def test_a_heading_leads_the_text_that_has_to_be_cut() -> None:
    assert pack(["a" * 10, "<b>B</b>", "Cccc. Dddd."], limit=13) == ["a" * 10, "<b>B</b>\n\nCccc.", "Dddd."]
    assert pack(["<b>bbbb</b>", "cccccc"], limit=6) == ["<b>bbbb</b>", "cccccc"]


def test_the_caption_of_code_stays_with_it() -> None:
    assert pack(["<i>cap</i>\n<pre>aaaaaaaa\nb</pre>"], limit=10) == [
        "<i>cap</i>\n<pre>aaaaaa</pre>",
        "<pre>aa\nb</pre>",
    ]


def test_no_message_is_larger_than_telegram_reads() -> None:
    address = "https://be.wikipedia.org/wiki/" + "%D1%8F" * 80
    links = [f'•\xa0<a href="{address}">крыніца {number}</a>' for number in range(61)]
    for whole in (links, ["\n".join(links)], ["<b>" + " ".join(links) + "</b>"]):
        messages = pack(whole)
        assert len(messages) == 2
        assert all(len(html.encode()) <= SIZE for html in messages)
        assert solid("".join(map(visible, messages))) == solid("".join(map(visible, whole)))


@settings(thorough, max_examples=examples(300))
@given(documents(), st.sampled_from([SIZE, 4000, 900]))
def test_every_message_keeps_to_all_three_limits(document: Document, size: int) -> None:
    whole = blocks(document.source)
    messages = pack(whole, size=size)
    assert all(len(html.encode()) <= size for html in messages)
    assert meaningful("".join(taken(html, 4096) for html in messages)) == meaningful("".join(map(visible, whole)))


@pytest.mark.parametrize("whole", [["a" * 9], [f'<a href="https://a.by/{"x" * 400}">a</a>']])
def test_what_fits_into_no_message_or_too_many_is_said(whole: list[str]) -> None:
    with pytest.raises(TooLong):
        pack(whole, limit=2, size=300, most=4)


def test_no_message_has_more_entities_than_telegram_keeps() -> None:
    """Bold is cut at both ends of each link: 40 links in bold are 119 entities."""
    bold = "<b>" + " ".join(f'<a href="https://a.by/{n}">слова</a>' for n in range(40)) + "</b>"
    assert len(sent(bold).entities) > ENTITIES
    messages = pack([bold, *["<i>і</i>"] * 150])
    assert all(len(sent(html).entities) <= ENTITIES for html in messages)
    assert len(messages) == 3
    assert solid("".join(map(visible, messages))) == "слова" * 40 + "і" * 150
