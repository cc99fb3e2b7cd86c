"""What looks like markup to its writer and is none: readers see the signs as they stand."""

import re
from collections.abc import Iterator

from bot.render.markdown.problem import Problem, problem


def _(msgid: str) -> str:
    """Mark a text of a table for the translators."""
    return msgid


_ADDRESS = r"(?:https?://|tg://|mailto:|www\.)"
_TABLE_RULE = re.compile(r"^[ \t]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+(?:\|[ \t]*)?$", re.MULTILINE)
_TABLE_ROW = re.compile(r"^[ \t]*\|(?!\|)[^\n]*\|[ \t]*$", re.MULTILINE)

_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"</?[A-Za-z][\w-]{0,40}(?:[\s/][^<>]{0,2000})?>"),
        _("%(found)s is shown as it stands: it is no tag that is known here"),
    ),
    (re.compile(r"\[\^[^\s\[\]]+\]"), _("the footnote %(found)s has no text; to show it, write %(shown)s")),
    (
        re.compile(r"\[[^\[\]]+\]\[(?!https?:)[^\[\]]*\]"),
        _("the link %(found)s is not defined; to show it as it stands, write %(shown)s"),
    ),
    (
        re.compile(r"\[[^\[\]]+\]\([^)\n]{0,2000}\)?"),
        _("%(found)s makes no link: is there a space in its address, or a footnote in its text?"),
    ),
    (
        re.compile(rf"\[[^\[\]]+\]\s+\({_ADDRESS}[^)\n]{{0,2000}}\)?"),
        _("%(found)s makes no link: no blank may stand between ] and ("),
    ),
    (
        re.compile(rf"\([^()\n]{{1,300}}\)\[{_ADDRESS}[^\]\n]{{0,2000}}\]?"),
        _("%(found)s makes no link: the text stands in [brackets], then the address in (parentheses)"),
    ),
    (
        re.compile(r"!?\[\[[^\[\]\n]+\]\]"),
        _("%(found)s makes no link here: write [text](https://…); to show it, write %(shown)s"),
    ),
    (
        re.compile(r"^\[![A-Za-z]+\]", re.MULTILINE),
        _("%(found)s makes no box here: write a bold word instead; to show it, write %(shown)s"),
    ),
    (
        re.compile(r"\|\|[^\s|](?:[^|\n]{0,300}[^\s|])?\|\||==[^\s=](?:[^=\n]{0,300}[^\s=])?=="),
        _("%(found)s hides or marks nothing here: take the signs out; to show them, write %(shown)s"),
    ),
    (
        re.compile(r"\*\*|~~|__(?=[^\s_][^_\n]{0,300}__)"),
        _("%(found)s marks nothing here: is a blank beside it, or the other one missing? To show it, write %(shown)s"),
    ),
    (
        re.compile(r"^#{2,6}(?=[^\s#])", re.MULTILINE),
        _("%(found)s makes no heading: a blank is missing after it; to show it, write %(shown)s"),
    ),
    (
        re.compile(r"^#(?=[^\s#])[^\n]{1,100}", re.MULTILINE),
        _("%(found)s is a hashtag; for a heading, put a blank after the #"),
    ),
    (
        re.compile(r"\{[.#:][\w .#:=\"'-]{1,100}\}"),
        _("%(found)s is shown as it stands; if it comes from another program, take it out"),
    ),
    (re.compile(r"\d+(?:\*\d+)+"), _("%(found)s is shown with its asterisks, and nothing of it in italics")),
)

_TYPED = re.compile(
    r"\*\*[^\s*](?:[^*\n]{0,300}[^\s*])?\*\*|\[[^\[\]\n]{1,300}\]\(https?://[^\s()]{1,2000}\)|^#{1,6} [^\n]{1,300}",
    re.MULTILINE,
)
"""Markdown that stands in a message; in a chat it marks nothing."""


def typed(text: str, unescaped: str, first: int) -> Iterator[Problem]:
    """In all the text of a paragraph; of what is `unescaped` in it, `lookalikes` tells."""
    for found in _TYPED.finditer(text):
        if found[0] not in unescaped:
            yield problem(
                first + text.count("\n", 0, found.start()),
                "%(found)s is shown as it was typed; mark the words in the chat instead, or send them as a file",
                found=found[0],
            )


def lookalikes(text: str, first: int) -> Iterator[Problem]:
    """In the literal text of a paragraph whose first line is `first`, from 0."""

    def line(start: int) -> int:
        return first + text.count("\n", 0, start)

    for pattern, message in _KINDS:
        for found in pattern.finditer(text):
            shown = re.sub(r"([\[*_~#|=])", r"\\\1", found[0])
            yield problem(line(found.start()), message, found=found[0], shown=shown)
    if rule := _TABLE_RULE.search(text):
        yield problem(
            max(first, line(rule.start()) - 1),
            "this makes no table: its head must begin a line of its own, after an empty line, and have as many cells "
            "as the line |---|---| under it",
        )
    elif row := _TABLE_ROW.search(text):
        yield problem(line(row.start()), "a table needs a line |---|---| under its head")
