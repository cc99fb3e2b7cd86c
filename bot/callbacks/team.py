"""What the buttons carry that make editors, name them and dismiss them."""

from dataclasses import dataclass

from bot.callbacks.codec import CallbackData, Count


@dataclass(frozen=True)
class ShowTeam(CallbackData, verb="e-team"):
    """Who edits."""


@dataclass(frozen=True)
class Invite(CallbackData, verb="e-invite"):
    """Makes a link; owners only."""


@dataclass(frozen=True)
class AskName(CallbackData, verb="e-name"):
    """The next line is the name."""


@dataclass(frozen=True)
class AskDismiss(CallbackData, verb="e-dismiss"):
    """Asks first."""

    number: Count


@dataclass(frozen=True)
class Dismiss(CallbackData, verb="e-dismissed"):
    """At once; owners only."""

    number: Count


TeamCallback = ShowTeam | Invite | AskName | AskDismiss | Dismiss

JOIN = "e-"
"""How the payload of a link begins that makes an editor; no week does."""
