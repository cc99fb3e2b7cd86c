"""What the buttons of a broadcast carry."""

from dataclasses import dataclass

from bot.callbacks.codec import CallbackData, Count
from bot.model.broadcast import Action


@dataclass(frozen=True)
class Watch(CallbackData, verb="e-watch"):
    """Show how a broadcast is doing."""

    broadcast: Count


@dataclass(frozen=True)
class ConfirmStop(CallbackData, verb="e-stop"):
    """Pause a broadcast and ask whether to stop it; or ask whether to give up one that rests, for that is final."""

    broadcast: Count


@dataclass(frozen=True)
class Control(CallbackData, verb="e-control"):
    broadcast: Count
    action: Action
    #: The refused bundle that is to be sent again or dropped.
    bundle: Count | None = None


BroadcastCallback = Watch | ConfirmStop | Control
