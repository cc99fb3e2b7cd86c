"""What the past says about a verdict: running for weeks, or the first of its kind since long ago."""

from collections.abc import Sequence
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


Streak = Running | FirstSince | None


def streak(history: Sequence[tuple[Week, Trend]], week: Week, trend: Trend) -> Streak:
    """As of the issue of `week`; beyond a week that was missed nothing is known."""
    past = dict(history)
    before = week.shift(-1)
    while past.get(before) == trend:
        before = before.shift(-1)
    if (weeks := _weeks_between(before, week)) > 1:
        return Running(weeks)
    while before in past and past[before] != trend:
        before = before.shift(-1)
    return FirstSince(before) if before in past and _is_long_ago(before, week) else None


def _is_long_ago(then: Week, now: Week) -> bool:
    """Not in the same month either: “first time since May” would puzzle in May."""
    months = [(day.year, day.month) for day in (then.thursday, now.thursday)]
    return _weeks_between(then, now) >= LONG_AGO and months[0] != months[1]


def _weeks_between(then: Week, now: Week) -> int:
    return (now.monday - then.monday).days // 7
