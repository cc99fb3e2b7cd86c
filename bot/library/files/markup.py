"""HTML as mammoth writes it → lines, and the same lines as Markdown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from bot.library.entities import markdown
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
            yield list(_list(node))
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


def _list(node: _Node, depth: int = 0) -> Iterator[Line]:
    for number, item in enumerate(node.inner("li"), start=1):
        sign = f"{number}." if node.tag == "ol" else "-"
        own = _Node(
            "p", {}, [child for child in item.children if isinstance(child, str) or child.tag not in ("ul", "ol")]
        )
        text = _marked(own).replace("\n", " ")
        yield Line(f"{sign} {' '.join(_text(own).split())}", f"{_INDENT * depth}{sign} {text}".rstrip())
        for inner in item.inner("ul", "ol"):
            yield from _list(inner, depth + 1)


def _table(node: _Node) -> Iterator[list[Line]]:
    """Keys with their values, if the first column has such; one column is only a frame around paragraphs."""
    rows = [row for part in (node, *node.inner("thead", "tbody")) for row in part.inner("tr")]
    cells = [[_cell(cell) for cell in row.inner("td", "th")] for row in rows]
    width = max(map(len, cells), default=0)
    if width == 1:
        for row in rows:
            for cell in row.inner("td", "th"):
                for child in cell.inner("p", "ul", "ol", "h1", "h2", "h3"):
                    yield from _block(child)
    elif width == 2 and _are_keys(cells):  # noqa: PLR2004
        yield [Line(f"{key.rstrip(':')}: {value}", f"{key}: {value}") for key, value in cells]
    elif width:
        yield list(_grid(cells, width))


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
    parts = [_marked(child) for child in cell.inner("p", "h1", "h2", "h3", "h4")]
    items = [line.marked for child in cell.inner("ul", "ol") for line in _list(child)]
    return " ".join((*parts, *items)).replace("\\\n", " ").replace("\n", " ").replace("|", "\\|")


def _text(node: _Node) -> str:
    return "".join(text for text, _within in _runs(node, ()))


def _runs(node: _Node, within: tuple[_Node, ...]) -> Iterator[tuple[str, tuple[_Node, ...]]]:
    """The pieces of a paragraph, and the elements about each; a tab is a blank."""
    for child in node.children:
        if isinstance(child, str):
            yield child.replace("\t", " ").replace("\n", " "), within
        elif child.tag == "br":
            yield "\n", ()
        elif child.tag == "input":
            yield "☑ " if "checked" in child.attributes else "☐ ", within
        elif child.tag == "a" and child.attributes.get("href", "").startswith(("#footnote", "#endnote")):
            if number := "".join(filter(str.isdigit, _text_of(child))):
                yield f"{_NOTE}{number}{_NOTED}", ()
        else:
            yield from _runs(child, (*within, child))


def _text_of(node: _Node) -> str:
    return "".join(child for child in node.children if isinstance(child, str))


def _marked(node: _Node, *, plainly: bool = False) -> str:
    """A paragraph as Markdown; `plainly`: with links, but no bold of its own."""
    text, entities = "", []
    for piece, within in _runs(node, ()):
        for around in within:
            entity = _entity(around, text, piece)
            if entity and not (plainly and entity.type == "bold"):
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
