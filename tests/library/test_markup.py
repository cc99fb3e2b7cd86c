"""mammoth's HTML becomes lines, plain ones beside Markdown, that mean the same to readers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.files.markup import lines
from bot.render.markdown.judge import find_problems


def marked(html: str) -> str:
    return "\n".join(line.marked for line in lines(html)).strip()


def plain(html: str) -> str:
    return "\n".join(line.plain for line in lines(html)).strip()


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p></p><p> </p><p>One</p>", "One"),
        ("<p>One<br />two</p>", "One\ntwo"),
        ("<p>A\ttab</p>", "A tab"),
        ("<p>a &amp; b &lt;c&gt;</p>", r"a & b \<c>"),
        ("<p><strong>Bold </strong>word</p>", "<b>Bold </b>word"),
        ("<p>a <strong>b</strong><strong> c</strong> d</p>", "a **b c** d"),
        ("<p>a <em>b</em></p>", "a *b*"),
        ("<p>a <strong><em>b</em></strong></p>", "a <b><i>b</i></b>"),
        ("<p>in<strong>wor</strong>d</p>", "in**wor**d"),
        ("<p>a <u>b</u> <s>c</s></p>", "a <u>b</u> ~~c~~"),
        ("<p>x<sup>2</sup> H<sub>2</sub>O 1<sup>st</sup></p>", "x² H₂O 1st"),
        ('<p><a href="https://e.by/a">site</a></p>', "[site](https://e.by/a)"),
        ('<p><a href="https://e.by"><strong>b</strong></a></p>', "[<b>b</b>](https://e.by)"),
        ('<p><a href="#top">up</a> <a id="top"></a>text</p>', "up text"),
        ('<p><input type="checkbox" checked="checked" />done <input type="checkbox" />not</p>', "☑ done ☐ not"),
        ("<h1>A</h1><h3>B</h3>", "# A\n\n### B"),
        ("<h1><strong>A</strong> b</h1>", "# A b"),
        ("<h2></h2><p>x</p>", "x"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n    - c"),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n    - b\n2. c"),
        ("<ul><li>a<br />b</li></ul>", "- a b"),
        ("<blockquote><p>a</p></blockquote>", "> a"),
        ("<p># no heading</p>", r"\# no heading"),
        ("<p>- no list</p>", r"\- no list"),
        ("<p>1. no list</p>", r"1\. no list"),
        ("<p>&gt; no quote</p>", r"\> no quote"),
        ("<p>---</p>", r"\---"),
        ("<p>`a` *b* _c_</p>", r"\`a\` \*b\* \_c\_"),
    ],
)
def test_each_element_is_written_as_markdown(html: str, markdown: str) -> None:
    assert marked(html) == markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>", "| a | b |\n|---|---|"),
        (
            (
                "<table><thead><tr><th><p>a</p></th><th><p>b</p></th></tr></thead><tbody><tr><td><p>1|2</p></td>"
                "<td><p>x</p><p>y</p></td></tr></tbody></table>"
            ),
            "| a | b |\n|---|---|\n| 1\\|2 | x y |",
        ),
        (
            "<table><tr><td><p>a</p></td><td><p>b</p></td></tr><tr><td colspan='2'><p>c</p></td></tr></table>",
            "| a | b |\n|---|---|\n| c |  |",
        ),
        ("<table><tr><td><p>a</p><ul><li>b</li></ul></td></tr></table>", "a\n\n- b"),
        ("<table></table>", ""),
    ],
)
def test_tables_are_tables_and_frames_are_not(html: str, markdown: str) -> None:
    assert marked(html) == markdown


def test_what_is_read_as_a_key_is_as_it_was_typed() -> None:
    assert plain("<p><strong>Тема:</strong> [Захад] *</p>") == "Тема: [Захад] *"
    assert marked("<p><strong>Тема:</strong> [Захад] *</p>").startswith("<b>Тема:</b>")
    rows = (("Week", "22"), ("Topic:", "West"))
    keys = "".join(f"<tr><td><p>{key}</p></td><td><p>{value}</p></td></tr>" for key, value in rows)
    assert plain(f"<table>{keys}</table>") == "Week: 22\nTopic: West"


def test_notes_stand_below_and_their_arrows_do_not() -> None:
    html = (
        '<p>One<sup><a href="#footnote-2" id="footnote-ref-2">[1]</a></sup>, two'
        '<sup><a href="#endnote-1" id="endnote-ref-1">[2]</a></sup></p>'
        '<ol><li id="footnote-2"><p>First note <a href="#footnote-ref-2">↑</a></p></li>'
        '<li id="endnote-1"><p>Second</p><p>note</p><p> <a href="#endnote-ref-1">↑</a></p></li></ol>'
    )
    assert marked(html) == "One[^1], two[^2]\n\n[^1]: First note\n\n[^2]: Second note"


WORDS = st.text(alphabet="abя *_[]()`#>-1.|~\\&<\n\"'—", min_size=1, max_size=12)


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    from html import escape

    pieces = [
        f"<{tag}>{escape(draw(WORDS))}</{tag}>" if tag else escape(draw(WORDS))
        for tag in draw(st.lists(st.sampled_from(["", "strong", "em", "u", "s"]), min_size=1, max_size=4))
    ]
    return f"<p>{''.join(pieces)}</p>"


@settings(max_examples=150, deadline=None)
@given(st.lists(paragraphs(), min_size=1, max_size=4))
def test_no_paragraph_of_word_makes_markdown_that_is_refused(blocks: list[str]) -> None:
    found = lines("".join(blocks))
    assert all("\n" not in line.plain for line in found)
    problems = find_problems("\n".join(line.marked for line in found).strip())
    assert not [each for each in problems if "no text" not in each.message], problems
