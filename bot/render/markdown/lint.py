"""What an editor wrote that readers would not see as it was meant: refused, with its line."""

import re
from collections.abc import Iterator

from markdown_it.rules_block.table import escapedSplit

from bot.model.links import LONGEST, is_mail, opens
from bot.render.html.visible import escape
from bot.render.markdown.bounds import DEPTH
from bot.render.markdown.problem import Problem, TooMuch, problem
from bot.render.markdown.source import MarkdownSource, parse
from bot.render.markdown.walking import inlines, line_of, literal, placed

_LOST = re.compile(
    r"<!--|</?(?:applet|audio|button|canvas|col|dd|dl|dt|embed|form|frame|iframe|img|input|li|link|math|meta|object|ol"
    r"|picture|script|select|style|svg|table|tbody|td|textarea|tfoot|th|thead|tr|ul|video)(?:[\s/][^<>]{0,2000})?>",
    re.IGNORECASE,
)
"""Of these more would be lost than a look."""


def problems(body: str) -> list[Problem]:
    """In the order of the lines; of a body that holds too much only that."""
    try:
        return lint(parse(body))
    except TooMuch as refused:
        return [refused.problem]


def lint(source: MarkdownSource) -> list[Problem]:
    found = [
        *_addresses(source),
        *_lost(source),
        *_definitions(source),
        *_footnotes(source),
        *_cells(source),
        *_depth(source),
    ]
    return sorted(found, key=lambda problem: problem.line)


def _addresses(source: MarkdownSource) -> Iterator[Problem]:
    """Of the links and images, each once: a definition may serve several."""
    found: dict[tuple[int, str], None] = {}
    for inline in inlines(source):
        for line, node in placed(inline):
            if node.type in ("link", "image"):
                definition = source.notes.get("references", {}).get(node.meta.get("label"))
                url = str(node.attrs.get("href", node.attrs.get("src", "")))
                found[definition["map"][0] if definition else line, url] = None
    for line, url in found:
        yield from _address(line, url)


def _lost(source: MarkdownSource) -> Iterator[Problem]:
    """HTML that stands for more than its text, and a comment without an end, which would hide all that follows."""
    for inline in inlines(source):
        text, line = literal(inline), line_of(inline)
        for found in _LOST.finditer(text):
            here = line + text.count("\n", 0, found.start())
            if found[0] == "<!--":
                yield problem(here, "the comment that begins here has no end: write --> where it ends, or delete it")
            else:
                yield problem(
                    here, "HTML is not used here: take %(found)s out, or write \\%(found)s to show it", found=found[0]
                )


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


def _definitions(source: MarkdownSource) -> Iterator[Problem]:
    for definition in source.notes.get("duplicate_refs", ()):
        line = definition["map"][0]
        yield problem(
            line,
            "“%(definition)s” defines the same link again: keep one of them",
            definition=source.lines[line].strip(),
        )


def _footnotes(source: MarkdownSource) -> Iterator[Problem]:
    cited = {label for _, label in source.cited()}
    for label, (first, *others) in source.footnotes.items():
        if label not in cited:
            yield problem(
                line_of(first),
                "nothing refers to the footnote [^%(label)s]: write that where it belongs, or delete the note",
                label=label,
            )
        for other in others:
            yield problem(line_of(other), "the footnote [^%(label)s] is defined twice: keep one of them", label=label)


def _cells(source: MarkdownSource) -> Iterator[Problem]:
    """The parser drops the cells of a row that its table has no columns for."""
    for row in source.tree.walk():
        if row.type == "tr":
            line = line_of(row)
            cells = escapedSplit(source.lines[line].strip(" \t>").strip("|"))
            if len(cells) > len(row.children):
                yield problem(
                    line, "this row has more cells than its table has columns: a bar that is no border is written \\|"
                )


def _depth(source: MarkdownSource) -> Iterator[Problem]:
    for node in source.tree.walk(include_self=False):
        if node.block and node.level >= DEPTH - 1:
            yield problem(line_of(node), "lists or quotes are nested too deep")
            return
