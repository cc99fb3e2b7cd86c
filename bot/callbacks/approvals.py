"""What the buttons carry by which editors approve what others want to send."""

from dataclasses import dataclass

from bot.callbacks.codec import CallbackData, Count


@dataclass(frozen=True)
class Approve(CallbackData, verb="e-approve"):
    approval: Count


@dataclass(frozen=True)
class Decline(CallbackData, verb="e-decline"):
    approval: Count


@dataclass(frozen=True)
class TakeRequestBack(CallbackData, verb="e-unask"):
    """By whoever asked."""

    approval: Count


ApprovalCallback = Approve | Decline | TakeRequestBack
