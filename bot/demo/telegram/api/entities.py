"""From the entities of the markup to those of the message: cleaned text, no overlaps that Telegram does not allow."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.demo.telegram.api.markup import Found
from bot.demo.telegram.message import Entity, units

SPLITTABLE = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
QUOTE = frozenset({"blockquote", "expandable_blockquote"})
VERBATIM = frozenset({"pre", "code"})
VALUES = {"text_link": "url", "pre": "language"}
ANYWHERE = (0, 0)
CLEAN = {code: " " for code in range(1, 32) if chr(code) not in "\n\r"} | dict.fromkeys(
    (0x0D, 0x30A, 0x333, 0x33F, *range(0x2028, 0x202F)), ""
)
"""What Telegram puts in place of characters that it does not take."""

Run = tuple[str, tuple[Found, ...]]
"""Text, and what holds for all of it; of a splittable kind, which may be merged, only the kind."""


def settle(text: str, found: Sequence[Found]) -> tuple[str, tuple[Entity, ...]]:
    """What stands in the chat: the text trimmed, the entities as Telegram would keep them."""
    runs = _trimmed(list(_runs(*_cleaned(text, _compatible(found)))))
    settled = sorted(_merged(runs), key=Found.rank)
    return "".join(text for text, _ in runs), tuple(map(_told, settled))


def _cleaned(text: str, found: Sequence[Found]) -> tuple[str, list[Found]]:
    clean = text.translate(CLEAN)
    if len(clean) == len(text):
        return clean, list(found)
    data = text.encode("utf-16-le")

    def moved(offset: int) -> int:
        return units(data[: 2 * offset].decode("utf-16-le").translate(CLEAN))

    places = [(moved(one.place[0]), moved(sum(one.place))) for one in found]
    kept = [replace(one, place=(begin, end - begin)) for one, (begin, end) in zip(found, places, strict=True)]
    return clean, _compatible(sorted((one for one in kept if one.place[1]), key=Found.rank))


def _compatible(found: Sequence[Found]) -> list[Found]:
    """Quotes stand in no other quote; links and code in no other link or code, and around no quote."""
    quotes = _apart([one for one in found if one.kind in QUOTE])
    continuous = _apart([one for one in found if one.kind not in QUOTE and one.kind not in SPLITTABLE])
    continuous = [one for one in continuous if not any(_within(quote, one) for quote in quotes)]
    kept = {id(one) for one in (*quotes, *continuous)}
    return [one for one in found if one.kind in SPLITTABLE or id(one) in kept]


def _apart(found: Sequence[Found]) -> list[Found]:
    """Those that lie in no earlier one."""
    apart: list[Found] = []
    for one in found:
        if not apart or not _inside(one, apart[-1]):
            apart.append(one)
    return apart


def _inside(inner: Found, outer: Found) -> bool:
    (begin, length), (outer_begin, outer_length) = inner.place, outer.place
    return outer_begin <= begin and begin + length <= outer_begin + outer_length


def _within(inner: Found, outer: Found) -> bool:
    return inner.place != outer.place and _inside(inner, outer)


def _runs(text: str, found: Sequence[Found]) -> Iterable[Run]:
    data = text.encode("utf-16-le")
    edges = {edge for one in found for edge in (one.place[0], sum(one.place))}
    for begin, end in pairwise(sorted({0, len(data) // 2, *edges})):
        here = [one for one in found if one.place[0] <= begin < sum(one.place)]
        if any(one.kind in VERBATIM for one in here):
            here = [one for one in here if one.kind not in SPLITTABLE]
        holds = tuple(Found(one.kind, ANYWHERE) if one.kind in SPLITTABLE else one for one in here)
        yield data[2 * begin : 2 * end].decode("utf-16-le"), holds


def _trimmed(runs: list[Run]) -> list[Run]:
    """Without the white space at both ends."""
    while runs and not runs[0][0].strip():
        runs = runs[1:]
    while runs and not runs[-1][0].strip():
        runs = runs[:-1]
    if runs:
        runs[0] = (runs[0][0].lstrip(), runs[0][1])
        runs[-1] = (runs[-1][0].rstrip(), runs[-1][1])
    return runs


def _merged(runs: Sequence[Run]) -> Iterable[Found]:
    """One for each stretch of runs for which the same holds."""
    begun: dict[Found, int] = {}
    offset = 0
    for text, here in [*runs, ("", ())]:
        for one in begun.keys() - set(here):
            begin = begun.pop(one)
            if begin < offset:
                yield Found(one.kind, (begin, offset - begin), one.value)
        for one in here:
            begun.setdefault(one, offset)
        offset += units(text)


def _told(found: Found) -> Entity:
    offset, length = found.place
    entity = {"type": found.kind, "offset": offset, "length": length}
    return entity | {VALUES[found.kind]: found.value} if found.value else entity
