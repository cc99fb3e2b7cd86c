"""What the buttons carry with which editors write in the chat."""

from dataclasses import dataclass

from bot.callbacks.codec import CallbackData, Count, Language
from bot.model.cell import Part
from bot.model.week import Week


@dataclass(frozen=True)
class ShowText(CallbackData, verb="e-text"):
    """A text of an issue; if there is none, it is asked for."""

    week: Week
    #: An id.
    topic: str
    language: Language


@dataclass(frozen=True)
class Write(CallbackData, verb="e-write"):
    """Ask for it: what is sent from now on is put there."""

    week: Week
    topic: str
    language: Language
    part: Part


@dataclass(frozen=True)
class Hand(CallbackData, verb="e-hand"):
    """Send the body that stands there as a message, to be copied."""

    week: Week
    topic: str
    language: Language


@dataclass(frozen=True)
class Finish(CallbackData, verb="e-finish"):
    cell: Count


@dataclass(frozen=True)
class Clear(CallbackData, verb="e-clear"):
    """Take the part away that the cell is about."""

    cell: Count


@dataclass(frozen=True)
class Abandon(CallbackData, verb="e-abandon"):
    cell: Count


WritingCallback = ShowText | Write | Hand | Finish | Clear | Abandon
