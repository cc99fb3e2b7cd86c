"""The Markdown we read: CommonMark with tables, footnotes and strikethrough; parsed, with nothing resolved away."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node
from mdit_py_plugins.footnote import footnote_plugin

DEPTH = 40
"""The parser drops, without a word, what lies in more blocks than this."""


@dataclass(frozen=True)
class Source:
    """One body: its tree, and what the parser noted beside it."""

    body: str
    tree: Node
    notes: Mapping[str, Any]

    @cached_property
    def lines(self) -> list[str]:
        """As the parser counts them."""
        return re.split(r"\r\n?|\n", self.body)

    @cached_property
    def footnotes(self) -> dict[str, list[Node]]:
        """The definitions by label; of several with one label all."""
        found: dict[str, list[Node]] = {}
        for node in self.tree.walk():
            if node.type == "footnote_reference":
                found.setdefault(str(node.meta["label"]), []).append(node)
        return found

    def cited(self) -> Iterator[tuple[int, str]]:
        """The numbers and labels of the footnotes that the text refers to, in their order."""
        footnotes = self.notes.get("footnotes", {}).get("list", {})
        return ((number + 1, footnote["label"]) for number, footnote in footnotes.items())


def parse(body: str) -> Source:
    notes: dict[str, Any] = {}
    return Source(body, Node(_parser().parse(body, notes)), notes)


def within(node: Node, kind: str) -> bool:
    """Whether the node lies in another one of this kind."""
    outer = node.parent
    while outer is not None and outer.type != kind:
        outer = outer.parent
    return outer is not None


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the parser's own name for it
        """Every link is a link: a bad one is refused with its line, instead of being shown as brackets."""
        return True


@cache
def _parser() -> MarkdownIt:
    """Footnotes stay where they are defined; what a backslash escapes stays apart from the text (`text_join`)."""
    parser = _Parser("commonmark", {"html": False, "store_labels": True, "maxNesting": DEPTH})
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    return parser.enable(["table", "strikethrough"]).disable("text_join")
