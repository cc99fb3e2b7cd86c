"""What editors' buttons do; every callback is answered, and one that comes too late does nothing."""

from bot.callbacks.editors import (
    Cancel,
    ConfirmStop,
    Control,
    Discard,
    Draft,
    EditorCallback,
    Keep,
    Prepare,
    Preview,
    Publish,
    Remove,
    Replace,
    Watch,
)
from bot.model.update import Update
from bot.tg.chat import Chat
from bot.tg.editors.broadcasts import EditorBroadcasts
from bot.tg.editors.drafts import EditorDrafts
from bot.tg.editors.issues import EditorIssues
from bot.tg.jobs import Jobs
from bot.tg.visitor import Visitor


class EditorCallbacks:
    """For editors only: whoever calls it sees to that."""

    def __init__(
        self, chat: Chat, issues: EditorIssues, drafts: EditorDrafts, broadcasts: EditorBroadcasts, jobs: Jobs
    ) -> None:
        self._chat = chat
        self._issues = issues
        self._drafts = drafts
        self._broadcasts = broadcasts
        self._jobs = jobs

    async def done(self, update: Update, callback: EditorCallback, visitor: Visitor) -> bool:
        """Whether there is still what the button speaks of."""
        match callback:
            case Preview():
                return await self._preview(update, callback, visitor)
            case Prepare():
                return await self._prepare(update, callback, visitor)
            case Publish():
                published = await self._broadcasts.publish(update, callback, visitor)
                return published or await self._renew(update, callback, visitor)
            case Cancel(week):
                await self._issues.withdraw(week, visitor.person)
                return await self._drafts.show(update, Draft(week), visitor)
            case Watch():
                return await self._broadcasts.watch(update, callback, visitor)
            case ConfirmStop():
                return await self._broadcasts.confirm_stop(update, callback, visitor)
            case Control():
                return await self._broadcasts.control(update, callback, visitor)
            case _:
                return await self._done_to_draft(update, callback, visitor)

    async def _done_to_draft(
        self, update: Update, callback: Draft | Remove | Discard | Replace | Keep, visitor: Visitor
    ) -> bool:
        match callback:
            case Draft():
                return await self._drafts.show(update, callback, visitor)
            case Remove():
                return await self._drafts.remove(update, callback, visitor)
            case Discard():
                return await self._drafts.discard(update, callback, visitor)
            case Replace():
                return await self._drafts.replace(update, callback, visitor)
            case Keep():
                return await self._drafts.leave(update, visitor)

    async def _preview(self, update: Update, callback: Preview, visitor: Visitor) -> bool:
        """A long one goes on by itself: its editor can callback Pause meanwhile."""
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

    async def _renew(self, update: Update, callback: Publish, visitor: Visitor) -> bool:
        """A button that publishes nothing (any more) leads to one that does, if there still is such a draft."""
        if await self._issues.draft(callback.week) is None:
            return False
        card = await self._issues.prepared(callback.week, callback.terms, visitor.person, visitor.language)
        await self._chat.show(update, card, notice=self._issues.renewed(visitor.language))
        return True
