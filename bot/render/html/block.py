"""A block of HTML that is being packed: how much of it fits somewhere, and what is left of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Self

from bot.render.html.spans import Run, costs, read_runs
from bot.render.html.visible import blank, escape, prefix, units

_LONGEST_HEADING = 300
"""UTF-16 units; what is longer is a text."""


@dataclass(frozen=True)
class Room:
    """Of a message, in Telegram's three measures: UTF-16 units of visible text, entities, bytes of HTML."""

    units: int
    entities: int
    size: int

    @classmethod
    def of(cls, runs: Iterable[Run]) -> Self:
        """What these need."""
        taken = [(units(run.text), cost.entities, cost.size + _size(run.text)) for run, cost in costs(runs)]
        return cls(*map(sum, zip(*taken, strict=True))) if taken else cls(0, 0, 0)

    def less(self, other: "Room") -> "Room":
        return Room(self.units - other.units, self.entities - other.entities, self.size - other.size)


@dataclass(frozen=True)
class Reach:
    """How many code points fit, and whether these are all."""

    end: int
    whole: bool


class Block:
    """What is taken from the front is gone; `drop` and `take` cost what they take, not what is left."""

    def __init__(self, html: str) -> None:
        runs = read_runs(html)
        self._left = runs[::-1]  # the next one last, where it is cheap to take away
        self.leads = _leads(runs)
        """Whether it is nothing without what follows: a heading, or a line that ends with a colon."""

    @property
    def blank(self) -> bool:
        return not has_text(reversed(self._left))

    def reach(self, room: Room) -> Reach:
        end, visible, entities, size = 0, room.units, room.entities, room.size
        for run, cost in costs(reversed(self._left)):
            entities -= cost.entities
            size -= cost.size
            if entities < 0:
                return Reach(end, whole=False)
            fits = _within(run.text, max(0, visible), max(0, size))
            end += len(fits)
            if len(fits) < len(run.text):
                return Reach(end, whole=False)
            visible -= units(run.text)
            size -= _size(run.text)
        return Reach(end, whole=True)

    def peek(self, end: int) -> list[Run]:
        """The first `end` code points."""
        runs: list[Run] = []
        for run in reversed(self._left):
            if end <= 0:
                break
            runs.append(Run(run.text[:end], run.tags))
            end -= len(run.text)
        return runs

    def take(self, end: int) -> list[Run]:
        runs = self.peek(end)
        self.drop(end)
        return runs

    def drop(self, count: int) -> None:
        while count > 0:
            run = self._left.pop()
            if count < len(run.text):
                self._left.append(Run(run.text[count:], run.tags))
            count -= len(run.text)


def has_text(runs: Iterable[Run]) -> bool:
    return any(not blank(run.text) for run in runs)


def _leads(runs: Sequence[Run]) -> bool:
    shown = [run for run in runs if not blank(run.text)]
    text = "".join(run.text for run in islice(shown, _LONGEST_HEADING + 1))
    if not shown or units(text) > _LONGEST_HEADING:
        return False
    return text.rstrip().endswith(":") or all(run.tags and run.tags[0].name == "b" for run in shown)


def _size(text: str) -> int:
    return len(escape(text).encode())


def _within(text: str, room: int, size: int) -> str:
    """The longest beginning that fits in both measures."""
    text = prefix(text, room)
    if _size(text) <= size:
        return text
    end = 0
    for character in text:
        size -= _size(character)
        if size < 0:
            break
        end += 1
    return text[:end]
