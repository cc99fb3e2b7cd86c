"""The words of Zvodka: what a publication, an issue, a reader and a message are. Standard library only."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering
from typing import Self

ALL_TOPICS = -1
"""The topic set of a reader who follows all topics, those to come included: every bit is set."""


class Trend(StrEnum):
    """The verdict on one topic in one issue; the same in every language."""

    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    WORSENED = "worsened"


class Format(StrEnum):
    """How a reader gets an issue: at a glance, or followed by every commentary."""

    BRIEF = "brief"
    FULL = "full"


class State(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"


class Policy(StrEnum):
    """What becomes of a delivery whose answer was lost: sent once more at the end, or never."""

    ONCE = "once"
    NEVER = "never"


@dataclass(frozen=True)
class Terms:
    """What an editor decides when publishing; `paid`: Telegram takes Stars for sending it faster."""

    policy: Policy = Policy.ONCE
    paid: bool = False


USUAL = Terms()
"""Unless the editor says otherwise."""


@total_ordering
@dataclass(frozen=True)
class Week:
    """An ISO week, which names an issue: `2019-W21` is Monday 20 to Sunday 26 May 2019."""

    monday: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError unless `text` names a week that exists."""
        match = re.fullmatch(r"(\d{4})-W(\d{2})", text)
        if match is None:
            raise ValueError(f"{text!r} is not a week such as 2019-W21")
        return cls(date.fromisocalendar(int(match[1]), int(match[2]), 1))

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day - timedelta(days=day.weekday()))

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    def shift(self, weeks: int) -> "Week":
        return Week(self.monday + timedelta(weeks=weeks))

    def __str__(self) -> str:
        year, number, _ = self.monday.isocalendar()
        return f"{year}-W{number:02}"

    def __lt__(self, other: "Week") -> bool:
        return self.monday < other.monday


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


@dataclass(frozen=True)
class Commentary:
    """What an issue says on one topic in one language; `body` is Markdown."""

    week: Week
    topic: str
    language: str
    trend: Trend
    headline: str
    body: str
    lead: str = ""
    link: str = ""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Disagreement:
    """A topic whose trend is not the same in every language; `trends` by language."""

    week: Week
    topic: str
    trends: Mapping[str, Trend]


def disagreements(commentaries: Iterable[Commentary]) -> list[Disagreement]:
    """Of any number of weeks, in the order of the commentaries; of two in one place, the latter counts."""
    trends: dict[tuple[Week, str], dict[str, Trend]] = {}
    for each in commentaries:
        trends.setdefault((each.week, each.topic), {})[each.language] = each.trend
    return [
        Disagreement(week, topic, by_language)
        for (week, topic), by_language in trends.items()
        if len(set(by_language.values())) > 1
    ]


@dataclass(frozen=True)
class Revision:
    """One version of a commentary, as the database numbers it; `corrected` once it has replaced a published one."""

    number: int
    commentary: Commentary
    corrected: bool = False


@dataclass(frozen=True)
class Issue:
    """One week of the publication: its working revisions while a draft, its published ones afterwards."""

    week: Week
    state: State
    revisions: tuple[Revision, ...]

    @property
    def commentaries(self) -> tuple[Commentary, ...]:
        return tuple(revision.commentary for revision in self.revisions)

    @property
    def trends(self) -> Mapping[str, Trend]:
        """The verdict per topic id; of languages that disagree (drafts may) the first one's."""
        trends: dict[str, Trend] = {}
        for revision in self.revisions:
            trends.setdefault(revision.commentary.topic, revision.commentary.trend)
        return trends

    def find(self, topic_id: str, language: str) -> Revision | None:
        for revision in self.revisions:
            if (revision.commentary.topic, revision.commentary.language) == (topic_id, language):
                return revision
        return None


@dataclass(frozen=True)
class Preferences:
    """What a reader has chosen; `topics` is a topic set (bits of `Topic.number`, or ALL_TOPICS)."""

    language: str
    format: Format = Format.BRIEF
    topics: int = ALL_TOPICS
    silent: bool = False
    subscribed: bool = False


@dataclass(frozen=True)
class Variant:
    """Which readers get the same bundle; `topics` are those followed *and* present in the issue."""

    language: str
    format: Format
    topics: int


@dataclass(frozen=True)
class Address:
    """Where a message goes: a chat and, in a forum, one of its threads (0: none)."""

    chat: int
    thread: int = 0

    def __repr__(self) -> str:
        return "Address(…)"


@dataclass(frozen=True)
class Button:
    """An inline button: `data` comes back as a callback (at most 64 bytes), or `url` is opened."""

    text: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True)
class Message:
    """One Telegram-sized piece: complete HTML of at most 4096 visible UTF-16 units, and its rows of buttons."""

    html: str
    keyboard: tuple[tuple[Button, ...], ...] = ()
