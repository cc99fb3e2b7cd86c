"""What an editor wrote that readers would not see as it was meant: refused, with its line."""

from collections.abc import Iterator

from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode as Node

from bot.model.links import LONGEST, is_mail, opens
from bot.render.html.visible import escape
from bot.render.markdown.bounds import DEPTH
from bot.render.markdown.lookalikes import lookalikes
from bot.render.markdown.problem import Problem, TooMuch, problem
from bot.render.markdown.source import MarkdownSource, parse

_OPAQUE = "…"


def problems(body: str) -> list[Problem]:
    """In the order of the lines; of a body that holds too much only that."""
    try:
        return lint(parse(body))
    except TooMuch as refused:
        return [refused.problem]


def lint(source: MarkdownSource) -> list[Problem]:
    found = [
        *_in_text(source),
        *_definitions(source),
        *_footnotes(source),
        *_cells(source),
        *_indented(source),
        *_depth(source),
    ]
    return sorted(found, key=lambda problem: problem.line)


def _in_text(source: MarkdownSource) -> Iterator[Problem]:
    for line, url in dict.fromkeys(_addresses(source)):
        yield from _address(line, url)
    for node in source.tree.walk():
        if node.type == "inline":
            yield from lookalikes("".join(map(_literal, node.walk())), _line(node))


def _addresses(source: MarkdownSource) -> Iterator[tuple[int, str]]:
    """Of the links and images, with the lines where they stand: a definition may serve several."""
    line = 0
    for node in source.tree.walk():
        if node.type == "inline":
            line = _line(node)
        line += node.type in ("softbreak", "hardbreak")
        if node.type in ("link", "image"):
            definition = source.notes.get("references", {}).get(node.meta.get("label"))
            url = str(node.attrs.get("href", node.attrs.get("src", "")))
            yield definition["map"][0] if definition else line, url


def _address(line: int, url: str) -> Iterator[Problem]:
    if url.lower().startswith("data:"):
        yield problem(
            line, "a picture inside the file cannot be shown: put it on the web and write its https:// address"
        )
    elif not (opens(url) or is_mail(url)):
        yield problem(
            line,
            "Telegram would drop the link “%(link)s”: write a full address, such as https://example.org",
            link=url,
        )
    elif len(escape(url)) > LONGEST:
        yield problem(
            line, "the address “%(link)s” is too long: at most %(limit)s characters fit", link=url, limit=LONGEST
        )


def _literal(node: Node) -> str:
    """What readers see as it stands; what a backslash escapes is meant to be seen."""
    if node.type == "text":
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    return "" if node.children or node.type == "inline" else _OPAQUE


def _definitions(source: MarkdownSource) -> Iterator[Problem]:
    for definition in source.notes.get("duplicate_refs", ()):
        line = definition["map"][0]
        yield problem(line, "“%(definition)s” defines the same link again", definition=source.lines[line].strip())


def _footnotes(source: MarkdownSource) -> Iterator[Problem]:
    cited = {label for _, label in source.cited()}
    for label, (first, *others) in source.footnotes.items():
        if label not in cited:
            yield problem(_line(first), "nothing refers to the footnote [^%(label)s]", label=label)
        for other in others:
            yield problem(_line(other), "the footnote [^%(label)s] is defined twice", label=label)


def _cells(source: MarkdownSource) -> Iterator[Problem]:
    """The parser drops the cells of a row that its table has no columns for."""
    for row in source.tree.walk():
        if row.type == "tr":
            line = _line(row)
            cells = escapedSplit(source.lines[line].strip(" \t>").strip("|"))
            if len(cells) > len(row.children):
                yield problem(line, "this row has more cells than its table has columns")


def _indented(source: MarkdownSource) -> Iterator[Problem]:
    """A first line that is indented as in a book is code to Markdown; nobody in a newsroom writes code so."""
    for node in source.tree.walk():
        if node.type == "code_block" and node.map:
            for line in range(*node.map):
                if source.lines[line].strip(" \t>") and (
                    line == node.map[0] or not source.lines[line - 1].strip(" \t>")
                ):
                    yield problem(
                        line, "four spaces or a tab at the start of a line make code: take them out, or put code in ```"
                    )


def _depth(source: MarkdownSource) -> Iterator[Problem]:
    for node in source.tree.walk(include_self=False):
        if node.block and node.level >= DEPTH - 1:
            yield problem(_line(node), "lists or quotes are nested too deep")
            return


def _line(node: Node) -> int:
    """The first line, from 0, of the block in which the node lies."""
    while node.map is None and node.parent is not None and not node.parent.is_root:
        node = node.parent
    return node.map[0] if node.map else 0
