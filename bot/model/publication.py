"""What the newsroom publishes: topics, languages, and the verdicts it gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

MAX_TOPICS = 63
"""The bits of a topic set that a signed 64-bit integer of the database has for topics."""


class Trend(StrEnum):
    """The verdict on one topic in one issue, the same in every language; in their order, best first."""

    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    WORSENED = "worsened"

    @property
    def sign(self) -> str:
        """Repeats the words for the eye."""
        return SIGNS[self]


SIGNS = {Trend.IMPROVED: "▲", Trend.UNCHANGED: "▬", Trend.WORSENED: "▼"}


@dataclass(frozen=True)
class Topic:
    """A subject readers follow.

    `number` (0–62) is its bit in a topic set: the position in `publication.yaml`
    until the database has given it one for good.
    """

    id: str
    number: int
    sign: str
    names: Mapping[str, str]
    order: int
    retired: bool = False

    @property
    def bit(self) -> int:
        return 1 << self.number


@dataclass(frozen=True)
class Publication:
    """What the newsroom publishes; `topics` stand in the order in which they are shown, retired ones included."""

    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    languages: tuple[str, ...]
    zone: str
    topics: tuple[Topic, ...]

    @property
    def open_topics(self) -> tuple[Topic, ...]:
        """Those that can be followed today."""
        return tuple(topic for topic in self.topics if not topic.retired)

    def topic(self, topic_id: str) -> Topic:
        """Raises KeyError for a topic that the publication does not have."""
        for topic in self.topics:
            if topic.id == topic_id:
                return topic
        raise KeyError(topic_id)

    def fallback(self, language: str) -> tuple[str, ...]:
        """The languages in which a reader of `language` takes a text, best first."""
        return (language, *(other for other in self.languages if other != language))
