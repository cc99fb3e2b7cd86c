"""Ways through the tree of a body that several of its readers take."""

from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode as Node

from bot.render.markdown.source import MarkdownSource
from bot.render.markdown.tags import LEFT_OUT, TAG

_OPAQUE = "…"


def line_of(node: Node) -> int:
    """The first line, from 0, of the block in which the node lies."""
    while node.map is None and node.parent is not None and not node.parent.is_root:
        node = node.parent
    return node.map[0] if node.map else 0


def inlines(source: MarkdownSource) -> Iterator[Node]:
    """The texts of paragraphs, headings and cells."""
    return (node for node in source.tree.walk() if node.type == "inline")


def placed(inline: Node) -> Iterator[tuple[int, Node]]:
    """All that stands in a text, with its line from 0."""
    line = line_of(inline)
    for node in inline.walk(include_self=False):
        yield line, node
        line += _breaks(node)
        line += node.content.count("\n") if node.type == LEFT_OUT else 0


def literal(node: Node, *, escaped: bool = False) -> str:
    """What readers see as it stands; what a backslash escapes is meant to be seen, and there only if asked for."""
    types = ("text", "text_special") if escaped else ("text",)
    return "".join(_literal(each, types) for each in node.walk())


def _literal(node: Node, types: Sequence[str]) -> str:
    if node.type in types:
        return node.content
    if _breaks(node):
        return "\n"
    if node.type == LEFT_OUT:
        return "\n" * node.content.count("\n")
    return "" if node.children or node.type == "inline" else _OPAQUE


def _breaks(node: Node) -> bool:
    """Whether the source begins a new line here."""
    return node.type in ("softbreak", "hardbreak") and node.markup != TAG
