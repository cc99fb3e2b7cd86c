"""The place of a text where most of the words are that somebody looks for, and these in bold."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from bot.model.search import Query
from bot.render.html.names import unlinked
from bot.render.html.visible import escape
from bot.render.shortening import MORE, shortened
from bot.stems.words import stems, words

LOOKED_AT = 20_000
"""Letters of a text; the rest of the longest ones is not looked through for a place to show."""
MOST_MARKS = 300
BEFORE = 30
"""Letters in front of the first word that is shown in bold."""


@dataclass(frozen=True)
class _Mark:
    """A word of the text, and which of those looked for it is."""

    start: int
    end: int
    word: int


def snippet(text: str, query: Query, language: str, limit: int) -> str | None:
    """HTML of about `limit` letters, ellipses where it was cut; None if none of the words is in the text."""
    text = unlinked(" ".join(text[:LOOKED_AT].split()))
    marks = _marks(text, query, language)
    if not marks:
        return None
    first = max(range(len(marks)), key=lambda place: (_worth(marks, place, limit), -place))
    start, end = _cut(text, marks[first].start, limit)
    inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
    return (MORE if start else "") + _bold(text, start, end, inside) + (MORE if end < len(text) else "")


def whole(text: str, query: Query, language: str, limit: int) -> str:
    """HTML of a headline from its beginning."""
    text = shortened(unlinked(text), limit)
    return _bold(text, 0, len(text), _marks(text, query, language))


def _marks(text: str, query: Query, language: str) -> list[_Mark]:
    wanted = {stem: place for place, word in enumerate(query.words) for stem in stems(word, language)}
    found = (
        _Mark(start, end, wanted[stem])
        for start, end in words(text)
        for stem in stems(text[start:end], language)
        if stem in wanted
    )
    return list(islice(found, MOST_MARKS))


def _worth(marks: Sequence[_Mark], first: int, limit: int) -> int:
    """How many of the words stand within the limit from that mark on."""
    until = marks[first].start + limit - BEFORE
    return len({mark.word for mark in takewhile(lambda mark: mark.end <= until, islice(marks, first, None))})


def _cut(text: str, first: int, limit: int) -> tuple[int, int]:
    """Between words, around the one that begins there; a whole text that is short enough."""
    if len(text) <= limit:
        return 0, len(text)
    start = max(first - BEFORE, 0)
    start = text.find(" ", start, first) + 1 or first if start else 0
    end = start + limit
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", first + 1, end)
    return start, space if space > 0 else end


def _bold(text: str, start: int, end: int, marks: Sequence[_Mark]) -> str:
    html, place = [], start
    for mark in marks:
        if mark.start >= place:  # a word may have two readings, both looked for
            html += [escape(text[place : mark.start]), f"<b>{escape(text[mark.start : mark.end])}</b>"]
            place = mark.end
    return "".join([*html, escape(text[place:end])])
