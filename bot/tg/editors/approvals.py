"""What editors do with something that a second one has to approve."""

from collections.abc import Awaitable

from bot.callbacks.approvals import ApprovalCallback, Approve, Decline, TakeRequestBack
from bot.desk.approving import Approving
from bot.model.approval import Approval
from bot.model.scheduled import Scheduled
from bot.model.update import Update
from bot.render.editors.approvals import ApprovalScreens
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
    ) -> None:
        self._chat = chat
        self._cards = cards
        self._approving = approving
        self._scheduling = scheduling
        self._broadcasts = broadcasts
        self._screens = screens

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
                    await self._end(update, approval, visitor, mine=False)
                case TakeRequestBack():
                    await self._end(update, approval, visitor, mine=True)
        return True

    async def _approve(self, update: Update, approval: Approval, visitor: Visitor) -> None:
        if bar := await self._approving.bar(visitor.person, approval):
            self._chat.notice(update, self._screens.bar(bar, visitor.language), alert=True)
        elif approval.proposal:
            await self._correct(update, approval, visitor)
        else:
            await self._publish(update, approval, visitor)

    async def _publish(self, update: Update, approval: Approval, visitor: Visitor) -> None:
        def publish() -> Awaitable[Scheduled]:
            return self._approving.publish(visitor.person, approval)

        if await self._scheduling.goes_out(update, approval.week, visitor, publish):
            await self._cards.over(approval.number)
        else:
            self._chat.notice(update, self._screens.gone(visitor.language), alert=True)

    async def _correct(self, update: Update, approval: Approval, visitor: Visitor) -> None:
        if await self._approving.correct(visitor.person, approval) is None:
            self._chat.notice(update, self._screens.gone(visitor.language), alert=True)
            return
        self._chat.notice(update)
        self._broadcasts.wake()
        await self._cards.over(approval.number)

    async def _end(self, update: Update, approval: Approval, visitor: Visitor, *, mine: bool) -> None:
        """Whoever asks cannot decline, and nobody else can take back what they asked."""
        if mine is (visitor.person == approval.editor) and await self._approving.end(visitor.person, approval):
            self._chat.notice(update)
            await self._cards.over(approval.number)
        else:
            self._chat.notice(update, self._screens.gone(visitor.language), alert=True)
