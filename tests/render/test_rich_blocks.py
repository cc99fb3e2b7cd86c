"""Markdown in rich messages: the same words as in others, in a form that is taken. Judged by the stand-in."""

import pytest
from hypothesis import HealthCheck, assume, given, settings

from bot.demo.telegram.api.refusal import Refused
from bot.demo.telegram.rich.reading import read_rich
from bot.render.html.rich import fault
from bot.render.html.visible import visible
from bot.render.markdown.bounds import excess
from bot.render.markdown.rich import rich_blocks
from tests.examples import examples
from tests.render.documents import Document, documents, soups
from tests.render.test_markdown import CASES, URL
from tests.render.test_pack import solid

thorough = settings(
    derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False
)
TOO_MUCH = ("deeply", "many blocks", "too long", "too wide", "formatted", "empty")

RICH = {
    "paragraphs and breaks": ("a  \nb\n\nc", "<p>a<br/>b</p><p>c</p>"),
    "a heading": ("# A *b*\n\n## C", "<h4>A <i>b</i></h4><h5>C</h5>"),
    "small headings": ("#### A\n\n###### B", "<h6>A</h6><h6>B</h6>"),
    "a list in a list": (
        "- a\n  1. b\n  3. c\n- d",
        '<ul><li><p>a</p><ol><li value="1">b</li><li value="3">c</li></ol></li><li>d</li></ul>',
    ),
    "an item without words": ("- a\n-\n- b", "<ul><li>a</li><li>·</li><li>b</li></ul>"),
    "a quote in a quote": ("> a\n>\n> > b", "<blockquote><p>a</p><blockquote>b</blockquote></blockquote>"),
    "a rule": ("a\n\n***\n\nb", "<p>a</p><hr/><p>b</p>"),
    "code": ("```py\na < b\nc\n```", '<pre><code class="language-py">a &lt; b\nc</code></pre>'),
    "code with a caption": ("```two words\na\n```", "<p><i>two words</i></p><pre>a</pre>"),
    "a table": (
        f"|a|b|\n|-|-:|\n|*c*|[d]({URL})|",
        (
            '<table bordered><tr><th>a</th><th align="right">b</th></tr>'
            f'<tr><td><i>c</i></td><td align="right"><a href="{URL}">d</a></td></tr></table>'
        ),
    ),
    "footnotes": (
        "a[^x]\n\n[^x]: X\n\n    Y",
        '<p>a<a href="#n1">[1]</a></p><p><tg-reference name="n1">[1] X</tg-reference></p><p>Y</p>',
    ),
    "a footnote that is a list": (
        "a[^x]\n\n[^x]: - X",
        '<p>a<a href="#n1">[1]</a></p><p><tg-reference name="n1">[1]</tg-reference></p><ul><li>X</li></ul>',
    ),
    "a break in a title": (f'[a]({URL} "b\nc")', f'<p><a href="{URL}">a</a> (b c)</p>'),
    "a break in a link": (f"[a  \nb]({URL})", f'<p><a href="{URL}">a<br/>b</a></p>'),
    "nothing": ("<!-- a -->", ""),
}


@pytest.mark.parametrize("name", RICH)
def test_markdown_becomes(name: str) -> None:
    body, expected = RICH[name]
    assert "".join(rich_blocks(body, "n")) == expected


@pytest.mark.parametrize("name", [name for name in CASES if name != "nothing"])
def test_every_feature_is_taken(name: str) -> None:
    html = "".join(rich_blocks(CASES[name][0], "n"))
    assert fault(html) == ""
    assert read_rich({"html": html})


def taken(html: str) -> bool:
    """Whether it is; only what is too much is not, and the checker and the stand-in are of one mind."""
    found = fault(html)
    assert found == "" or any(words in found for words in TOO_MUCH), (found, html)
    if found:
        return False
    try:
        read_rich({"html": html})
    except Refused as refused:
        raise AssertionError(html) from refused
    return True


@settings(thorough, max_examples=examples(800))
@given(documents())
def test_every_word_of_a_document_stands_there_in_order(document: Document) -> None:
    assume(excess(document.source) is None)
    html = "".join(rich_blocks(document.source, "n"))
    taken(html)
    if "<table" in html:  # the heads of a wide one stand in each row of a message, and once here
        return
    shown, place = solid(visible(html)), 0
    for word in map(solid, document.words):
        found = shown.find(word, place)
        assert found >= 0, (word, shown[place : place + 200])
        place = found + len(word)


@settings(thorough, max_examples=examples(1500))
@given(soups)
def test_no_soup_of_markup_upsets_it(soup: str) -> None:
    taken("".join(rich_blocks(soup, "n")))
