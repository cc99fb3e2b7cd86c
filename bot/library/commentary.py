"""A commentary's file: YAML front matter between two lines `---`, and a Markdown body."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainValidator, ValidationInfo

from bot.errors import ContentError, ContentErrors, shorten
from bot.library import source
from bot.library.document import YamlDocument
from bot.library.fields import one_line, problem, unmarked
from bot.model.issue import MAX_AUTHOR, MAX_AUTHORS, MAX_BODY, MAX_HEADLINE, MAX_LEAD, MAX_LINK, Commentary
from bot.model.links import opens
from bot.model.publication import Publication, Trend
from bot.model.week import CENTURY, Week

FENCE = "---"
MAX_FRONT = 8192
"""Characters, twice what all keys at their longest need: YAML is slow to read."""
MAX_LINES = 2000
CUT_BY_COMMENT = re.compile(r"\s*(- |[a-z]+:\s)\s*[^\s\"'#|>\[{].*\s#")

_BLANK = "\xa0\u2000-\u200a\u202f\u205f\u3000"
_KEYED = re.compile(rf"[ \t{_BLANK}]*(?P<key>[a-z]+:)[ {_BLANK}]+")
"""A key with the blanks of Word or a telephone around it, which YAML does not take for spaces."""
_CURLY = re.compile(r"[a-z]+:\s+[“”„‟«‚‘’]")
_FREE = ("headline:", "lead:", "authors:")

Judge = Callable[[str], Iterable[tuple[int, str, Mapping[str, object]]]]
"""What is wrong with a body: lines from 1, texts to be translated, their values."""


@dataclass(frozen=True)
class Parsed:
    """A commentary, and the lines of its file: of each key of the front matter, and where the body starts."""

    path: str
    commentary: Commentary
    #: The verdict on its topic, if the file names one.
    trend: Trend | None
    lines: Mapping[str, int]
    body_line: int


def parse(path: str, text: str, publication: Publication, judge: Judge = lambda _: ()) -> Parsed:
    """Raises ContentErrors with every problem of the file at once; those of its Markdown are for `judge` to find."""
    text = source.tidy(text)
    if text.count("\n") >= MAX_LINES:
        values = {"count": text.count("\n") + 1, "limit": MAX_LINES}
        raise ContentErrors([ContentError(path, 0, "the text has %(count)s lines: at most %(limit)s fit", values)])
    problems = list(source.forbidden(path, text))
    lines = source.FORBIDDEN.sub("", text).split("\n")
    end = _end_of_front_matter(path, lines)
    start = next((number for number in range(end + 1, len(lines)) if lines[number].strip()), end)
    body = "\n".join(lines[start:]).rstrip() if start > end else ""
    keys = [_KEYED.sub(r"\g<key> ", line, count=1) for line in lines[1:end]]
    problems += [*_unquoted(path, keys), *_unbearable(path, body, start + 1)]
    problems += [ContentError(path, start + line, message, values) for line, message, values in judge(body)]
    try:
        document = _document(path, keys)
        front = document.fit(FrontMatter, publication)
    except ContentErrors as errors:
        told = {problem.line for problem in problems}
        problems += [problem for problem in errors.problems if problem.line not in told]
    if problems:
        raise ContentErrors(sorted(problems, key=lambda each: each.line))
    where = {key: document.line((key,)) for key in FrontMatter.model_fields}
    return Parsed(path, front.commentary(body), front.trend, where, body_line=start + 1)


def _end_of_front_matter(path: str, lines: Sequence[str]) -> int:
    """The index of the second fence."""
    problem = partial(ContentError, path)
    fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE]
    if not fences or fences[0] != 0:
        raise ContentErrors([problem(1, "the file must begin with a line of three hyphens: ---")])
    if len(fences) == 1:
        raise ContentErrors([problem(1, "a line of three hyphens must end what begins here: ---")])
    return fences[1]


def _document(path: str, keys: Sequence[str]) -> YamlDocument:
    text = "\n".join(keys)
    if len(text) > MAX_FRONT:
        problem, values = partial(ContentError, path), {"size": len(text), "limit": MAX_FRONT}
        raise ContentErrors(
            [problem(1, "what stands above the text has %(size)s characters: at most %(limit)s fit", values)]
        )
    return YamlDocument(path, text, first_line=2)


def _unquoted(path: str, keys: Sequence[str]) -> Iterator[ContentError]:
    """To YAML, what follows a hash is a comment, an editor's “Decree #5” would be cut without a word; and curly quotes
    are letters like others.
    """
    problem = partial(ContentError, path)
    for number, line in enumerate(keys, start=2):
        if _CURLY.match(line) and (": " in line.partition(": ")[2] or not line.startswith(_FREE)):
            yield problem(
                number, 'the quotes must be straight ("…"), not curly (“…”, «…»): telephones and Word change them'
            )
        elif CUT_BY_COMMENT.match(line):
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


def _link(link: str) -> str:
    if link and not opens(link):
        raise problem(
            "link", "“%(link)s” is not a link that Telegram shows: it begins with https://", link=shorten(link)
        )
    return link


def _few(authors: tuple[str, ...]) -> tuple[str, ...]:
    if len(authors) > MAX_AUTHORS:
        raise problem(
            "authors", "“%(key)s” has %(count)s names: at most %(limit)s fit", count=len(authors), limit=MAX_AUTHORS
        )
    return authors


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


_Name = Annotated[str, one_line(MAX_AUTHOR), unmarked()]


class FrontMatter(BaseModel):
    """The keys an editor writes; validated with the publication as context."""

    model_config = ConfigDict(extra="forbid")

    week: Annotated[Week, PlainValidator(_week)]
    topic: Annotated[str, AfterValidator(_topic)]
    language: Annotated[str, AfterValidator(_language)]
    trend: Annotated[Trend | None, PlainValidator(_trend)] = None
    headline: Annotated[str, one_line(MAX_HEADLINE), unmarked()]
    lead: Annotated[str, one_line(MAX_LEAD), unmarked()] = ""
    link: Annotated[str, one_line(MAX_LINK), AfterValidator(_link)] = ""
    authors: Annotated[tuple[_Name, ...], BeforeValidator(_listed), AfterValidator(_few)] = ()

    def commentary(self, body: str) -> Commentary:
        return Commentary(
            week=self.week,
            topic=self.topic,
            language=self.language,
            headline=self.headline,
            lead=self.lead,
            link=self.link,
            authors=self.authors,
            body=body,
        )
