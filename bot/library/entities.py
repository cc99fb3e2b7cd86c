"""A message as it was written in a chat → Markdown from which readers see the same.

Lines stay lines, an empty one parts paragraphs, blanks around a line are not kept. What stands in a quotation or in a
block of code only in part is there with its whole line. Names that Telegram makes live by itself are text.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from bot.library.escaping import address, begun, code, escaped, labelled, longest_run
from bot.model.entity import Entity

_TAGS = {"bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "spoiler": "tg-spoiler"}
_MARKS = {"bold": "**", "italic": "*", "strikethrough": "~~"}
_QUOTES = ("blockquote", "expandable_blockquote")
_KNOWN = {**dict.fromkeys(_QUOTES, "quote"), "pre": "pre", "code": "code", "text_link": "link"} | {
    kind: kind for kind in _TAGS
}
_VERBATIM = {"code", "pre"}
_ORDER = ("link", *_TAGS)
"""Which of two in one place is the outer one."""
_SHORT = 50
"""Characters of a line that no program would have wrapped; the breaks of longer ones are marked as meant."""


@dataclass(frozen=True)
class _Span:
    """Places in characters; `value` is the link or the language."""

    kind: str
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True)
class _Line:
    """Without the blanks around it; `quote` and `pre` are those in which it lies."""

    text: str
    start: int
    quote: _Span | None = None
    pre: _Span | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class _Mark(NamedTuple):
    """What several spans side by side may say: these are one."""

    kind: str
    value: str


@dataclass(frozen=True)
class _Run:
    """Text and what holds for all of it, outermost first."""

    text: str
    within: tuple[_Mark, ...] = ()


def markdown(text: str, entities: Sequence[Entity]) -> str:
    spans = list(_spans(text, entities))
    return _written(list(_lines(text, spans)), spans)


def titled(text: str, entities: Sequence[Entity]) -> tuple[str, str]:
    """The first line that is not empty, bare, and the others as Markdown."""
    spans = list(_spans(text, entities))
    lines = list(_lines(text, spans))
    first = next((number for number, line in enumerate(lines) if line.text), 0)
    return lines[first].text, _written(lines[first + 1 :], spans)


def _spans(text: str, entities: Iterable[Entity]) -> Iterator[_Span]:
    """Those that we have a sign for."""
    units = [0, *accumulate(2 if ord(character) > 0xFFFF else 1 for character in text)]  # noqa: PLR2004 -- UTF-16
    for each in entities:
        start, end = bisect_left(units, each.offset), bisect_left(units, each.offset + each.length)
        if each.type in _KNOWN and start < end:
            yield _Span(_KNOWN[each.type], start, end, each.url or each.language)


def _lines(text: str, spans: Sequence[_Span]) -> Iterator[_Line]:
    quotes = [span for span in spans if span.kind == "quote"]
    pres = [span for span in spans if span.kind == "pre"]
    start = 0
    for line in text.split("\n"):
        shown, begin = line.strip(), start + len(line) - len(line.lstrip())
        first, last = (begin, begin + len(shown)) if shown else (start, start + len(line))
        quote = next((span for span in quotes if span.start < max(last, first + 1) and first < span.end), None)
        pre = next((span for span in pres if span.start <= first and last <= span.end), None)
        yield _Line(line if pre else shown, start if pre else begin, quote, pre)
        start += len(line) + 1


def _written(lines: Sequence[_Line], spans: Sequence[_Span]) -> str:
    blocks = []
    for quote, within in groupby(lines, key=lambda line: line.quote):
        inner = "\n\n".join(_blocks(within, spans))
        blocks.append("\n".join(f"> {line}".rstrip() for line in inner.split("\n")) if quote and inner else inner)
    return "\n\n".join(filter(None, blocks))


def _blocks(lines: Iterable[_Line], spans: Sequence[_Span]) -> Iterator[str]:
    for (pre, shown), together in groupby(lines, key=lambda line: (line.pre, bool(line.text or line.pre))):
        if pre:
            yield from _fence("\n".join(line.text for line in together), pre.value)
        elif shown:
            yield _paragraph([_line(line, spans) for line in together])


def _fence(text: str, language: str) -> Iterator[str]:
    if text.strip():
        fence = "`" * max(3, longest_run(text) + 1)
        yield f"{fence}{language if language.isalnum() else ''}\n{text}\n{fence}"


def _paragraph(lines: Sequence[str]) -> str:
    return ("\\\n" if max(map(len, lines)) >= _SHORT else "\n").join(lines)


def _line(line: _Line, spans: Sequence[_Span]) -> str:
    return begun("".join(_marked(list(_runs(line, spans)))))


def _runs(line: _Line, spans: Sequence[_Span]) -> Iterator[_Run]:
    """The pieces of a line, each as long as what holds for it."""
    here = [span for span in spans if span.start < line.end and line.start < span.end and span.kind != "quote"]
    cuts = {line.start, line.end, *(place for span in here for place in (span.start, span.end))}
    places = sorted(place for place in cuts if line.start <= place <= line.end)
    for within, pieces in groupby(pairwise(places), key=lambda piece: tuple(_holding(here, *piece))):
        start, *_, end = (place for piece in pieces for place in piece)
        text = line.text[start - line.start : end - line.start]
        yield _Run(text, within if text.strip() else tuple(mark for mark in within if mark.kind != "link"))


def _holding(spans: Iterable[_Span], start: int, end: int) -> Iterator[_Mark]:
    """One of each kind, and nothing beside code, which takes nothing into itself and breaks a link."""
    first: dict[str, _Mark] = {}
    for span in spans:
        if span.start <= start and end <= span.end:
            first.setdefault(span.kind, _Mark(span.kind, span.value))
    if "link" not in first and (first.keys() & _VERBATIM):
        yield _Mark("code", "")
        return
    yield from (first[kind] for kind in _ORDER if kind in first)


def _marked(runs: Sequence[_Run]) -> Iterator[str]:
    """With asterisks where these surely act, else with tags, which act anywhere."""
    around: tuple[_Mark, ...] = ()
    for number, run in enumerate((*runs, _Run(""))):
        if _alone(runs, number):
            sign = _MARKS[run.within[0].kind]
            yield f"{sign}{escaped(run.text)}{sign}"
            continue
        kept = sum(1 for _ in _shared(around, run.within))
        yield from (_closing(mark) for mark in reversed(around[kept:]))
        yield from (_opening(mark) for mark in run.within[kept:])
        yield _text(run)
        around = run.within


def _alone(runs: Sequence[_Run], number: int) -> bool:
    """Whether a run has one mark, begins and ends with a letter, and no other mark is beside it; 5*3*2 is no mark."""
    if number >= len(runs):
        return False
    run, beside = runs[number], (*runs[max(number - 1, 0) : number], *runs[number + 1 : number + 2])
    kinds = [mark.kind for mark in run.within]
    if len(kinds) != 1 or kinds[0] not in _MARKS or any(each.within for each in beside):
        return False
    ends = run.text[0] + run.text[-1]
    return ends.isalpha() if kinds == ["italic"] else ends.isalnum()


def _shared(one: Sequence[_Mark], other: Sequence[_Mark]) -> Iterator[_Mark]:
    for left, right in zip(one, other, strict=False):
        if left != right:
            return
        yield left


def _opening(mark: _Mark) -> str:
    if mark.kind == "link":
        return "["
    return f"<{_TAGS[mark.kind]}>" if mark.kind in _TAGS else ""


def _closing(mark: _Mark) -> str:
    if mark.kind == "link":
        return f"]({address(mark.value)})"
    return f"</{_TAGS[mark.kind]}>" if mark.kind in _TAGS else ""


def _text(run: _Run) -> str:
    kinds = {mark.kind for mark in run.within}
    if "code" in kinds:
        return code(run.text)
    return labelled(run.text) if "link" in kinds else escaped(run.text)
