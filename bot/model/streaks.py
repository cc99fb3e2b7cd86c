"""What the past says about a verdict: running for weeks, the first of its kind since long ago, or a turn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.model.publication import Trend
from bot.model.week import Week

LONG_AGO = 4
"""Weeks after which it is worth saying that a verdict has come back."""


@dataclass(frozen=True)
class Running:
    """The same verdict in `weeks` weeks on end, this one included; at least 2."""

    weeks: int


@dataclass(frozen=True)
class FirstSince:
    """No such verdict after `week` until now; an issue of every week between says so."""

    week: Week


@dataclass(frozen=True)
class After:
    """Another verdict in the `weeks` weeks just before, at least 1."""

    trend: Trend
    weeks: int


Streak = Running | FirstSince | After | None


def streak(history: Sequence[tuple[Week, Trend]], week: Week, trend: Trend) -> Streak:
    """As of the issue of `week`; beyond a week that was missed nothing is known."""
    past = dict(history)
    last = past.get(week.shift(-1))
    if last is None:
        return None
    weeks = _run(past, week.shift(-1))
    if last == trend:
        return Running(weeks + 1)
    before = week.shift(-1 - weeks)
    while before in past and past[before] != trend:
        before = before.shift(-1)
    return FirstSince(before) if before in past and _is_long_ago(before, week) else After(last, weeks)


def _run(past: Mapping[Week, Trend], last: Week) -> int:
    """For how many weeks up to `last` the verdict was what it was then."""
    before = last
    while past.get(before) == past[last]:
        before = before.shift(-1)
    return _weeks_between(before, last)


def _is_long_ago(then: Week, now: Week) -> bool:
    """Not in the same month either: “first time since May” would puzzle in May."""
    months = [(day.year, day.month) for day in (then.thursday, now.thursday)]
    return _weeks_between(then, now) >= LONG_AGO and months[0] != months[1]


def _weeks_between(then: Week, now: Week) -> int:
    return (now.monday - then.monday).days // 7
