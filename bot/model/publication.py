"""What the newsroom publishes: topics, languages, and the verdicts it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """A subject readers follow."""

    #: As files name it, the same in all languages.
    id: str
    #: Its bit in a topic set (0–62): the position in `publication.yaml` until the database has given it one for good.
    number: int
    #: An emoji before the name; may be empty.
    sign: str
    #: By language.
    names: Mapping[str, str]
    #: Its place among the others where they are shown.
    order: int
    #: No longer written about and followed; what was published stays.
    retired: bool = False
    #: For buttons, by language; where there is none, the name stands there.
    shorts: Mapping[str, str] = field(default_factory=dict)

    @property
    def bit(self) -> int:
        return 1 << self.number

    def short(self, language: str) -> str:
        return self.shorts.get(language, self.names[language])


@dataclass(frozen=True)
class Imprint:
    """Who publishes it, and where else they are found; what is empty is not told."""

    #: By language.
    newsrooms: Mapping[str, str] = field(default_factory=dict)
    #: A link.
    site: str = ""
    #: The name of a Telegram channel, with its @.
    channel: str = ""
    #: Where mistakes are told: an e-mail address, a link, or a name with its @.
    contact: str = ""
    #: The name of the newsroom's only bot, with its @.
    bot: str = ""


@dataclass(frozen=True)
class Publication:
    """What the newsroom publishes."""

    #: By language.
    titles: Mapping[str, str]
    #: By language, for the bot's page in Telegram.
    descriptions: Mapping[str, str]
    #: The newsroom's own first.
    languages: tuple[str, ...]
    #: An IANA time zone, such as Europe/Minsk.
    zone: str
    #: In the order in which they are shown, retired ones included.
    topics: tuple[Topic, ...]
    imprint: Imprint = Imprint()
    #: The name of the bot that runs, without @: links lead to it; empty: not known.
    bot: str = ""

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
