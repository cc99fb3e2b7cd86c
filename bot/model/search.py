"""What somebody looks for in the published texts, and what is found: decided here, asked of the store."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.model.publication import Trend
from bot.model.week import Week

HALF_AS_NEW = 52
"""Weeks in which a text loses half of what its being new counts for."""
OLD = 0.4
"""What being new does not touch: of two texts that say as much of it, a very old one counts so much."""


@dataclass(frozen=True)
class Query:
    """Its words are somebody's own: they are neither kept nor logged."""

    #: As it stands on the screen.
    text: str
    words: tuple[str, ...]

    def __repr__(self) -> str:
        return "Query(…)"


@dataclass(frozen=True)
class Hit:
    """A text in which the words are; its issue is published."""

    week: Week
    topic: str
    language: str
    #: Its number.
    revision: int
    #: None: its issue has no verdict on the topic.
    trend: Trend | None
    #: How much it says of what is looked for; the more, the higher.
    relevance: float


@dataclass(frozen=True)
class Findings:
    #: In the order in which they are shown.
    hits: tuple[Hit, ...]
    #: Every word is in each of them; else no text has them all.
    every: bool = True

    def narrowed(self, topic: str | None, trend: Trend | None) -> tuple[Hit, ...]:
        """Those on that topic under that verdict; None: any."""
        return tuple(hit for hit in self.hits if topic in {None, hit.topic} and trend in {None, hit.trend})


def arranged(hits: Iterable[Hit], languages: Sequence[str], this_week: Week) -> list[Hit]:
    """A text once, in the first of these languages in which it is found; those of the reader's own language first.

    Then what says most of it, and what is new counts for more.
    """
    order = {language: place for place, language in enumerate(languages)}
    best: dict[tuple[Week, str], Hit] = {}
    for hit in sorted(hits, key=lambda hit: order.get(hit.language, len(order))):
        best.setdefault((hit.week, hit.topic), hit)
    return sorted(best.values(), key=lambda hit: (hit.language != languages[0], -_worth(hit, this_week)))


def _worth(hit: Hit, this_week: Week) -> float:
    age = max((this_week.monday - hit.week.monday).days / 7, 0)
    return hit.relevance * (OLD + (1 - OLD) * math.exp2(-age / HALF_AS_NEW))
