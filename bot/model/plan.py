"""What publishing an issue now would mean: how many would get what, how long it would take, what it would cost."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.model.issue import Issue
from bot.model.look import Change
from bot.model.publication import Trend
from bot.model.reading import Oddity


@dataclass(frozen=True)
class Price:
    """What sending faster costs."""

    #: Telegram Stars, at least 1.
    stars: int
    #: That it takes then.
    seconds: float


@dataclass(frozen=True)
class Plan:
    issue: Issue
    #: All of them, by language.
    subscribers: Mapping[str, int]
    #: Those of them who follow none of the issue's topics.
    left_out: int
    messages: int
    seconds: float
    #: The topic ids for whose text a language (first) has to borrow another's (second).
    borrowed: Mapping[tuple[str, str], tuple[str, ...]]
    #: The verdict of the week before per topic id, where there was one.
    before: Mapping[str, Trend] = field(default_factory=dict)
    #: What is odd about its texts, by topic id and language.
    oddities: Mapping[tuple[str, str], tuple[Oddity, ...]] = field(default_factory=dict)
    #: What is new in it to the editor who asks.
    news: tuple[Change, ...] = ()
    #: Whether its week is far from today.
    far: bool = False
    #: Whether Telegram is to be paid for sending it faster.
    paid: bool = False
    #: Of sending it faster; None if that cannot be had.
    price: Price | None = None

    @property
    def missing(self) -> dict[str, tuple[str, ...]]:
        """The topic ids without a text, by language."""
        languages: dict[str, tuple[str, ...]] = {}
        for (language, _), topics in self.borrowed.items():
            languages[language] = (*languages.get(language, ()), *topics)
        return languages
