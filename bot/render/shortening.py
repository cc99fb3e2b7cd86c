"""Texts that must fit: cut between words, with an ellipsis in the place of what is missing."""

import re
from collections.abc import Callable

from wcwidth import width

from bot.render.html.visible import units

MORE = "…"
_DANGLING = re.compile(r"(?:[\s,;:–—(«“„-]+\w?)+$")
"""What no line ends with: marks that lead on, and words of one letter."""

_NARROW, _SLIM, _BROAD = " \xa0іїijlІI.,:;'’ʼ!|·", "гtfr()-", "жмшщыюфЖМШЩЫЮФmwMW—"


def shortened(text: str, limit: float, measure: Callable[[str], float] = units) -> str:
    """On one line, and not longer than that; a first word that is too long by itself is cut through."""
    text = " ".join(text.split())
    if measure(text) <= limit:
        return text
    cut = ""
    for word in text.split(" "):
        longer = f"{cut} {word}" if cut else word
        if measure(longer + MORE) > limit:
            break
        cut = longer
    while not cut and text and measure(text + MORE) > limit:
        text = text[:-1]
    return _DANGLING.sub("", cut or text) + MORE


def ems(text: str) -> float:
    """About how wide it is in the letters that telephones have; 1: as wide as a letter is high."""
    return sum(map(_em, text))


def lines(text: str, room: float) -> int:
    """How many of them it takes where each has room for so many ems."""
    return sum(_lines(line, room) for line in text.split("\n"))


def _lines(line: str, room: float) -> int:
    count, taken = 1, 0.0
    for word in line.split(" "):
        taken += ems(word)
        if taken > room:
            count, taken = count + 1, ems(word)
        taken += _em(" ")
    return count


def _em(letter: str) -> float:
    cells = width(letter)
    if cells != 1:
        return cells * 0.6
    if letter in _NARROW:
        return 0.27
    if letter in _SLIM:
        return 0.36
    if letter in _BROAD:
        return 0.75
    return 0.68 if letter.isupper() else 0.54
