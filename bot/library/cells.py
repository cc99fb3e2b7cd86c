"""What an editor wrote in the chat → the text with it in its place, and whatever keeps it from being taken; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.errors import ContentError, shorten
from bot.library.entities import markdown, titled
from bot.library.front.languages import written_otherwise
from bot.library.front.prose import unfit, unfit_values
from bot.library.front.words import spaced
from bot.library.reading import Judges, body_problems
from bot.library.source import FORBIDDEN
from bot.model.cell import Cell, Part, Passage
from bot.model.issue import MAX_AUTHOR, MAX_AUTHORS, MAX_HEADLINE, MAX_LEAD, Commentary
from bot.model.reading import Oddity, Refused, Taken

SEPARATORS = ",;\n"


def read_cell(name: str, cell: Cell, before: Commentary | None, judges: Judges) -> Taken | Refused:
    """`before` is the text that stands there; only a whole one can do without. `name` is what to call it."""
    text = filled(cell, before)
    if problems := tuple(_problems(name, text, judges)):
        return Refused(name, problems)
    return Taken(name, text, trend=None, oddities=tuple(_oddities(text, judges)))


def filled(cell: Cell, before: Commentary | None) -> Commentary:
    """The text with what was written, right or wrong; without passages the part is empty."""
    text = before or Commentary(cell.week, cell.topic, cell.language, "", "")
    match cell.part:
        case Part.WHOLE:
            headline, body = whole(cell.passages)
            return replace(text, headline=headline, body=body)
        case Part.BODY:
            return replace(text, body=joined(cell.passages))
        case Part.HEADLINE:
            return replace(text, headline=in_one_line(cell.passages))
        case Part.LEAD:
            return replace(text, lead=in_one_line(cell.passages))
        case Part.LINK:
            return replace(text, link=in_one_line(cell.passages))
        case Part.AUTHORS:
            return replace(text, authors=separated(cell.passages))


def whole(passages: Sequence[Passage]) -> tuple[str, str]:
    """The headline and the Markdown below it."""
    if not passages:
        return "", ""
    first, *others = passages
    headline, below = titled(_clean(first.text), first.entities)
    return spaced(headline), "\n\n".join(filter(None, (below, joined(others))))


def loose(passages: Sequence[Passage]) -> str:
    """A text that nobody has asked for, as a file without front matter has it."""
    headline, body = whole(sorted(passages, key=lambda each: each.message))
    return f"# {headline}\n\n{body}\n"


def joined(passages: Sequence[Passage]) -> str:
    """As Markdown; each message begins a paragraph."""
    return "\n\n".join(filter(None, (markdown(_clean(each.text), each.entities) for each in passages)))


def in_one_line(passages: Sequence[Passage]) -> str:
    """As one line, without marks."""
    return spaced(" ".join(_clean(each.text) for each in passages))


def separated(passages: Sequence[Passage]) -> tuple[str, ...]:
    """In a line each, or between commas."""
    text = "\n".join(_clean(each.text) for each in passages)
    for separator in SEPARATORS:
        text = text.replace(separator, "\n")
    return tuple(dict.fromkeys(filter(None, map(spaced, text.split("\n")))))


def _clean(text: str) -> str:
    """Signs that deceive become blanks, so that entities still stand where they stood."""
    return FORBIDDEN.sub(" ", text)


def _problems(name: str, text: Commentary, judges: Judges) -> Iterator[ContentError]:
    if not any(map(str.isalnum, text.headline)):
        yield ContentError(name, 0, "the headline is missing: write it into the first line of the text")
    if len(text.headline) > MAX_HEADLINE:
        values = {"length": str(len(text.headline)), "limit": str(MAX_HEADLINE)}
        yield ContentError(
            name,
            0,
            "the headline is the first line, and has %(length)s characters: at most %(limit)s fit, so shorten it",
            values,
        )
    if len(text.lead) > MAX_LEAD:
        values = {"length": str(len(text.lead)), "limit": str(MAX_LEAD)}
        yield ContentError(name, 0, "the lead has %(length)s characters, and at most %(limit)s fit: shorten it", values)
    if text.link and (why := unfit(text.link)):
        yield ContentError(name, 0, why, unfit_values(text.link))
    yield from _wrong_names(name, text.authors)
    yield from body_problems(name, text.body, 0, judges)


def _wrong_names(name: str, authors: Sequence[str]) -> Iterator[ContentError]:
    for author in authors:
        if len(author) > MAX_AUTHOR or not any(map(str.isalnum, author)):
            values = {"name": shorten(author), "length": str(len(author)), "limit": str(MAX_AUTHOR)}
            yield ContentError(
                name,
                0,
                "the name “%(name)s” has %(length)s characters: it needs letters, and at most %(limit)s fit",
                values,
            )
    if len(authors) > MAX_AUTHORS:
        values = {"count": str(len(authors)), "limit": str(MAX_AUTHORS)}
        yield ContentError(name, 0, "there are %(count)s authors, and at most %(limit)s fit: name fewer", values)


def _oddities(text: Commentary, judges: Judges) -> Iterator[Oddity]:
    if written_otherwise(f"{text.headline}\n{text.body}", text.language):
        yield Oddity(0, "by its letters the text is not in the language “%(language)s”", {"language": text.language})
    for number, message, values in judges.oddities(text.body):
        yield Oddity(number, message, values)
