"""What the button carries that shows how many readers there are."""

from dataclasses import dataclass

from bot.callbacks.codec import CallbackData


@dataclass(frozen=True)
class ShowFigures(CallbackData, verb="e-stats"):
    """In place of what has the button."""


FiguresCallback = ShowFigures
