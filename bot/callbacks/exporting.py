"""What the button carries that sends an issue as files."""

from dataclasses import dataclass

from bot.callbacks.codec import CallbackData
from bot.model.week import Week


@dataclass(frozen=True)
class Export(CallbackData, verb="e-export"):
    """In whatever state it is."""

    week: Week


ExportingCallback = Export
