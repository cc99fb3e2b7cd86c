"""What a reader has on the screen, written into its buttons: so Back restores exactly what was there."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from bot.callbacks.codec import encode, number
from bot.model.publication import Publication
from bot.model.reader import Preferences
from bot.model.week import Week


class Source(StrEnum):
    """Where an issue was opened; letters, because buttons are short of room."""

    PUSH = "p"
    WHOLE = "w"
    """All topics of an issue whose push showed some."""
    LATEST = "l"
    START = "s"
    ARCHIVE = "a"
    LINK = "k"
    """A link from elsewhere, which may have led straight to a topic."""


@dataclass(frozen=True)
class IssueView:
    """An issue at a glance; `topics` are those shown in a push, elsewhere those that are followed and come first."""

    week: Week
    language: str
    source: Source
    topics: int
    page: int = 0

    def data(self, verb: str = "issue") -> str:
        return encode(verb, *self.arguments)

    @property
    def arguments(self) -> tuple[str | int, ...]:
        return (str(self.week), self.language, self.source.value, self.topics, self.page)

    @classmethod
    def parse(cls, arguments: Sequence[str]) -> Self:
        """What `arguments` became in a button; raises ValueError for anything else."""
        week, language, source, topics, page = arguments
        return cls(Week.parse(week), language, Source(source), number(topics), number(page))


@dataclass(frozen=True)
class TopicView:
    """A page of one topic's commentary, and the glance that Back leads to; `topic` is its number."""

    glance: IssueView
    topic: int
    page: int = 0

    def data(self) -> str:
        return encode("topic", *self.glance.arguments, self.topic, self.page)

    @classmethod
    def parse(cls, arguments: Sequence[str]) -> Self:
        """Raises ValueError for what `data` did not write."""
        *glance, topic, page = arguments
        return cls(IssueView.parse(glance), number(topic), number(page))


def linked(payload: str, publication: Publication, preferences: Preferences) -> IssueView | TopicView | None:
    """What `?start=2019-W21_west` or `?start=2019-W21` opens; of an unknown topic the issue, else None."""
    week, _, topic_id = payload.partition("_")
    try:
        glance = IssueView(Week.parse(week), preferences.language, Source.LINK, preferences.topics)
    except ValueError:
        return None
    numbers = {topic.id: topic.number for topic in publication.topics}
    return TopicView(glance, numbers[topic_id]) if topic_id in numbers else glance
