"""Packs blocks of HTML into messages that Telegram takes whole: it refuses long ones, and drops entities past 100."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wcwidth import grapheme_boundary_before

from bot.render.html.block import Block, Room, has_text
from bot.render.html.spans import Run, read_runs, write_runs

ENTITIES = 100
SIZE = 1 << 15
"""Bytes of HTML in one message, which Telegram counts before it parses it."""
_JOINT = "\n\n"
_BETWEEN = Room(len(_JOINT), 0, len(_JOINT))
_NO_BREAK = "\N{NO-BREAK SPACE}"
_LOOKAHEAD = 1024
"""Code points after a possible end that are looked at: the blanks there, and what belongs to the last grapheme."""

# A full stop after a single letter or digit ends an initial or a number, and before a small letter an abbreviation.
_SENTENCE = re.compile(
    r"""\n[ \n]*|(?:(?<=\w\w[.!?…])|(?<=[.!?…]{2})|(?<=[.!?…][)»”"’\]])|(?<=[.!?…]\[\d\]))[ ]+(?![a-zа-яёіў])"""
)
_WORD = re.compile(r"[ \n]+")


class TooLong(ValueError):  # noqa: N818 -- the text is
    """The blocks need more messages than they may have, or hold what fits into none."""


def pack(
    blocks: Iterable[str], limit: int = 4096, *, size: int = SIZE, most: int | None = None, above: str = ""
) -> list[str]:
    """Join blocks of complete HTML into as few messages as possible; TooLong where they would be over `most`.

    `limit` is in UTF-16 units of visible text, `size` in bytes of HTML. A block that fits into a message is never cut;
    a longer one is cut between lines or sentences, else words, else graphemes. A heading stays with what follows it.
    The work is bounded by what comes out. Each leaves room for what the caller puts `above` it.
    """
    whole = Room(limit, ENTITIES, size)
    packing = _Packing(whole.less(Room.of(read_runs(above))).less(_BETWEEN) if above else whole, most)
    for html in blocks:
        packing.add(Block(html))
    return packing.finish()


@dataclass(frozen=True)
class _Part:
    """A block in the message, or as much of it as stands there; `leads` where it is nothing without what follows."""

    html: str
    takes: Room
    leads: bool


class _Packing:
    """The message being filled, and those that are full."""

    def __init__(self, whole: Room, most: int | None) -> None:
        self._whole = whole
        self._most = most
        self._full: list[str] = []
        self._parts: list[_Part] = []
        self._room = whole

    def add(self, block: Block) -> None:
        while not block.blank:
            self._take(block)

    def finish(self) -> list[str]:
        if self._parts:
            self._send(len(self._parts))
        return self._full

    def _take(self, block: Block) -> None:
        """Put as much of the block into the message as may stand there."""
        reach = block.reach(self._room)
        if reach.whole:
            self._put(block, reach.end, leads=block.leads)
            return
        fresh = all(part.leads for part in self._parts)
        if not fresh and block.reach(self._beside(self._leading())).whole:
            self._close()
            return
        end, resume = _place(block.peek(reach.end + _LOOKAHEAD), reach.end, fresh=fresh)
        if end and has_text(block.peek(end)):
            self._put(block, end, leads=False)
            block.drop(resume - end)
            self._close()
        elif resume:
            block.drop(resume)
        elif self._parts:
            self._send(len(self._parts)) if fresh else self._close()
        else:
            raise TooLong

    def _beside(self, parts: Sequence[_Part]) -> Room:
        """What these leave of a message."""
        room = self._whole
        for part in parts:
            room = room.less(part.takes).less(_BETWEEN)
        return room

    def _leading(self) -> list[_Part]:
        """The headings at the end of the message, whose text is still to come."""
        start = len(self._parts)
        while start and self._parts[start - 1].leads:
            start -= 1
        return self._parts[start:]

    def _put(self, block: Block, end: int, *, leads: bool) -> None:
        runs = block.take(end)
        part = _Part(write_runs(runs), Room.of(runs), leads)
        self._parts.append(part)
        self._room = self._room.less(part.takes).less(_BETWEEN)

    def _close(self) -> None:
        self._send(len(self._parts) - len(self._leading()))

    def _send(self, count: int) -> None:
        if len(self._full) == self._most:
            raise TooLong
        self._full.append(_JOINT.join(part.html for part in self._parts[:count]))
        self._parts = self._parts[count:]
        self._room = self._beside(self._parts)


def _place(runs: Sequence[Run], reach: int, *, fresh: bool) -> tuple[int, int]:
    """Where to end a piece of at most `reach` code points, and where to go on after it.

    (0, 0) where only a fresh message could take a piece: words are not torn apart to fill up a message.
    """
    texts = _glued(runs)
    text = "".join(texts)
    lined = "".join(each.replace(" ", _NO_BREAK) if run.code else each for each, run in zip(texts, runs, strict=True))
    place = _last(_SENTENCE, lined, reach)  # in code only lines end
    if place is None and fresh:
        place = _last(_WORD, text, reach) or _anywhere(text, reach)
    return place or (0, 0)


def _glued(runs: Sequence[Run]) -> list[str]:
    """The texts with no place for a cut between code and its caption."""
    texts = [run.text for run in runs]
    for number, following in enumerate(runs[1:]):
        if following.code and not runs[number].code and texts[number].endswith("\n"):
            texts[number] = texts[number][:-1] + _NO_BREAK
    return texts


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
    place = grapheme_boundary_before(text, reach + 1) or reach
    return place, place


def _is_edge(text: str, place: int) -> bool:
    return place == len(text) or grapheme_boundary_before(text, place + 1) == place
