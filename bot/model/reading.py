"""What reading a file comes to: it is taken, something is asked, or it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.errors import ContentError
from bot.model.issue import Commentary
from bot.model.publication import Trend


@dataclass(frozen=True)
class Oddity:
    """What an editor may want to know of a text, and what keeps nobody from publishing it."""

    #: From 1; 0 means the whole file.
    line: int
    #: A text to be translated, with `%(name)s` for `values`.
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    #: The line as it was written, shortened; may be empty.
    quote: str = ""


class Doubt(StrEnum):
    """What a file may leave open, in the order in which it is asked."""

    ENCODING = "encoding"
    WEEK = "week"
    TOPIC = "topic"
    LANGUAGE = "language"
    TREND = "trend"
    HEADLINE = "headline"


@dataclass(frozen=True)
class Option:
    """One of the answers to a question, for a button."""

    #: `2019-W21`, `west`, `ru`, `improved`, `cp1251`, or the headline itself; empty for a trend: what the issue has.
    value: str
    #: How the text begins if this is chosen, where only reading it can tell; else empty.
    sample: str = ""


@dataclass(frozen=True)
class Question:
    """What only the editor can tell; `message` says why it is asked, as that of an Oddity."""

    about: Doubt
    message: str
    choices: tuple[Option, ...]
    values: Mapping[str, object] = field(default_factory=dict)
    #: Where the doubt stands, from 1; 0 means the whole file.
    line: int = 0
    #: The line as it was written, shortened; may be empty.
    quote: str = ""


Answers = Mapping[Doubt, str]
"""The values of the choices that an editor has made so far: with name and bytes, all that is needed to go on."""


@dataclass(frozen=True)
class Taken:
    #: The file's.
    name: str
    commentary: Commentary
    #: None if the file says nothing of it.
    trend: Trend | None
    oddities: tuple[Oddity, ...] = ()
    #: Where the file says what, by key; what it does not say itself is missing.
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    #: The file's.
    name: str
    #: All that are open, at least one; encodings are asked for alone.
    questions: tuple[Question, ...]
    #: What has been told, or is one thing only, in the words of the choices.
    known: Answers = field(default_factory=dict)


@dataclass(frozen=True)
class Refused:
    #: The file's.
    name: str
    #: All that is wrong, each once, in the order of the lines.
    problems: tuple[ContentError, ...]
    #: The text with what could be mended mended, and marks where a person must write; empty where there is none.
    corrected: str = ""


Reading = Taken | Asked | Refused
