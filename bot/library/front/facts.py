"""Week, topic, language and verdict of a file: told by its lines, its name, its letters or its editor, or asked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from bot.errors import shorten
from bot.library.front.keys import Key
from bot.library.front.languages import language_meant, languages_of
from bot.library.front.layout import Entry
from bot.library.front.meant import Meant
from bot.library.front.named import Named, named
from bot.library.front.topics import topic_meant, topics_of
from bot.library.front.trends import ALL, trend_meant
from bot.library.front.values import word_value
from bot.library.front.weeks import near, week_meant
from bot.library.front.words import folded
from bot.model.publication import Publication
from bot.model.reading import Answers, Doubt, Option, Question

DOUBTS = {
    Key.WEEK: Doubt.WEEK,
    Key.TOPIC: Doubt.TOPIC,
    Key.LANGUAGE: Doubt.LANGUAGE,
    Key.TREND: Doubt.TREND,
}
"""Of the keys that stand for one of a few things."""
_DATES = {folded(word) for word in ("date", "дата")}
_LONGEST = 200
"""Characters of a value that can be the name of one of them."""


@dataclass(frozen=True)
class Facts:
    """Every doubt is in one of the two; only of the verdict a file may say nothing."""

    known: Answers
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class _Case:
    """All that is known of one file."""

    entries: Sequence[Entry]
    text: str
    publication: Publication
    today: date | None
    answers: Answers
    name: Named


@dataclass(frozen=True)
class _Written:
    line: int
    text: str
    meant: Meant


@dataclass
class _Findings:
    known: dict[Doubt, str] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)


def facts(
    entries: Sequence[Entry], name: str, text: str, publication: Publication, today: date | None, answers: Answers
) -> Facts:
    """`text` is headline and body, for the guess of its language and topic."""
    case = _Case(entries, text, publication, today, answers, named(name, publication, today))
    found = _Findings()
    _settle(found, case, Key.WEEK, partial(week_meant, today=today), case.name.week)
    _settle(found, case, Key.TOPIC, partial(topic_meant, publication=publication), case.name.topic)
    _settle(found, case, Key.LANGUAGE, partial(language_meant, languages=publication.languages), case.name.language)
    _settle(found, case, Key.TREND, trend_meant, Meant())
    return Facts(found.known, tuple(found.questions))


def _settle(found: _Findings, case: _Case, key: Key, read: Callable[[str], Meant], by_name: Meant) -> None:
    """What an editor has answered counts; then the file's lines, if its name does not contradict; then its name."""
    doubt = DOUBTS[key]
    answer = case.answers.get(doubt)
    if answer is not None and _is_one(doubt, answer, case.publication):
        found.known[doubt] = answer
        return
    written = [_Written(entry.line, value, read(value)) for entry, value in _values(case.entries, key)]
    meant = _from_lines(doubt, written, by_name) if written else _unwritten(doubt, case, by_name)
    match meant:
        case Question():
            found.questions.append(meant)
        case str():
            found.known[doubt] = meant


def _values(entries: Iterable[Entry], key: Key) -> Iterator[tuple[Entry, str]]:
    for entry in entries:
        if entry.key is key and (value := word_value(entry.parts)[:_LONGEST]):
            yield entry, value


def _is_one(doubt: Doubt, answer: str, publication: Publication) -> bool:
    """Answers come from a row that may be older than the publication."""
    match doubt:
        case Doubt.TOPIC:
            return any(topic.id == answer for topic in publication.topics)
        case Doubt.LANGUAGE:
            return answer in publication.languages
        case Doubt.TREND:
            return answer in {*ALL, ""}
        case _:
            return week_meant(answer, None).values == (answer,)


def _from_lines(doubt: Doubt, written: Sequence[_Written], by_name: Meant) -> str | Question:
    first = written[0]
    values: dict[str, object] = {"written": shorten(first.text)}
    if unsure := next((each for each in written if not each.meant.sure), None):
        values = {"written": shorten(unsure.text), **unsure.meant.details}
        offered = (*(by_name.values if by_name.sure else ()), *unsure.meant.values)
        return Question(doubt, unsure.meant.why, _options(offered), values, unsure.line)
    said = list(dict.fromkeys(each.meant.values[0] for each in written))
    if len(said) > 1:
        other = next(each for each in written if each.meant.values[0] != said[0])
        values["other"] = shorten(other.text)
        return Question(
            doubt, "“%(written)s” and “%(other)s” stand here: which is meant?", _options(said), values, other.line
        )
    if by_name.sure and by_name.values[0] != said[0]:
        return Question(
            doubt,
            "“%(written)s” stands here, but the file's name says something else: which is meant?",
            _options((*said, *by_name.values)),
            values,
            first.line,
        )
    return said[0]


def _unwritten(doubt: Doubt, case: _Case, by_name: Meant) -> str | Question | None:
    publication = case.publication
    match doubt:
        case Doubt.TREND:
            return None
        case Doubt.LANGUAGE:
            return _language(case, by_name)
        case Doubt.TOPIC:
            topics = tuple(topic.id for topic in publication.open_topics)
            if by_name.sure or len(topics) == 1:
                return (by_name.values or topics)[0]
            offered = (*by_name.values, *topics_of(case.text, publication), *topics)
            return Question(doubt, "which topic is it?", _options(offered))
        case _:
            offered = (*_dated(case), *case.name.numbers, *near(case.today))
            return by_name.values[0] if by_name.sure else Question(doubt, "which week is it?", _options(offered))


def _dated(case: _Case) -> Iterator[str]:
    """The week of a date, which may be the day on which the file was made: it is only offered."""
    for entry in case.entries:
        if entry.key is None and folded(entry.label) in _DATES:
            yield from week_meant(word_value(entry.parts)[:_LONGEST], case.today).values[:1]


def _language(case: _Case, by_name: Meant) -> str | Question:
    """By the file's name and by the letters, if they do not contradict each other."""
    languages = case.publication.languages
    by_letters = languages_of(case.text, languages)
    if by_name.sure and (by_name.values[0] in by_letters or not by_letters):
        return by_name.values[0]
    if by_name.sure:
        offered = (*by_letters, *by_name.values, *languages)
        return Question(
            Doubt.LANGUAGE, "by its letters the text is not in the language of the file's name", _options(offered)
        )
    if len(by_letters or languages) == 1:
        return (by_letters or languages)[0]
    return Question(Doubt.LANGUAGE, "which language is it?", _options((*by_letters, *languages)))


def _options(values: Iterable[str]) -> tuple[Option, ...]:
    return tuple(map(Option, dict.fromkeys(values)))
