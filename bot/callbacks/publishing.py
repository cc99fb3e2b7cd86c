"""What the buttons carry that lead from a draft to its publication."""

from dataclasses import dataclass

from bot.callbacks.codec import AnyLanguage, CallbackData
from bot.model.broadcast import USUAL, Terms
from bot.model.reader import Format
from bot.model.week import Week


@dataclass(frozen=True)
class Preview(CallbackData, verb="e-preview"):
    """Without language and format: asks for them."""

    week: Week
    language: AnyLanguage = ""
    format: Format = Format.BRIEF


@dataclass(frozen=True)
class Prepare(CallbackData, verb="e-prepare"):
    """Leads to the card with the button that publishes on these terms."""

    week: Week
    terms: Terms = USUAL


@dataclass(frozen=True)
class Publish(CallbackData, verb="e-publish"):
    week: Week
    nonce: str
    terms: Terms = USUAL


@dataclass(frozen=True)
class Cancel(CallbackData, verb="e-cancel"):
    week: Week


PublishingCallback = Preview | Prepare | Publish | Cancel
