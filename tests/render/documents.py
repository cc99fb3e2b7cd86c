"""Markdown documents made from a tree, so that it is known which words a reader must find, and in which order."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hypothesis import strategies as st

from bot.render.html.visible import clean
from bot.render.markdown.tables import aligned

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[Any]], Any]

WORDS = (
    *("Мінск", "Беларусь", "дыпламат", "супрацоўніцтва", "ў", "з'езд", "г.", "США.", "Хто?", "«так»", "№5", "А."),
    *("Lukashenko", "EU’s", "naïve", "x<y", "a&b", "C++", "100%", "1.", "#1", "-", ">", "+", "|", "\\", "`", "*"),
    *("<script>", "</b>", '<a href="x">', "&amp;", "&nbsp;", "]()", "![", "[^x]", "javascript:", "_", "~~", "==="),
    *(
        "👩‍👩‍👧‍👦",
        "🇧🇾",
        "🇧🇾🇪🇺",
        "👍🏽",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "❤️",
        "1️⃣",
        "𝔘",
    ),
    *("שלום", "العَرَبِيَّة", "e\u0301\u0323", "Z\u0351\u036b\u0343", "नमस्ते", "한국", "\u200bнуль\u200dшырыні\ufeff"),
    *("й".join("абвг"), "даўгое" * 30, "🇧🇾" * 80, "a\u0301" * 200, "👩‍👩‍👧‍👦" * 40),
)
LETTERS = st.text(st.characters(codec="utf-8", categories=["L", "N", "S", "Mn", "P"]), min_size=1, max_size=6)
HOSTILE = (
    *("<script>alert(1)</script>", "<b>", "</b>", "<a href='x'>", "<!--", "&amp;", "&#x202e;", "&nbsp;", "&lt", "&"),
    *("]()", "](javascript:x)", "](https://a.by)", "](/x)", "[", "![", "[^1]", "[^1]: ", "[a]: ", "<https://b.by/>"),
    *("**", "*", "_", "~~", "`", "```", "```py\n", "~~~", "|", "|--|:-:|", "---", "===", "#", ">", "> > ", "- ", "1. "),
    *("\n", "\n\n", "  \n", "\\", "    ", "\t", "\u202e", "\u200f\u200e", "\x00", "\x1b[1m", "\u2028", "\ufffd", "😀"),
    *("word", "Слова.", "ўсё" * 50, "e\u0301", "\u030a", "\u3000", "\u2800", "\u200b", "\r\n", "\r", "<a@b.by>"),
)
soups = st.lists(st.sampled_from(HOSTILE), max_size=40).map("".join)


@dataclass(frozen=True)
class Piece:
    """A bit of Markdown (one line, or a block of several) and the words in it."""

    source: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    source: str
    words: tuple[str, ...]


@st.composite
def documents(draw: Draw) -> Document:
    author = _Author(draw)
    pieces = [author.block(2) for _ in range(draw(st.integers(1, 4)))]
    # A footnote may bring another one.
    notes = [author.footnote(index) for index in range(2) if index < author.cited]
    while len(notes) < author.cited:
        notes.append(_definition(len(notes), Piece("апошняя", ("апошняя",))))
    pieces += notes
    return Document("\n\n".join(p.source for p in pieces), tuple(word for p in pieces for word in p.words))


def _definition(index: int, note: Piece) -> Piece:
    return Piece(f"[^n{index}]: {note.source}", (f"[{index + 1}]", *note.words))


def _escaped(text: str) -> str:
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def _indented(text: str, pad: str) -> str:
    return text.replace("\n", f"\n{pad}")


def _together(joint: str, pieces: list[Piece]) -> Piece:
    return Piece(joint.join(p.source for p in pieces), tuple(word for p in pieces for word in p.words))


@dataclass
class _Author:
    draw: Draw
    cited: int = field(default=0)

    def block(self, depth: int) -> Piece:
        kinds: list[Callable[[int], Piece]] = [self.paragraph, self.paragraph, self.heading, self.fence, self.table]
        if depth:
            kinds += [self.bullets, self.numbers, self.quote]
        return self._pick(kinds)(depth)

    def footnote(self, index: int) -> Piece:
        return _definition(index, self.line())

    def word(self) -> Piece:
        text = self.draw(st.one_of(st.sampled_from(WORDS), LETTERS))
        return Piece(_escaped(text), (text,))

    def line(self) -> Piece:
        return _together(" ", [self.inline(2) for _ in range(self._number(1, 4))])

    def inline(self, depth: int) -> Piece:
        kinds = [self.word, self.word, self.word, self.code, self.cite]
        if depth:
            kinds += [lambda: self.marked(depth), lambda: self.linked(depth)]
        return self._pick(kinds)()

    def marked(self, depth: int) -> Piece:
        """Marks of one kind within one another would make a code fence of `~~`."""
        mark = self._pick(["**", "***"] if depth > 1 else ["_", "~~"])
        inner = self.inline(depth - 1)
        return Piece(f"{mark}{inner.source}{mark}", inner.words)

    def linked(self, depth: int) -> Piece:
        """A link (maybe with an image in it) or an image; with a link or footnote in it, a link would be none."""
        image = depth == 1 or self.draw(st.booleans())
        inner = self.linked(1) if not image and self.draw(st.booleans()) else self._pick([self.word, self.code])()
        title = self._pick(["", "тытул"])
        source = f"{'!' * image}[{inner.source}](https://a.by/?q=1&b=(2)" + (f' "{title}")' if title else ")")
        return Piece(source, (*inner.words, f"({title})") if title else inner.words)

    def code(self) -> Piece:
        text = self.draw(st.sampled_from(["x<y", "a&amp;b", "**", "<b>", "код", "[^x]", "👍🏽"]))
        return Piece(f"``{text}``", (text,))

    def cite(self) -> Piece:
        self.cited += 1
        return Piece(f"[^n{self.cited - 1}]", (f"[{self.cited}]",))

    def paragraph(self, _: int) -> Piece:
        lines = [self.line() for _ in range(self._number(1, 2))]
        cited = any("[^n" in line.source for line in lines)
        times = 1 if cited else self._pick([1, 1, 1, 1, 10, 50])
        return _together(self._pick(["\n", "  \n", " ", ". "]), lines * times)

    def heading(self, _: int) -> Piece:
        line = self.line()
        return Piece(f"## {line.source}", line.words)

    def fence(self, _: int) -> Piece:
        words = self.draw(st.lists(st.sampled_from(WORDS), max_size=4)) * self._pick([1, 1, 1, 20])
        text = "\n".join(words)
        return Piece(f"~~~~{self._pick(['', 'py', 'two words'])}\n{text}\n~~~~", tuple(words))

    def table(self, _: int) -> Piece:
        """Where it is too wide for a telephone, readers find the heads before each cell."""
        columns = self._number(1, 3)
        rows = [[self.word() for _ in range(columns)] for _ in range(self._number(1, 3))]
        lines = ["| " + " | ".join(cell.source for cell in row) + " |" for row in rows]
        lines.insert(1, "|" + self._pick(["---|", ":-:|", "--:|"]) * columns)
        head, *others = [[" ".join(clean(" ".join(cell.words)).split()) for cell in row] for row in rows]
        if others and aligned(head, others, ["left"] * columns) is None:
            rows = [[cell for pair in zip(rows[0], row, strict=True) for cell in pair] for row in rows[1:]]
        return Piece("\n".join(lines), tuple(word for row in rows for cell in row for word in cell.words))

    def bullets(self, depth: int) -> Piece:
        return _together(self._pick(["\n", "\n\n"]), [self._item("- ", depth) for _ in range(self._number(1, 3))])

    def numbers(self, depth: int) -> Piece:
        return _together("\n", [self._item(f"{number}. ", depth) for number in range(7, 8 + self._number(0, 2))])

    def quote(self, depth: int) -> Piece:
        inner = self.block(depth - 1)
        return Piece("> " + _indented(inner.source, "> "), inner.words)

    def _item(self, marker: str, depth: int) -> Piece:
        inner = self.block(depth - 1)
        return Piece(marker + _indented(inner.source, " " * len(marker)), inner.words)

    def _number(self, least: int, most: int) -> int:
        return int(self.draw(st.integers(least, most)))

    def _pick(self, options: Sequence[T]) -> T:
        return options[self._number(0, len(options) - 1)]
