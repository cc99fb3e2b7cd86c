"""Phrases that several of the editors' screens share: numbers, durations, lists that fit."""

from collections.abc import Sequence

from babel.numbers import format_decimal, format_percent

from bot.model.publication import Publication
from bot.model.reader import Format
from bot.render.dates import LOCALES
from bot.render.html.visible import units
from bot.render.voice import Voice

ROOM = 3000
"""UTF-16 units that a list may take of the 4096 of a message."""

LONGEST = 600
"""Characters of a line; one alone must not fill a list."""

MOMENT, MINUTE, HOUR = 10, 60, 3600


def figure(number: int, language: str) -> str:
    """With the separators of its language: “1,240”."""
    return format_decimal(number, locale=LOCALES.get(language, language))


def percentage(number: int, language: str) -> str:
    """“62%” in English, with a space elsewhere."""
    return format_percent(number / 100, locale=LOCALES.get(language, language))


def duration(say: Voice, seconds: float) -> str:
    """Roughly, as one would say it."""
    if seconds < MOMENT:
        return say("a few seconds")
    if seconds < 1.5 * MINUTE:
        return say.plural("about %(count)s second", "about %(count)s seconds", round(seconds / 10) * 10)
    if seconds < 1.5 * HOUR:
        return say.plural("about %(count)s minute", "about %(count)s minutes", round(seconds / MINUTE))
    return say.plural("about %(count)s hour", "about %(count)s hours", round(seconds / HOUR))


def fitted(say: Voice, lines: Sequence[str], room: int = ROOM) -> list[str]:
    """As many of the lines as fit into a message, long ones cut in their middle; a last one counts the others."""
    shown: list[str] = []
    for line in map(_cut, lines):
        room -= units(line) + 1
        if room < 0:
            return [*shown, more(say, len(lines) - len(shown))]
        shown.append(line)
    return shown


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST else f"{line[: LONGEST // 2]} … {line[-LONGEST // 2 :]}"


def few(say: Voice, lines: Sequence[str], most: int) -> list[str]:
    """At most so many lines; where there are others, the last one counts them."""
    return list(lines) if len(lines) <= most else [*lines[: most - 1], more(say, len(lines) - most + 1)]


def more(say: Voice, count: int) -> str:
    """The last line of a list that has no room for so many."""
    return say.plural("… and %(count)s more", "… and %(count)s more", count)


def topic_name(publication: Publication, topic_id: str, language: str) -> str:
    """The id itself, should the publication no longer have the topic."""
    names = {topic.id: topic.names[language] for topic in publication.topics}
    return names.get(topic_id, topic_id)


def format_name(say: Voice, form: Format) -> str:
    """As a label; the settings call it so, too."""
    match form:
        case Format.BRIEF:
            return say.context("format", "brief")
        case Format.FULL:
            return say.context("format", "full")
        case Format.RICH:
            return say.context("format", "all in one")
        case Format.DISCREET:
            return say.context("format", "discreet")


def in_format(say: Voice, form: Format) -> str:
    """As part of a sentence."""
    match form:
        case Format.BRIEF:
            return say("in brief")
        case Format.FULL:
            return say("in full")
        case Format.RICH:
            return say("all in one message")
        case Format.DISCREET:
            return say("discreetly")
