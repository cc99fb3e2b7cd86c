"""What editors' buttons do; every callback is answered, and one that comes too late does nothing."""

from bot.callbacks.broadcasts import BroadcastCallback
from bot.callbacks.drafts import DraftCallback
from bot.callbacks.editors import EditorCallback
from bot.callbacks.manual import ManualCallback
from bot.callbacks.publishing import PublishingCallback
from bot.callbacks.receipts import ReceiptCallback
from bot.model.update import Update
from bot.tg.editors.broadcasts import EditorBroadcasts
from bot.tg.editors.drafts import EditorDrafts
from bot.tg.editors.manual import EditorManual
from bot.tg.editors.publishing import EditorPublishing
from bot.tg.editors.receipts import Receipts
from bot.tg.visitor import Visitor


class EditorCallbacks:
    """For editors only: whoever calls it sees to that. A family of buttons has a file in each room."""

    def __init__(
        self,
        manual: EditorManual,
        receipts: Receipts,
        drafts: EditorDrafts,
        publishing: EditorPublishing,
        broadcasts: EditorBroadcasts,
    ) -> None:
        self._manual = manual
        self._receipts = receipts
        self._drafts = drafts
        self._publishing = publishing
        self._broadcasts = broadcasts

    async def done(self, update: Update, callback: EditorCallback, visitor: Visitor) -> bool:
        """Whether there is still what the button speaks of."""
        if isinstance(callback, ManualCallback):
            return await self._manual.done(update, callback, visitor)
        if isinstance(callback, ReceiptCallback):
            return await self._receipts.done(update, callback, visitor)
        if isinstance(callback, DraftCallback):
            return await self._drafts.done(update, callback, visitor)
        if isinstance(callback, PublishingCallback):
            return await self._publishing.done(update, callback, visitor)
        assert isinstance(callback, BroadcastCallback)
        return await self._broadcasts.done(update, callback, visitor)
