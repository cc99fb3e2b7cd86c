"""The difference of two versions of a text, as an editor is shown it: sentence by sentence, in few lines."""

from collections.abc import Iterator
from itertools import groupby, takewhile

from bot.errors import shorten
from bot.model.difference import Change, Difference
from bot.render.numbers import few
from bot.render.voice import Voice

MOST = 6
"""Lines of the differences of one text."""
_AROUND = 24
"""Characters that are left before and after what differs in two sentences."""


def difference_lines(say: Voice, difference: Difference) -> list[str]:
    """None where readers see the same words: then only marks or addresses differ."""
    return few(say, list(_lines(say, difference)), MOST)


def _lines(say: Voice, difference: Difference) -> Iterator[str]:
    for kept, together in groupby(difference, key=lambda sentence: sentence.change is Change.KEPT):
        if kept:
            continue
        changed = list(together)
        removed = [sentence.text for sentence in changed if sentence.change is Change.REMOVED]
        added = [sentence.text for sentence in changed if sentence.change is Change.ADDED]
        for old, new in zip(removed, added, strict=False):
            was, now = differing(old, new)
            yield say("Was: %(sentence)s", sentence=was)
            yield say("Now: %(sentence)s", sentence=now)
        for old in removed[len(added) :]:
            yield say("Taken out: %(sentence)s", sentence=shorten(old))
        for new in added[len(removed) :]:
            yield say("Added: %(sentence)s", sentence=shorten(new))


def differing(old: str, new: str) -> tuple[str, str]:
    """Two sentences without most of what they begin and end with alike."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    begin = _word_before(old, same)
    tails = zip(reversed(old[same:]), reversed(new[same:]), strict=False)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], tails))
    end = _word_after(old, len(old) - alike)
    return _cut(old, begin, end), _cut(new, begin, end)


def _word_before(text: str, place: int) -> int:
    """Where to begin, so that a few words stand before what differs."""
    return 0 if place <= _AROUND else text.rfind(" ", 0, place - _AROUND) + 1


def _word_after(text: str, place: int) -> int:
    """How much to leave away, so that a few words stand after what differs."""
    end = text.find(" ", place + _AROUND)
    return len(text) - end if end >= 0 else 0


def _cut(text: str, begin: int, end: int) -> str:
    shown = text[begin : len(text) - end]
    return shorten(("…" if begin else "") + shown + ("…" if end else ""))
