"""What a reader's press means, and what it makes of their preferences; a button carries the state that is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.callbacks.codec import decode, number
from bot.callbacks.views import IssueView, TopicView
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
class Archive:
    """The page of the archive on which this week stands, or the newest."""

    week: Week | None = None


@dataclass(frozen=True)
class Subscribe:
    """`glance` is what stays on the screen."""

    glance: IssueView | None = None


@dataclass(frozen=True)
class Leave:
    pass


@dataclass(frozen=True)
class Speak:
    language: str


@dataclass(frozen=True)
class Deliver:
    format: Format


@dataclass(frozen=True)
class Hush:
    silent: bool


@dataclass(frozen=True)
class Follow:
    bit: int


@dataclass(frozen=True)
class Unfollow:
    bit: int


@dataclass(frozen=True)
class FollowAll:
    pass


Choice = Speak | Deliver | Hush | Follow | Unfollow | FollowAll
Press = Screen | Archive | Subscribe | Leave | Choice | IssueView | TopicView


def read(text: str, publication: Publication) -> Press | None:
    """None for what no button of today says: stale, foreign or forged."""
    verb, arguments = decode(text)
    try:
        return _read(verb, arguments, publication)
    except ValueError:
        return None


def choose(choice: Choice, preferences: Preferences, publication: Publication) -> Preferences:
    """What the reader has then; no topics at all means that they must be asked whether to leave."""
    match choice:
        case Speak(language):
            return replace(preferences, language=language)
        case Deliver(form):
            return replace(preferences, format=form)
        case Hush(silent):
            return replace(preferences, silent=silent)
        case Follow(bit) if preferences.topics != ALL_TOPICS:
            return replace(preferences, topics=followed(preferences, publication) | bit)
        case Unfollow(bit):
            return replace(preferences, topics=followed(preferences, publication) & ~bit)
        case FollowAll():
            return replace(preferences, topics=ALL_TOPICS)
    return preferences


def followed(preferences: Preferences, publication: Publication) -> int:
    """Only topics that can be followed today: retired ones alone would be a subscription to nothing."""
    return preferences.topics & sum(topic.bit for topic in publication.open_topics)


def screen_after(choice: Choice) -> Screen:
    match choice:
        case Speak():
            return Screen.LANGUAGE
        case Deliver():
            return Screen.FORMAT
        case Hush():
            return Screen.SETTINGS
        case Follow() | Unfollow() | FollowAll():
            return Screen.TOPICS


def _read(verb: str, arguments: Sequence[str], publication: Publication) -> Press | None:
    match verb, arguments:
        case "issue", _:
            return _known(IssueView.parse(arguments), publication)
        case "topic", _:
            opened = TopicView.parse(arguments)
            return opened if _known(opened.glance, publication) else None
        case "subscribe", ():
            return Subscribe()
        case "subscribe", _:
            glance = _known(IssueView.parse(arguments), publication)
            return Subscribe(glance) if glance else None
        case "archive", ():
            return Archive()
        case "archive", (week,):
            return Archive(Week.parse(week))
        case "leave", ():
            return Leave()
        case "show", (screen,):
            return Screen(screen)
    return _read_choice(verb, arguments, publication)


def _read_choice(verb: str, arguments: Sequence[str], publication: Publication) -> Choice | None:
    match verb, arguments:
        case "speak", (language,) if language in publication.languages:
            return Speak(language)
        case "deliver", (form,):
            return Deliver(Format(form))
        case "hush", ("0" | "1" as silent,):
            return Hush(silent == "1")
        case "follow", ():
            return FollowAll()
        case "follow", (topic,):
            return Follow(_bit(topic, publication))
        case "unfollow", (topic,):
            return Unfollow(_bit(topic, publication))
    return None


def _known(glance: IssueView, publication: Publication) -> IssueView | None:
    return glance if glance.language in publication.languages else None


def _bit(text: str, publication: Publication) -> int:
    """Raises ValueError for a topic that cannot be followed (any more)."""
    bits = {topic.number: topic.bit for topic in publication.open_topics}
    if (topic := number(text)) not in bits:
        raise ValueError(f"no topic {topic} can be followed")
    return bits[topic]
