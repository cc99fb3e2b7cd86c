"""What the buttons carry that lead from a draft to its publication."""

from dataclasses import dataclass

from bot.callbacks.codec import CallbackData, Count
from bot.model.week import Week


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


PublishingCallback = Prepare | Cancel
