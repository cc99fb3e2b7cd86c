"""What the buttons of a draft carry."""

from dataclasses import dataclass

from bot.callbacks.codec import AnyLanguage, CallbackData
from bot.model.week import Week


@dataclass(frozen=True)
class Draft(CallbackData, verb="e-draft"):
    week: Week


@dataclass(frozen=True)
class Remove(CallbackData, verb="e-remove"):
    """Asks for what is left empty."""

    week: Week
    #: An id; a draft may have a topic that the publication has given up.
    topic: str = ""
    language: AnyLanguage = ""


@dataclass(frozen=True)
class Discard(CallbackData, verb="e-discard"):
    """Asks first."""

    week: Week
    sure: bool = False


DraftCallback = Draft | Remove | Discard
