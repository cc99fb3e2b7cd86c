"""A Word document said in the elements that mammoth knows: what it would lose, or take for something else."""

import re
from collections.abc import Callable, Iterable, Mapping

from bot.library.files.ooxml import Element, dropped, every, inner, is_on, made, named, parsed, run, value, written
from bot.library.files.word_links import linked, straighten
from bot.library.files.word_numbers import Numbers
from bot.library.files.word_styles import MARKS, Styles, outlined, styles_of
from bot.library.msgid import _

LABEL, LABELLED = "\ue0f3", "\ue0f4"
"""Around the number of a list's line, as Word shows it."""
_TEXTS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_DRAWN = ("chart", "diagram")
_HIDDEN = _("hidden text of the Word document is left out")
_CHANGED = _("the Word document has tracked changes: they are taken as accepted")
_FORMULAS = _("formulas of the Word document are shown as plain text: look at them")
PICTURES = _("pictures of the Word document are not taken: only its text is")


def plainer(parts: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    """Its parts, and what is to be told of them."""
    sheets = {path: parsed(part) for path, part in parts.items() if path.startswith("word/") and path.endswith(".xml")}
    styles = next((styles_of(sheet) for path, sheet in sheets.items() if "styles" in path), Styles())
    styles.rename()
    numbers = Numbers(styles)
    for path, sheet in sheets.items():
        if "numbering" in path:
            numbers.learn(sheet)
    notes = {f"{kind}Reference": _notes(sheets, kind) for kind in ("footnote", "endnote")}
    text = _Text(styles, numbers, notes)
    for path, sheet in sheets.items():
        if _TEXTS.fullmatch(path):
            text.simplify(sheet)
    return {**parts, **{path: written(sheet) for path, sheet in sheets.items()}}, list(text.odd)


def _notes(sheets: Mapping[str, Element], kind: str) -> set[str]:
    return {value(note, key="id") for path, sheet in sheets.items() if kind in path for note in every(sheet, kind)}


class _Text:
    """Walks through a part once, from its beginning to its end, for lists are counted on the way."""

    def __init__(self, styles: Styles, numbers: Numbers, notes: Mapping[str, set[str]]) -> None:
        self._styles = styles
        self._numbers = numbers
        self._notes = notes
        #: What the style of the paragraph makes of its runs.
        self._around: set[str] = set()
        #: Each once, in the order in which they were met.
        self.odd: dict[str, None] = {}
        self._ways: Mapping[str, Callable[[Element], Iterable[Element]]] = {
            "p": self._paragraph,
            "r": self._run,
            "tr": self._row,
            "fldSimple": lambda field: linked(value(field, key="instr"), self._inside(field)),
            "AlternateContent": self._alternative,
            "drawing": self._drawing,
            "oMath": self._formula,
            "oMathPara": self._formula,
            "br": lambda _: [made("br")],
            "cr": lambda _: [made("br")],
            "ptab": lambda _: [made("tab")],
            "rt": lambda _: [],
            **dict.fromkeys(("dir", "bdo", "ruby", "rubyBase"), self._inside),
            **dict.fromkeys(notes, self._reference),
            **dict.fromkeys(_CHANGES, self._change),
        }

    def simplify(self, sheet: Element) -> None:
        straighten(sheet)
        self._inside(sheet)

    def _inside(self, parent: Element) -> list[Element]:
        parent[:] = [said for child in parent for said in self._said(child)]
        return list(parent)

    def _said(self, element: Element) -> Iterable[Element]:
        if way := self._ways.get(named(element)):
            return way(element)
        self._inside(element)
        return [element]

    def _paragraph(self, element: Element) -> Iterable[Element]:
        properties = inner(element, "pPr")
        style = value(properties, "pStyle")
        heading = self._styles.name(style)
        if not heading and (heading := outlined(properties)) and properties is not None:
            dropped(properties, "pStyle")
            properties.insert(0, made("pStyle", val=heading.title().replace(" ", "")))
        label = self._label(element, style)
        around, self._around = self._around, set() if heading else self._styles.marks(style, own=True)
        self._inside(element)
        self._around = around
        if label:
            shown = f"{label} " if heading else f"{LABEL}{label}{LABELLED}"
            element.insert(int(inner(element, "pPr") is not None), run(made("t", text=shown)))
        return [element]

    def _label(self, element: Element, style: str) -> str | None:
        """As the line's number is shown; the paragraph itself is told what its style says of lists."""
        properties = inner(element, "pPr")
        own = inner(properties, "numPr")
        numbering = self._styles.numbering(style) if own is None else own
        if properties is None or numbering is None:
            return None
        label = self._numbers.label(numbering)
        dropped(properties, "numPr")
        if label != "":
            properties.append(numbering)
        return label

    def _run(self, element: Element) -> Iterable[Element]:
        properties = inner(element, "rPr")
        marks = self._marks(properties)
        if "vanish" in marks:
            if any(text.text for text in every(element, "t")):
                self.odd[_HIDDEN] = None
            return []
        if properties is not None:
            dropped(properties, "rStyle", *MARKS)
        if marks:
            if properties is None:
                properties = made("rPr")
                element.insert(0, properties)
            properties.extend(made(mark) for mark in sorted(marks))
        self._inside(element)
        return [element]

    def _marks(self, properties: Element | None) -> set[str]:
        """What is said of the run itself goes before what a style says."""
        styled = self._around | self._styles.marks(value(properties, "rStyle"))
        said = {mark: is_on(properties, mark) for mark in MARKS}
        if is_on(properties, "dstrike"):
            said["strike"] = True
        return {mark for mark, on in said.items() if (mark in styled if on is None else on)}

    def _row(self, element: Element) -> Iterable[Element]:
        if inner(element, "trPr", "del") is not None:
            return []
        self._inside(element)
        return [element]

    def _change(self, element: Element) -> Iterable[Element]:
        self.odd[_CHANGED] = None
        self._inside(element)
        return [element]

    def _reference(self, element: Element) -> Iterable[Element]:
        """To a note that is not there: nothing."""
        return [element] if value(element, key="id") in self._notes[named(element)] else []

    def _alternative(self, element: Element) -> Iterable[Element]:
        """The newer of two ways to say a thing only where the older one says nothing."""
        ways = sorted(element, key=named, reverse=True)  # "Fallback" comes after "Choice"
        chosen = next((way for way in ways if any(True for _ in every(way, "t"))), ways[0] if ways else element)
        return self._inside(chosen)

    def _drawing(self, element: Element) -> Iterable[Element]:
        """What stands in a box comes after its paragraph."""
        boxes = list(every(element, "txbxContent"))
        if any(named(each) in _DRAWN for each in element.iter()) or "diagram" in "".join(
            each.get("uri", "") for each in element.iter()
        ):
            self.odd[PICTURES] = None
        for box in boxes:
            self._inside(box)
        return [made("pict", *boxes)] if boxes else [element]

    def _formula(self, element: Element) -> Iterable[Element]:
        self.odd[_FORMULAS] = None
        return [run(made("t", text="".join(each.text or "" for each in element.iter() if named(each) == "t")))]
