"""All that editors' buttons carry; whether the one who taps may do it is asked elsewhere, every time."""

from bot.callbacks.approvals import ApprovalCallback
from bot.callbacks.broadcasts import BroadcastCallback
from bot.callbacks.corrections import CorrectionCallback
from bot.callbacks.desk import DeskCallback
from bot.callbacks.drafts import DraftCallback
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

MARK = "e-"
"""How the verbs of editors' buttons begin; no reader's does."""

EditorCallback = (
    DeskCallback
    | WritingCallback
    | ManualCallback
    | QuestionCallback
    | ReceiptCallback
    | DraftCallback
    | PreviewCallback
    | PublishingCallback
    | SchedulingCallback
    | BroadcastCallback
    | CorrectionCallback
    | LockingCallback
    | MovingCallback
    | ApprovalCallback
    | ExportingCallback
    | FiguresCallback
    | JournalCallback
    | TeamCallback
)
