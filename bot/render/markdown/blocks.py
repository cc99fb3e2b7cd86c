"""Markdown as blocks of Telegram HTML. Telegram has no headings, lists, tables or footnotes: they become text."""

import re
from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode as Node

from bot.render.html.visible import blank, clean, escape, visible
from bot.render.markdown.inline import Bare, Inline
from bot.render.markdown.problem import TooMuch, problem
from bot.render.markdown.source import MarkdownSource, parse, within
from bot.render.markdown.tables import aligned

_NO_BREAK = "\N{NO-BREAK SPACE}"
_FIGURE = "\N{FIGURE SPACE}"  # as wide as a digit, and not trimmed
_RULE = "———"
_LANGUAGE = re.compile(r"\{?\.?(?P<name>[\w.+#-]+)(?:[,{}].*| *[{\[].*| \S+=.*)?")
"""With the attributes that several programs allow after it."""
_RECORDS = 100_000
"""Characters that a table may come to where the heads are said in each row; more would fill too many messages."""
# What Telegram sets apart by itself: no indentation belongs into it.
_BOX = re.compile(r"(<blockquote>.*?</blockquote>|<pre>.*?</pre>)", re.DOTALL)

_inline = Inline()
_bare = Bare()


def blocks(body: str) -> list[str]:
    """Each a complete piece of HTML: a paragraph, heading, list, quote, table; last, all footnotes as one.

    Nothing is lost but what `problems` refuses. Raises TooMuch for more than one commentary may hold.
    """
    return written(parse(body))


def written(source: MarkdownSource) -> list[str]:
    """The blocks of a body that was parsed."""
    html = [*_written(source.tree), "\n".join(_footnotes(source))]
    return [each for each in html if not blank(visible(each))]


def _footnotes(source: MarkdownSource) -> Iterator[str]:
    for number, label in source.cited():
        for note in source.footnotes.get(label, ()):
            yield _hang(f"[{number}]", "\n\n".join(_written(note)))


def _written(node: Node) -> list[str]:
    return [_WRITERS[child.type](child) for child in node.children if child.type in _WRITERS]


def _paragraph(node: Node) -> str:
    """Where a tag alone in its line was left out, the line is."""
    return "".join(map(_inline, node.children)).strip("\n")


def _heading(node: Node) -> str:
    return f"<b>{_paragraph(node)}</b>"


def _rule(_: Node) -> str:
    return _RULE


def _code(node: Node) -> str:
    """The first line of a fence is the language, or else a caption."""
    text = escape(clean(node.content.expandtabs(4).rstrip("\n")))
    info = node.info.strip()
    if not info:
        return f"<pre>{text}</pre>"
    if language := code_language(info):
        return f'<pre><code class="language-{language}">{text}</code></pre>'
    return f"<i>{escape(clean(info))}</i>\n<pre>{text}</pre>"


def code_language(info: str) -> str:
    """What a fence's first line names; nothing if that is a caption."""
    found = _LANGUAGE.fullmatch(info)
    return found["name"] if found else ""


def _quote(node: Node) -> str:
    """Telegram has no quote within a quote: a bar stands before the lines of an inner one."""
    html = "\n\n".join(_written(node))
    if within(node, "blockquote"):
        bar = f"│{_NO_BREAK}"
        return bar + _indented(html, bar)
    return f"<blockquote>{html}</blockquote>"


def _bullets(node: Node) -> str:
    return _list(node, ["•"] * len(node.children))


def _numbers(node: Node) -> str:
    sign = node.children[0].markup
    return _list(node, [number + sign for number in numbers(node)])


def numbers(items: Node) -> list[str]:
    """As they were written; a list that repeats one number leaves the counting to us."""
    written = [item.info for item in items.children]
    if len(written) > 1 and len(set(written)) == 1:
        return [str(int(written[0]) + index) for index in range(len(written))]
    return written


def _list(node: Node, markers: list[str]) -> str:
    loose = any(child.type == "paragraph" and not child.hidden for item in node.children for child in item.children)
    joint = "\n\n" if loose else "\n"
    items = zip(markers, node.children, strict=True)
    return joint.join(_hang(marker, joint.join(_written(item))) for marker, item in items)


def _table(node: Node) -> str:
    lines = lined(node)
    if lines is not None:
        return f"<pre>{escape(lines)}</pre>"
    head, *rows = _rows(node)
    heads = [_cell(_inline, cell) for cell in head]
    if sum(map(len, heads)) * len(rows) > _RECORDS:
        raise TooMuch(problem(node.map[0] if node.map else 0, "the heads of this table are too long for its many rows"))
    records = [_record(heads, [_cell(_inline, cell) for cell in row]) for row in rows]
    return "\n\n".join(filter(None, records)) if rows else " · ".join(filter(None, heads))


def lined(table: Node) -> str | None:
    """A table as lines of letters of equal width; None if it is too wide for a telephone."""
    head, *rows = _rows(table)
    sides = [str(cell.attrs.get("style", "text-align:left")).removeprefix("text-align:") for cell in head]
    bare = [[_cell(_bare, cell) for cell in row] for row in (head, *rows)]
    return aligned(bare[0], bare[1:], sides)


def _rows(table: Node) -> list[list[Node]]:
    return [row.children for part in table.children for row in part.children]


def _record(heads: list[str], cells: list[str]) -> str:
    """A row of a table too wide for a telephone, a line for each column; the first cell names it."""
    told = [f"{head}: {cell}" if head else cell for head, cell in zip(heads, cells, strict=True) if cell]
    return _hang("•", "\n".join(told)) if told else ""


def _cell(write: Inline, node: Node) -> str:
    return " ".join(write(node.children[0]).split()) if node.children else ""


def _hang(marker: str, html: str) -> str:
    """The marker, and the lines after the first one indented as wide as it."""
    gap = "\n" if _BOX.match(html) else _NO_BREAK
    return marker + gap + _indented(html, _FIGURE * (len(marker) + 1))


def _indented(html: str, pad: str) -> str:
    """All but the first line."""
    parts = _BOX.split(html)
    parts[::2] = [re.sub(r"\n(?=[^\n])", f"\n{pad}", text) for text in parts[::2]]
    return "".join(parts)


_WRITERS = {
    "paragraph": _paragraph,
    "heading": _heading,
    "hr": _rule,
    "fence": _code,
    "blockquote": _quote,
    "bullet_list": _bullets,
    "ordered_list": _numbers,
    "table": _table,
}
"""Of all blocks but comments, which nobody sees, and footnotes, which stand at the end."""
