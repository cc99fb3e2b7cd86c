"""Packs blocks of HTML into messages that Telegram takes whole: it refuses long texts, and drops entities past 100."""

import re
from collections.abc import Iterable, Sequence

from wcwidth import grapheme_boundary_before

from bot.render.html.spans import Run, cut, entities, read, write
from bot.render.html.visible import blank, prefix, units

ENTITIES = 100
_JOINT = "\n\n"
_NO_BREAK = "\N{NO-BREAK SPACE}"

# A full stop after a single letter or digit ends an initial or a number, and before a small letter an abbreviation.
_SENTENCE = re.compile(
    r"""\n[ \n]*|(?:(?<=\w\w[.!?…])|(?<=[.!?…]{2})|(?<=[.!?…][)»”"’\]])|(?<=[.!?…]\[\d\]))[ ]+(?![a-zа-яёіў])"""
)
_WORD = re.compile(r"[ \n]+")


def pack(blocks: Iterable[str], limit: int = 4096) -> list[str]:
    """Join blocks of complete HTML into as few messages as possible; `limit` in UTF-16 units of visible text.

    A block that fits into a message is never cut; a longer one is cut between lines or sentences,
    else words, else graphemes.
    """
    return _Packing(limit).messages(map(read, blocks))


class _Packing:
    """The message being filled, and those that are full."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._full: list[str] = []
        self._parts: list[str] = []
        self._room = limit
        self._spare = ENTITIES

    def messages(self, blocks: Iterable[Sequence[Run]]) -> list[str]:
        for block in blocks:
            rest = block
            while not blank(_text(rest)):
                rest = self._take(rest)
        self._close()
        return self._full

    def _take(self, block: Sequence[Run]) -> Sequence[Run]:
        """Put as much of the block into the message as may stand there; returns the rest."""
        room = self._room - len(_JOINT) if self._parts else self._room
        if _fits(block, room, self._spare):
            self._add(block, room)
            return ()
        if self._parts and _fits(block, self._limit, ENTITIES):
            self._close()
            return block
        text = _text(block)
        reach = min(len(prefix(text, max(0, room))), _affordable(block, self._spare))
        end, resume = _place(block, reach, fresh=not self._parts)
        if end and not blank(text[:end]):
            self._add(cut(block, 0, end), room)
        self._close()
        return cut(block, resume, len(text))

    def _add(self, runs: Sequence[Run], room: int) -> None:
        self._parts.append(write(runs))
        self._room = room - units(_text(runs))
        self._spare -= sum(entities(runs))

    def _close(self) -> None:
        if self._parts:
            self._full.append(_JOINT.join(self._parts))
        self._parts, self._room, self._spare = [], self._limit, ENTITIES


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _fits(runs: Sequence[Run], room: int, spare: int) -> bool:
    return units(_text(runs)) <= room and sum(entities(runs)) <= spare


def _affordable(runs: Sequence[Run], spare: int) -> int:
    """How much of the text needs at most `spare` entities."""
    place = 0
    for run, more in zip(runs, entities(runs), strict=True):
        spare -= more
        if spare < 0:
            break
        place += len(run.text)
    return place


def _place(runs: Sequence[Run], reach: int, *, fresh: bool) -> tuple[int, int]:
    """Where to end a piece of at most `reach` code points, and where to go on after it.

    (0, 0) where only a fresh message could take a piece: words are not torn apart to fill up a message.
    """
    text = _text(runs)
    # Inside code a sentence may not end: only lines do.
    lined = "".join(run.text.replace(" ", _NO_BREAK) if run.code else run.text for run in runs)
    place = _last(_SENTENCE, lined, reach)
    if place is None and fresh:
        place = _last(_WORD, text, reach) or _anywhere(text, reach)
    return place or (0, 0)


def _last(pattern: re.Pattern[str], text: str, reach: int) -> tuple[int, int] | None:
    """The last match that begins within reach and tears no grapheme (a space may carry a combining mark)."""
    last = None
    for match in pattern.finditer(text):
        if match.start() > reach:
            break
        if match.start() and _is_edge(text, match.end()):
            last = match.span()
    return last


def _anywhere(text: str, reach: int) -> tuple[int, int]:
    """Between graphemes; a grapheme too large for a message is cut between code points."""
    place = grapheme_boundary_before(text, reach + 1) or max(1, reach)
    return place, place


def _is_edge(text: str, place: int) -> bool:
    return place == len(text) or grapheme_boundary_before(text, place + 1) == place
