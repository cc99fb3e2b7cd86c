"""What the buttons of a correction carry."""

from dataclasses import dataclass

from bot.callbacks.codec import CallbackData, Count
from bot.model.correction import Reach
from bot.model.week import Week


@dataclass(frozen=True)
class Retract(CallbackData, verb="e-retract"):
    """Asks first."""

    week: Week


@dataclass(frozen=True)
class Revive(CallbackData, verb="e-again"):
    """Make a retracted issue a draft again."""

    week: Week


@dataclass(frozen=True)
class Correct(CallbackData, verb="e-correct"):
    proposal: Count
    reach: Reach


@dataclass(frozen=True)
class Explain(CallbackData, verb="e-reason"):
    """Asks for the reason."""

    proposal: Count


@dataclass(frozen=True)
class KeepVerdict(CallbackData, verb="e-text-only"):
    """The text is meant, and not the verdict that it names."""

    proposal: Count


@dataclass(frozen=True)
class Withdraw(CallbackData, verb="e-as-is"):
    """Let the published issue be as it is."""

    proposal: Count


@dataclass(frozen=True)
class Consider(CallbackData, verb="e-consider"):
    """Show what one of several proposals changes, below their list."""

    proposal: Count


CorrectionCallback = Retract | Revive | Consider | Correct | Explain | KeepVerdict | Withdraw
