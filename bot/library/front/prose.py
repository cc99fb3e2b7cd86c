"""Headline, lead, link and authors: texts that are shown as they stand, one line each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from bot.errors import ContentError, shorten
from bot.library.front.keys import Key
from bot.library.front.layout import Entry, Layout, heading
from bot.library.front.values import cleaned, many_values, one_value
from bot.library.front.words import BLANK, folded
from bot.library.msgid import _
from bot.model.issue import MAX_AUTHOR, MAX_AUTHORS, MAX_HEADLINE, MAX_LEAD, MAX_LINK
from bot.model.links import opens
from bot.model.reading import Doubt, Oddity, Option, Question

_NO_HEADLINE = tuple("-*+•>|`~<=0123456789![")
"""A list, a quotation, a table or code may begin so."""
_BLANK_IN_LINK = re.compile(r"\s")
_SENTENCE = 100
"""Characters from which on a line that ends with a full stop may be one."""


@dataclass
class Prose:
    headline: str = ""
    lead: str = ""
    link: str = ""
    authors: tuple[str, ...] = ()
    #: The index of the text's first line, if the headline is not among its lines.
    body: int = 0
    problems: list[ContentError] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def prose(path: str, lines: Sequence[str], layout: Layout, answer: str | None) -> Prose:
    """`answer` is the headline that an editor has chosen."""
    entries, found = layout.entries, Prose(body=layout.body)
    _take_headline(path, found, lines, layout, answer)
    found.lead = _line(path, found, entries, Key.LEAD, MAX_LEAD)
    found.link = _link(path, found, entries)
    found.authors = _authors(path, found, entries)
    return found


def _take_headline(path: str, found: Prose, lines: Sequence[str], layout: Layout, answer: str | None) -> None:
    entries = layout.entries
    written = _different(entry for entry in entries if entry.key is Key.HEADLINE and any(entry.parts))
    first = _first_line(lines, found.body)
    if len(written) > 1 and answer is None:
        options = tuple(Option(_shown(entry)) for entry in written)
        found.questions.append(Question(Doubt.HEADLINE, "which headline is it?", options, line=written[-1].line))
    elif written:
        chosen = next((entry for entry in written if _shown(entry) == answer), written[0])
        found.headline = _checked(path, found, chosen, MAX_HEADLINE)
        if first and folded(first) == folded(found.headline):
            found.oddities.append(Oddity(found.body + 1, "the first line repeats the headline, and is left out"))
            found.body = _after(lines, found.body + 1)
    elif not first:
        line = next((entry.line for entry in entries if entry.key is Key.HEADLINE), 0)
        found.problems.append(
            ContentError(path, line, "the headline is missing: write it into the first line of the text")
        )
    elif answer == first or _is_headline(lines, found.body, fenced=layout.fenced and bool(entries)):
        found.headline = first
        found.oddities.append(Oddity(found.body + 1, "the first line is taken for the headline"))
        found.body = _after(lines, found.body + 1)
    else:
        message = _("the headline is missing: is it the first line of the text?")
        found.questions.append(Question(Doubt.HEADLINE, message, (Option(first),), line=found.body + 1))


def _first_line(lines: Sequence[str], body: int) -> str:
    """What can be a headline: a short line with a text below it."""
    if body >= len(lines) or lines[body].lstrip(BLANK + "*_").startswith(_NO_HEADLINE):
        return ""
    shown = cleaned(lines[body])[0]
    below = any(line.strip(BLANK) for line in lines[body + 1 :])
    return shown if below and len(shown) <= MAX_HEADLINE and any(map(str.isalnum, shown)) else ""


def _is_headline(lines: Sequence[str], body: int, *, fenced: bool) -> bool:
    """Whether the first line can be nothing else: a heading, or short and alone where nothing else names a headline."""
    line = lines[body].strip(BLANK)
    alone = not "".join(lines[body + 1 : body + 2]).strip(BLANK + "-=")
    return bool(heading(line)) or (alone and not fenced and not (len(line) > _SENTENCE and line.endswith(".")))


def _after(lines: Sequence[str], body: int) -> int:
    """Past blank lines, and a line that underlines the headline."""
    while body < len(lines) and not lines[body].strip(BLANK):
        body += 1
    if body < len(lines) and not lines[body].strip(BLANK + "-="):
        return _after(lines, body + 1)
    return body


def _different(entries: Iterable[Entry]) -> list[Entry]:
    return list({folded(_shown(entry)): entry for entry in entries}.values())


def _shown(entry: Entry) -> str:
    return cleaned(one_value(entry.parts))[0]


def _line(path: str, found: Prose, entries: Sequence[Entry], key: Key, limit: int) -> str:
    written = [entry for entry in entries if entry.key is key and any(entry.parts)]
    for other in _different(written)[1:]:
        found.problems.append(_twice(path, other))
    return _checked(path, found, written[0], limit) if written else ""


def _twice(path: str, entry: Entry) -> ContentError:
    values = {"key": shorten(entry.label)}
    return ContentError(path, entry.line, "“%(key)s” stands here twice, with two texts: keep one", values)


def _checked(path: str, found: Prose, entry: Entry, limit: int) -> str:
    """The text of a key as readers will see it; what is wrong with it, or was taken off it, is told."""
    problem = partial(ContentError, path)
    text, taken = cleaned(one_value(entry.parts))
    if taken:
        values = {"marks": shorten(" ".join(taken))}
        found.oddities.append(Oddity(entry.line, "this line is shown without marks: “%(marks)s” is left out", values))
    if len(text) > limit:
        values = {"key": shorten(entry.label), "length": str(len(text)), "limit": str(limit)}
        found.problems.append(
            problem(entry.line, "“%(key)s” has %(length)s characters, and at most %(limit)s fit: shorten it", values)
        )
    elif not any(map(str.isalnum, text)):
        found.problems.append(
            problem(entry.line, "“%(key)s” has no words in it: write some", {"key": shorten(entry.label)})
        )
    return text


def _link(path: str, found: Prose, entries: Sequence[Entry]) -> str:
    written = [entry for entry in entries if entry.key is Key.LINK and any(entry.parts)]
    links = {_address(one_value(entry.parts)): entry for entry in reversed(written)}
    for other in list(links.values())[:-1]:
        found.problems.append(_twice(path, other))
    for link, entry in links.items():
        if why := unfit(link):
            found.problems.append(ContentError(path, entry.line, why, unfit_values(link)))
    return next(reversed(links), "")


def unfit(link: str) -> str:
    """Why a link cannot be taken, or nothing."""
    if opens(link) and len(link) <= MAX_LINK:
        return ""
    if len(link) > MAX_LINK:
        return _("“%(link)s” has %(length)s characters, and a link at most %(limit)s: shorten it")
    if _BLANK_IN_LINK.search(link):
        return _("“%(link)s” has a blank in it, and a link has none: take it out")
    return _("“%(link)s” is no link that Telegram opens: a link begins with https://")


def unfit_values(link: str) -> dict[str, object]:
    return {"link": shorten(link), "length": str(len(link)), "limit": str(MAX_LINK)}


def _address(text: str) -> str:
    """Of what programs make of an address: [text](address), <address>."""
    text = text.strip("<> ")
    if text.startswith("[") and text.endswith(")"):
        return text.rpartition("](")[2].removesuffix(")")
    return text


def _authors(path: str, found: Prose, entries: Sequence[Entry]) -> tuple[str, ...]:
    written = [entry for entry in entries if entry.key is Key.AUTHORS and any(entry.parts)]
    names = {cleaned(name)[0]: entry for entry in written for name in many_values(entry.parts)}
    for name, entry in names.items():
        if len(name) > MAX_AUTHOR or not any(map(str.isalnum, name)):
            values = {"name": shorten(name), "length": str(len(name)), "limit": str(MAX_AUTHOR)}
            message = _("the name “%(name)s” has %(length)s characters: it needs letters, and at most %(limit)s fit")
            found.problems.append(ContentError(path, entry.line, message, values))
    if len(names) > MAX_AUTHORS:
        values = {"count": str(len(names)), "limit": str(MAX_AUTHORS)}
        message = _("there are %(count)s authors, and at most %(limit)s fit: name fewer")
        found.problems.append(ContentError(path, written[0].line, message, values))
    return tuple(names)
