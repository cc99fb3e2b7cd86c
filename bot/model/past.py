"""What was said of a topic, week by week."""

from collections.abc import Sequence

from bot.model.publication import Trend
from bot.model.week import Week

Strip = tuple[tuple[Week, Trend | None], ...]
"""Weeks on end, oldest first; None: that week said nothing."""


def strip(said: Sequence[tuple[Week, Trend]], *, span: int, since: Week, until: Week) -> Strip:
    """The last `span` weeks up to `until`, but none before `since`."""
    known = dict(said)
    weeks = (until.shift(-ago) for ago in reversed(range(span)))
    return tuple((week, known.get(week)) for week in weeks if week >= since)


def verdicts(weeks: Strip) -> list[Trend]:
    return [trend for _, trend in weeks if trend]


def last(weeks: Strip, trend: Trend) -> Week | None:
    """When it was last said."""
    return next((week for week, each in reversed(weeks) if each is trend), None)
