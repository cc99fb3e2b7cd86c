"""Several weeks at once: which topics have something to show, how the weeks are named, how many may be chosen."""

from collections.abc import Callable, Sequence

from bot.model.message import Button, ButtonRow
from bot.model.past import Strip, strip, verdicts
from bot.model.publication import Publication, Topic
from bot.model.week import Week
from bot.render.dates import period
from bot.render.edition import History
from bot.render.voice import Voice

Strips = Sequence[tuple[Topic, Strip]]
"""Of the same weeks, in the publication's order."""


def first_week(history: History, otherwise: Week) -> Week:
    """Of which anything is known."""
    return min((said[0][0] for said in history.values() if said), default=otherwise)


def strips(publication: Publication, history: History, span: int, until: Week) -> Strips:
    """Of the topics of which these weeks say something."""
    since = first_week(history, until)
    every = (
        (topic, strip(history.get(topic.id, ()), span=span, since=since, until=until)) for topic in publication.topics
    )
    return [(topic, weeks) for topic, weeks in every if verdicts(weeks)]


def gaps(shown: Strips) -> bool:
    return any(trend is None for _, weeks in shown for _, trend in weeks)


def span_dates(say: Voice, first: Week, last: Week) -> str:
    """Such as “9 weeks: 28 September – 29 November 2026”."""
    dates = period(first, last, say.language)
    return say.plural("%(count)s week: %(dates)s", "%(count)s weeks: %(dates)s", _weeks(first, last), dates=dates)


def lengths(
    say: Voice, every: Sequence[int], chosen: int, first: Week, last: Week, data: Callable[[int], str]
) -> ButtonRow:
    """How many weeks may be looked at, as far as there are as many; no row where there is nothing to choose."""
    there = _weeks(first, last)
    offered = [length for place, length in enumerate(every) if place == 0 or every[place - 1] < there]
    row = tuple(Button(_name(say, length, chosen=length == chosen), data(length)) for length in offered)
    return row if len(row) > 1 else ()


def _name(say: Voice, weeks: int, *, chosen: bool) -> str:
    name = say.plural("%(count)s week", "%(count)s weeks", weeks)
    return f"• {name}" if chosen else name


def _weeks(first: Week, last: Week) -> int:
    return (last.monday - first.monday).days // 7 + 1
