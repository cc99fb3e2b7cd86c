"""The Markdown we read: CommonMark with tables, footnotes and strikethrough; parsed, with nothing resolved away."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.tree import SyntaxTreeNode as Node
from mdit_py_plugins.footnote import footnote_plugin

from bot.render.markdown import rules, tags, wrapping
from bot.render.markdown.bounds import DEPTH, INLINE_DEPTH, Budget, excess
from bot.render.markdown.problem import TooMuch, problem

# What Word and telephones put where a space belongs: as one, it makes the line a list, a heading, a table or empty.
_BLANKS = "\xa0\u2000-\u200a\u202f\u205f\u3000"
_MARKED = re.compile(rf"[ \t>{_BLANKS}]*(?:(?:#{{1,6}}|[-+*]|\d{{1,9}}[.)])[{_BLANKS} ]+)+")
_RULED = re.compile(rf"[ \t{_BLANKS}|:=_*>-]*")
_TO_SPACES = dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")


@dataclass(frozen=True)
class MarkdownSource:
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


def parse(body: str) -> MarkdownSource:
    """Raises TooMuch for more than one commentary may hold, soon."""
    if found := excess(body):
        raise TooMuch(found)
    body = "\n".join(map(_plain, body.split("\n")))
    notes: dict[str, Any] = {}
    return MarkdownSource(body, Node(_parser().parse(body, notes)), notes)


def within(node: Node, kind: str) -> bool:
    """Whether the node lies in another one of this kind."""
    outer = node.parent
    while outer is not None and outer.type != kind:
        outer = outer.parent
    return outer is not None


def _plain(line: str) -> str:
    """With spaces where Markdown looks for them."""
    if _RULED.fullmatch(line):
        return line.translate(_TO_SPACES)
    marked = _MARKED.match(line)
    return line[: marked.end()].translate(_TO_SPACES) + line[marked.end() :] if marked else line


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the parser's own name for it
        """Every link is a link: a bad one is refused with its line, instead of being shown as brackets."""
        return True


@cache
def _parser() -> MarkdownIt:
    """Footnotes stay where they are defined; what a backslash escapes stays apart from the text (`text_join`); lines
    that begin with blanks are lines like others (`code`).
    """
    parser = _Parser("commonmark", {"html": False, "store_labels": True, "maxNesting": DEPTH})
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.core.ruler.at("block", _blocks)
    parser.core.ruler.at("inline", _inline)
    parser.block.ruler.at("html_block", tags.block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.inline.ruler.at("html_inline", tags.inline)
    parser.inline.ruler.before("emphasis", "product", rules.product)
    parser.inline.ruler.before("emphasis", "bold", rules.bold)
    return parser.enable(["table", "strikethrough"]).disable(["text_join", "code"])


def _blocks(state: StateCore) -> None:
    state.tokens = Budget()
    state.md.block.parse(state.src, state.md, state.env, state.tokens)
    state.tokens[:] = list(rules.ruled(state.tokens, state.src.split("\n")))


def _inline(state: StateCore) -> None:
    """The parser's own rule, but that it counts, and keeps the line breaks that are meant."""
    budget = state.tokens if isinstance(state.tokens, Budget) else None
    for token in state.tokens:
        if token.type == "inline":
            children = token.children = Budget(budget)
            state.md.inline.parse(token.content, state.md, state.env, children)
            tags.paired(children)
            depth = 0
            for child in children:
                rules.complete(child, state.md.normalizeLink)
                depth += child.nesting
                if depth > INLINE_DEPTH:
                    line = token.map[0] if token.map else 0
                    raise TooMuch(problem(line, "bold words, links or other marks are nested too deep"))
                if child.type == "softbreak" and not wrapping.wrapped(token.content):
                    child.type = "hardbreak"
