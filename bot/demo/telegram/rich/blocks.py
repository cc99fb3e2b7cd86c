"""The blocks of a rich message, as the Bot API tells them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from bot.demo.telegram.rich.text import INLINE, Node, RichText, Texts, plain
from bot.demo.telegram.rich.tree import Element, RichError

Block = dict[str, Any]
COLUMNS = 20
MOST_BUTTONS = 8


class Blocks:
    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._readers: Mapping[str, Callable[[Element], Block]] = {
            "p": lambda element: {"type": "paragraph", "text": self._text(element)},
            "footer": lambda element: {"type": "footer", "text": self._text(element)},
            "hr": lambda _: {"type": "divider"},
            **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), self._heading),
            "pre": self._code,
            "ul": self._list,
            "ol": self._list,
            "blockquote": self._quote,
            "details": self._details,
            "table": self._table,
            "tg-button-row": self._buttons,
        }

    def read(self, nodes: Sequence[Node]) -> list[Block]:
        """Text that stands between blocks makes paragraphs of its own."""
        return [block for inline, group in groupby(nodes, key=_inline) for block in self._group(list(group), inline)]

    def _group(self, nodes: list[Node], inline: bool) -> Iterator[Block]:
        if not inline:
            yield from (self._block(node) for node in nodes if isinstance(node, Element))
        elif plain(text := self._texts.read(nodes)).strip():
            yield {"type": "paragraph", "text": text}
        elif isinstance(text, dict) and text["type"] == "anchor":
            yield text

    def _block(self, element: Element) -> Block:
        if element.tag not in self._readers:
            raise RichError(f'"{element.tag}" can\'t stand here')
        return self._readers[element.tag](element)

    def _text(self, element: Element) -> RichText:
        text = self._texts.read(element.children)
        if not plain(text).strip():
            raise RichError(f'"{element.tag}" is empty')
        return text

    def _heading(self, element: Element) -> Block:
        return {"type": "heading", "text": self._text(element), "size": int(element.tag[1])}

    def _code(self, element: Element) -> Block:
        match element.children:
            case [Element("code", {"class": name}, children)]:
                return {"type": "pre", "text": self._texts.read(children), "language": name.removeprefix("language-")}
        return {"type": "pre", "text": self._text(element)}

    def _quote(self, element: Element) -> Block:
        children, credit = _without(element, "cite")
        told: Block = {"credit": self._texts.read(credit.children)} if credit else {}
        if "expandable" in element.attributes:
            return {"type": "expandable_blockquote", "text": self._texts.read(children)} | told
        return {"type": "blockquote", "blocks": self._some(element, children)} | told

    def _details(self, element: Element) -> Block:
        children, summary = _without(element, "summary")
        if summary is None or element.children[0] is not summary:
            raise RichError("details do not begin with a summary")
        told: Block = {"type": "details", "summary": self._text(summary), "blocks": self._some(element, children)}
        return told | ({"is_open": True} if "open" in element.attributes else {})

    def _some(self, element: Element, children: Sequence[Node]) -> list[Block]:
        blocks = self.read(children)
        if not blocks:
            raise RichError(f'"{element.tag}" is empty')
        return blocks

    def _list(self, element: Element) -> Block:
        number = int(element.attributes.get("start", "1"))
        items = []
        for item in _only(element, "li"):
            number = int(item.attributes.get("value", number))
            kind = item.attributes.get("type") or element.attributes.get("type") or "1"
            numbered = {"label": f"{number}.", "value": number, "type": kind}
            told = numbered if element.tag == "ol" else {"label": "•"}
            items.append(told | {"blocks": self._some(item, item.children)})
            number += 1
        return {"type": "list", "items": items}

    def _table(self, element: Element) -> Block:
        children, caption = _without(element, "caption")
        rows = [_only(row, "td", "th") for row in _only(Element("table", children=children), "tr")]
        if max(sum(int(cell.attributes.get("colspan", 1)) for cell in row) for row in rows) > COLUMNS:
            raise RichError("the table has too many columns")
        told: Block = {"type": "table", "cells": [[self._cell(cell) for cell in row] for row in rows]}
        told |= {f"is_{name}": True for name in ("bordered", "striped", "compact") if name in element.attributes}
        return told | ({"caption": self._texts.read(caption.children)} if caption else {})

    def _cell(self, element: Element) -> Block:
        given = element.attributes
        told: Block = {"align": given.get("align", "center" if element.tag == "th" else "left")}
        told["valign"] = given.get("valign", "middle")
        told |= {name: int(given[name]) for name in ("colspan", "rowspan") if name in given}
        told |= {"is_header": True} if element.tag == "th" else {}
        text = self._texts.read(element.children)
        return told | ({"text": text} if text != "" else {})

    def _buttons(self, element: Element) -> Block:
        buttons = [self._texts.button(each) for each in _only(element, "tg-button")]
        if len(buttons) > MOST_BUTTONS:
            raise RichError("there are too many buttons in a row")
        return {"type": "buttons", "buttons": buttons, **element.attributes}


def _inline(node: Node) -> bool:
    return isinstance(node, str) or node.tag in INLINE


def _without(element: Element, tag: str) -> tuple[list[Node], Element | None]:
    """Its children but the one of that tag, of which there is one at most."""
    found = [child for child in element.children if isinstance(child, Element) and child.tag == tag]
    if len(found) > 1:
        raise RichError(f'there is more than one "{tag}"')
    return [child for child in element.children if child not in found], next(iter(found), None)


def _only(element: Element, *tags: str) -> list[Element]:
    """Its children, which are of these tags, and there is one at least."""
    children = [child for child in element.children if isinstance(child, Element) or child.strip()]
    if not children or any(isinstance(child, str) or child.tag not in tags for child in children):
        raise RichError(f'"{element.tag}" takes nothing but {" and ".join(tags)}')
    return [child for child in children if isinstance(child, Element)]
