"""A file → what it says, what must be asked of its editor, or everything that keeps it from being taken; pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from bot.errors import ContentError, shorten
from bot.library.corrected import MARK, corrected
from bot.library.files.opening import opened
from bot.library.files.sheet import Sheet
from bot.library.front.facts import Facts, facts
from bot.library.front.keys import Key, key_mistyped
from bot.library.front.languages import written_otherwise
from bot.library.front.layout import Layout, another, is_glued, laid_out, unlabelled
from bot.library.front.prose import Prose, prose
from bot.library.front.words import BLANK, folded
from bot.library.front.wrappings import unwrapped
from bot.model.issue import MAX_BODY, MAX_LINES, Commentary
from bot.model.publication import Publication, Trend
from bot.model.reading import Answers, Asked, Doubt, Oddity, Question, Reading, Refused, Taken
from bot.model.week import Week

JUDGED = 4 * MAX_BODY
"""Bytes: what is larger still is only told to be so."""

Judge = Callable[[str], Iterable[tuple[int, str, Mapping[str, object]]]]
"""What is to be said of a body: lines from 1, texts to be translated, their values."""

NONE: Answers = {}
Told = TypeVar("Told", Oddity, ContentError, Question)


@dataclass(frozen=True)
class Judges:
    """What texts mean to readers, which other rooms know."""

    problems: Judge = lambda _body: ()
    oddities: Judge = lambda _body: ()
    #: What is to be said of a headline or a lead.
    names: Judge = lambda _text: ()


@dataclass(frozen=True)
class _Page:
    """A file, taken apart."""

    name: str
    sheet: Sheet
    layout: Layout
    facts: Facts
    prose: Prose
    body: str

    @property
    def lines(self) -> Mapping[Key, int]:
        """Where each key stands."""
        return {entry.key: entry.line for entry in reversed(self.layout.entries) if entry.key}


def read(
    name: str, content: bytes, publication: Publication, today: date | None, judges: Judges, answers: Answers = NONE
) -> Reading:
    """With the same answers always the same. Without `today` weeks need their year."""
    sheet = opened(name, content, answers)
    if not isinstance(sheet, Sheet):
        return sheet
    sheet = replace(sheet, lines=unwrapped(sheet.lines), marked=unwrapped(sheet.marked))
    layout, guessed = _understood(laid_out(sheet.lines))
    if layout.labelled:
        sheet = _unlabelled(sheet, layout.body)
    texts = prose(name, sheet.lines, layout, answers.get(Doubt.HEADLINE))
    body = "\n".join(sheet.marked[texts.body :]).rstrip().lstrip("\n")
    known = facts(layout.entries, name, f"{texts.headline}\n{body}", publication, today, answers)
    page = _Page(name, sheet, layout, known, texts, body)
    questions = (*known.questions, *texts.questions)
    if problems := list(_problems(page, judges)):
        return _refused(page, problems, questions)
    if questions:
        return Asked(name, tuple(_quoted(sheet.lines, questions)), known.known)
    oddities = (
        *sheet.oddities,
        *guessed,
        *texts.oddities,
        *_oddities(page, publication, today),
        *_of_texts(page, judges),
    )
    return Taken(
        name,
        _commentary(page),
        trend=Trend(known.known[Doubt.TREND]) if known.known.get(Doubt.TREND) else None,
        oddities=tuple(_quoted(sheet.lines, sorted(oddities, key=lambda each: each.line))),
        lines={key.value: line for key, line in page.lines.items()},
    )


def _unlabelled(sheet: Sheet, at: int) -> Sheet:
    """The label before the text is none of its words."""
    plain, marked = list(sheet.lines), list(sheet.marked)
    plain[at], marked[at] = unlabelled(plain[at]), unlabelled(marked[at])
    return replace(sheet, lines=plain, marked=marked)


def _understood(layout: Layout) -> tuple[Layout, tuple[Oddity, ...]]:
    """With the typing errors of keys mended where the right key is missing, and what is not used told."""
    there = {entry.key for entry in layout.entries}
    entries, oddities, unused = [], [], []
    for entry in layout.entries:
        guess = key_mistyped(folded(entry.label)) if entry.key is None else None
        if guess and guess not in there:
            values = {"written": shorten(entry.label), "key": guess.value}
            oddities.append(Oddity(entry.line, "“%(written)s” is read as “%(key)s”", values))
            entries.append(replace(entry, key=guess))
            continue
        entries.append(entry)
        if entry.key is None:
            unused.append(entry)
    if unused:
        values = {"keys": shorten(", ".join(entry.label or "…" for entry in unused))}
        oddities.append(Oddity(unused[0].line, "these lines are not used: %(keys)s", values))
    return replace(layout, entries=tuple(entries)), tuple(oddities)


def _problems(page: _Page, judges: Judges) -> Iterator[ContentError]:
    name, start = page.name, page.prose.body
    yield from page.sheet.problems
    yield from page.prose.problems
    for number, line in enumerate(page.sheet.lines, start=1):
        if MARK in line:
            yield ContentError(name, number, "the mark ⚠️⚠️⚠️ still stands here: write what is missing, and delete it")
    if page.layout.fenced == bool(page.layout.entries) and is_glued("".join(page.sheet.lines[start : start + 1])):
        yield ContentError(
            name, start + 1, "a line of three hyphens must stand alone: write the rest into the next line"
        )
    elif (second := another(page.sheet.lines[start:])) is not None:
        yield ContentError(
            name,
            start + second + 1,
            "week, topic and the like stand here, within the text: put them at its top, one text in a file",
        )
    yield from body_problems(name, page.body, start, judges)


def body_problems(name: str, body: str, start: int, judges: Judges) -> Iterator[ContentError]:
    """What keeps a text from being published; `start` lines stand before it."""
    count = body.count("\n") + 1
    if count > MAX_LINES:
        values = {"count": str(count), "limit": str(MAX_LINES)}
        yield ContentError(name, start + 1, "the text has %(count)s lines: at most %(limit)s fit", values)
    if (size := len(body.encode())) > MAX_BODY:
        values = {"size": str(-(-size // 1024)), "limit": str(MAX_BODY // 1024)}
        yield ContentError(name, start + 1, "the text has %(size)s KiB: at most %(limit)s KiB fit", values)
    if not any(map(str.isalnum, body)):
        yield ContentError(name, start + 1 if body else 0, "there is no text below the headline: write one")
    elif count <= MAX_LINES and size <= JUDGED:
        found = judges.problems(body)
        yield from (ContentError(name, start + line, message, values) for line, message, values in found)


def _refused(page: _Page, problems: list[ContentError], questions: Sequence[Question]) -> Refused:
    """What a file says wrongly is told with the rest; what it does not say can be asked later."""
    told = {each.line for each in problems}
    doubtful = (each for each in questions if each.line and each.line not in told)
    problems += [ContentError(page.name, each.line, each.message, each.values) for each in doubtful]
    once = {(each.line, each.message, str(each.values)): each for each in problems}
    ordered = sorted(once.values(), key=lambda each: each.line)
    wrong = {each.line for each in ordered}
    text = corrected(page.sheet.marked, page.prose, page.facts.known, questions, wrong, page.lines)
    return Refused(page.name, tuple(_quoted(page.sheet.lines, ordered)), text)


def _quoted(lines: Sequence[str], told: Iterable[Told]) -> Iterator[Told]:
    for each in told:
        at_hand = 0 < each.line <= len(lines)
        yield replace(each, quote=shorten(lines[each.line - 1].strip(BLANK))) if at_hand else each


def _oddities(page: _Page, publication: Publication, today: date | None) -> Iterator[Oddity]:
    known, lines = page.facts.known, page.lines
    week, language = Week.parse(known[Doubt.WEEK]), known[Doubt.LANGUAGE]
    if today and week.far(today):
        values = {"week": str(week)}
        yield Oddity(lines.get(Key.WEEK, 0), "the week %(week)s is more than two weeks from today", values)
    if today and publication.topic(known[Doubt.TOPIC]).retired:
        values = {"topic": known[Doubt.TOPIC]}
        yield Oddity(lines.get(Key.TOPIC, 0), "the topic “%(topic)s” is retired: nobody can follow it", values)
    yield from foreign(f"{page.prose.headline}\n{page.body}", language, lines.get(Key.LANGUAGE, 0))


def foreign(text: str, language: str, line: int = 0) -> Iterator[Oddity]:
    """Told at that line if these are letters of another language."""
    if written_otherwise(text, language):
        values = {"language": language}
        yield Oddity(line, "by its letters the text is not in the language “%(language)s”", values)


def _of_texts(page: _Page, judges: Judges) -> Iterator[Oddity]:
    for key, text in ((Key.HEADLINE, page.prose.headline), (Key.LEAD, page.prose.lead)):
        for _, message, values in judges.names(text):
            yield Oddity(page.lines.get(key, page.prose.body), message, values)
    for line, message, values in judges.oddities(page.body):
        yield Oddity(page.prose.body + line, message, values)


def _commentary(page: _Page) -> Commentary:
    known = page.facts.known
    return Commentary(
        week=Week.parse(known[Doubt.WEEK]),
        topic=known[Doubt.TOPIC],
        language=known[Doubt.LANGUAGE],
        headline=page.prose.headline,
        lead=page.prose.lead,
        link=page.prose.link,
        authors=page.prose.authors,
        body=page.body,
    )
