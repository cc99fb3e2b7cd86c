"""Telegram's HTML as a careful bot writes it; what Telegram would silently mend or show as it is, is refused here.

TDLib's own parser, in the tests, tells that what is taken looks the same there.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, NoReturn

from bot.demo.telegram.api.links import BadLink, checked
from bot.demo.telegram.message import Entity, units

TAGS = {
    "blockquote": ("blockquote",),
    "pre": ("pre",),
    "code": ("code",),
    "text_link": ("a",),
    "bold": ("b", "strong"),
    "italic": ("i", "em"),
    "underline": ("u", "ins"),
    "strikethrough": ("s", "strike", "del"),
    "spoiler": ("span", "tg-spoiler"),
}
"""In the order of entities in the same place."""
KINDS = {tag: kind for kind, tags in TAGS.items() for tag in tags}
RANKS = ["expandable_blockquote", *TAGS]
ATTRIBUTES = {
    "a": "href=.*",
    "code": "(class=language-.+)?",
    "span": "class=tg-spoiler",
    "blockquote": "(expandable=)?",
}
"""What may and must stand in a tag besides its name."""
SPLITTABLE = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
VERBATIM = frozenset({"pre", "code"})
VALUES = {"text_link": "url", "pre": "language"}
SURROGATES = range(0xD800, 0xE000)
LETTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
CLEAN = {code: " " for code in range(1, 32) if chr(code) not in "\n\r"} | dict.fromkeys(
    (0x0D, 0x30A, 0x333, 0x33F, *range(0x2028, 0x202F)), ""
)
"""What Telegram puts in place of characters that it does not take."""


class MarkupError(ValueError):
    """In TDLib's words where it has any; the Bot API puts "can't parse entities: " before them."""


@dataclass(eq=False)
class Mark:
    """An open tag; two of them are never the same, so that neighbours stay apart."""

    tag: str
    kind: str
    value: str = ""


Run = tuple[str, tuple[Mark | str, ...]]
"""Text and what holds for all of it; of a splittable kind, which merges with its neighbours, only the kind."""


def read_html(html: str) -> tuple[str, tuple[Entity, ...]]:
    """What stands in the chat: the text, cleaned and trimmed, and its entities; raises MarkupError."""
    return settle(_Parser(html).runs())


def settle(runs: Sequence[Run]) -> tuple[str, tuple[Entity, ...]]:
    """The text that runs make together, without white space at its ends, and one entity for each of their stretches."""
    whole = "".join(text for text, _ in runs).translate(CLEAN)
    text = whole.strip()
    begin = units(whole[: len(whole) - len(whole.lstrip())])
    length = units(text)
    entities: list[dict[str, Any]] = []
    for mark, first, last in _stretches(runs):
        kind, value = (mark, "") if isinstance(mark, str) else (mark.kind, mark.value)
        offset, end = max(first - begin, 0), min(last - begin, length)
        if offset < end:
            entity = {"type": kind, "offset": offset, "length": end - offset}
            entities.append(entity | ({VALUES[kind]: value} if value else {}))
    return text, tuple(sorted(entities, key=lambda one: (one["offset"], -one["length"], RANKS.index(one["type"]))))


def _stretches(runs: Sequence[Run]) -> Iterable[tuple[Mark | str, int, int]]:
    begun: dict[Mark | str, int] = {}
    offset = 0
    for text, holding in [*runs, ("", ())]:
        for mark in begun.keys() - set(holding):
            yield mark, begun.pop(mark), offset
        for mark in holding:
            begun.setdefault(mark, offset)
        offset += units(text.translate(CLEAN))


class _Parser(HTMLParser):
    """Counts the signs that begin something that Telegram knows: whatever else HTML has leaves some uncounted."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._html = html
        self._runs: list[Run] = []
        self._open: list[Mark] = []
        self._signs = 0

    def runs(self) -> list[Run]:
        self.feed(self._html)
        self.close()
        if self._open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        if _signs(self._html) != self._signs:
            raise MarkupError('There is a "<" or "&" that begins nothing')
        return self._runs

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw = self.get_starttag_text() or ""
        if tag not in KINDS or raw.endswith("/>"):
            self._fail(f'Unsupported start tag "{tag}"')
        given = " ".join(f"{name}={value or ''}" for name, value in attrs)
        if not re.fullmatch(ATTRIBUTES.get(tag, ""), given, re.DOTALL):
            self._fail(f'Tag "{tag}" takes no such attributes')
        self._signs += _signs(raw)
        kind, value = KINDS[tag], given.partition("=")[2]
        if kind == "code" and value and self._open and self._open[-1].kind == "pre":
            self._open[-1].value = value.removeprefix("language-")
        if kind == "blockquote" and given:
            kind = "expandable_blockquote"
        self._open.append(Mark(tag, kind, _link(value) if kind == "text_link" else ""))

    def handle_endtag(self, tag: str) -> None:
        if not self._open:
            self._fail("Unexpected end tag")
        if (opened := self._open.pop().tag) != tag:
            self._fail("Unmatched end tag", f', expected "</{opened}>", found "</{tag}>"')
        self._signs += 1

    def handle_data(self, data: str) -> None:
        self._runs.append((data, self._holding()))

    def handle_entityref(self, name: str) -> None:
        if name in LETTERS:
            self._signs += 1
            self.handle_data(LETTERS[name])

    def handle_charref(self, name: str) -> None:
        code = int(name[1:], 16) if name[0] in "xX" else int(name)
        if 0 < code <= sys.maxunicode and code not in SURROGATES:
            self._signs += 1
            self.handle_data(chr(code))

    def _holding(self) -> tuple[Mark | str, ...]:
        """Of the open tags: the outermost quote, the outermost code or link, and what may be within that."""
        quotes = [mark for mark in self._open if mark.tag == "blockquote"]
        solid = [mark for mark in self._open if mark.kind in VERBATIM or mark.value]
        within = {} if solid and solid[0].kind in VERBATIM else dict.fromkeys(mark.kind for mark in self._open)
        return (*quotes[:1], *solid[:1], *(kind for kind in within if kind in SPLITTABLE))

    def _fail(self, reason: str, more: str = "") -> NoReturn:
        line, column = self.getpos()
        lines = self._html.split("\n")
        before = "\n".join([*lines[: line - 1], lines[line - 1][:column]])
        raise MarkupError(f"{reason} at byte offset {len(before.encode())}{more}")


def _signs(html: str) -> int:
    return html.count("<") + html.count("&")


def _link(url: str) -> str:
    """Empty: Telegram takes no such link, so the text stays bare."""
    try:
        return checked(url)
    except BadLink:
        return ""
