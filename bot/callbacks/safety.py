"""What the buttons of careful readers carry."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from bot.callbacks.codec import LIMIT, Argument, CallbackData, base36, number, numbers
from bot.model.publication import Publication

MOST_HOURS = 47
"""Telegram lets a bot delete what is younger than two days."""
LARGEST_ID = 2**31 - 1
"""Telegram's."""


def write_ids(ids: tuple[int, ...]) -> str:
    """The first, then how much smaller each next one is."""
    steps = (earlier - later for earlier, later in pairwise(ids))
    return ".".join(map(base36, (*ids[:1], *steps)))


def read_ids(text: str, _: Publication) -> tuple[int, ...]:
    found: list[int] = []
    for step in map(number, text.split(".") if text else ()):
        found.append(found[-1] - step if found else step)
        if not 0 < found[-1] <= LARGEST_ID or (len(found) > 1 and step < 1):
            raise ValueError(f"{found[-1]} is the number of no message that could stand here")
    return tuple(found)


@dataclass(frozen=True)
class ClearChat(CallbackData, verb="clear"):
    """Delete what stands in this chat."""

    #: Messages of ours, newest first, of which nothing else tells any more: their reader was forgotten.
    known: Annotated[tuple[int, ...], Argument(write_ids, read_ids)] = ()

    @classmethod
    def of(cls, messages: Iterable[int]) -> "ClearChat":
        """With as many as a button can carry, the newest."""
        known = tuple(sorted({each for each in messages if 0 < each <= LARGEST_ID}, reverse=True))
        while len(f"{cls.verb}:{write_ids(known)}") > LIMIT:
            known = known[:-1]
        return cls(known)


@dataclass(frozen=True)
class ClearLast(CallbackData, verb="clear-last"):
    """Delete the message with this button."""


@dataclass(frozen=True)
class ShowSafety(CallbackData, verb="safety"):
    """Also hides what else stood in that message."""


@dataclass(frozen=True)
class NewWipeCode(CallbackData, verb="wipe-new"):
    """Instead of the one that there was."""


@dataclass(frozen=True)
class DropWipeCode(CallbackData, verb="wipe-drop"):
    pass


@dataclass(frozen=True)
class SetDiscreet(CallbackData, verb="discreet"):
    """A word instead of the issue, which a tap opens."""

    discreet: bool


@dataclass(frozen=True)
class SetGuarded(CallbackData, verb="guard"):
    guarded: bool


@dataclass(frozen=True)
class AskVanishing(CallbackData, verb="vanish-when"):
    """After how many hours messages are deleted."""


@dataclass(frozen=True)
class SetVanishing(CallbackData, verb="vanish"):
    #: 0: never.
    hours: Annotated[int, numbers(0, MOST_HOURS)]


SafetyCallback = (
    ClearChat
    | ClearLast
    | ShowSafety
    | NewWipeCode
    | DropWipeCode
    | SetDiscreet
    | SetGuarded
    | AskVanishing
    | SetVanishing
)
