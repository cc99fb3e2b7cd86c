"""Whether Telegram takes a rich message, by its documented grammar and limits: it says so only when all is too late."""

import re
import sys
from html.parser import HTMLParser

from bot.render.html.visible import blank, units

LONGEST = 32_768
MOST_BLOCKS = 500
"""Items, rows and paragraphs within others count, too."""
DEEPEST = 16
MOST_COLUMNS = 20
MOST_RUNS = 4_000
"""Past some 5,800 stretches of formatted text the rest is cut off without a word, as others have measured."""

INLINE = {"a", "b", "i", "s", "u", "code", "tg-spoiler", "tg-reference", "br"}
TEXTS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "footer", "summary", "td", "th", "pre"}
"""They hold text and nothing else."""
FILLED = (TEXTS - {"td", "th"}) | {"details", "blockquote", "li", "tg-reference"}
"""They have words."""
FLOWS = {"", "details", "blockquote", "li"}
"""They hold blocks; text that stands there is a paragraph."""
OWN = {"summary": {"details"}, "tr": {"table"}, "td": {"tr"}, "th": {"tr"}, "li": {"ul", "ol"}}
"""What stands in these only."""
OTHERS = {"hr", "ul", "ol", "table", "details", "blockquote"}
EMPTY = {"br", "hr"}
BLOCKS = (TEXTS | OTHERS | {"li", "tr"}) - {"summary", "td", "th"}
ATTRIBUTES = {
    "a": r' (?:href="[^"\s]+"|name="[\w.-]+")',
    "code": r'(?: class="language-[^"\s]+")?',
    "tg-reference": r' name="[\w.-]+"',
    "li": r'(?: value="\d{1,9}")?',
    "table": r"(?: bordered)?",
    "details": r"(?: open)?",
    "td": r'(?: align="(?:left|center|right)")?',
    "th": r'(?: align="(?:left|center|right)")?',
    "br": "/",
    "hr": "/",
}
_BETWEEN = re.compile(r">\n+<")
ENTITIES = {"lt", "gt", "amp", "quot", "nbsp"}
"""Of those that Telegram knows, what is written here."""


def joined(html: str) -> str:
    """Without line breaks between tags, of which nobody says what they become; those in code stay."""
    return _BETWEEN.sub("><", html)


def fault(html: str) -> str:
    """Why it would not be taken, for who mends it; empty: it would be."""
    checker = _Checker()
    try:
        checker.feed(html)
        checker.close()
        checker.finish()
    except _Found as found:
        return str(found)
    return ""


class _Found(Exception):  # noqa: N818 -- that it is found is no error
    pass


class _Checker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._open = [""]
        self._filled = [True]
        """Whether each of the open ones has words, or need not have any."""
        self._units = self._blocks = self._columns = self._runs = 0
        self._paragraph = False
        self._names: set[str] = set()
        self._links: set[str] = set()

    def finish(self) -> None:
        _check(len(self._open) == 1, f"<{self._open[-1]}> is not closed")
        _check(self._links <= self._names, "a link leads nowhere")
        _check(self._units > 0, "it is empty")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._check_tag(tag)
        values = dict(attrs)
        if tag in INLINE:
            self._begin_text()
            self._runs += 1
        else:
            self._paragraph = False
        if tag in BLOCKS:
            self._count_block()
        if tag == "tr":
            self._columns = 0
        elif tag in {"td", "th"}:
            self._columns += 1
            _check(self._columns <= MOST_COLUMNS, "a table is too wide")
        if name := values.get("name"):
            _check(name not in self._names, "two things have one name")
            self._names.add(name)
        if (target := values.get("href") or "").startswith("#"):
            self._links.add(target[1:])
        _check(self._runs <= MOST_RUNS, "too much of it is formatted")
        if tag not in EMPTY:
            self._open.append(tag)
            self._filled.append(tag not in FILLED)
            _check(len(self._open) <= DEEPEST + 1, "it is nested too deeply")

    def handle_endtag(self, tag: str) -> None:
        if tag in EMPTY:  # `<br/>` comes as both
            return
        _check(self._open.pop() == tag, f"</{tag}> closes another tag")
        _check(self._filled.pop(), f"<{tag}> has no words")
        if tag not in INLINE:
            self._paragraph = False

    def handle_data(self, data: str) -> None:
        within = self._open[-1]
        if within not in INLINE | TEXTS and not data.strip():
            return
        _check(not {"<", "&"} & set(data), "a sign is not escaped")
        _check(within in INLINE | TEXTS | FLOWS, f"there is text in <{within}>")
        _check("\n" not in data or "pre" in self._open, "there is a bare line break in a text")
        self._begin_text()
        self._units += units(data)
        if not blank(data):
            self._filled = [True] * len(self._filled)
        _check(self._units <= LONGEST, "it is too long")

    def handle_entityref(self, name: str) -> None:
        _check(name in ENTITIES, f"&{name}; is unknown")
        self.handle_data("x")

    def handle_charref(self, name: str) -> None:
        """All numbers are taken; templates write quotation marks so."""
        _check(name.isdigit() and 0 < int(name) <= sys.maxunicode, f"&#{name}; is no letter")
        self.handle_data("x")

    def handle_comment(self, data: str) -> None:
        raise _Found(f"there is a comment of {len(data)} letters")

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)

    def _check_tag(self, tag: str) -> None:
        within = self._open[-1]
        _check(tag in INLINE | TEXTS | OTHERS or tag in OWN, f"<{tag}> is unknown")
        shape = rf"<{tag}{ATTRIBUTES.get(tag, '')}>"
        _check(re.fullmatch(shape, self.get_starttag_text() or "") is not None, f"<{tag}> is not well-formed")
        room = INLINE | TEXTS | FLOWS if tag in INLINE else OWN.get(tag, FLOWS)
        _check(within in room, f"<{tag}> cannot stand in <{within}>")

    def _begin_text(self) -> None:
        """Between blocks it makes a paragraph of its own."""
        if self._open[-1] in FLOWS and not self._paragraph:
            self._paragraph = True
            self._count_block()

    def _count_block(self) -> None:
        self._blocks += 1
        _check(self._blocks <= MOST_BLOCKS, "it has too many blocks")


def _check(holds: bool, otherwise: str) -> None:
    if not holds:
        raise _Found(otherwise)
