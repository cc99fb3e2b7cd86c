"""What readers' buttons carry.

One that changes a preference carries the state that is wanted, so that twice is once; `screen` shows it afterwards.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.codec import CallbackData, Language, OpenTopic, Year
from bot.callbacks.months import MonthsCallback
from bot.callbacks.rich import RichCallback
from bot.callbacks.safety import SafetyCallback
from bot.callbacks.search import SearchCallback
from bot.callbacks.since import SinceCallback
from bot.callbacks.views import IssueView, TopicView
from bot.callbacks.wishes import WishCallback
from bot.model.publication import Publication
from bot.model.reader import ALL_TOPICS, Format, Preferences
from bot.model.week import Week


class Screen(StrEnum):
    """The screens of the settings."""

    SETTINGS = "settings"
    LANGUAGE = "language"
    TOPICS = "topics"
    FORMAT = "format"


@dataclass(frozen=True)
class Show(CallbackData, verb="show"):
    screen: Screen


class Door(StrEnum):
    """What can be opened from an issue."""

    SETTINGS = "settings"
    ARCHIVE = "archive"
    TRENDS = "trends"
    MONTHS = "months"
    """The picture."""
    SEARCH = "search"
    SINCE = "since"
    """What has changed in a month."""


@dataclass(frozen=True)
class Open(CallbackData, verb="open"):
    """In a message of its own: the one with the button is an issue, and stays."""

    door: Door


@dataclass(frozen=True)
class Archive(CallbackData, verb="archive"):
    """The page of the archive on which this week stands, or its beginning."""

    week: Week | None = None


@dataclass(frozen=True)
class ArchiveYear(CallbackData, verb="year"):
    """The months of a year."""

    year: Year


@dataclass(frozen=True)
class Subscribe(CallbackData, verb="subscribe"):
    #: What stays on the screen.
    glance: IssueView | None = None


@dataclass(frozen=True)
class SubscribeReading(CallbackData, verb="join"):
    """As Subscribe, from a text that a link led to, and that stays."""

    opened: TopicView


@dataclass(frozen=True)
class Leave(CallbackData, verb="leave"):
    pass


@dataclass(frozen=True)
class SetLanguage(CallbackData, verb="speak"):
    screen: ClassVar = Screen.LANGUAGE
    language: Language
    #: What is shown then in that language, instead of the screen.
    glance: IssueView | None = None


@dataclass(frozen=True)
class SetAlso(CallbackData, verb="speak-too"):
    """Whether new issues come in that language, too."""

    screen: ClassVar = Screen.LANGUAGE
    language: Language
    also: bool


@dataclass(frozen=True)
class SetFormat(CallbackData, verb="deliver"):
    screen: ClassVar = Screen.FORMAT
    format: Format


@dataclass(frozen=True)
class SetSilent(CallbackData, verb="hush"):
    screen: ClassVar = Screen.SETTINGS
    silent: bool


@dataclass(frozen=True)
class Follow(CallbackData, verb="follow"):
    screen: ClassVar = Screen.TOPICS
    #: None: all of them, those to come included.
    topic: OpenTopic | None = None


@dataclass(frozen=True)
class Unfollow(CallbackData, verb="unfollow"):
    screen: ClassVar = Screen.TOPICS
    topic: OpenTopic


Change = SetLanguage | SetAlso | SetFormat | SetSilent | Follow | Unfollow
ReaderCallback = (
    Show
    | Open
    | Archive
    | ArchiveYear
    | Subscribe
    | SubscribeReading
    | Leave
    | Change
    | IssueView
    | TopicView
    | SafetyCallback
    | MonthsCallback
    | WishCallback
    | RichCallback
    | SearchCallback
    | SinceCallback
)


def apply(change: Change, preferences: Preferences, publication: Publication) -> Preferences:
    """What the reader has then; no topics at all means that they must be asked whether to leave."""
    match change:
        case SetLanguage(language, _):
            return replace(preferences, language=language, also=_also(preferences, publication, without=language))
        case SetAlso(language, wanted):
            without = "" if wanted else language
            also = replace(preferences, also=(*preferences.also, language))
            return replace(preferences, also=_also(also, publication, without=without))
        case SetFormat(form):
            return replace(preferences, format=form)
        case SetSilent(silent):
            return replace(preferences, silent=silent)
        case Follow(None):
            return replace(preferences, topics=ALL_TOPICS)
        case Follow(int(topic)) if preferences.topics != ALL_TOPICS:
            return replace(preferences, topics=followed(preferences, publication) | 1 << topic)
        case Unfollow(topic):
            return replace(preferences, topics=followed(preferences, publication) & ~(1 << topic))
    return preferences


def _also(preferences: Preferences, publication: Publication, *, without: str) -> tuple[str, ...]:
    """Each once, in the publication's order, and never the first language."""
    wanted = set(preferences.also) - {without, preferences.language}
    return tuple(language for language in publication.languages if language in wanted)


def followed(preferences: Preferences, publication: Publication) -> int:
    """Only topics that can be followed today: retired ones alone would be a subscription to nothing."""
    return preferences.topics & sum(topic.bit for topic in publication.open_topics)
