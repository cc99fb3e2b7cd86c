"""What the buttons carry that lock the desk, and open it again."""

from dataclasses import dataclass

from bot.callbacks.codec import CallbackData


@dataclass(frozen=True)
class AskLock(CallbackData, verb="e-lock"):
    """Asks first: everybody is told."""


@dataclass(frozen=True)
class LockDesk(CallbackData, verb="e-locked"):
    """For a day nothing leaves the desk."""


@dataclass(frozen=True)
class LeaveOpen(CallbackData, verb="e-open"):
    """Not after all."""


@dataclass(frozen=True)
class Unlock(CallbackData, verb="e-unlock"):
    """Wishes for it to be opened, or agrees to that."""


LockingCallback = AskLock | LockDesk | LeaveOpen | Unlock
