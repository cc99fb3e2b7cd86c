"""What stands on the editors' desk."""

from dataclasses import dataclass

from bot.model.issue import OpenDrafts
from bot.model.status import Status
from bot.model.week import Week


@dataclass(frozen=True)
class Overview:
    #: The week that is written now; it may have no draft yet.
    at_hand: Week
    drafts: OpenDrafts
    #: The newest first, with what became of their broadcasts.
    published: tuple[tuple[Week, Status | None], ...] = ()
    #: Those that go out at their time, oldest first.
    scheduled: tuple[Week, ...] = ()
    #: A second editor has to approve what goes out, and there is none.
    alone: bool = False
    #: Nothing leaves the desk.
    locked: bool = False

    @property
    def begun(self) -> bool:
        return any(draft.week == self.at_hand for draft in self.drafts.newest)
