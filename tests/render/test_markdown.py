"""What becomes of each Markdown feature, and what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.links import opens
from bot.render.html.visible import escape
from bot.render.markdown.blocks import blocks
from bot.render.markdown.lint import problems
from tests.tdlib import Accepted, judge

URL = "https://a.by/"

LINK = f'<a href="{URL}">a</a>'
HANG = "\u2007\u2007"
WRAPPED = "слова " * 11 + "слова"

CASES = {
    "nothing": ("", []),
    "paragraphs": ("Адзін.\n\nДва.", ["Адзін.", "Два."]),
    "a line break stays": ("адзін\nдва", ["адзін\nдва"]),
    "lines typed as a list stay lines": ("Планы:\n— раз;\n— два", ["Планы:\n— раз;\n— два"]),
    "lines that a program has wrapped are one": (f"{WRAPPED}\n{WRAPPED}\nтри", [f"{WRAPPED} {WRAPPED} три"]),
    "a wrapped line before a bullet ends": (f"{WRAPPED}\n• два", [f"{WRAPPED}\n• два"]),
    "hard breaks": ("адзін  \nдва\\\nтры", ["адзін\nдва\nтры"]),
    "heading": ("# Title *x*\n\ntext", ["<b>Title <i>x</i></b>", "text"]),
    "underlined heading": ("Title\n===", ["<b>Title</b>"]),
    "emphasis": ("**b** *i* ***bi*** ~~s~~", ["<b>b</b> <i>i</i> <i><b>bi</b></i> <s>s</s>"]),
    "code span": ("`a<b>`", ["<code>a&lt;b&gt;</code>"]),
    "escapes and entities": (r"\*a\* \<b> &copy; 1 < 2 & 3", ["*a* &lt;b&gt; © 1 &lt; 2 &amp; 3"]),
    "fence with a language": ("```py\na < b\n```", ['<pre><code class="language-py">a &lt; b</code></pre>']),
    "fence without": ("```\na\n\n  b\n```", ["<pre>a\n\n  b</pre>"]),
    "fence with a caption": ("```two words\na\n```", ["<i>two words</i>\n<pre>a</pre>"]),
    "indented lines are lines": ("    a\n\tb\n\n\tc", ["a\nb", "c"]),
    "a line below a text": ("a\n---\nb", ["a", "———", "b"]),
    "a line below several lines": ("a\nb\n-----", ["a\nb", "———"]),
    "a line below a text in a quote": ("> a\n> ---", ["<blockquote>a\n\n———</blockquote>"]),
    "a heading that a program underlined": ("a\n-----", ["<b>a</b>"]),
    "bold beside signs": ("**«Слова»**м **Мінск.**Далей", ["<b>«Слова»</b>м <b>Мінск.</b>Далей"]),
    "bold with blanks in it": ("a ** b c ** d **e **f** g**", ["a <b>b c</b> d <b>e</b> f <b>g</b>"]),
    "bold at the ends of a line": ("** a **\n** b _c_ **", ["<b>a</b>\n<b>b <i>c</i></b>"]),
    "asterisks that are no pairs": ("a ** b **c** d", ["a ** b <b>c</b> d"]),
    "bold in a link": (f"[** a **]({URL})", [f'<a href="{URL}"><b>a</b></a>']),
    "a product": ("5*3*2 *a*", ["5*3*2 <i>a</i>"]),
    "tabs in code": ("```\n\ta\n```", ["<pre>    a</pre>"]),
    "rule": ("a\n\n***\n\nb", ["a", "———", "b"]),
    "link": (f"[a **b**]({URL}?x=1&y=2)", [f'<a href="{URL}?x=1&amp;y=2">a <b>b</b></a>']),
    "link with a title": (f'[a]({URL} "t")', [f'<a href="{URL}">a</a> (t)']),
    "link by reference": (f"[a][r]\n\n[r]: {URL}", [f'<a href="{URL}">a</a>']),
    "link without text": (f"[]({URL})", [f'<a href="{URL}">{URL}</a>']),
    "code in a link would cost the link": (f"[`a`]({URL})", [f'<a href="{URL}">a</a>']),
    "autolink": (f"<{URL}>", [f'<a href="{URL}">{URL}</a>']),
    "Telegram finds a mail address by itself": ("[write](mailto:a@b.by) <c@d.by>", ["write (a@b.by) c@d.by"]),
    "a bad link is spelled out": ("[a](/b)", ["a (/b)"]),
    "image": (f"![a *b*]({URL})", [f'<a href="{URL}">a <i>b</i></a>']),
    "image without text": (f"![]({URL})", [f'<a href="{URL}">{URL}</a>']),
    "image in a link": (f"[![a]({URL}i)]({URL})", [f'<a href="{URL}">a ({URL}i)</a>']),
    "tight list": ("- a\n- b\n  c", ["•\xa0a\n•\xa0b\n\u2007\u2007c"]),
    "loose list": ("- a\n\n- b\n\n  c", ["•\xa0a\n\n•\xa0b\n\n\u2007\u2007c"]),
    "nested list": ("- a\n  1. b\n  2. c\n- d", ["•\xa0a\n\u2007\u20071.\xa0b\n\u2007\u20072.\xa0c\n•\xa0d"]),
    "ordered list with a start": ("9) a\n9) b", ["9)\xa0a\n10)\xa0b"]),
    "years are no numbers to count up": ("1994. a\n\n2020. b\n\n2024. c", ["1994.\xa0a\n\n2020.\xa0b\n\n2024.\xa0c"]),
    "a list that repeats a number counts": ("1. a\n1. b\n1. c", ["1.\xa0a\n2.\xa0b\n3.\xa0c"]),
    "numbers with gaps": ("1. a\n3. b\n007. c", ["1.\xa0a\n3.\xa0b\n007.\xa0c"]),
    "task-like list": ("- [ ] a\n- [x] b", ["•\xa0[ ] a\n•\xa0[x] b"]),
    "blanks of Word after a sign": (
        "#\xa0a\n\n-\xa0b\n-\u202fc\n\nd\n\xa0\ne",
        ["<b>a</b>", "•\xa0b\n•\xa0c", "d", "e"],
    ),
    "a language with attributes": ("```rust,ignore\na\n```", ['<pre><code class="language-rust">a</code></pre>']),
    "sites and commands are no links": (
        "TUT.BY, онлайнер.бел/x, /stop, @name; 3.14, a@b.by, https://a.by",
        ["TUT.\u2060BY, онлайнер.\u2060бел/x, /\u2060stop, @\u2060name; 3.14, a@b.by, https://a.by"],
    ),
    "sites in code and links stay": (f"`a.by /b` [a.by]({URL})", [f'<code>a.by /b</code> <a href="{URL}">a.by</a>']),
    "code in a list is not indented": ("- a\n  ```\n  b\n  c\n  ```", ["•\xa0a\n<pre>b\nc</pre>"]),
    "quote": ("> a\n>\n> b", ["<blockquote>a\n\nb</blockquote>"]),
    "quote in a quote": ("> a\n>\n> > b  \n> > c", ["<blockquote>a\n\n│\xa0b\n│\xa0c</blockquote>"]),
    "quote in a list": ("- > a\n- b", ["•\n<blockquote>a</blockquote>\n•\xa0b"]),
    "list in a quote": ("> - a\n> - b", ["<blockquote>•\xa0a\n•\xa0b</blockquote>"]),
    "footnotes": (
        "a[^x] b[^y] c[^x]\n\n[^y]: Y\n[^x]: X *i*\n\nd",
        ["a[1] b[2] c[1]", "d", "[1]\xa0X <i>i</i>\n[2]\xa0Y"],
    ),
    "footnote in a footnote": ("a[^x]\n\n[^x]: X[^y]\n[^y]: Y", ["a[1]", "[1]\xa0X[2]\n[2]\xa0Y"]),
    "footnote of two paragraphs": ("a[^x]\n\n[^x]: X\n\n    Y", ["a[1]", "[1]\xa0X\n\n\u2007\u2007\u2007\u2007Y"]),
    "table": (
        "| Імя | n | c |\n|:--|--:|:-:|\n| Мінск | 10 | *i* |\n| a\\|b | 2 | 👩‍👩‍👧‍👦🇧🇾x |",
        [
            "<pre>Імя   │  n │   c\n──────┼────┼──────\nМінск │ 10 │   i\na|b   │  2 │ 👩‍👩‍👧‍👦🇧🇾x</pre>",
        ],
    ),
    "table with a short row": ("|a|b|\n|-|-|\n|c|", ["<pre>a │ b\n──┼──\nc │</pre>"]),
    "link in a table": (f"|a|\n|-|\n|[b<]({URL})|", [f"<pre>a\n{'─' * 18}\nb&lt; ({URL})</pre>"]),
    "a table too wide for a telephone": (
        f"| Горад | Затрымана | | Спіс |\n|-|-:|-|-|\n| {'Мінск ' * 5} | 12 | x | [a]({URL}) |\n| Брэст | | | |",
        [
            f"•\xa0Горад: {'Мінск ' * 4}Мінск\n{HANG}Затрымана: 12\n{HANG}x\n{HANG}Спіс: {LINK}\n\n•\xa0Горад: Брэст",
        ],
    ),
    "a wide table of a head only": (f"| {'a' * 30} | {'b' * 30} |\n|-|-|", [f"{'a' * 30} · {'b' * 30}"]),
    "tags of telephones": (
        "<b>a</b> <I>b</I> <ins>c</ins> <strike>d</strike> <tg-spoiler>e</tg-spoiler><h2>f</h2>",
        ["<b>a</b> <i>b</i> <u>c</u> <s>d</s> <tg-spoiler>e</tg-spoiler><b>f</b>"],
    ),
    "tags in tags and in bold": ("**<i>a <u>b</u></i>** <b>c *d*</b>", ["<b><i>a <u>b</u></i></b> <b>c <i>d</i></b>"]),
    "tags within words": ("<b>«Слова»</b>м", ["<b>«Слова»</b>м"]),
    "tags that cross others are left out": ("<b>a *b</b> c* <i>d<u>e</i>", ["a <i>b c</i> <i>de</i>"]),
    "tags without an other": ("a</b> <i>b", ["a b"]),
    "a link as a tag": (f'<a class=x href="{URL}?a&amp;b">c</a>', [f'<a href="{URL}?a&amp;b">c</a>']),
    "a line break as a tag": ("a<br>b<br/>c", ["a\nb\nc"]),
    "a box of another program": ("<aside>\n💡 a\n\n</aside>\n\n<span style='x'>b</span>", ["💡 a", "b"]),
    "comments are left out": ("a <!-- b --> c\n\n<!-- d\n\n> e -->\n\n- f\n  <!-- g -->", ["a  c", "•\xa0f"]),
    "a comment before a text": ("<!-- a --> b\n<!-- c\nd -->e", [" b\ne"]),
    "tags and comments in code": ("`<b>` `<!-- a -->`", ["<code>&lt;b&gt;</code> <code>&lt;!-- a --&gt;</code>"]),
    "tags that are escaped": (r"\<b>a\</b>", ["&lt;b&gt;a&lt;/b&gt;"]),
    "other tags are text": ("<Мінск> <minsk>", ["&lt;Мінск&gt; &lt;minsk&gt;"]),
    "a link without a scheme": (
        "[a](example.org/b?c) ![d](пример.бел)",
        [
            '<a href="https://example.org/b?c">a</a> <a href="https://xn--e1afmkfd.xn--90ais">d</a>',
        ],
    ),
    "a name with an escaped sign": (r"https://a.by/b\_c.by a\.by", ["https://a.by/b_c.by a.\u2060by"]),
    "a footnote that is not there": ("a [^x]", ["a [^x]"]),
}


@pytest.mark.parametrize("name", CASES)
def test_markdown_becomes(name: str) -> None:
    body, expected = CASES[name]
    assert blocks(body) == expected
    assert all(isinstance(judge(html), Accepted) for html in expected)


SPELLED_OUT = {"a bad link is spelled out"}

REFUSED = {
    "relative link": ("\n[a](/b)", (2, "“/b”")),
    "script": ("[a](javascript:alert)", (1, "javascript:alert")),
    "link to a file": ("[a](file:///etc)", (1, "file:///etc")),
    "host without a dot": ("a\n[a](http://localhost/)", (2, "localhost")),
    "mention of a person": ("[a](tg://user?id=1)", (1, "tg://user")),
    "bad image": ("a  \nb\n![c](d.png)", (3, "d.png")),
    "bad link in a list in a quote": ("> - a\n> - [b](c)", (2, "“c”")),
    "bad link in a table": ("|a|\n|-|\n|b|\n|[c](d)|", (4, "“d”")),
    "bad link in a footnote": ("a[^1]\n\n[^1]: b\n    [c](d)", (4, "“d”")),
    "a picture as a tag": ("a\n\nb\nc <img src='x_y_z'>", (4, "<img src='x_y_z'>")),
    "a table as tags": ("<table>\n\n", (1, "<table>")),
    "a comment without an end": ("a\n\n<!-- b\n\nc", (3, "write -->")),
    "a picture that is a file": ("[a](map.png)", (1, "“map.png”")),
    "bad address of a definition": ("a [b][c] ![d][c]\n\n[c]: e.png", (3, "“e.png”")),
    "picture inside the file": (f"![][c]\n\n[c]: <data:image/png;base64,{'A' * 9000}>", (3, "inside the file")),
    "long link": (f"[a]({URL}{'я' * 1000})", (1, "too long")),
    "second definition": (f"[a]\n\n[a]: {URL}\n[a]: {URL}2", (4, "again")),
    "footnote without a mark": ("a\n\n[^1]: b", (3, "[^1]")),
    "second footnote": ("a[^1]\n\n[^1]: b\n\n[^1]: c", (5, "twice")),
    "cells without a column": ("|a|\n|-|\n|b|c|", (3, "columns")),
    "quotes too deep": ("> " * 14 + "a", (1, "deep")),
    "lists too deep": ("- " * 7 + "a", (1, "deep")),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_readers_would_not_see_as_meant_is_refused_with_its_line(name: str) -> None:
    body, (line, words) = REFUSED[name]
    [(found, message, values)] = problems(body)
    assert found == line
    assert words in message % values


SOUND = {
    **{name: body for name, (body, _) in CASES.items() if name not in SPELLED_OUT},
    "signs that are no tags": "1 < 2, a<b, x <- y, <3, <тэг>",
    "escaped tags and brackets": "\\<b> &lt;b> `<b>` \\[^1] [a] [ ] [x]",
    "every kind of link": "[a](https://Пример.бел:8080/шлях?q#f) [b](tg://resolve?domain=x) [c](mailto:a@b.by)",
    "an escaped bar in a cell": "|a|b|\n|-|-|\n|c\\|d|e|\n|f|",
    "anything in code": "```\n<b>[a](b)[^1]\n```",
    "many quotes": "> " * 13 + "a",
    "lists in lists": "- " * 6 + "a",
    "a definition that is not used": f"a\n\n[b]: {URL}",
    "hashtags, bars and stars": "#тэг 5*6 a|b | c 2 == 2 _a_ {x} [x] (y)",
}


@pytest.mark.parametrize("name", SOUND)
def test_nothing_else_is_refused(name: str) -> None:
    assert problems(SOUND[name]) == []


def test_problems_come_in_the_order_of_the_lines() -> None:
    assert [line for line, _, _ in problems("[^1]: a\n\n[b](c) <img>\n\n<td>")] == [1, 3, 3, 5]


urls = st.from_regex(r"(https?|tg)://[a-zё0-9_:.@%\[-]{0,12}([/?#][^\s]{0,9})?", fullmatch=True)


@settings(derandomize=True, deadline=None, database=None, max_examples=500)
@given(urls)
def test_telegram_keeps_every_link_that_we_let_pass(url: str) -> None:
    if opens(url):
        seen = judge(f'<a href="{escape(url)}">x</a>')
        assert isinstance(seen, Accepted)
        assert [entity.kind for entity in seen.entities] == ["text_link"]
