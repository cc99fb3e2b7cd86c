"""What an editor is told of a text that goes out all the same."""

import pytest

from bot.render.markdown.judge import find_problems
from bot.render.markdown.oddities import live_in_line, oddities

URL = "https://a.by/"
WIDE = "| Горад | Заўвага |\n|---|---|\n| Мінск і вобласць | з пачатку году |"

ODD = {
    "blanks in bold": ("a ** b", (1, r"\*\*")),
    "a link with a blank": (f"[b] ({URL})", (1, "no blank")),
    "space in a link": ("a\n[b](https://a.by/c d)", (2, "[b](https://a.by/c d)")),
    "footnote in a link": (f"[a[^1]]({URL})\n\n[^1]: b", (1, "makes no link")),
    "an unknown tag": ("a\n\nb\n<minsk x_y>", (4, "<minsk x_y>")),
    "link without a definition": ("a [b][c]", (1, "[b][c]")),
    "brackets the wrong way round": (f"(a)[{URL}]", (1, "parentheses")),
    "wiki link": ("a ![[b]]", (1, r"!\[\[b]]")),
    "table without a rule": ("a\n\n| b | c |\n| 1 | 2 |", (3, "|---|---|")),
    "table in a paragraph": ("a\n\nb: | c | d |\n|---|---|\n| 1 | 2 |", (3, "line of its own")),
    "callout": ("> [!note] a\n> b", (1, r"\[!note]")),
    "hidden words": ("a\n||b||", (2, r"\|\|b\|\|")),
    "marked words": ("a ==b==", (1, "==b==")),
    "heading without a blank": ("##a", (1, "heading")),
    "a hashtag for a heading": ("a\n#Вынікі тыдня", (2, "#Вынікі тыдня is a hashtag")),
    "attributes": ("a {.underline} b", (1, "{.underline}")),
    "a product": ("a\n5*3*2", (2, "5*3*2")),
    "a reference says how to show it": ("a[1][2]", (1, r"\[1]\[2]")),
    "footnote without a text": ("a\nb[^1]", (2, "[^1]")),
    "bold that was typed in a chat": (r"a \*\*b\*\*", (1, "**b** is shown as it was typed")),
    "a link that was typed in a chat": (rf"a \[b]({URL})", (1, f"[b]({URL}) is shown as it was typed")),
    "a heading that was typed in a chat": ("a\n\\## b", (2, "## b is shown as it was typed")),
    "indented paragraph": ("a\n\n    b\n    c", (3, "blanks at the start")),
    "tab before a paragraph": ("a\n\n\tb", (3, "blanks at the start")),
    "a line below a text": ("a\n\nb\n---\n\nc", (4, "a line is drawn")),
    "a heading by the line below it": ("a\n\nb\n-----", (3, "this is a heading")),
    "a comment": ("a\n\n<!-- b\n\nc -->\n\nd", (3, "the comment <!-- b c --> is left out")),
    "a comment in a text": ("a\nb <!-- c\nd --> e", (2, "<!-- c d -->")),
    "a tag that says nothing": ("a\n<aside>b", (2, "<aside> is left out")),
    "a wide table": (f"a\n\n{WIDE}", (3, "too wide for a telephone")),
    "a link without a scheme": ("a\n[b](a.by)", (2, "leads to https://a.by")),
    "a site": ("a\nпра TUT.BY і TUT.BY", (2, "[TUT.BY](https://TUT.BY)")),
    "a command": ("a /stop b", (1, "“/stop”")),
    "a person": ("a @name_1 b", (1, "“@name_1”")),
    "numbers that leap": ("a\n\n1994. b\n\n2020. c", (3, "stay as they were written")),
    "code without an end": ("a\n\n```\nb\n\nc", (3, "write ``` below its end")),
    "code that begins at the end": ("a\n\n~~~~", (3, "write ~~~~ below its end")),
    "a line below a quotation": ("> a\n> b\nc", (3, "belongs to the quotation")),
    "columns of tabs": ("a\n\nb\tc\nd\te", (3, "tabs make no columns")),
    "a list typed with dashes": ("Планы:\n— a\n— b", (2, "“—” stay lines")),
}


@pytest.mark.parametrize("name", ODD)
def test_it_is_told_with_its_line_and_is_in_nobodys_way(name: str) -> None:
    body, (line, words) = ODD[name]
    [found] = oddities(body)
    assert found.line == line
    assert words in found.message % found.values
    assert find_problems(body) == []


PLAIN = {
    "code with an end": "```\na\tb\nc\td\n```\n\n> ```\n> e\n> ```",
    "a quotation and a text": "> a\n> b\n\nc",
    "a tab in one line": "a\tb\nc",
    "signs that are no tags": "1 < 2, a<b, x <- y, <3, <тэг> 5 * 3 a*b*c",
    "escaped signs": r"\*\* \<b> \[a][b] \|\|c\|\| \#d 5\*3 {x}",
    "tags that mean something": f'<b>a</b><br><i>b</i> <a href="{URL}">a.by</a>',
    "names in links and in code": f"[a.by /stop]({URL}) `b.by` <{URL}> x@a.by",
    "lists": "1. a\n2. b\n\nx\n\n1. c\n1. d\n\n- e\n  f\n\n      g",
    "code": "```\n<b> ** a.by\n    b\n```",
    "a table that fits": "|a|b|\n|-|-|\n|c|d|",
    "lines": "a\n\n---\n\nb\n\n* * *",
    "a dash alone": "Мінск\n— сталіца",
    "too much, which is refused": "*" * 3000,
    "nothing": "",
}


@pytest.mark.parametrize("name", PLAIN)
def test_of_other_texts_nothing_is_told(name: str) -> None:
    assert oddities(PLAIN[name]) == []


def test_oddities_come_in_the_order_of_the_lines() -> None:
    assert [each.line for each in oddities("a.by\n\n<div>b ** c\n\n    /d")] == [1, 3, 3, 5, 5]


def test_names_in_a_headline_are_told_once_without_the_way_to_link_them() -> None:
    told = [found.message % found.values for found in live_in_line("TUT.BY і TUT.BY, /stop")]
    assert told == ["“TUT.BY” is shown so that nobody can tap it", "“/stop” is shown so that nobody can tap it"]
    assert live_in_line("Вынікі тыдня і т.д.") == []
