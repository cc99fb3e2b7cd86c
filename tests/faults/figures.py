"""What a fault left behind, in numbers, each beside the most that it may be."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    name: str
    value: float
    most: float = 0

    @property
    def holds(self) -> bool:
        return self.value <= self.most

    def __str__(self) -> str:
        return f"{'ok    ' if self.holds else 'BROKEN'} {self.name}: {self.value:g} (at most {self.most:g})"


def broken(figures: Iterable[Figure]) -> list[Figure]:
    """Those that are over; all are printed, for whoever reads the test's output."""
    listed = list(figures)
    print(*listed, sep="\n")
    return [figure for figure in listed if not figure.holds]
