"""What buttons carry, `verb:argument:argument` in at most 64 bytes, and back; anyone may send us anything as such.

A button is a dataclass, declared once: its verb, and its fields in their order. The type of a field says how it is
written and what may stand there: what no button of ours says raises ValueError.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Generic, Protocol, TypeVar, get_args, get_origin, get_type_hints

from bot.model.publication import Publication
from bot.model.reader import ALL_TOPICS
from bot.model.week import CENTURY, Week

LIMIT = 64
FIRST_MONDAY = Week.parse(f"{CENTURY.start}-W01").monday
LARGEST = 2**63 - 1
"""SQLite's; a topic set of all 63 topics, too."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

T = TypeVar("T")


class CallbackData:
    """A button whose verb is named where it is declared: `class Archive(CallbackData, verb="archive")`."""

    verb: ClassVar[str]

    def __init_subclass__(cls, *, verb: str) -> None:
        cls.verb = verb

    @property
    def data(self) -> str:
        """Raises ValueError if Telegram would not take it, or it could not be read again."""
        text = ":".join((self.verb, *_write(self)))
        if len(text.encode()) > LIMIT:
            raise ValueError(f"{text!r} is longer than the {LIMIT} bytes that a button may carry")
        return text


def read_arguments(kind: type[T], arguments: Iterable[str], publication: Publication) -> T:
    """The button that was written with these arguments; raises ValueError for what none of today says."""
    rest = list(arguments)[::-1]
    found: T = _read(kind, rest, publication)
    if rest:
        raise ValueError(f"{len(rest)} arguments too many")
    return found


@dataclass(frozen=True)
class Argument(Generic[T]):
    """How a value stands in a button; `read` raises ValueError for what cannot be meant in this publication."""

    write: Callable[[T], str]
    read: Callable[[str, Publication], T]


def base36(number: int) -> str:
    if number < 0:
        return "-" + base36(-number)
    quotient, digit = divmod(number, 36)
    return (base36(quotient) if quotient else "") + DIGITS[digit]


def number(text: str) -> int:
    """What `base36` wrote; raises ValueError for anything else that `int` would be kind enough to take."""
    if not re.fullmatch(r"-?[0-9a-z]{1,13}", text):
        raise ValueError(f"{text!r} is not a number")
    return int(text, 36)


def numbers(least: int, most: int) -> Argument[int]:
    def within(text: str, _: Publication) -> int:
        if not least <= (found := number(text)) <= most:
            raise ValueError(f"{found} is not within {least} and {most}")
        return found

    return Argument(base36, within)


def known(argument: Argument[T], values: Callable[[Publication], Collection[T]]) -> Argument[T]:
    """Only those that the publication has."""

    def among(text: str, publication: Publication) -> T:
        if (found := argument.read(text, publication)) not in values(publication):
            raise ValueError(f"the publication has no {found!r}")
        return found

    return Argument(argument.write, among)


def in_century(text: str) -> Week:
    """No issue is of another one; raises ValueError."""
    if (found := Week.parse(text)).monday.year not in CENTURY:
        raise ValueError(f"{found} is not in this century")
    return found


def counted(week: Week) -> str:
    """In at most three letters: which week of the century it is."""
    return base36((week.monday - FIRST_MONDAY).days // 7)


def counted_week(text: str, _: Publication) -> Week:
    """Raises ValueError for one of another century."""
    return in_century(str(Week(FIRST_MONDAY).shift(WEEKS.read(text, _))))


def flag(text: str, _: Publication) -> bool:
    return ("0", "1").index(text) == 1


def plain(text: str) -> str:
    if ":" in text:
        raise ValueError(f"{text!r} cannot be told from several arguments")
    return text


WEEKS = numbers(0, 53 * len(CENTURY))
TEXT = Argument(plain, lambda text, _: text)
TOPIC = numbers(0, 62)

BriefWeek = Annotated[Week, Argument(counted, counted_week)]
"""Where `Week` would take too much room."""
Count = Annotated[int, numbers(0, LARGEST)]
"""Pages, and the numbers of rows."""
Year = Annotated[int, numbers(CENTURY.start, CENTURY.stop - 1)]
TopicNumber = Annotated[int, TOPIC]
OpenTopic = Annotated[int, known(TOPIC, lambda publication: {topic.number for topic in publication.open_topics})]
"""The number of a topic that can be followed today."""
TopicSet = Annotated[int, numbers(ALL_TOPICS, LARGEST)]
Language = Annotated[str, known(TEXT, lambda publication: publication.languages)]
AnyLanguage = Annotated[str, known(TEXT, lambda publication: ("", *publication.languages))]
"""Or none yet."""

PLAIN: dict[object, Argument[Any]] = {
    Week: Argument(str, lambda text, _: in_century(text)),
    bool: Argument(lambda value: str(int(value)), flag),
    str: TEXT,
}
"""By the types that need no more words; an `int` does: it has bounds."""


class Part(Protocol):
    """What a field becomes: any number of arguments. `read` takes its own from the end of `rest`."""

    def write(self, value: Any) -> list[str]: ...

    def read(self, rest: list[str], publication: Publication) -> Any: ...


@dataclass(frozen=True)
class One:
    argument: Argument[Any]

    def write(self, value: Any) -> list[str]:
        return [self.argument.write(value)]

    def read(self, rest: list[str], publication: Publication) -> Any:
        if not rest:
            raise ValueError("an argument is missing")
        return self.argument.read(rest.pop(), publication)


@dataclass(frozen=True)
class Inner:
    """The fields of another dataclass, as if they were ours."""

    kind: type

    def write(self, value: Any) -> list[str]:
        return _write(value)

    def read(self, rest: list[str], publication: Publication) -> Any:
        return _read(self.kind, rest, publication)


@dataclass(frozen=True)
class Optional:
    """None is not written at all, so that it can only be the last."""

    part: Part

    def write(self, value: Any) -> list[str]:
        return [] if value is None else self.part.write(value)

    def read(self, rest: list[str], publication: Publication) -> Any:
        return self.part.read(rest, publication) if rest else None


@cache
def _layout(kind: type) -> tuple[tuple[str, Part], ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple((field.name, _part(hints[field.name])) for field in fields(kind))


def _part(hint: Any) -> Part:
    if get_origin(hint) is Annotated:
        return One(hint.__metadata__[0])
    if isinstance(hint, UnionType) or NoneType in get_args(hint):
        (wanted,) = (each for each in get_args(hint) if each is not NoneType)
        return Optional(_part(wanted))
    if hint in PLAIN:
        return One(PLAIN[hint])
    if isinstance(hint, type) and is_dataclass(hint):
        return Inner(hint)
    if issubclass(hint, StrEnum):
        return One(Argument(str, lambda text, _: hint(text)))
    raise TypeError(f"{hint} does not say how it stands in a button")


def _write(value: Any) -> list[str]:
    kind: type = type(value)
    return [text for name, part in _layout(kind) for text in part.write(getattr(value, name))]


def _read(kind: type, rest: list[str], publication: Publication) -> Any:
    return kind(*(part.read(rest, publication) for _, part in _layout(kind)))
