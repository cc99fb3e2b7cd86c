"""What the styles of a Word document mean, whatever they are called and whatever they are based on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.library.files.ooxml import Element, every, inner, is_on, rename, value

MARKS = ("b", "i", "strike", "vanish")
_HEADING = re.compile(r"(?:heading|заголовок|загаловак|nagłówek|überschrift)\s*([1-9])")
_MEANT = {
    "Title": {"title", "название", "заглавие", "заголовок", "назва", "загаловак"},
    "Subtitle": {"subtitle", "подзаголовок", "падзагаловак"},
    "Quote": {"quote", "intense quote", "quotations", "цитата", "выделенная цитата", "цытата", "вылучаная цытата"},
}
_DEEPEST = 6
"""Headings that mammoth knows."""


@dataclass
class Styles:
    #: By their ids.
    elements: dict[str, Element] = field(default_factory=dict)

    def marks(self, style: str, *, own: bool = False) -> set[str]:
        """What a style does to a text; `own`: only if an author made it, for how Word's look is no emphasis."""
        found: dict[str, bool] = {}
        for element in self._line(style):
            if not own or value(element, key="customStyle") == "1":
                for mark in MARKS:
                    if (on := is_on(element, "rPr", mark)) is not None:
                        found.setdefault(mark, on)
        return {mark for mark, on in found.items() if on}

    def name(self, style: str) -> str:
        """What Word calls a style that means the same; empty for one that is only a look."""
        for element in self._line(style):
            if meant := _meant(value(element, "name").strip().lower()) or outlined(inner(element, "pPr")):
                return meant
        return ""

    def rename(self) -> None:
        """Call each as Word would."""
        names = {style: self.name(style) for style in self.elements}
        for style, name in names.items():
            if name:
                rename(inner(self.elements[style], "name"), name)

    def numbering(self, style: str) -> Element | None:
        """`numPr`, from the style or what it is based on."""
        return next(
            (each for element in self._line(style) if (each := inner(element, "pPr", "numPr")) is not None), None
        )

    def _line(self, style: str) -> Iterator[Element]:
        seen: set[str] = set()
        while style and style in self.elements and style not in seen:
            seen.add(style)
            yield self.elements[style]
            style = value(self.elements[style], "basedOn")


def styles_of(sheet: Element) -> Styles:
    """The first of two with one id counts; one without an id is nobody's, and mammoth needs to be told its type."""
    for style in list(every(sheet, "style")):
        if not value(style, key="styleId"):
            sheet.remove(style)
        elif not value(style, key="type"):
            rename(style, "paragraph", key="type")
    return Styles({value(style, key="styleId"): style for style in reversed(list(every(sheet, "style")))})


def outlined(properties: Element | None) -> str:
    """The name of the heading that a paragraph is by its level alone."""
    level = value(properties, "outlineLvl")
    return f"heading {min(int(level) + 1, _DEEPEST)}" if level in tuple("012345678") else ""


def _meant(name: str) -> str:
    if found := _HEADING.fullmatch(name):
        return f"heading {min(int(found[1]), _DEEPEST)}"
    return next((meant for meant, names in _MEANT.items() if name in names), "")
