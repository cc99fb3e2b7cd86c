"""What the buttons of the editors' manual carry."""

from dataclasses import dataclass
from enum import StrEnum

from bot.callbacks.codec import CallbackData


class Chapter(StrEnum):
    HOME = "home"
    WRITE = "write"
    FILES = "files"
    PUBLISH = "publish"
    CORRECT = "correct"
    TEAM = "team"
    READERS = "readers"


@dataclass(frozen=True)
class Manual(CallbackData, verb="e-help"):
    chapter: Chapter


@dataclass(frozen=True)
class Template(CallbackData, verb="e-template"):
    """Send a file that is filled in for this week."""


ManualCallback = Manual | Template
