"""What an editor may want to know of a text that can be published: shown as it stands, or not as it was written."""

from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode as Node

from bot.render.html.names import live_names
from bot.render.markdown.blocks import lined
from bot.render.markdown.lookalikes import lookalikes, typed
from bot.render.markdown.problem import Problem, TooMuch, problem
from bot.render.markdown.rules import BENEATH, WRITTEN
from bot.render.markdown.source import MarkdownSource, parse
from bot.render.markdown.tags import LEFT_OUT
from bot.render.markdown.walking import inlines, line_of, literal, placed

_INDENT = 4
"""Blanks from which on a line was code to Markdown."""
_POINTS = ("—", "–", "•", "·", "▪", "◦", "●")


def oddities(body: str) -> list[Problem]:
    """In the order of the lines, which count from 1 in the body; none of what holds too much, which is refused."""
    try:
        source = parse(body)
    except TooMuch:
        return []
    found = [
        *_texts(source),
        *_links(source),
        *_left_out(source),
        *_indented(source),
        *_beneath(source),
        *_tables(source),
        *_numbers(source),
        *_points(source),
        *_swallowed(source),
        *_tabbed(source),
    ]
    return sorted(found, key=lambda each: each.line)


def live_in_line(text: str) -> list[Problem]:
    """Of a headline or a lead: what Telegram would make a link of, each once, with line 1."""
    return [problem(0, "“%(name)s” is shown so that nobody can tap it", name=name) for name in _live(text, set())]


def _live(text: str, told: set[str]) -> Iterator[str]:
    """Names that were not told before."""
    for name in live_names(text):
        if name not in told:
            told.add(name)
            yield name


def _texts(source: MarkdownSource) -> Iterator[Problem]:
    told: set[str] = set()
    for inline in inlines(source):
        text, first = literal(inline), line_of(inline)
        yield from lookalikes(text, first)
        yield from typed(literal(inline, escaped=True), text, first)
        for line, node in placed(inline):
            if node.type == "text" and not _linked(node):
                yield from (_named(line, name) for name in _live(node.content, told))


def _named(line: int, name: str) -> Problem:
    if name[0] in "/@":
        return problem(line, "“%(name)s” is shown so that nobody can tap it", name=name)
    return problem(
        line, "“%(name)s” is shown so that nobody can tap it; for a link write [%(name)s](https://%(name)s)", name=name
    )


def _linked(node: Node) -> bool:
    while node.parent is not None and node.type != "inline":
        node = node.parent
        if node.type in ("link", "image"):
            return True
    return False


def _links(source: MarkdownSource) -> Iterator[Problem]:
    for inline in inlines(source):
        for line, node in placed(inline):
            if WRITTEN in node.meta:
                yield problem(
                    line, "the link “%(written)s” leads to https://%(written)s", written=str(node.meta[WRITTEN])
                )


def _left_out(source: MarkdownSource) -> Iterator[Problem]:
    for node in source.tree.children:
        if node.type == LEFT_OUT:
            yield _unseen(line_of(node), node)
    for inline in inlines(source):
        yield from (_unseen(line, node) for line, node in placed(inline) if node.type == LEFT_OUT)


def _unseen(line: int, node: Node) -> Problem:
    if not node.tag:
        return problem(line, "the comment %(found)s is left out", found=" ".join(node.content.split()))
    return problem(line, "%(found)s is left out, the text beside it stays", found=node.content)


def _indented(source: MarkdownSource) -> Iterator[Problem]:
    """A first line that is indented as in a book; programs make code of it, nobody in a newsroom does."""
    for node in source.tree.children:
        line = source.lines[line_of(node)].expandtabs(_INDENT)
        if node.type == "paragraph" and len(line) - len(line.lstrip()) >= _INDENT:
            yield problem(line_of(node), "the blanks at the start of this line are not shown; code belongs in ```")


def _beneath(source: MarkdownSource) -> Iterator[Problem]:
    for node in source.tree.walk():
        if node.type == "hr" and node.info == BENEATH:
            yield problem(
                line_of(node), "a line is drawn below this text; if it is to be a heading, write ## before it instead"
            )
        elif node.type == "heading" and node.info == BENEATH:
            yield problem(
                line_of(node),
                "this is a heading, because of the line below it; if it is none, put an empty line between",
            )


def _tables(source: MarkdownSource) -> Iterator[Problem]:
    for node in source.tree.walk():
        if node.type == "table" and lined(node) is None:
            yield problem(
                line_of(node),
                "this table is too wide for a telephone: each of its rows is shown as lines “column: cell”",
            )


def _numbers(source: MarkdownSource) -> Iterator[Problem]:
    """Of lists that Markdown would have numbered anew."""
    for node in source.tree.walk():
        if node.type == "ordered_list" and _leaping([int(item.info) for item in node.children]):
            yield problem(line_of(node), "the numbers of this list stay as they were written")


def _leaping(numbers: Sequence[int]) -> bool:
    return len(set(numbers)) > 1 and numbers != list(range(numbers[0], numbers[0] + len(numbers)))


def _points(source: MarkdownSource) -> Iterator[Problem]:
    """Of each list that was typed with a dash or a bullet."""
    for inline in inlines(source):
        lines = literal(inline).split("\n")
        found = [number for number, line in enumerate(lines) if line[:1] in _POINTS and line[1:2].isspace()]
        if len(found) > 1:
            yield problem(
                line_of(inline) + found[0],
                "the lines that begin with “%(sign)s” stay lines as they were typed",
                sign=lines[found[0]][0],
            )


def _swallowed(source: MarkdownSource) -> Iterator[Problem]:
    """What goes on further than its writer may think: code without an end, a quotation without its sign."""
    for node in source.tree.walk():
        if node.type == "fence" and node.map and not _ends(source.lines[node.map[0] + 1 : node.map[1]], node.markup):
            yield problem(
                line_of(node), "all from here on is shown as code: write %(sign)s below its end", sign=node.markup
            )
    for node in source.tree.children:
        if node.type == "blockquote" and node.map:
            inside = range(*node.map)
            line = next((at for at in inside if source.lines[at].strip() and source.lines[at].lstrip()[0] != ">"), None)
            if line is not None:
                yield problem(line, "this line belongs to the quotation above it; if not, put an empty line between")


def _ends(lines: Sequence[str], markup: str) -> bool:
    return bool(lines) and lines[-1].strip(" \t>").startswith(markup)


def _tabbed(source: MarkdownSource) -> Iterator[Problem]:
    """Of each table that comes from a program for sums."""
    for node in source.tree.children:
        if node.type == "paragraph" and node.map:
            found = [at for at in range(*node.map) if "\t" in source.lines[at].strip()]
            if len(found) > 1:
                yield problem(
                    found[0],
                    "tabs make no columns here: send the table in a Word document, "
                    "or write | between its cells and |---|---| under its head",
                )
