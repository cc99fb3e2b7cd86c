"""The HTML of a rich message as a tree; what the documented grammar does not have is refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from html.parser import HTMLParser
from typing import NoReturn, Union

NAME = r"[A-Za-z0-9_.-]{1,64}"
COUNT = r"[1-9][0-9]?"
BARE = (
    *("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "mark", "sub", "sup", "tg-spoiler", "cite"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "footer", "ul", "pre", "caption", "tr", "summary"),
)
CELL = {"colspan": COUNT, "rowspan": COUNT, "align": "left|center|right", "valign": "top|middle|bottom"}
TAGS: dict[str, dict[str, str]] = {
    **{tag: {} for tag in BARE},
    "a": {"href": r"\S+", "name": NAME},
    "code": {"class": r"language-\S+"},
    "tg-reference": {"name": NAME},
    "ol": {"start": r"\d{1,9}", "type": "[aAiI1]", "reversed": ""},
    "li": {"value": r"\d{1,9}", "type": "[aAiI1]"},
    "blockquote": {"expandable": ""},
    "table": {"bordered": "", "striped": "", "compact": ""},
    "td": CELL,
    "th": CELL,
    "details": {"open": ""},
    "tg-button": {
        "type": "url|callback_data",
        "style": "danger|success|primary|link",
        "url": r"\S+",
        "data": r"(?s:.){1,64}",
    },
    "tg-button-row": {"align": "left|center|right"},
}
"""What is taken of the grammar, with the attributes that each may have; media, maps and formulas are not."""
EMPTY = frozenset({"br", "hr"})
NAMED = ("lt", "gt", "amp", "quot", "apos", "nbsp", "hellip", "mdash", "ndash", "lsquo", "rsquo", "ldquo", "rdquo")
ENTITIES = {name: html5[f"{name};"] for name in NAMED}
DEEPEST = 16


class RichError(ValueError):
    """Why Telegram would not take it."""


@dataclass(eq=False)
class Element:
    """One tag and what stands within it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Union["Element", str]] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()


def read_tree(html: str) -> Element:
    """An element without a name that holds all; raises RichError."""
    return _Parser(html).tree()


class _Parser(HTMLParser):
    """Counts the signs that begin something that Telegram knows, so that nothing else slips through."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._html = html
        self._open = [Element("")]
        self._signs = 0

    def tree(self) -> Element:
        self.feed(self._html)
        self.close()
        if len(self._open) > 1:
            self._fail(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        if self._html.count("<") + self._html.count("&") != self._signs:
            self._fail('there is a "<" or "&" that begins nothing')
        return self._open[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self._fail(f'Unsupported start tag "{tag}"')
        raw = self.get_starttag_text() or ""
        given = {name: value or "" for name, value in attrs}
        if len(given) != len(attrs) or (raw.endswith("/>") and tag not in EMPTY):
            self._fail(f'Malformed tag "{tag}"')
        for name, value in given.items():
            if name not in TAGS[tag] or not re.fullmatch(TAGS[tag][name], value):
                self._fail(f'Tag "{tag}" takes no such {name}')
        self._signs += raw.count("<") + raw.count("&")
        element = Element(tag, given)
        self._open[-1].children.append(element)
        if tag not in EMPTY:
            self._open.append(element)
            if len(self._open) - 1 > DEEPEST:
                self._fail("the message is nested too deeply")

    def handle_endtag(self, tag: str) -> None:
        if tag in EMPTY:  # `<br/>` comes as both
            return
        if len(self._open) == 1 or self._open.pop().tag != tag:
            self._fail(f'Unexpected end tag "{tag}"')
        self._signs += 1

    def handle_data(self, data: str) -> None:
        """A line break in a text means something in code only; what Telegram makes of others is written nowhere."""
        verbatim = any(element.tag == "pre" for element in self._open)
        if "\n" in data and data.strip() and not verbatim:
            self._fail("there is a bare line break in a text")
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        if name not in ENTITIES:
            self._fail(f'Unsupported entity "{name}"')
        self._signs += 1
        self._add(ENTITIES[name])

    def handle_charref(self, name: str) -> None:
        self._signs += 1
        self._add(chr(int(name[1:], 16) if name[0] in "xX" else int(name)))

    def _add(self, text: str) -> None:
        children = self._open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += text
        else:
            children.append(text)

    def _fail(self, reason: str) -> NoReturn:
        raise RichError(f"{reason} in line {self.getpos()[0]}, column {self.getpos()[1]}")
