"""What editors do to a published issue: propose a correction or a retraction, explain it, say how far it goes."""

from collections.abc import Sequence

from bot.callbacks.corrections import (
    Consider,
    Correct,
    CorrectionCallback,
    Explain,
    KeepVerdict,
    Retract,
    Revive,
    Withdraw,
)
from bot.desk.approving import Approving, Unapprovable
from bot.desk.correcting import Correcting
from bot.model.correction import Amendment
from bot.model.message import Message
from bot.model.update import Update, Words
from bot.model.week import Week
from bot.model.weighed import Weighed
from bot.render.editors.corrections import CorrectionScreens
from bot.tg.chat import Chat, callback_message
from bot.tg.editors.approval_cards import ApprovalCards
from bot.tg.editors.broadcasts import EditorBroadcasts
from bot.tg.editors.draft_cards import DraftCards
from bot.tg.visitor import Visitor


class EditorCorrections:
    def __init__(
        self,
        chat: Chat,
        cards: DraftCards,
        correcting: Correcting,
        approving: Approving,
        approvals: ApprovalCards,
        broadcasts: EditorBroadcasts,
        screens: CorrectionScreens,
    ) -> None:
        self._chat = chat
        self._cards = cards
        self._correcting = correcting
        self._approving = approving
        self._approvals = approvals
        self._broadcasts = broadcasts
        self._screens = screens

    async def card(self, amendment: Amendment, visitor: Visitor) -> Message | None:
        """The question how far it is to go; None if it would change nothing."""
        weighed = await self._correcting.propose(visitor.person, amendment)
        return self._screens.correction(weighed, visitor.language) if weighed else None

    async def listed(self, amendments: Sequence[Amendment], visitor: Visitor) -> Message | None:
        """One message for all that were sent together for one issue; None if none of them would change anything."""
        found = [await self._correcting.propose(visitor.person, each) for each in amendments]
        weighed = [each for each in found if each]
        if len(weighed) > 1:
            return self._screens.several(weighed, visitor.language)
        return self._screens.correction(weighed[0], visitor.language) if weighed else None

    async def propose(self, update: Update, amendment: Amendment, visitor: Visitor) -> bool:
        """In the place of the message with the button."""
        card = await self.card(amendment, visitor)
        if card:
            await self._chat.show(update, card)
        else:
            self._chat.notice(update, self._screens.nothing(visitor.language))
        return True

    async def explained(self, words: Words, visitor: Visitor) -> bool:
        """Take a message as the reason for a correction that awaits one; False if none does."""
        weighed = await self._correcting.explain(visitor.person, words.text)
        if weighed:
            await self._chat.say(visitor.person, self._screens.correction(weighed, visitor.language))
        return weighed is not None

    async def done(self, update: Update, callback: CorrectionCallback, visitor: Visitor) -> bool:
        """Whether there was still what the button speaks of; if not, nothing was done or shown."""
        match callback:
            case Retract(week):
                return await self.propose(update, Amendment(week), visitor)
            case Revive(week):
                return await self._revive(update, week, visitor)
            case Consider(number):
                return await self._consider(update, number, visitor)
            case _:
                return await self._decide(update, callback, visitor)

    async def _consider(self, update: Update, number: int, visitor: Visitor) -> bool:
        """It is proposed anew, for the issue may have been corrected by its neighbours; the list stays."""
        listed = await self._correcting.proposed(visitor.person, number)
        if listed is None:
            return False
        card = await self.card(listed.amendment, visitor)
        self._chat.notice(update, "" if card else self._screens.nothing(visitor.language))
        if card:
            await self._chat.say(visitor.person, card)
        return True

    async def _decide(
        self, update: Update, callback: Correct | Explain | KeepVerdict | Withdraw, visitor: Visitor
    ) -> bool:
        weighed = await self._correcting.find(visitor.person, callback.proposal)
        if weighed is None:
            return False
        match callback:
            case Correct():
                return await self._correct(update, callback, weighed, visitor)
            case Explain(number):
                await self._correcting.await_reason(visitor.person, number)
                await self._chat.show(update, self._screens.reason(visitor.language))
            case KeepVerdict(number):
                return await self._show(update, await self._correcting.keep_verdict(visitor.person, number), visitor)
            case Withdraw(number):
                await self._correcting.drop(visitor.person, number)
                await self._chat.show(update, self._screens.left(weighed.before.week, visitor.language))
        return True

    async def _revive(self, update: Update, week: Week, visitor: Visitor) -> bool:
        """The message with the button becomes the card of the draft."""
        if not await self._correcting.revive(visitor.person, week):
            return False
        self._chat.notice(update)
        return await self._cards.place(week, visitor, callback_message(update))

    async def _show(self, update: Update, weighed: Weighed | None, visitor: Visitor) -> bool:
        if weighed:
            await self._chat.show(update, self._screens.correction(weighed, visitor.language))
        return weighed is not None

    async def _ask(self, update: Update, callback: Correct, weighed: Weighed, visitor: Visitor) -> bool:
        try:
            with self._approvals.asking(visitor.person):
                asked = await self._approving.ask_correction(visitor.person, weighed, callback.reach)
                await self._approvals.show(update, asked, visitor)
        except Unapprovable as nobody:
            await self._approvals.nobody(update, nobody.author, visitor)
        return True

    async def _correct(self, update: Update, callback: Correct, weighed: Weighed, visitor: Visitor) -> bool:
        """What has changed meanwhile is weighed anew; what another editor has to approve is asked for."""
        if self._approving.corrects(weighed, callback.reach):
            return await self._ask(update, callback, weighed, visitor)
        broadcast = await self._correcting.correct(visitor.person, weighed, callback.reach)
        if broadcast is None:
            self._chat.notice(update, self._screens.overtaken(visitor.language), alert=True)
            return True
        await self._chat.show(update, self._screens.made(weighed, broadcast, visitor.language))
        self._broadcasts.wake()
        return True
