"""What the buttons carry by which an issue goes out, now or at its time, or is taken back."""

from dataclasses import dataclass
from typing import Annotated

from bot.callbacks.codec import CallbackData, Count, numbers
from bot.model.week import Week

Minute = Annotated[int, numbers(0, 60_000_000)]
"""UTC minutes since 1970, until 2084."""


@dataclass(frozen=True)
class Confirmed:
    """What an editor was offered on the card that tells what goes out."""

    week: Week
    nonce: str
    #: Whether Telegram is to be paid for sending it faster.
    paid: bool = False
    #: As on that card, which can be had again.
    ticked: Count = 0


@dataclass(frozen=True)
class Publish(CallbackData, verb="e-publish"):
    offer: Confirmed


@dataclass(frozen=True)
class AskWhen(CallbackData, verb="e-when"):
    """Offers times."""

    offer: Confirmed


@dataclass(frozen=True)
class AskTime(CallbackData, verb="e-time"):
    """Asks for a time in words."""

    offer: Confirmed


@dataclass(frozen=True)
class PublishAt(CallbackData, verb="e-at"):
    offer: Confirmed
    minute: Minute


@dataclass(frozen=True)
class Recall(CallbackData, verb="e-recall"):
    """Make it a draft again."""

    week: Week


@dataclass(frozen=True)
class Hasten(CallbackData, verb="e-now"):
    """Let go at once what was scheduled at `made` (UTC seconds), and nothing else."""

    week: Week
    made: Count


SchedulingCallback = Publish | AskWhen | AskTime | PublishAt | Recall | Hasten
