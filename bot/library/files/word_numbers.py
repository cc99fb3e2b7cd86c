"""The numbers of Word's lists, which stand nowhere in a document: Word counts them whenever it shows it."""

import re
from dataclasses import dataclass, field

from bot.library.files.ooxml import Element, children, every, inner, value
from bot.library.files.word_styles import Styles

_LEVELS = 9
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix"} | {
    5: "v",
    4: "iv",
    1: "i",
}
_MOST_ROMAN = 4000


@dataclass
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""


@dataclass
class Numbers:
    """What has been counted so far; to be asked of each paragraph in turn."""

    styles: Styles
    #: By the ids of abstract numberings.
    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    #: Of each numbering: which abstract one it is, and where it begins anew.
    _nums: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    _counted: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def learn(self, sheet: Element) -> None:
        linked: dict[str, str] = {}
        for abstract in every(sheet, "abstractNum"):
            number = value(abstract, key="abstractNumId")
            self._levels[number] = dict(map(_level, children(abstract, "lvl")))
            if style := value(abstract, "numStyleLink"):
                linked[number] = style
        for num in children(sheet, "num"):
            starts = {
                _whole(value(each, key="ilvl")): _whole(value(each, "startOverride"))
                for each in children(num, "lvlOverride")
                if value(each, "startOverride")
            }
            self._nums[value(num, key="numId")] = (value(num, "abstractNumId"), starts)
        for number, style in linked.items():
            through = value(self.styles.numbering(style), "numId")
            self._levels[number] = self._levels.get(self._nums.get(through, ("", {}))[0], {})

    def label(self, properties: Element) -> str | None:
        """Of a paragraph with this `numPr`, as Word shows it; None if it is in no list, or has a bullet."""
        num, depth = value(properties, "numId"), min(_whole(value(properties, "ilvl")), _LEVELS - 1)
        abstract, starts = self._nums.get(num, ("", {}))
        levels = self._levels.get(abstract, {})
        if depth not in levels or levels[depth].kind == "bullet":
            return None
        counted = self._counted.setdefault(abstract, {})
        if depth in starts and (num, depth) not in self._begun:
            self._begun.add((num, depth))
            counted[depth] = starts[depth]
        else:
            counted[depth] = counted[depth] + 1 if depth in counted else levels[depth].start
        for deeper in [each for each in counted if each > depth]:
            del counted[deeper]
        return _shown(levels, counted, depth)


def _level(element: Element) -> tuple[int, _Level]:
    depth, start = _whole(value(element, key="ilvl")), value(element, "start")
    text = value(element, "lvlText") if inner(element, "lvlText") is not None else f"%{depth + 1}."
    return depth, _Level(_whole(start) if start else 1, value(element, "numFmt") or "decimal", text)


def _shown(levels: dict[int, _Level], counted: dict[int, int], depth: int) -> str:
    if levels[depth].kind == "none":
        return ""

    def number(place: re.Match[str]) -> str:
        level = int(place[1]) - 1
        shape = levels.get(level, _Level())
        return _written(counted.get(level, shape.start), shape.kind)

    return re.sub(r"%([1-9])", number, levels[depth].text).strip()


def _written(number: int, kind: str) -> str:
    match kind:
        case "lowerLetter" | "upperLetter" | "russianLower" | "russianUpper" if number > 0:
            letters = _LATIN if kind.endswith("Letter") else _RUSSIAN
            found = letters[(number - 1) % len(letters)] * min((number - 1) // len(letters) + 1, 3)
        case "lowerRoman" | "upperRoman" if 0 < number < _MOST_ROMAN:
            found = ""
            for worth, sign in _ROMAN.items():
                found, number = found + sign * (number // worth), number % worth
        case "decimalZero":
            found = f"{number:02}"
        case _:
            found = str(number)
    return found.upper() if kind.startswith("upper") or kind.endswith("Upper") else found


def _whole(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else 0
