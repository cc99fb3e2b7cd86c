"""What the buttons carry by which readers compare a week with the newest one."""

from dataclasses import dataclass

from bot.callbacks.codec import BriefWeek, CallbackData, Count, TopicNumber, Year


@dataclass(frozen=True)
class Since(CallbackData, verb="since"):
    """What has changed since that week."""

    week: BriefWeek


@dataclass(frozen=True)
class SinceYear(CallbackData, verb="months-of"):
    """The months of a year, to choose the one since which."""

    year: Year


@dataclass(frozen=True)
class SinceText(CallbackData, verb="since-text"):
    """A page of the newest text on a topic."""

    week: BriefWeek
    topic: TopicNumber
    page: Count
    #: What Back leads to.
    since: Since


SinceCallback = Since | SinceYear | SinceText
