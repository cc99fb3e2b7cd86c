"""Where we read Markdown as a newsroom writes it, and not as its programs do."""

import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import unquote

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from bot.model.links import opens

BENEATH = "beneath"
"""The `info` of a rule right below a text, and of a heading that is one by the line below it."""
WRITTEN = "written"
_PRODUCT = re.compile(r"(?<=\d)\*(?=\d)")
_BOLD = re.compile(
    r"\*\*(?P<before>[ \xa0]*)"
    r"(?P<text>[^\s*`\[\]<>\\](?:[^*`\[\]<>\\\n]{0,500}[^\s*`\[\]<>\\])?)"
    r"(?P<after>[ \xa0]*)\*\*"
)
_SITE = re.compile(
    r"(?:[\w-]+\.)+(?!(?:avif|css|docx?|gif|html?|jpe?g|js|md|mp[34]|odt|pdf|php|png|pptx?|svg|txt|webp|xlsx?)$)"
    r"[^\W\d_]{2,24}(?::\d+)?(?:[/?#]\S*)?"
)


def product(state: StateInline, silent: bool) -> bool:
    """5*3*2 has nothing in italics."""
    if not _PRODUCT.match(state.src, state.pos):
        return False
    if not silent:
        state.append_pending("*")
    state.pos += 1
    return True


def bold(state: StateInline, silent: bool) -> bool:
    """Bold as it is typed: where all asterisks are pairs, blanks inside of them and signs beside them do not matter."""
    found = _BOLD.match(state.src, state.pos, state.posMax)
    if not found or "***" in state.src or state.src.count("**") % 2:
        return False
    if not silent:
        end = state.posMax
        state.append_pending(found["before"] if _glued(state.src[: found.start()][-1:]) else "")
        state.push("strong_open", "strong", 1).markup = "**"
        state.pos, state.posMax = found.span("text")
        state.md.inline.tokenize(state)
        state.tokens[-1].content = state.tokens[-1].content.rstrip()
        state.push("strong_close", "strong", -1).markup = "**"
        state.append_pending(found["after"] if _glued(state.src[found.end() : found.end() + 1]) else "")
        state.posMax = end
    state.pos = found.end()
    return True


def _glued(neighbour: str) -> bool:
    """Whether a blank is missed between asterisks and what is beside them."""
    return neighbour not in ("", " ", "\n", "[", "]")


def ruled(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Token]:
    """Three hyphens below a text are a line, not what makes it a heading; longer lines are drawn by programs."""
    level: Token | None = None
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.markup == "-" and token.map:
            token.info = BENEATH
            text, under = tokens[place + 1], lines[token.map[1] - 1].strip(" \t>")
            if under == "---" or "\n" in text.content:
                level = token
                token.type, token.tag, token.info = "paragraph_open", "p", ""
        yield token
        if level and level.map and token.type == "heading_close":
            token.type, token.tag = "paragraph_close", "p"
            last = level.map[1]
            level.map = [level.map[0], last - 1]
            yield Token("hr", "hr", 0, map=[last - 1, last], level=level.level, info=BENEATH, markup="---", block=True)
            level = None


def complete(token: Token, normal: Callable[[str], str]) -> None:
    """Whoever links example.org means https://example.org; `meta` keeps what was written. `normal` encodes a link."""
    where = {"link_open": "href", "image": "src"}.get(token.type, "")
    url = str(token.attrs.get(where, ""))
    written = unquote(url)
    if not opens(url) and _SITE.fullmatch(written):
        token.attrs[where] = normal(f"https://{written}")
        token.meta = {**token.meta, WRITTEN: written}
