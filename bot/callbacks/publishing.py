"""What the buttons carry that lead from a draft to its publication."""

from dataclasses import dataclass

from bot.callbacks.codec import AnyLanguage, CallbackData, Count
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
    """Leads to the card that tells what goes out."""

    week: Week
    #: Whether Telegram is to be paid for sending it faster.
    paid: bool = False
    #: What its editor has agreed to: bits, for the publication's languages whose texts are missing, and for the week.
    ticked: Count = 0


@dataclass(frozen=True)
class Cancel(CallbackData, verb="e-cancel"):
    week: Week


PublishingCallback = Preview | Prepare | Cancel
