"""Whether a line break was meant: a chat's writers mean each, an editor program wraps its lines at some column."""

import re
from itertools import pairwise

_NARROWEST, _WIDEST = 50, 100
"""The columns at which programs wrap."""
_POINT = re.compile(r"[ \t]*(?:[^\w\s\"'«»„“”‘’(\[*_~`&<$%№#@\\-]|-[ \t])")
"""What a line of a list begins with, where it is no Markdown: a dash, a bullet, an emoji."""


def wrapped(paragraph: str) -> bool:
    """Whether every line but the last one is full: it had no room for the next line's first word."""
    lines = [line.strip() for line in paragraph.split("\n")]
    width = max(map(len, lines))
    if not _NARROWEST <= width <= _WIDEST or all(map(_POINT.match, lines[1:])):
        return False
    return all(
        len(line) + 1 + len(following.split(maxsplit=1)[0] if following else "") > width
        for line, following in pairwise(lines)
    )
