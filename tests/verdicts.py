"""Verdicts for texts that are not about them."""

from bot.model.issue import Commentary, Verdicts
from bot.model.publication import Trend


def verdicts(*commentaries: Commentary, trend: Trend = Trend.IMPROVED) -> Verdicts:
    """The same for the topics of all of them."""
    return {(each.week, each.topic): trend for each in commentaries}
