"""Messages as people write them in chats: what readers see of the Markdown that is made of them, judged by TDLib."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.entities import markdown, titled
from bot.model.entity import Entity
from bot.render.html.names import JOINER
from bot.render.markdown.blocks import blocks
from tests.examples import examples
from tests.tdlib import Accepted, judge

URL = "https://a.by/x?y=1&z"
SHOWN = frozenset(("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link", "blockquote"))


def bold(offset: int, length: int) -> Entity:
    return Entity("bold", offset, length)


MARKDOWN = {
    "plain words": ("Першы радок\nдругі", [], "Першы радок\nдругі"),
    "an empty line parts paragraphs": ("a\n\n \n\nb", [], "a\n\nb"),
    "bold": ("Мінск сёння", [bold(0, 5)], "**Мінск** сёння"),
    "places count UTF-16 units": ("🇧🇾 так", [bold(5, 3)], "🇧🇾 **так**"),
    "bold with blanks at its ends": ("a b c", [bold(1, 3)], "a<b> b </b>c"),
    "bold within a word, with a sign at its end": ("«Слова»м", [bold(0, 7)], "<b>«Слова»</b>м"),
    "italics in bold": ("a b", [bold(0, 3), Entity("italic", 2, 1)], "<b>a <i>b</i></b>"),
    "marks that overlap": ("abc", [bold(0, 2), Entity("italic", 1, 2)], "<b>a<i>b</i></b><i>c</i>"),
    "bold over two lines": ("a\nb", [bold(0, 3)], "**a**\n**b**"),
    "what we have no sign for": ("a", [Entity("custom_emoji", 0, 1), Entity("hashtag", 0, 1)], "a"),
    "a link": ("сайт тут", [Entity("text_link", 5, 3, url=URL)], f"сайт [тут]({URL})"),
    "an address with parentheses": ("a", [Entity("text_link", 0, 1, url=f"{URL}(b)")], f"[a](<{URL}(b)>)"),
    "brackets in a link": ("a]", [Entity("text_link", 0, 2, url=URL)], rf"[a\]]({URL})"),
    "a link that is no footnote": ("^a]:", [Entity("text_link", 0, 4, url=URL)], rf"[\^a\]:]({URL})"),
    "a backslash and a bracket in a link": ("\\](", [Entity("text_link", 0, 3, url=URL)], rf"[\\\](]({URL})"),
    "a call before a link": ("Ура!a", [Entity("text_link", 4, 1, url=URL)], rf"Ура\![a]({URL})"),
    "code": ("a`b", [Entity("code", 0, 3)], "``a`b``"),
    "code in a link": ("a", [Entity("code", 0, 1), Entity("text_link", 0, 1, url=URL)], f"[a]({URL})"),
    "a block of code": ("x\na\n\n  b\ny", [Entity("pre", 2, 6, language="py")], "x\n\n```py\na\n\n  b\n```\n\ny"),
    "a quotation": ("x\na\n\nb\ny", [Entity("expandable_blockquote", 2, 4)], "x\n\n> a\n>\n> b\n\ny"),
    "a quotation with a list": ("- a", [Entity("blockquote", 0, 3)], r"> \- a"),
    "two quotations": ("a\nb", [Entity("blockquote", 0, 1), Entity("blockquote", 2, 1)], "> a\n\n> b"),
    "asterisks": ("5*3, *a*, a * b, **", [], r"5\*3, \*a\*, a * b, \*\*"),
    "underscores": ("a_b _c_", [], r"a_b \_c\_"),
    "brackets": ("[1] і [a](b) [c]: d", [], r"[1] і \[a](b) \[c]: d"),
    "numbers at the start": ("1. a\n2020) b\n3.14", [], "1\\. a\n2020\\) b\n3.14"),
    "lists, headings and quotes": ("- a\n+ b\n# c\n> d\n#тэг", [], "\\- a\n\\+ b\n\\# c\n\\> d\n#тэг"),
    "rules and tables": ("a|b\n---\n===\n|-|-|", [], "a|b\n\\---\n\\===\n\\|-|-|"),
    "indented lines": ("a\n    b\n\tc", [], "a\nb\nc"),
    "tags and entities": ("<b>a</b> 1<2 &amp; &", [], r"\<b>a\</b> 1<2 \&amp; &"),
    "backslashes": ("C:\\dir a\\*\nb\\", [], "C:\\dir a\\\\\\*\nb\\\\"),
    "long lines are lines": ("слова " * 9 + "\nдва", [], ("слова " * 9).strip() + "\\\nдва"),
    "places beyond the text": ("ab", [bold(1, 9)], "a**b**"),
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_a_message_becomes(name: str) -> None:
    text, entities, expected = MARKDOWN[name]
    assert markdown(text, entities) == expected
    assert_same(text, entities)


def test_the_first_line_is_the_headline() -> None:
    assert titled("\n Загаловак *тыдня* \n\nтэкст", [bold(22, 5)]) == ("Загаловак *тыдня*", "**тэкст**")
    assert titled("", []) == ("", "")


WORDS = (
    *(
        "слова",
        "Мінск",
        "a",
        "b",
        "1",
        "12",
        "🇧🇾",
        "🔥",
        "й",
        "за́мок",
        "«",
        "»",
        "…",
        "—",
        "•",
        " ",
        " ",
        " ",
        "\n",
        "\n",
    ),
    *(
        "*",
        "**",
        "***",
        "_",
        "__",
        "~",
        "~~",
        "`",
        "```",
        "[",
        "]",
        "(",
        ")",
        "](",
        "!",
        "<",
        ">",
        "&",
        "amp;",
        "\\",
        "|",
    ),
    *(
        "#",
        "##",
        "-",
        "---",
        "+",
        "=",
        "===",
        ".",
        "1.",
        "2)",
        ":",
        "^",
        "[^1]",
        "[^1]:",
        "[a]:",
        "<b>",
        "</b>",
        "<!--",
    ),
    *(
        "-->",
        "|-|",
        "https://a.by/x_y",
        "<https://a.by>",
        "a@b.by",
        "\t",
        "    ",
        "\n\n",
        "> ",
        "- ",
        "{",
        "}",
        '"',
        "'",
    ),
    *("</a>", '<a href="https://a.by">', "<aside>", "<br>", "\xa0", "==", "||", "$", "@", "www."),
)
INLINE = ("bold", "italic", "underline", "strikethrough", "spoiler", "code", "text_link", "mention", "custom_emoji")


@st.composite
def messages(draw: st.DrawFn) -> tuple[str, list[Entity]]:
    text = "".join(draw(st.lists(st.sampled_from(WORDS), max_size=14)))
    entities = []
    for _ in range(draw(st.integers(0, 4))):
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        before, within, kind = len(_wide(text[:start])), len(_wide(text[start:end])), draw(st.sampled_from(INLINE))
        entities.append(Entity(kind, before, within, url=URL if kind == "text_link" else ""))
    lines = [0, *(place + 1 for place, unit in enumerate(_wide(text)) if unit == "\n"), len(_wide(text)) + 1]
    if draw(st.booleans()):
        first = draw(st.integers(0, len(lines) - 2))
        last = draw(st.integers(first + 1, len(lines) - 1))
        kind = draw(st.sampled_from(("blockquote", "expandable_blockquote", "pre")))
        entities.append(Entity(kind, lines[first], lines[last] - 1 - lines[first]))
    return text, entities


@settings(derandomize=True, deadline=None, database=None, max_examples=examples(1500))
@given(messages())
def test_readers_see_what_was_written(message: tuple[str, list[Entity]]) -> None:
    assert_same(*message)


def assert_same(text: str, entities: list[Entity]) -> None:
    """Every sign is there, marked as it was, and each line is a line."""
    seen = judge("\n\n".join(blocks(markdown(text, entities))))
    assert isinstance(seen, Accepted)
    found = [Entity(each.kind, each.offset, each.length) for each in seen.entities]
    shown = seen.text.replace(JOINER, "")
    assert _marked(seen.text, found) == _marked(text, entities)
    assert _lines(shown) == _lines(text)


def _marked(text: str, entities: Iterable[Entity]) -> list[tuple[str, frozenset[str]]]:
    """Each sign that can be seen, with what holds for it."""
    wide = _wide(text)
    kinds: list[set[str]] = [set() for _ in wide]
    for each in entities:
        kind = each.type.removeprefix("expandable_")
        for place in range(each.offset, min(each.offset + each.length, len(wide))):
            kinds[place] |= {kind} & SHOWN
    for start, end in _spread(wide):
        if any("blockquote" in kinds[place] and not wide[place].isspace() for place in range(start, end)):
            for place in range(start, end):
                kinds[place].add("blockquote")
        if not all("pre" in kinds[place] or wide[place].isspace() for place in range(start, end)):
            for place in range(start, end):
                kinds[place] = {"code" if kind == "pre" else kind for kind in kinds[place]}
    signs = zip(wide, map(_alone, kinds), strict=True)
    return [(sign, marks) for sign, marks in signs if not sign.isspace() and sign != JOINER]


def _alone(kinds: set[str]) -> frozenset[str]:
    quoted = kinds & {"blockquote"}
    if "pre" in kinds:
        return frozenset(quoted | {"pre"})
    if "text_link" in kinds:
        return frozenset(kinds - {"code"})
    return frozenset(quoted | {"code"}) if "code" in kinds else frozenset(kinds)


def _wide(text: str) -> list[str]:
    """A sign for each UTF-16 unit."""
    return [sign + half for sign in text for half in (("", "'") if ord(sign) > 0xFFFF else ("",))]


def _spread(wide: list[str]) -> Iterable[tuple[int, int]]:
    """Where lines begin and end."""
    return pairwise([0, *(place + 1 for place, sign in enumerate(wide) if sign == "\n"), len(wide)])


def _lines(text: str) -> list[str]:
    return ["".join(line.split()) for line in text.split("\n") if line.strip()]
