"""What the buttons below an editor's deed do: show the text, take the deed back."""

from bot.callbacks.receipts import OpenCard, ReceiptCallback, See, TakeBack
from bot.desk.drafts import Drafts
from bot.desk.intake import Intake
from bot.model.receipt import Step
from bot.model.update import Update
from bot.render.editors.receipts import ReceiptScreens
from bot.tg.chat import Chat
from bot.tg.editors.draft_cards import DraftCards
from bot.tg.visitor import Visitor


class Receipts:
    def __init__(
        self,
        chat: Chat,
        cards: DraftCards,
        drafts: Drafts,
        intake: Intake,
        screens: ReceiptScreens,
    ) -> None:
        self._chat = chat
        self._cards = cards
        self._drafts = drafts
        self._intake = intake
        self._screens = screens

    async def done(self, update: Update, callback: ReceiptCallback, visitor: Visitor) -> bool:
        """Whether there was still what the button speaks of; if not, nothing was done or shown."""
        match callback:
            case See():
                return await self._see(update, callback, visitor)
            case TakeBack(receipt):
                return await self._take_back(update, receipt, visitor)
            case OpenCard(week):
                if moved := await self._cards.move(week, visitor):
                    self._chat.notice(update)
                return moved

    async def removed(self, update: Update, step: Step, visitor: Visitor) -> None:
        """Tell of a text that was taken out of a draft, in the place of the question which one."""
        number = await self._drafts.together([step])
        await self._chat.show(update, self._screens.removed(step, number, visitor.language))
        await self._cards.move(step.week, visitor, [step])

    async def _see(self, update: Update, callback: See, visitor: Visitor) -> bool:
        messages = await self._intake.text(callback.week, callback.topic, callback.language)
        if messages:
            self._chat.notice(update)
            await self._chat.say_all(visitor.person, messages)
        return bool(messages)

    async def _take_back(self, update: Update, receipt: int, visitor: Visitor) -> bool:
        """The receipt itself then says so; of what others have changed since, a notice tells."""
        undone, left = await self._drafts.take_back(visitor.person, receipt)
        if undone:
            await self._chat.show(update, self._screens.taken_back(undone, left, visitor.language))
            for week in dict.fromkeys(step.week for step in undone):
                await self._cards.move(week, visitor, [step for step in undone if step.week == week])
        elif left:
            self._chat.notice(update, self._screens.changed_since(visitor.language), alert=True)
        return bool(undone or left)
