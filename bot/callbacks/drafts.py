"""What the buttons of a draft carry, and of a text that waits for an editor's word."""

from dataclasses import dataclass

from bot.callbacks.codec import AnyLanguage, CallbackData, Count
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


@dataclass(frozen=True)
class Replace(CallbackData, verb="e-replace"):
    """Show a proposed revision in its published issue."""

    revision: Count


@dataclass(frozen=True)
class Keep(CallbackData, verb="e-leave"):
    """Let the published issue be as it is."""


DraftCallback = Draft | Remove | Discard | Replace | Keep
