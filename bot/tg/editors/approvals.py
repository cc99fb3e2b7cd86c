"""What editors do with something that a second one has to approve."""

from bot.callbacks.approvals import ApprovalCallback, Approve, Decline, TakeRequestBack
from bot.desk.approving import Approving
from bot.model.approval import Approval, Barred, Ended, barred
from bot.model.journal import Deed, corrected
from bot.model.scheduled import Scheduled
from bot.model.update import Update
from bot.render.editors.approvals import ApprovalScreens
from bot.store.journal import Journal
from bot.tg.chat import Chat
from bot.tg.editors.approval_cards import ApprovalCards
from bot.tg.editors.broadcasts import EditorBroadcasts
from bot.tg.editors.scheduling import EditorScheduling
from bot.tg.visitor import Visitor


class EditorApprovals:
    def __init__(
        self,
        chat: Chat,
        cards: ApprovalCards,
        approving: Approving,
        scheduling: EditorScheduling,
        broadcasts: EditorBroadcasts,
        screens: ApprovalScreens,
        journal: Journal,
    ) -> None:
        self._chat = chat
        self._cards = cards
        self._approving = approving
        self._scheduling = scheduling
        self._broadcasts = broadcasts
        self._screens = screens
        self._journal = journal

    async def done(self, update: Update, callback: ApprovalCallback, visitor: Visitor) -> bool:
        """Always: what is over says so in words."""
        approval = await self._approving.find(callback.approval)
        if approval is None:
            self._chat.notice(update, self._screens.gone(visitor.language), alert=True)
            return True
        with self._cards.answering(approval.number):
            match callback:
                case Approve():
                    await self._approve(update, approval, visitor)
                case Decline():
                    await self._end(update, approval, Ended.DECLINED, visitor)
                case TakeRequestBack():
                    await self._end(update, approval, Ended.WITHDRAWN, visitor)
        return True

    async def _approve(self, update: Update, approval: Approval, visitor: Visitor) -> None:
        if bar := await self._approving.bar(visitor.person, approval):
            self._chat.notice(update, self._screens.bar(bar, visitor.language), alert=True)
        elif approval.proposal:
            await self._correct(update, approval, visitor)
        else:
            await self._publish(update, approval, visitor)

    async def _publish(self, update: Update, approval: Approval, visitor: Visitor) -> None:
        async def publish() -> Scheduled:
            scheduled = await self._approving.publish(approval)
            await self._journal.note(visitor.person, Deed.APPROVED, approval.week)
            return scheduled

        if await self._scheduling.goes_out(update, approval.week, visitor, publish):
            await self._cards.over(approval, Ended.APPROVED, visitor.person)
        else:
            self._chat.notice(update, self._screens.gone(visitor.language), alert=True)

    async def _correct(self, update: Update, approval: Approval, visitor: Visitor) -> None:
        amendment = await self._approving.amendment(approval)
        broadcast = await self._approving.correct(approval)
        if broadcast is None or amendment is None:
            self._chat.notice(update, self._screens.gone(visitor.language), alert=True)
            return
        deed, detail = corrected(amendment)
        await self._journal.note(visitor.person, Deed.APPROVED, approval.week, detail)
        await self._journal.note(approval.editor, deed, approval.week, detail)
        self._chat.notice(update)
        self._broadcasts.wake()
        await self._cards.over(approval, Ended.APPROVED, visitor.person, broadcast=broadcast)

    async def _end(self, update: Update, approval: Approval, how: Ended, visitor: Visitor) -> None:
        """Whoever asks cannot decline, and nobody else can take back what they asked."""
        mine = barred(visitor.person, approval.editor, 0) is Barred.ASKER
        amendment = await self._approving.amendment(approval)
        if mine is (how is Ended.WITHDRAWN) and await self._approving.end(approval.number):
            deed = Deed.WITHDRAWN if mine else Deed.DECLINED
            detail = corrected(amendment)[1] if amendment else ""
            await self._journal.note(visitor.person, deed, approval.week, detail)
            self._chat.notice(update)
            await self._cards.over(approval, how, visitor.person)
        else:
            self._chat.notice(update, self._screens.gone(visitor.language), alert=True)
