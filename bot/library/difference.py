"""Two versions of a text, sentence by sentence."""

import re
from collections.abc import Iterator, Sequence

from bot.model.difference import Change, Difference, Sentence

_PLACES = 250_000
"""Pairs of sentences that are compared: a tenth of a second; where there are more, all that lies between is new."""
_END = re.compile(r"""\n+|(?:(?<=\w\w[.!?…])|(?<=[.!?…]{2})|(?<=[.!?…][)»”"’\]]))[ \xa0]+(?![a-zа-яёіў])""")


def difference(old: str, new: str) -> Difference:
    """Of two texts as readers see them."""
    before, after = sentences(old), sentences(new)
    first = _common(before, after)
    last = _common(before[first:][::-1], after[first:][::-1])
    between = _between(before[first : len(before) - last], after[first : len(after) - last])
    ends = ([Sentence(Change.KEPT, text) for text in texts] for texts in (before[:first], before[len(before) - last :]))
    beginning, ending = ends
    return (*beginning, *between, *ending)


def sentences(text: str) -> list[str]:
    parted = (" ".join(each.split()) for each in _END.split(text))
    return [sentence for sentence in parted if sentence]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many sentences both begin with."""
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return same


def _between(old: Sequence[str], new: Sequence[str]) -> Iterator[Sentence]:
    """By their longest common subsequence."""
    rest = _lengths(old, new) if len(old) * len(new) <= _PLACES else None
    left = right = 0
    while rest and left < len(old) and right < len(new):
        if old[left] == new[right]:
            yield Sentence(Change.KEPT, old[left])
            left, right = left + 1, right + 1
        elif rest[left + 1][right] >= rest[left][right + 1]:
            yield Sentence(Change.REMOVED, old[left])
            left += 1
        else:
            yield Sentence(Change.ADDED, new[right])
            right += 1
    yield from (Sentence(Change.REMOVED, text) for text in old[left:])
    yield from (Sentence(Change.ADDED, text) for text in new[right:])


def _lengths(old: Sequence[str], new: Sequence[str]) -> list[list[int]]:
    """How many sentences what begins at two places has in common."""
    rest = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for left in reversed(range(len(old))):
        row, below, sentence = rest[left], rest[left + 1], old[left]
        for right in reversed(range(len(new))):
            row[right] = below[right + 1] + 1 if sentence == new[right] else max(below[right], row[right + 1])
    return rest
