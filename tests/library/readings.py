"""Reading as an editor's file is read, and what comes of it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bot.desk.check import JUDGES
from bot.library.publication import read_publication
from bot.library.reading import read
from bot.model.publication import Publication
from bot.model.reading import Answers, Asked, Doubt, Oddity, Question, Reading, Refused, Taken

SHIPPED = read_publication(Path(__file__).parents[2] / "content")
TODAY = date(2019, 5, 29)
GOOD = """\
---
week: 2019-W22
topic: west
language: en
trend: unchanged
headline: Minsk builds ties
---

The first paragraph.

The second one.
"""
NONE: Answers = {}


def reading(name: str, content: str | bytes, answers: Answers = NONE, publication: Publication = SHIPPED) -> Reading:
    bare = content.encode() if isinstance(content, str) else content
    return read(name, bare, publication, TODAY, JUDGES, answers)


def taken(name: str, content: str | bytes, answers: Answers = NONE) -> Taken:
    found = reading(name, content, answers)
    assert isinstance(found, Taken), found
    return found


def asked(name: str, content: str | bytes, answers: Answers = NONE) -> Mapping[Doubt, Question]:
    """The questions."""
    found = reading(name, content, answers)
    assert isinstance(found, Asked), found
    return {each.about: each for each in found.questions}


def refused(name: str, content: str | bytes, answers: Answers = NONE) -> Refused:
    found = reading(name, content, answers)
    assert isinstance(found, Refused), found
    return found


def problems(content: str | bytes, name: str = "west.en.md") -> list[str]:
    """What is wrong, with its line before it."""
    return [f"{each.line}: {each.message % each.values}" for each in refused(name, content).problems]


def oddities(found: Taken) -> list[str]:
    return [told(each) for each in found.oddities]


def told(each: Oddity | Question) -> str:
    return f"{each.line}: {each.message % each.values}"


def values(question: Question) -> list[str]:
    return [choice.value for choice in question.choices]


def with_key(key: str, line: str) -> str:
    """The good file with another line for a key."""
    return "\n".join(line if each.startswith(f"{key}:") else each for each in GOOD.split("\n"))
