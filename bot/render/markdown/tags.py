"""HTML as telephones and note-taking programs leave it in a text: taken as what it means, or left out.

A tag that means nothing here is no loss, and its text stays. Markdown has no tags for us: they are tokens of our own.
"""

import html
import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

MEANT = {
    **dict.fromkeys(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"), "strong"),
    **dict.fromkeys(("i", "em", "cite"), "em"),
    **dict.fromkeys(("s", "strike", "del"), "s"),
    **dict.fromkeys(("u", "ins"), "u"),
    "tg-spoiler": "spoiler",
    "a": "link",
}
"""The names of tags, and the tokens that they are."""
EMPTY = frozenset(
    (
        *("abbr", "article", "aside", "big", "center", "code", "details", "div", "font", "footer", "header", "label"),
        *("main", "mark", "nobr", "p", "q", "section", "small", "span", "sub", "summary", "sup", "time", "tt", "wbr"),
    )
)
"""Those that say nothing about a text here."""
LEFT_OUT = "left_out"
"""The token of what readers do not see: such a tag, or a comment."""
TAG = "tag"
"""The markup of a tag that means something."""

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]{0,20})(?P<rest>(?:\s[^<>]{0,2000})?)/?>")
_COMMENT = ("<!--", "-->")
_HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def inline(state: StateInline, silent: bool) -> bool:
    """The parser's rule for what begins with `<`: a token for each tag, which `paired` puts together."""
    end = comment_end(state.src, state.pos)
    found = _TAG.match(state.src, state.pos)
    name = found["name"].lower() if found else ""
    if end < 0 and not (found and _known(name)):
        return False
    if not silent:
        token = state.push("hardbreak" if name == "br" else LEFT_OUT, name, 0)
        token.markup = TAG if name in MEANT or name == "br" else ""
        token.content = found[0] if found else state.src[state.pos : end]
    state.pos = found.end() if found else end
    return True


def block(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """A comment with lines of its own, which may be empty ones."""
    start = state.bMarks[first] + state.tShift[first]
    stop = comment_end(state.src, start)
    last = next((line for line in range(first, end) if stop <= state.eMarks[line]), None)
    if stop < 0 or last is None or state.src[stop : state.eMarks[last]].strip():
        return False
    if not silent:
        state.line = last + 1
        token = state.push(LEFT_OUT, "", 0)
        token.map, token.content = [first, state.line], state.src[start:stop]
    return True


def comment_end(text: str, start: int) -> int:
    """Where the comment that begins at `start` ends; -1 if there is none."""
    opening, closing = _COMMENT
    if not text.startswith(opening, start):
        return -1
    end = text.find(closing, start + len(opening))
    return end + len(closing) if end >= 0 else -1


def paired(tokens: Sequence[Token]) -> None:
    """Let each tag and the one that ends it be what they mean; those without an other stay left out."""
    opened: list[Token] = []
    for token in tokens:
        if token.markup == TAG and token.type == LEFT_OUT:
            if not token.content.startswith("</"):
                opened.append(token)
            elif token.tag in _ending(opened):
                while (opening := opened.pop()).tag != token.tag:
                    pass
                _pair(opening, token)
        elif token.nesting > 0:
            opened.append(token)
        elif token.nesting < 0:
            while opened and opened.pop().type == LEFT_OUT:
                pass


def _ending(opened: Sequence[Token]) -> Iterator[str]:
    """The names of tags that may end here."""
    for token in reversed(opened):
        if token.type != LEFT_OUT:
            return
        yield token.tag


def _pair(opening: Token, closing: Token) -> None:
    kind = MEANT[opening.tag]
    if kind == "link":
        href = _HREF.search(opening.content)
        if not href:
            return
        opening.attrs = {"href": html.unescape(next(filter(None, href.groups()), ""))}
    opening.type, opening.nesting = f"{kind}_open", 1
    closing.type, closing.nesting = f"{kind}_close", -1


def _known(name: str) -> bool:
    return name == "br" or name in MEANT or name in EMPTY
