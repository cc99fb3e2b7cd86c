"""What an editor's callback does on the way from a draft to its broadcast: previews, the plan, the publication."""

from collections.abc import Mapping
from contextlib import suppress

from bot.callbacks.drafts import Draft
from bot.callbacks.publishing import Cancel, Prepare, Preview, Publish, PublishingCallback
from bot.desk.drafts import subject
from bot.desk.publishing import Publishing
from bot.model.message import Message
from bot.model.update import Update
from bot.render.editors.publish import PlanScreens
from bot.store.broadcasts import Published
from bot.tg.chat import Chat, NotSaidError, callback_message
from bot.tg.editors.broadcasts import EditorBroadcasts
from bot.tg.editors.cards import EditorCards
from bot.tg.editors.drafts import EditorDrafts
from bot.tg.editors.issues import EditorIssues
from bot.tg.jobs import Jobs
from bot.tg.visitor import Visitor


class EditorPublishing:
    def __init__(
        self,
        chat: Chat,
        cards: EditorCards,
        jobs: Jobs,
        issues: EditorIssues,
        drafts: EditorDrafts,
        broadcasts: EditorBroadcasts,
        publishing: Publishing,
        plans: PlanScreens,
    ) -> None:
        self._chat = chat
        self._cards = cards
        self._jobs = jobs
        self._issues = issues
        self._drafts = drafts
        self._broadcasts = broadcasts
        self._publishing = publishing
        self._plans = plans

    async def done(self, update: Update, callback: PublishingCallback, visitor: Visitor) -> bool:
        """Whether there is still what the button speaks of; if not, nothing was done or shown."""
        match callback:
            case Preview():
                return await self._preview(update, callback, visitor)
            case Prepare():
                return await self._prepare(update, callback, visitor)
            case Publish():
                return await self._publish(update, callback, visitor) or await self._renew(update, callback, visitor)
            case Cancel(week):
                await self._issues.withdraw(week, visitor.person)
                return await self._drafts.show(update, Draft(week), visitor)

    async def _preview(self, update: Update, callback: Preview, visitor: Visitor) -> bool:
        """A long one goes on by itself: its editor can press Pause meanwhile."""
        if not callback.language:
            await self._chat.show(update, await self._issues.asked_preview(callback.week, visitor.language))
            return True
        messages = await self._issues.previewed(callback, visitor.language)
        if messages:
            self._chat.notice(update)
            self._jobs.begin(self._chat.say_all(visitor.person, messages))
        return bool(messages)

    async def _prepare(self, update: Update, callback: Prepare, visitor: Visitor) -> bool:
        card = await self._issues.prepared(callback.week, callback.terms, visitor.person, visitor.language)
        await self._chat.show(update, card)
        return True

    async def _publish(self, update: Update, callback: Publish, visitor: Visitor) -> bool:
        """Pressed again, or by a second editor, it shows how the one broadcast is doing."""
        drafts = await self._cards.find(subject(callback.week))
        try:
            await self._publishing.publish(visitor.person, callback.week, callback.nonce, callback.terms)
        except Published:  # or the offer does not hold: then the issue has no broadcast
            drafts = {}
        finally:
            self._broadcasts.wake()  # before anything is drawn: what goes wrong is told even if this card never stands
        shown = await self._broadcasts.show_week(update, callback.week, visitor)
        await self._retire(drafts, update, self._plans.published(callback.week, visitor.language))
        return shown

    async def _renew(self, update: Update, callback: Publish, visitor: Visitor) -> bool:
        """A button that publishes nothing (any more) leads to one that does, if there still is such a draft."""
        if await self._issues.draft(callback.week) is None:
            return False
        card = await self._issues.prepared(callback.week, callback.terms, visitor.person, visitor.language)
        await self._chat.show(update, card, notice=self._issues.renewed(visitor.language))
        return True

    async def _retire(self, cards: Mapping[int, int], update: Update, message: Message) -> None:
        """The cards of the draft tell that it is none any more, but for the one that has become the progress."""
        for chat, card in cards.items():
            if (chat, card) != (update.chat, callback_message(update)):
                with suppress(NotSaidError):
                    await self._chat.edit(chat, card, message)
