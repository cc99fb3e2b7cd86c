"""What a reader has on the screen, written into its buttons: so Back restores exactly what was there."""

from dataclasses import dataclass
from enum import StrEnum

from bot.callbacks.codec import CallbackData, Count, Language, TopicNumber, TopicSet, in_century
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
class IssueView(CallbackData, verb="issue"):
    """An issue at a glance."""

    week: Week
    language: Language
    source: Source
    #: Those shown in a push; elsewhere those that are followed and come first.
    topics: TopicSet
    page: Count = 0


@dataclass(frozen=True)
class TopicView(CallbackData, verb="topic"):
    """A page of one topic's commentary."""

    #: What Back leads to.
    glance: IssueView
    topic: TopicNumber
    page: Count = 0
    #: The text's, where it is another than the reader's.
    language: Language | None = None


def linked(payload: str, publication: Publication, preferences: Preferences) -> IssueView | TopicView | None:
    """What `?start=2019-W21_west` or `?start=2019-W21` opens; of an unknown topic the issue, else None."""
    name, _, topic_id = payload.partition("_")
    try:
        glance = IssueView(in_century(name), preferences.language, Source.LINK, preferences.topics)
    except ValueError:
        return None
    numbers = {topic.id: topic.number for topic in publication.topics}
    return TopicView(glance, numbers[topic_id]) if topic_id in numbers else glance
