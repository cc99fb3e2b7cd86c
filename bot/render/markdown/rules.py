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
