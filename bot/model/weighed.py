"""A correction of a published issue, and what it would do to whom."""

from dataclasses import dataclass

from bot.model.broadcast import Broadcast, Kind
from bot.model.bundle import Bundle
from bot.model.correction import Proposal
from bot.model.difference import Difference
from bot.model.issue import Issue


@dataclass(frozen=True)
class Weighed:
    proposal: Proposal
    before: Issue
    after: Issue
    #: Of the two versions of the text.
    difference: Difference
    kind: Kind
    bundles: tuple[Bundle, ...]
    #: The issue's; None: it was never pushed.
    broadcast: Broadcast | None
    #: How many copies are edited.
    edited: int
    #: How many readers get a new message.
    told: int

    @property
    def adds(self) -> bool:
        """A text where there was none."""
        amendment = self.proposal.amendment
        return bool(amendment.revision) and self.before.find(amendment.topic, amendment.language) is None

    @property
    def on_its_way(self) -> bool:
        return self.broadcast is not None and not self.broadcast.ended
