"""What editors' buttons do; every callback is answered, and one that comes too late does nothing."""

from collections.abc import Awaitable, Callable
from types import UnionType
from typing import Any

from bot.callbacks.approvals import ApprovalCallback
from bot.callbacks.broadcasts import BroadcastCallback
from bot.callbacks.corrections import CorrectionCallback
from bot.callbacks.desk import DeskCallback
from bot.callbacks.drafts import DraftCallback
from bot.callbacks.editors import EditorCallback
from bot.callbacks.exporting import ExportingCallback
from bot.callbacks.figures import FiguresCallback
from bot.callbacks.journal import JournalCallback
from bot.callbacks.locking import LockingCallback
from bot.callbacks.manual import ManualCallback
from bot.callbacks.moving import MovingCallback
from bot.callbacks.previews import PreviewCallback
from bot.callbacks.publishing import PublishingCallback
from bot.callbacks.questions import QuestionCallback
from bot.callbacks.receipts import ReceiptCallback
from bot.callbacks.scheduling import SchedulingCallback
from bot.callbacks.team import TeamCallback
from bot.callbacks.writing import WritingCallback
from bot.model.update import Update
from bot.tg.editors.approvals import EditorApprovals
from bot.tg.editors.broadcasts import EditorBroadcasts
from bot.tg.editors.corrections import EditorCorrections
from bot.tg.editors.desk import EditorDesk
from bot.tg.editors.drafts import EditorDrafts
from bot.tg.editors.exporting import EditorExports
from bot.tg.editors.figures import EditorFigures
from bot.tg.editors.journal import EditorJournal
from bot.tg.editors.locking import EditorLocking
from bot.tg.editors.manual import EditorManual
from bot.tg.editors.moving import EditorMoving
from bot.tg.editors.previews import EditorPreviews
from bot.tg.editors.publishing import EditorPublishing
from bot.tg.editors.questions import EditorQuestions
from bot.tg.editors.receipts import Receipts
from bot.tg.editors.scheduling import EditorScheduling
from bot.tg.editors.team import EditorTeam
from bot.tg.editors.writing import EditorWriting
from bot.tg.visitor import Visitor

Done = Callable[[Update, Any, Visitor], Awaitable[bool]]


class EditorCallbacks:
    """For editors only: whoever calls it sees to that. A family of buttons has a file in each room."""

    def __init__(
        self,
        desk: EditorDesk,
        writing: EditorWriting,
        manual: EditorManual,
        questions: EditorQuestions,
        receipts: Receipts,
        drafts: EditorDrafts,
        previews: EditorPreviews,
        publishing: EditorPublishing,
        scheduling: EditorScheduling,
        broadcasts: EditorBroadcasts,
        corrections: EditorCorrections,
        locking: EditorLocking,
        moving: EditorMoving,
        approvals: EditorApprovals,
        exports: EditorExports,
        figures: EditorFigures,
        journal: EditorJournal,
        team: EditorTeam,
    ) -> None:
        self._families: tuple[tuple[type | UnionType, Done], ...] = (
            (DeskCallback, desk.done),
            (WritingCallback, writing.done),
            (ManualCallback, manual.done),
            (QuestionCallback, questions.done),
            (ReceiptCallback, receipts.done),
            (DraftCallback, drafts.done),
            (PreviewCallback, previews.done),
            (PublishingCallback, publishing.done),
            (SchedulingCallback, scheduling.done),
            (BroadcastCallback, broadcasts.done),
            (CorrectionCallback, corrections.done),
            (LockingCallback, locking.done),
            (MovingCallback, moving.done),
            (ApprovalCallback, approvals.done),
            (ExportingCallback, exports.done),
            (FiguresCallback, figures.done),
            (JournalCallback, journal.done),
            (TeamCallback, team.done),
        )

    async def done(self, update: Update, callback: EditorCallback, visitor: Visitor) -> bool:
        """Whether there is still what the button speaks of."""
        done = next(done for family, done in self._families if isinstance(callback, family))
        return await done(update, callback, visitor)
