"""A refused file with all that could be mended mended, and marks where a person must write."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bot.library.front.facts import DOUBTS
from bot.library.front.keys import Key
from bot.library.front.prose import Prose
from bot.model.reading import Answers, Doubt, Question

MARK = "⚠️⚠️⚠️"
"""Nobody writes three of them; a file in which it still stands is not taken."""
FENCE = "---"
NEEDED = (Doubt.WEEK, Doubt.TOPIC, Doubt.LANGUAGE)
"""The verdict may be left to the issue."""


def corrected(
    lines: Sequence[str],
    texts: Prose,
    known: Answers,
    questions: Iterable[Question],
    wrong: Collection[int],
    keys: Mapping[Key, int],
) -> str:
    """`wrong` are the lines with faults, from 1; `keys` says on which of them each key stands."""
    offered = {each.about: " | ".join(choice.value for choice in each.choices if choice.value) for each in questions}
    front = "\n".join((*_facts(known, offered, wrong, keys), *_prose(texts, wrong, keys)))
    body = "\n".join(_body(lines, texts.body, wrong)).rstrip()
    return f"{FENCE}\n{front}\n{FENCE}\n\n{body or MARK}\n"


def _facts(
    known: Answers, offered: Mapping[Doubt, str], wrong: Collection[int], keys: Mapping[Key, int]
) -> Iterator[str]:
    for key, doubt in DOUBTS.items():
        if value := known.get(doubt):
            yield _line(key, value, wrong, keys)
        elif doubt in NEEDED or doubt in offered:
            yield f"{key}: {MARK} {offered.get(doubt, '')}".rstrip()


def _prose(texts: Prose, wrong: Collection[int], keys: Mapping[Key, int]) -> Iterator[str]:
    yield _line(Key.HEADLINE, texts.headline, wrong, keys) if texts.headline else f"{Key.HEADLINE}: {MARK}"
    others = {Key.LEAD: texts.lead, Key.LINK: texts.link, Key.AUTHORS: ", ".join(texts.authors)}
    for key, value in others.items():
        if value:
            yield _line(key, value, wrong, keys)


def _line(key: Key, value: str, wrong: Collection[int], keys: Mapping[Key, int]) -> str:
    return f"{key}: {MARK} {value}" if keys.get(key) in wrong else f"{key}: {value}"


def _body(lines: Sequence[str], start: int, wrong: Collection[int]) -> Iterator[str]:
    for number, line in enumerate(lines[start:], start=start + 1):
        yield f"{MARK} {line}" if number in wrong and MARK not in line else line
