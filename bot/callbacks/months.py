"""What the buttons carry by which readers see how things went over weeks and months."""

from dataclasses import dataclass
from typing import Annotated

from bot.callbacks.codec import BriefWeek, CallbackData, Count, Language, TopicNumber, known, numbers
from bot.callbacks.views import IssueView

NINE = 9
SPANS = (4, NINE, 26, 52)
"""Weeks that are shown in words."""
QUARTER = 12
LENGTHS = (4, QUARTER, 26, 52)
"""Weeks that are shown in a picture."""

Span = Annotated[int, known(numbers(1, 52), lambda _: SPANS)]

Length = Annotated[int, known(numbers(1, 52), lambda _: LENGTHS)]


@dataclass(frozen=True)
class Trends(CallbackData, verb="trends"):
    """All topics through time."""

    language: Language
    span: Span = NINE
    #: What Back leads to.
    glance: IssueView | None = None


@dataclass(frozen=True)
class Through(CallbackData, verb="time"):
    """One topic through time."""

    language: Language
    topic: TopicNumber
    #: The last week that is shown.
    until: BriefWeek
    span: Span = NINE
    #: Of the text of the topic to which Back leads.
    page: Count = 0
    #: The issue in which that text is; None: Back leads to all topics.
    glance: IssueView | None = None


@dataclass(frozen=True)
class Past(CallbackData, verb="past"):
    """A page of what an issue said on the topic; Back leads through time again."""

    week: BriefWeek
    page: Count
    through: Through


@dataclass(frozen=True)
class Months(CallbackData, verb="months"):
    """The picture of all topics, in the place of another one."""

    language: Language
    length: Length = QUARTER
    dark: bool = False


MonthsCallback = Trends | Through | Past | Months
