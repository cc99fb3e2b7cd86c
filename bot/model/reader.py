"""Where a reader is and what they have chosen."""

from dataclasses import dataclass
from enum import StrEnum

from bot.model.wishes import AT_ONCE, Hours

ALL_TOPICS = -1
"""The topic set of a reader who follows all topics, those to come included: every bit is set."""


class Format(StrEnum):
    """How a reader gets an issue: at a glance, followed by every commentary, all in one rich message, or as a word
    that says nothing of it.
    """

    BRIEF = "brief"
    FULL = "full"
    RICH = "rich"
    DISCREET = "discreet"


@dataclass(frozen=True)
class Address:
    """Where a message goes: a chat and, in a forum, one of its threads (0: none)."""

    chat: int
    thread: int = 0

    def __repr__(self) -> str:
        return "Address(…)"


@dataclass(frozen=True)
class Preferences:
    """What a reader has chosen."""

    language: str
    format: Format = Format.BRIEF
    #: A topic set: bits of `Topic.number`, or ALL_TOPICS.
    topics: int = ALL_TOPICS
    #: Issues come without a sound.
    silent: bool = False
    subscribed: bool = False
    #: Other languages in which new issues come, after the first, in the publication's order.
    also: tuple[str, ...] = ()
    #: When new issues come.
    hours: Hours = AT_ONCE
    #: Until when nothing new comes, in UTC seconds; 0, or what is past: it comes.
    paused: int = 0
    #: New issues come only if a verdict on the reader's topics is another than before.
    only_news: bool = False
    #: What is sent can be neither forwarded nor saved.
    guarded: bool = False
    #: After so many hours (1–47) what is sent is deleted; 0: never.
    vanishes: int = 0


@dataclass(frozen=True)
class Erased:
    """A reader of whom nothing is stored any more."""

    #: Messages of ours that they still have, as far as it was known.
    messages: tuple[int, ...] = ()


@dataclass(frozen=True)
class Variant:
    """Which readers get the same bundle; `topics` are those followed *and* present in the issue."""

    #: One, or several with blanks between, such as “be ru”.
    language: str
    format: Format
    topics: int

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.language.split())
