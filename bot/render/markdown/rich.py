"""Markdown as blocks of a rich message, which has headings, lists, tables and footnotes of its own.

The words are those of `blocks`, in the same order, but that a wide table does not say its heads in every row.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode as Node

from bot.render.html.visible import blank, clean, escape, visible
from bot.render.markdown.blocks import code_language, numbers
from bot.render.markdown.inline import Inline, Label
from bot.render.markdown.source import MarkdownSource, parse

_BREAK = "<br/>"
_EDGES = re.compile(rf"^(?:{_BREAK})+|(?:{_BREAK})+$")
_EMPTY = "·"
"""In an item of a list without words."""
_SMALLEST, _LARGEST = 6, 4
"""Headings of a text are smaller than those around it."""


def rich_blocks(body: str, notes: str) -> list[str]:
    """Each a complete block; `notes` begins the names of its footnotes. Raises TooMuch as `blocks` does."""
    return _Blocks(parse(body), notes).written()


class _Line:
    """What a line of a rich message has otherwise than a message: a bare line break is none."""

    def plain(self, text: str) -> str:
        return escape(clean(text)).replace("\n", " ")

    def hardbreak(self, _: Node) -> str:
        return _BREAK


class _RichLabel(_Line, Label):
    pass


class _RichInline(_Line, Inline):
    _link = _RichLabel()

    def __init__(self, notes: str, defined: Sequence[str]) -> None:
        self._notes = notes
        self._defined = defined

    def footnote_ref(self, node: Node) -> str:
        sign = super().footnote_ref(node)
        if node.meta["label"] not in self._defined:
            return sign
        return f'<a href="#{self._notes}{int(node.meta["id"]) + 1}">{sign}</a>'

    def labelled(self, node: Node) -> str:
        return self._link(node)


class _Blocks:
    def __init__(self, source: MarkdownSource, notes: str) -> None:
        self._source = source
        self._notes = notes
        self._inline = _RichInline(notes, list(source.footnotes))
        self._writers = {
            "paragraph": self._paragraph,
            "heading": self._heading,
            "hr": lambda _: "<hr/>",
            "fence": self._code,
            "blockquote": self._quote,
            "bullet_list": self._bullets,
            "ordered_list": self._numbers,
            "table": self._table,
        }

    def written(self) -> list[str]:
        return [*self._all(self._source.tree), *self._footnotes()]

    def _footnotes(self) -> Iterator[str]:
        for number, label in self._source.cited():
            for place, note in enumerate(self._source.footnotes.get(label, ())):
                yield from self._footnote(number, note, named=place == 0)

    def _footnote(self, number: int, note: Node, *, named: bool) -> Iterator[str]:
        """What a tap on its number shows is its first paragraph."""
        leads = bool(note.children) and note.children[0].type == "paragraph"
        sign = f"[{number}] {self._text(note.children[0]) if leads else ''}".strip()
        yield f'<p><tg-reference name="{self._notes}{number}">{sign}</tg-reference></p>' if named else f"<p>{sign}</p>"
        yield from self._some(note.children[leads:])

    def _all(self, node: Node) -> list[str]:
        return self._some(node.children)

    def _some(self, nodes: Sequence[Node]) -> list[str]:
        written = [self._writers[node.type](node) for node in nodes if node.type in self._writers]
        return [html for html in written if html == "<hr/>" or not blank(visible(html))]

    def _text(self, node: Node) -> str:
        """Where a tag alone in its line was left out, the line is."""
        return _EDGES.sub("", "".join(map(self._inline, node.children)))

    def _paragraph(self, node: Node) -> str:
        return f"<p>{self._text(node)}</p>"

    def _heading(self, node: Node) -> str:
        level = min(_LARGEST + int(node.tag[1:]) - 1, _SMALLEST)
        return f"<h{level}>{self._text(node)}</h{level}>"

    def _code(self, node: Node) -> str:
        text, info = escape(clean(node.content.expandtabs(4).rstrip("\n"))), node.info.strip()
        if not info:
            return f"<pre>{text}</pre>"
        if language := code_language(info):
            return f'<pre><code class="language-{language}">{text}</code></pre>'
        caption = f"<p><i>{self._inline.plain(info)}</i></p>"
        return caption if blank(text) else f"{caption}<pre>{text}</pre>"

    def _quote(self, node: Node) -> str:
        return f"<blockquote>{self._within(node)}</blockquote>"

    def _bullets(self, node: Node) -> str:
        return f"<ul>{''.join(f'<li>{self._within(item) or _EMPTY}</li>' for item in node.children)}</ul>"

    def _numbers(self, node: Node) -> str:
        items = zip(numbers(node), node.children, strict=True)
        written = (f'<li value="{int(number)}">{self._within(item) or _EMPTY}</li>' for number, item in items)
        return f"<ol>{''.join(written)}</ol>"

    def _within(self, node: Node) -> str:
        """A single paragraph needs no tags of its own."""
        if [child.type for child in node.children] == ["paragraph"]:
            text = self._text(node.children[0])
            return "" if blank(visible(text)) else text
        return "".join(self._all(node))

    def _table(self, node: Node) -> str:
        rows = (row for part in node.children for row in part.children)
        return f"<table bordered>{''.join(f'<tr>{self._row(row)}</tr>' for row in rows)}</table>"

    def _row(self, row: Node) -> str:
        return "".join(self._cell(cell) for cell in row.children)

    def _cell(self, cell: Node) -> str:
        side = str(cell.attrs.get("style", "")).removeprefix("text-align:")
        align = f' align="{side}"' if side else ""
        return f"<{cell.tag}{align}>{' '.join(self._text(cell).split())}</{cell.tag}>"
