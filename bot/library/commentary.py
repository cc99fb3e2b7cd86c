"""A commentary's file: YAML front matter between two lines `---`, and a Markdown body."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainValidator, ValidationInfo

from bot.errors import ContentError, ContentErrors
from bot.library import source
from bot.library.document import Document, shorten
from bot.library.fields import one_line, problem
from bot.model.issue import Commentary
from bot.model.publication import Publication, Trend
from bot.model.week import CENTURY, Week

FENCE = "---"
MAX_BODY = 32 * 1024
"""Bytes. How many messages they make depends on the Markdown; whoever needs more writes something else."""
MAX_LINK = 2048
CUT_BY_COMMENT = re.compile(r"\s*(- |[a-z]+:\s)\s*[^\s\"'#|>\[{].*\s#")


@dataclass(frozen=True)
class Parsed:
    """A commentary, and the lines of its file: of each key of the front matter, and where the body starts."""

    path: str
    commentary: Commentary
    lines: Mapping[str, int]
    body_line: int


def parse(path: str, text: str, publication: Publication) -> Parsed:
    """Raises ContentErrors with every problem of the file but those of its Markdown."""
    text = source.tidy(text)
    problems = list(source.forbidden(path, text))
    lines = source.FORBIDDEN.sub("", text).split("\n")
    end = _end_of_front_matter(path, lines)
    start = next((number for number in range(end + 1, len(lines)) if lines[number].strip()), end)
    body = "\n".join(lines[start:]).rstrip() if start > end else ""
    problems += [*_cut_off(path, lines[:end]), *_unbearable(path, body, start + 1)]
    try:
        document = Document(path, "\n".join(lines[1:end]), first_line=2)
        front = document.fit(FrontMatter, publication)
    except ContentErrors as errors:
        problems += errors.problems
    if problems:
        raise ContentErrors(sorted(problems, key=lambda each: each.line))
    where = {key: document.line((key,)) for key in FrontMatter.model_fields}
    return Parsed(path, front.commentary(body), where, body_line=start + 1)


def _end_of_front_matter(path: str, lines: Sequence[str]) -> int:
    """The index of the second fence."""
    problem = partial(ContentError, path)
    fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE]
    if not fences or fences[0] != 0:
        raise ContentErrors([problem(1, "the file must begin with a line of three hyphens: ---")])
    if len(fences) == 1:
        raise ContentErrors([problem(1, "a line of three hyphens must end what begins here: ---")])
    return fences[1]


def _cut_off(path: str, lines: Sequence[str]) -> Iterator[ContentError]:
    """To YAML, what follows a hash is a comment; an editor's “Decree #5” would be cut without a word."""
    problem = partial(ContentError, path)
    for number, line in enumerate(lines, start=1):
        if CUT_BY_COMMENT.match(line):
            yield problem(number, 'a text that contains “#” must stand in quotes: "…"')


def _unbearable(path: str, body: str, line: int) -> Iterator[ContentError]:
    """A body without words, or with too many of them."""
    problem = partial(ContentError, path)
    if len(body.encode()) > MAX_BODY:
        yield problem(
            line,
            "the text has %(size)s KiB: at most %(limit)s KiB fit",
            {"size": len(body.encode()) // 1024 + 1, "limit": MAX_BODY // 1024},
        )
    if not any(map(str.isalnum, body)):
        yield problem(line, "the commentary has no text")


def _week(value: object) -> Week:
    try:
        week = Week.parse(str(value))
    except ValueError:
        raise problem(
            "week", "“%(week)s” is not a week: write its year and number, such as 2019-W21", week=shorten(str(value))
        ) from None
    if week.monday.year not in CENTURY:
        raise problem("week", "the week %(week)s is not in this century", week=str(week))
    return week


def _topic(topic: str, info: ValidationInfo[Publication]) -> str:
    known = [each.id for each in info.context.topics]
    if topic in known:
        return topic
    if guess := get_close_matches(topic.lower(), known, n=1):
        raise problem(
            "topic", "unknown topic “%(topic)s”: did you mean “%(guess)s”?", topic=shorten(topic), guess=guess[0]
        )
    raise problem(
        "topic",
        "unknown topic “%(topic)s”: the publication has %(topics)s",
        topic=shorten(topic),
        topics=", ".join(known),
    )


def _language(language: str, info: ValidationInfo[Publication]) -> str:
    languages = info.context.languages
    if language not in languages:
        raise problem(
            "language",
            "unknown language “%(language)s”: the publication has %(languages)s",
            language=shorten(language),
            languages=", ".join(languages),
        )
    return language


def _trend(value: object) -> Trend:
    try:
        return Trend(str(value))
    except ValueError:
        raise problem(
            "trend", "unknown trend “%(trend)s”: write improved, unchanged or worsened", trend=shorten(str(value))
        ) from None


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


_Name = Annotated[str, one_line(100)]


class FrontMatter(BaseModel):
    """The keys an editor writes; validated with the publication as context."""

    model_config = ConfigDict(extra="forbid")

    week: Annotated[Week, PlainValidator(_week)]
    topic: Annotated[str, AfterValidator(_topic)]
    language: Annotated[str, AfterValidator(_language)]
    trend: Annotated[Trend, PlainValidator(_trend)]
    headline: Annotated[str, one_line(200)]
    lead: Annotated[str, one_line(500)] = ""
    link: Annotated[str, one_line(MAX_LINK)] = ""
    authors: Annotated[tuple[_Name, ...], BeforeValidator(_listed)] = ()

    def commentary(self, body: str) -> Commentary:
        return Commentary(
            week=self.week,
            topic=self.topic,
            language=self.language,
            trend=self.trend,
            headline=self.headline,
            lead=self.lead,
            link=self.link,
            authors=self.authors,
            body=body,
        )
