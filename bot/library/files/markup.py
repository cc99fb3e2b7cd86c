"""HTML as mammoth writes it → lines, and the same lines as Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import zip_longest

from bot.library.entities import markdown
from bot.library.files.plainer import LABEL, LABELLED
from bot.library.front.keys import key_meant, split_key
from bot.model.entity import Entity

_KINDS = {
    "strong": "bold",
    "b": "bold",
    "em": "italic",
    "i": "italic",
    "u": "underline",
    "s": "strikethrough",
    "del": "strikethrough",
}
_EMPTY = {"br", "img", "input", "hr"}
_NOTE, _NOTED = "\ue0f1", "\ue0f2"
"""Around the number of a footnote, until the text is Markdown."""
_INDENT = "    "
_NUMBER = re.compile(f"{LABEL}([^{LABELLED}]*){LABELLED}")
_OF_MARKDOWN = re.compile(r"\d{1,9}[.)]")
_RAISED = dict(zip("0123456789+-–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip("0123456789+-–()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎", strict=True))
_WIDEST = 64
"""Columns that one cell may span: more than any page has."""
_BLOCKS = ("p", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table")


@dataclass
class _Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[_Node | str]" = field(default_factory=list)

    def inner(self, *tags: str) -> "Iterator[_Node]":
        return (child for child in self.children if isinstance(child, _Node) and child.tag in tags)


@dataclass(frozen=True)
class Line:
    #: As it is read, for what stands above a text.
    plain: str
    marked: str


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = _Node("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = _Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _EMPTY:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open[-1].tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def lines(html: str) -> list[Line]:
    """Blocks with an empty line between them; footnotes come last."""
    tree = _Tree()
    tree.feed(html)
    blocks: list[list[Line]] = []
    for node in tree.root.children:
        if isinstance(node, _Node):
            blocks += _block(node)
    return [line for block in blocks if block for line in (*block, Line("", ""))]


def _block(node: _Node) -> Iterator[list[Line]]:
    match node.tag:
        case "ol" if any(
            item.attributes.get("id", "").startswith(("footnote", "endnote")) for item in node.inner("li")
        ):
            for number, note in enumerate(node.inner("li"), start=1):
                yield [_note(number, note)]
        case "ul" | "ol":
            yield _kept(list(_list(node)))
        case "table":
            yield from _table(node)
        case "blockquote":
            for block in (block for child in node.inner("p") for block in _block(child)):
                yield [Line(line.plain, f"> {line.marked}") for line in block]
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            text = " ".join(_text(node).split())
            yield [Line(text, f"{'#' * int(node.tag[1])} {_marked(node, plainly=True)}")] if text else []
        case _:
            yield _paragraph(node)


def _paragraph(node: _Node) -> list[Line]:
    plain, marked = _text(node).strip().split("\n"), _marked(node).split("\n")
    if not "".join(plain).strip():
        return []
    if len(plain) != len(marked):  # an empty line within became a paragraph of its own
        return [Line(line, line) for line in marked]
    return [Line(*pair) for pair in zip(plain, marked, strict=True)]


def _note(number: int, note: _Node) -> Line:
    text = " ".join(_marked(child) for child in note.inner("p")).replace("\n", " ")
    return Line("", f"[^{number}]: {text.replace('↑', '').strip()}")


def _kept(items: Sequence[Line]) -> list[Line]:
    """Numbers that make no list in Markdown, such as “a)” and “1.1.”, begin lines of their own all the same."""
    kept = []
    for each, following in zip_longest(items, items[1:]):
        lone = following and not re.match(rf"\s*(?:-|{_OF_MARKDOWN.pattern}) ", following.marked)
        kept.append(Line(each.plain, f"{each.marked}\\") if lone else each)
    return kept


def _list(node: _Node, depth: int = 0) -> Iterator[Line]:
    for number, item in enumerate(node.inner("li"), start=1):
        sign = _sign(item) or (f"{number}." if node.tag == "ol" else "-")
        own = _Node(
            "p", {}, [child for child in item.children if isinstance(child, str) or child.tag not in ("ul", "ol")]
        )
        text = _marked(own).replace("\n", " ")
        yield Line(f"{sign} {' '.join(_text(own).split())}", f"{_INDENT * depth}{sign} {text}".rstrip())
        for inner in item.inner("ul", "ol"):
            yield from _list(inner, depth + 1)


def _sign(item: _Node) -> str:
    """The number that Word shows, which is taken out of the text."""
    first = item.children[0] if item.children else None
    if isinstance(first, str) and (found := _NUMBER.match(first)):
        item.children[0] = first[found.end() :]
        return found[1]
    return ""


def _table(node: _Node) -> Iterator[list[Line]]:
    """Keys with their values, if the first column has such; one column is only a frame around paragraphs."""
    rows = [row for part in (node, *node.inner("thead", "tbody")) for row in part.inner("tr")]
    cells = _cells(rows)
    width = max(map(len, cells), default=0)
    if width == 1:
        for row in rows:
            for cell in row.inner("td", "th"):
                for child in cell.inner(*_BLOCKS):
                    yield from _block(child)
    elif width == 2 and _are_keys(cells):  # noqa: PLR2004
        yield [Line(f"{key.rstrip(':')}: {value}", f"{key}: {value}") for key, value in cells]
    elif width:
        yield list(_grid(cells, width))


def _cells(rows: Sequence[_Node]) -> list[list[str]]:
    """Each in its column: what spans several stands in the first of them, what spans rows in each."""
    found: list[list[str]] = []
    above: dict[int, tuple[int, str]] = {}
    for row in rows:
        cells: list[str] = []
        for cell in row.inner("td", "th"):
            _take_down(cells, above)
            text, wide, high = _cell(cell), _span(cell, "colspan"), _span(cell, "rowspan")
            if high > 1:
                above[len(cells)] = (high - 1, text)
            cells += [text, *[""] * (wide - 1)]
        _take_down(cells, above)
        found.append(cells)
    return found


def _take_down(cells: list[str], above: dict[int, tuple[int, str]]) -> None:
    """Put here what spans this row, too."""
    while (place := len(cells)) in above:
        left, text = above.pop(place)
        cells.append(text)
        if left > 1:
            above[place] = (left - 1, text)


def _span(cell: _Node, direction: str) -> int:
    text = cell.attributes.get(direction, "1")
    return min(int(text), _WIDEST) if text.isdecimal() else 1


def _are_keys(cells: Sequence[Sequence[str]]) -> bool:
    split = [split_key(f"{row[0].rstrip(':')}:") if len(row) == 2 else None for row in cells]  # noqa: PLR2004
    return all(each and key_meant(each[0]) for each in split)


def _grid(cells: Sequence[Sequence[str]], width: int) -> Iterator[Line]:
    for number, row in enumerate(cells):
        line = " | ".join((*row, *[""] * (width - len(row))))
        yield Line(line, f"| {line} |")
        if number == 0:
            yield Line("", "|" + "---|" * width)


def _cell(cell: _Node) -> str:
    """In one line, whatever stands in it."""
    parts = list(filter(None, map(_in_a_line, cell.inner(*_BLOCKS, "thead", "tbody", "tr", "td", "th"))))
    return " ".join(parts).replace("\\\n", " ").replace("\n", " ").replace("|", "\\|")


def _in_a_line(node: _Node) -> str:
    match node.tag:
        case "ul" | "ol":
            return " ".join(line.marked for line in _list(node))
        case "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return _marked(node)
        case _:
            inside = (_in_a_line(child) for child in node.children if isinstance(child, _Node))
            return " ".join(filter(None, inside))


def _text(node: _Node) -> str:
    return "".join(text for text, _within in _runs(node, ()))


def _runs(node: _Node, within: tuple[_Node, ...]) -> Iterator[tuple[str, tuple[_Node, ...]]]:
    """The pieces of a paragraph, and the elements about each; a tab is a blank."""
    for child in node.children:
        if isinstance(child, str):
            yield _shown(child, within), within
        elif child.tag == "br":
            yield "\n", ()
        elif child.tag == "input":
            yield "☑ " if "checked" in child.attributes else "☐ ", within
        elif child.tag == "a" and child.attributes.get("href", "").startswith(("#footnote", "#endnote")):
            if number := "".join(filter(str.isdigit, _text_of(child))):
                yield f"{_NOTE}{number}{_NOTED}", ()
        else:
            yield from _runs(child, (*within, child))


def _shown(text: str, within: tuple[_Node, ...]) -> str:
    """A number that stands in no list is text; digits that are raised or lowered have signs of their own."""
    shown = _NUMBER.sub(r"\1 ", text.replace("\t", " ").replace("\n", " "))
    for tag, signs in (("sup", _RAISED), ("sub", _LOWERED)):
        if any(node.tag == tag for node in within) and all(sign in signs for sign in shown):
            return "".join(signs[sign] for sign in shown)
    return shown


def _text_of(node: _Node) -> str:
    return "".join(child for child in node.children if isinstance(child, str))


def _marked(node: _Node, *, plainly: bool = False) -> str:
    """A paragraph as Markdown; `plainly`: with links, but no bold of its own."""
    text, entities = "", []
    for piece, within in _runs(node, ()):
        linked = any(around.tag == "a" for around in within)
        for around in within:
            entity = _entity(around, text, piece)
            if entity and not (plainly and entity.type == "bold") and not (linked and entity.type == "underline"):
                entities.append(entity)
        text += piece
    return markdown(text, _joined(entities)).replace(_NOTE, "[^").replace(_NOTED, "]")


def _entity(node: _Node, before: str, piece: str) -> Entity | None:
    offset, length = _units(before), _units(piece)
    if node.tag in _KINDS:
        return Entity(_KINDS[node.tag], offset, length)
    if node.tag == "a" and (href := node.attributes.get("href", "")) and not href.startswith("#"):
        return Entity("text_link", offset, length, url=href)
    return None


def _joined(entities: Iterable[Entity]) -> list[Entity]:
    """Neighbours of one kind are one: Word parts a bold line at every spelling mark."""
    found: list[Entity] = []
    for each in entities:
        last = next((other for other in reversed(found) if (other.type, other.url) == (each.type, each.url)), None)
        if last and last.offset + last.length == each.offset:
            found[found.index(last)] = Entity(last.type, last.offset, last.length + each.length, url=last.url)
        else:
            found.append(each)
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
