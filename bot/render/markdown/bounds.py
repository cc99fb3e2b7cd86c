"""How much one commentary may hold: what is over it is refused before it costs anything, see docs/decisions/018."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from bot.model.issue import MAX_LINES
from bot.render.markdown.problem import Problem, TooMuch, problem

MESSAGES = 20
"""That one commentary may fill, what stands around its text not counted."""
SIGNS = 2000
"""Characters that may be Markdown; a link takes four, and an address may have some."""
COLUMNS = 20
DEPTH = 16
"""Blocks within blocks; a list within a list is two. The parser drops what lies deeper, without a word."""
INLINE_DEPTH = 16
TOKENS = 4000
"""What the parser makes of a body: three for a paragraph or a cell, two for each bold word."""

_SIGN = re.compile(r"[][*_~`<|^&#\\]")
_COLUMNS = re.compile(r"[ \t>]*\|?[ \t:|-]*-[ \t:|-]*")


def excess(body: str) -> Problem | None:
    """Why a body is not even parsed; costs next to nothing."""
    lines = body.count("\n") + 1
    if lines > MAX_LINES:
        return problem(0, "the text has %(count)s lines: at most %(limit)s fit", count=lines, limit=MAX_LINES)
    signs = sum(1 for _ in _SIGN.finditer(body))
    if signs > SIGNS:
        return problem(
            0, "the text has %(count)s Markdown signs (such as * or [): at most %(limit)s fit", count=signs, limit=SIGNS
        )
    return next(_wide(body), None)


def _wide(body: str) -> Iterator[Problem]:
    """A table has as many columns as the line under its head."""
    for number, line in enumerate(body.split("\n")):
        columns = len(line.strip(" \t>|").split("|"))
        if columns > COLUMNS and _COLUMNS.fullmatch(line):
            yield problem(
                number, "the table has %(count)s columns: at most %(limit)s fit", count=columns, limit=COLUMNS
            )


class Budget(list[Token]):
    """Tokens, counted as the parser makes them; several lists share one count."""

    def __init__(self, shared: "Budget | None" = None) -> None:
        super().__init__()
        self._shared = shared or self
        self.made = 0

    def append(self, token: Token) -> None:
        self._shared.made += 1
        if self._shared.made > TOKENS:
            raise TooMuch(problem(0, "the text has too many lists, cells, links or bold words for one commentary"))
        super().append(token)
