"""What the buttons carry by which an issue comes to another week."""

from dataclasses import dataclass

from bot.callbacks.codec import CallbackData
from bot.model.week import Week


@dataclass(frozen=True)
class AskWeek(CallbackData, verb="e-week"):
    """Offers weeks."""

    week: Week


@dataclass(frozen=True)
class AskOtherWeek(CallbackData, verb="e-week-other"):
    """Asks for a week in words."""

    week: Week


@dataclass(frozen=True)
class MoveTo(CallbackData, verb="e-move"):
    week: Week
    other: Week


MovingCallback = AskWeek | AskOtherWeek | MoveTo
