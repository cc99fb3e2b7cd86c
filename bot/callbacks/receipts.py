"""What the buttons below an editor's deed carry."""

from dataclasses import dataclass

from bot.callbacks.codec import CallbackData, Count, Language
from bot.model.week import Week


@dataclass(frozen=True)
class See(CallbackData, verb="e-see"):
    """Show a text of an issue as readers will get it."""

    week: Week
    #: An id; a draft may have a topic that the publication has given up.
    topic: str
    language: Language


@dataclass(frozen=True)
class TakeBack(CallbackData, verb="e-back"):
    """Undo what a receipt tells of."""

    receipt: Count


@dataclass(frozen=True)
class OpenCard(CallbackData, verb="e-card"):
    """Show the draft below, for the receipt is to stay."""

    week: Week


ReceiptCallback = See | TakeBack | OpenCard
