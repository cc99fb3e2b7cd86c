"""What the buttons carry that lead around the desk: to the issues, their topics and verdicts."""

from dataclasses import dataclass

from bot.callbacks.codec import CallbackData
from bot.model.publication import Trend
from bot.model.week import Week


@dataclass(frozen=True)
class ShowDesk(CallbackData, verb="e-desk"):
    """This week's issue, what waits, what was published."""


@dataclass(frozen=True)
class NewIssue(CallbackData, verb="e-new"):
    """Asks of which week."""


@dataclass(frozen=True)
class Begin(CallbackData, verb="e-begin"):
    """Open a draft of that week, or whatever issue it has."""

    week: Week


@dataclass(frozen=True)
class ShowIssue(CallbackData, verb="e-issue"):
    """In whatever state it is."""

    week: Week


@dataclass(frozen=True)
class ShowTopic(CallbackData, verb="e-topic"):
    week: Week
    #: An id; an issue may have a topic that the publication has given up.
    topic: str


@dataclass(frozen=True)
class SetVerdict(CallbackData, verb="e-verdict"):
    week: Week
    topic: str
    trend: Trend


@dataclass(frozen=True)
class UndoVerdict(CallbackData, verb="e-unset"):
    """Only as long as nobody has decided otherwise since."""

    week: Week
    topic: str
    #: What was pressed.
    trend: Trend
    #: None: there was no verdict yet.
    before: Trend | None


DeskCallback = ShowDesk | NewIssue | Begin | ShowIssue | ShowTopic | SetVerdict | UndoVerdict
