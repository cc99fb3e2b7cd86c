"""What the buttons of a search carry: all but the words, which stand in the message that has the buttons."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from bot.callbacks.codec import BriefWeek, CallbackData, Count, Language, TopicNumber, numbers
from bot.model.publication import Trend

ANY = -1
AnyTopic = Annotated[int, numbers(ANY, 62)]
"""The number of a topic, or any."""


class Verdict(StrEnum):
    """Letters, because buttons are short of room."""

    ANY = "a"
    IMPROVED = "i"
    UNCHANGED = "u"
    WORSENED = "w"

    @property
    def trend(self) -> Trend | None:
        return None if self is Verdict.ANY else Trend[self.name]


class Facet(StrEnum):
    """By what the findings are narrowed down."""

    TOPIC = "t"
    VERDICT = "v"


@dataclass(frozen=True)
class Find(CallbackData, verb="find"):
    """A page of what is found."""

    page: Count = 0
    topic: AnyTopic = ANY
    verdict: Verdict = Verdict.ANY


@dataclass(frozen=True)
class Narrow(CallbackData, verb="narrow"):
    """What there is to choose from."""

    facet: Facet
    #: What is shown now.
    find: Find


@dataclass(frozen=True)
class Found(CallbackData, verb="found"):
    """A page of a text that was found."""

    week: BriefWeek
    language: Language
    topic: TopicNumber
    page: Count
    #: What Back leads to.
    find: Find


SearchCallback = Find | Narrow | Found
