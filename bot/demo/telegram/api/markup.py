"""Telegram's HTML: accepted and refused as TDLib's `parse_html` does, in its words, for the tags that Zvodka may use.

Custom emoji and times (`tg-emoji`, `tg-time`) are left out: here they are unsupported tags.
"""

import re
from dataclasses import dataclass, replace
from typing import NoReturn

from bot.demo.telegram.api.links import BadLink, checked
from bot.demo.telegram.message import lower, units

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
RANKS = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 2,
    "code": 3,
    "text_link": 4,
    "bold": 5,
    "italic": 6,
    "underline": 7,
    "strikethrough": 8,
    "spoiler": 9,
}
"""The order of entities in the same place; a `pre` with a language comes before one without."""
ARGUMENTS = {
    ("a", "href"): "",
    ("code", "class"): "language-",
    ("span", "class"): "tg-",
    ("blockquote", "expandable"): "",
}
"""The attributes that count, and how their values must begin."""
QUOTES = ("'", '"')
UNMATCHED = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)

LITERAL = re.compile("[^&<]+")
REFERENCE = re.compile("&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot)(?![A-Za-z]))")
LONGEST_REFERENCE = 9
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
LAST_CODE = 0x10FFFF

TAG_NAME = re.compile(r"[^ \t\n\r\0\v>]*")
ATTRIBUTE_NAME = re.compile(r"[^ \t\n\r\0\v=>/\"']*")
GAP = re.compile(r"[ \t\n\r\v]*")
TOKEN = re.compile(r"[A-Za-z0-9.-]*")


class MarkupError(ValueError):
    """In TDLib's words; the Bot API puts "can't parse entities: " before them."""


@dataclass(frozen=True)
class Found:
    """An entity: `place` is offset and length in UTF-16 units, `value` the link, or the language of a `pre`."""

    kind: str
    place: tuple[int, int]
    value: str = ""

    def plain(self) -> "Found":
        """A `code` by itself has no language."""
        return replace(self, value="") if self.kind == "code" else self

    def rank(self) -> tuple[int, int, int]:
        offset, length = self.place
        return offset, -length, RANKS[self.kind] - (self.kind == "pre" and bool(self.value))


def parse(html: str) -> tuple[str, list[Found]]:
    """The text without its tags and the entities that they make, in TDLib's order; neither is cleaned yet."""
    return _Parser(html).parse()


@dataclass
class _Open:
    """A start tag that waits for its end; `place` is where it stands in the parser's text, `offset` in UTF-16 units."""

    tag: str
    argument: str
    place: int
    offset: int


class _Parser:
    def __init__(self, html: str) -> None:
        self._html = html
        self._at = 0
        self._text: list[str] = []
        self._offset = 0
        self._open: list[_Open] = []
        self._found: list[Found] = []

    def parse(self) -> tuple[str, list[Found]]:
        while self._at < len(self._html):
            if literal := LITERAL.match(self._html, self._at):
                self._at = literal.end()
                self._put(literal[0])
            elif self._peek() == "&":
                self._put(self._reference())
            elif self._html.startswith("</", self._at):
                self._end()
            else:
                self._start()
        if self._open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        text = "".join(self._text)
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise MarkupError(UNMATCHED)
        return text, sorted((found.plain() for found in self._found), key=Found.rank)

    def _put(self, text: str) -> None:
        self._text.append(text)
        self._offset += units(text)

    def _peek(self) -> str:
        """The next character; at the end of the text an empty one."""
        return self._html[self._at : self._at + 1]

    def _read(self, what: re.Pattern[str]) -> str:
        match = what.match(self._html, self._at)
        assert match is not None, "the expression takes nothing, too"
        self._at = match.end()
        return match[0]

    def _reference(self) -> str:
        """A character written as `&…;`, or the ampersand itself."""
        match = REFERENCE.match(self._html, self._at)
        letter = _referred(match) if match else ""
        if match is None or not letter:
            self._at += 1
            return "&"
        self._at = match.end() + self._html.startswith(";", match.end())
        return letter

    def _start(self) -> None:
        begin = self._at
        self._at += 1
        tag = lower(self._read(TAG_NAME))
        if not self._peek():
            self._fail("Unclosed start tag", begin)
        if tag not in KINDS:
            self._fail(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        self._read(GAP)
        while self._peek() != ">":
            argument = self._attribute(tag, begin, argument)
            self._read(GAP)
        self._at += 1
        if tag == "span" and argument != "spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append(_Open(tag, argument, len(self._text), self._offset))

    def _attribute(self, tag: str, begin: int, argument: str) -> str:
        """Reads one attribute; returns the tag's argument, which is the attribute's if it is that sort of attribute."""
        name = self._read(ATTRIBUTE_NAME)
        if not name:
            self._fail(f'Empty attribute name in the tag "{tag}"', begin)
        self._read(GAP)
        value = ""
        if self._peek() == "=":
            self._at += 1
            self._read(GAP)
            value = self._quoted() if self._html.startswith(QUOTES, self._at) else self._token(tag, begin)
            if not self._peek():
                self._fail("Unclosed start tag", begin)
        elif not self._peek():
            self._fail(f'Unclosed start tag "{tag}"', begin)
        prefix = ARGUMENTS.get((tag, name))
        if prefix is None or not value.startswith(prefix):
            return argument
        return value.removeprefix(prefix) if tag != "blockquote" else "expandable"

    def _token(self, tag: str, tag_begin: int) -> str:
        if not self._peek():
            self._fail(f'Unclosed start tag "{tag}"', tag_begin)
        begin = self._at
        token = lower(self._read(TOKEN))
        if not re.match(r"[ \t\n\r\0\v>]|$", self._peek()):
            self._fail("Unexpected end of name token", begin)
        return token

    def _quoted(self) -> str:
        quote = self._peek()
        self._at += 1
        value = []
        while self._peek() not in ("", quote):
            if self._peek() == "&":
                value.append(self._reference())
            else:
                value.append(self._peek())
                self._at += 1
        self._at += 1
        return "".join(value)

    def _end(self) -> None:
        begin = self._at
        if not self._open:
            self._fail("Unexpected end tag", begin)
        self._at += 2
        name = lower(self._read(TAG_NAME))
        self._read(GAP)
        if self._peek() != ">":
            self._fail("Unclosed end tag", begin)
        self._at += 1
        opened = self._open.pop()
        if name not in ("", opened.tag):
            found = f'expected "</{opened.tag}>", found "</{name}>"'
            raise MarkupError(f"Unmatched end tag at byte offset {self._bytes(begin)}, {found}")
        if self._offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        place = (opened.offset, self._offset - opened.offset)
        kind, value = KINDS[opened.tag], opened.argument
        if kind == "blockquote" and value:
            kind, value = "expandable_blockquote", ""
        elif kind == "text_link":
            value = _link(value or "".join(self._text[opened.place :]))
            if not value:
                return
        elif kind == "spoiler":
            value = ""
        elif self._found and self._found[-1].place == place:
            last = self._found[-1]
            language = {("pre", "code"): last.value, ("code", "pre"): value}.get((kind, last.kind), "")
            if language and not (last.kind == "pre" and last.value):
                self._found[-1] = Found("pre", place, language)
                return
        self._found.append(Found(kind, place, value))

    def _fail(self, reason: str, begin: int) -> NoReturn:
        raise MarkupError(f"{reason} at byte offset {self._bytes(begin)}")

    def _bytes(self, place: int) -> int:
        return len(self._html[:place].encode())


def _referred(match: re.Match[str]) -> str:
    """The character that a reference means; empty: none, so the ampersand stands for itself."""
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    is_letter = 0 < code < LAST_CODE and len(match[0]) <= LONGEST_REFERENCE
    return chr(code) if is_letter else ""


def _link(url: str) -> str:
    """Empty: no link that Telegram takes, so the text stays bare. Links to people are none here."""
    try:
        link = checked(url)
    except BadLink:
        return ""
    return "" if link.startswith("tg://user?") else link
