"""What an editor wrote that readers would not see as it was meant: refused, with its line."""

import re
from collections.abc import Iterator

from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode as Node

from bot.render.links import is_mail, opens
from bot.render.markdown.source import DEPTH, Source, parse

Problem = tuple[int, str, dict[str, str]]

_TAG = re.compile(r"</?[A-Za-z][\w-]*(?:[\s/][^<>]*)?>|<!--")
_REFERENCE = re.compile(r"\[[^\[\]]+\]\[[^\[\]]*\]")
_TARGET = re.compile(r"\[[^\[\]]+\]\([^)\n]*\)?")
_FOOTNOTE = re.compile(r"\[\^[^\s\[\]]+\]")
_OPAQUE = "…"


def problems(body: str) -> list[Problem]:
    """(line in body from 1, text to be translated, its values), in the order of the lines."""
    source = parse(body)
    found = [*_in_text(source), *_definitions(source), *_footnotes(source), *_cells(source), *_depth(source)]
    return sorted(found, key=lambda problem: problem[0])


def problem(line: int, message: str, **values: str) -> Problem:
    """`line` is the parser's, from 0."""
    return line + 1, message, values


def _in_text(source: Source) -> Iterator[Problem]:
    for node in source.tree.walk():
        if node.type == "inline":
            yield from _links(node)
            yield from _literals(node)


def _links(inline: Node) -> Iterator[Problem]:
    line = _line(inline)
    for node in inline.walk():
        line += node.type in ("softbreak", "hardbreak")
        url = str(node.attrs.get("href", node.attrs.get("src", "")))
        if node.type in ("link", "image") and not (opens(url) or is_mail(url)):
            yield problem(
                line,
                "Telegram would drop the link “%(link)s”: write a full address, such as https://example.org",
                link=url,
            )


def _literals(inline: Node) -> Iterator[Problem]:
    """What looks like markup and would be shown to readers as it stands."""
    text = "".join(map(_literal, inline.walk()))

    def line(match: re.Match[str]) -> int:
        return _line(inline) + text.count("\n", 0, match.start())

    for tag in _TAG.finditer(text):
        yield problem(
            line(tag), "HTML is not used here: write %(tag)s in Markdown, or \\%(tag)s to show it", tag=tag[0]
        )
    for footnote in _FOOTNOTE.finditer(text):
        yield problem(line(footnote), "the footnote %(mark)s has no text", mark=footnote[0])
    for link in _REFERENCE.finditer(text):
        yield problem(line(link), "the link %(link)s is not defined", link=link[0])
    for link in _TARGET.finditer(text):
        yield problem(
            line(link),
            "%(link)s makes no link: is there a space in its address, or a footnote in its text?",
            link=link[0],
        )


def _literal(node: Node) -> str:
    if node.type == "text":
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    return "" if node.children or node.type == "inline" else _OPAQUE


def _definitions(source: Source) -> Iterator[Problem]:
    used = {node.meta.get("label") for node in source.tree.walk() if node.type in ("link", "image")}
    for label, definition in source.notes.get("references", {}).items():
        line = definition["map"][0]
        if label not in used:
            yield problem(line, "no link uses “%(definition)s”", definition=source.lines[line].strip())
    for definition in source.notes.get("duplicate_refs", ()):
        line = definition["map"][0]
        yield problem(line, "“%(definition)s” defines the same link again", definition=source.lines[line].strip())


def _footnotes(source: Source) -> Iterator[Problem]:
    cited = {label for _, label in source.cited()}
    for label, (first, *others) in source.footnotes.items():
        if label not in cited:
            yield problem(_line(first), "nothing refers to the footnote [^%(label)s]", label=label)
        for other in others:
            yield problem(_line(other), "the footnote [^%(label)s] is defined twice", label=label)


def _cells(source: Source) -> Iterator[Problem]:
    """The parser drops the cells of a row that its table has no columns for."""
    for row in source.tree.walk():
        if row.type == "tr":
            line = _line(row)
            cells = escapedSplit(source.lines[line].strip(" \t>").strip("|"))
            if len(cells) > len(row.children):
                yield problem(line, "this row has more cells than its table has columns")


def _depth(source: Source) -> Iterator[Problem]:
    for node in source.tree.walk(include_self=False):
        if node.block and node.level >= DEPTH - 1:
            yield problem(_line(node), "lists or quotes are nested too deep")
            return


def _line(node: Node) -> int:
    """The first line, from 0, of the block in which the node lies."""
    while node.map is None and node.parent is not None and not node.parent.is_root:
        node = node.parent
    return node.map[0] if node.map else 0
