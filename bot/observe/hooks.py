"""What the parts tell whoever wants to hear it: nobody, unless there are metrics."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.model.outcome import Outcome
from bot.model.update import Result


def unheard(*_: object) -> None:
    """Nobody listens."""


@dataclass(frozen=True)
class Hooks:
    """All are called in the event loop, often, and must not take time; times are in seconds."""

    outcome: Callable[[Outcome], None] = unheard
    """What came of sending one message of a broadcast."""
    flooded: Callable[[float], None] = unheard
    """For how long Telegram wants nothing."""
    update: Callable[[Result, float, float | None], None] = unheard
    """What became of it, how long that took, how old it was when it began (None: it does not say)."""
    query: Callable[[str, float], None] = unheard
    """How long the database took to `read` or `write`."""
