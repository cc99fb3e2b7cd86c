"""A text above its keys, as a file that is read back as what it was; pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from bot.library.front.keys import Key
from bot.library.front.layout import laid_out
from bot.library.front.prose import prose
from bot.library.front.values import cleaned, many_values, one_value
from bot.model.issue import Commentary
from bot.model.publication import Trend

FENCE = "---"
SIGNS = frozenset("\"'«»“”„‘’‚‹›`*_~[]<>&#|\\,;!")
"""What reading may take off a value: quotes, marks, and what stands between names."""

T = TypeVar("T")


def written(text: Commentary, trend: Trend | None, notes: Sequence[str] = ()) -> str:
    """The file of a text; `notes` are lines for people, which reading does not use."""
    facts: Mapping[Key, str] = {
        Key.WEEK: str(text.week),
        Key.TOPIC: text.topic,
        Key.LANGUAGE: text.language,
        Key.TREND: trend.value if trend else "",
        Key.HEADLINE: _line(text.headline),
        Key.LEAD: _line(text.lead),
        Key.LINK: text.link,
        Key.AUTHORS: _names(text.authors),
    }
    front = (FENCE, *(f"{key}: {value}" for key, value in facts.items() if value), *notes, FENCE, "")
    return "\n".join((*front, *_kept(front, text.body.split("\n")), ""))


def _kept(front: Sequence[str], body: Sequence[str]) -> Sequence[str]:
    """What reading would leave out of a text's beginning stands there once more."""
    lines = (*front, *body)
    layout = laid_out(lines)
    if layout.labelled:
        return (f"text: {body[0]}", *body[1:])
    if prose("", lines, layout, None).body > layout.body:  # it begins with its headline
        return (body[0], "", *body)
    return body


def _line(value: str) -> str:
    return _first((value, _coded(value)), lambda line: cleaned(one_value([line]))[0], value)


def _names(names: Sequence[str]) -> str:
    quoted = ", ".join(f'"{name}"' for name in names)
    coded = ", ".join(f'"{_coded(name)}"' for name in names)
    return _first((", ".join(names), quoted, coded), lambda line: tuple(_shown(line)), tuple(names))


def _shown(line: str) -> Iterator[str]:
    return (cleaned(name)[0] for name in many_values([line]))


def _first(ways: Sequence[str], read: Callable[[str], T], meant: T) -> str:
    """The first way of writing it in which it is read as it is meant; else the last."""
    return next((way for way in ways if read(way) == meant), ways[-1])


def _coded(value: str) -> str:
    """With signs as HTML writes them, which reading understands last."""
    return "".join(f"&#{ord(sign)};" if sign in SIGNS else sign for sign in value)
