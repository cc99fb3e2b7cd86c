"""What the buttons carry that belong to rich messages."""

from dataclasses import dataclass

from bot.callbacks.codec import CallbackData
from bot.callbacks.views import IssueView


@dataclass(frozen=True)
class Whole(CallbackData, verb="whole"):
    """All topics of an issue, in a message of its own: the one with the button shows its topics in full, and stays."""

    glance: IssueView


@dataclass(frozen=True)
class Sample(CallbackData, verb="sample"):
    """Sends a rich message to look at, before anything is chosen."""


RichCallback = Whole | Sample
