"""A refused file with all that could be mended mended, and marks where a person must write."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from bot.library.front.facts import DOUBTS
from bot.library.front.keys import Key
from bot.library.front.prose import Prose
from bot.model.publication import Publication, Trend
from bot.model.reading import Answers, Doubt

MARK = "⚠️⚠️⚠️"
"""Nobody writes three of them; a file in which it still stands is not taken."""
FENCE = "---"


def corrected(
    lines: Sequence[str],
    texts: Prose,
    known: Answers,
    wrong: Collection[int],
    keys: Mapping[Key, int],
    *,
    among: Publication,
) -> str:
    """`wrong` are the lines with faults, from 1; `keys` says on which of them each key stands."""
    front = "\n".join(_front(texts, known, wrong, keys, among))
    body = "\n".join(_body(lines, texts.body, wrong)).rstrip()
    return f"{FENCE}\n{front}\n{FENCE}\n\n{body or MARK}\n"


def _front(
    texts: Prose, known: Answers, wrong: Collection[int], keys: Mapping[Key, int], among: Publication
) -> Iterator[str]:
    values = {key: known.get(doubt, "") for key, doubt in DOUBTS.items()} | {
        Key.HEADLINE: texts.headline,
        Key.LEAD: texts.lead,
        Key.LINK: texts.link,
        Key.AUTHORS: ", ".join(texts.authors),
    }
    choices = {
        Key.WEEK: "",
        Key.TOPIC: " | ".join(topic.id for topic in among.open_topics),
        Key.LANGUAGE: " | ".join(among.languages),
        Key.TREND: " | ".join(Trend),
        Key.HEADLINE: "",
    }
    for key, value in values.items():
        unknown = not value and key in choices and (key is not Key.TREND or key in keys or Doubt.TREND not in known)
        if value and keys.get(key) not in wrong:
            yield f"{key}: {value}"
        elif value or unknown:
            yield f"{key}: {MARK} {value or choices[key]}".rstrip()


def _body(lines: Sequence[str], start: int, wrong: Collection[int]) -> Iterator[str]:
    for number, line in enumerate(lines[start:], start=start + 1):
        yield f"{MARK} {line}" if number in wrong and MARK not in line else line
