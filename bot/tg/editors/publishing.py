"""What an editor's callback does on the way from a draft to its publication: previews, and what goes out."""

from bot.callbacks.drafts import Draft
from bot.callbacks.publishing import Cancel, Prepare, Preview, PublishingCallback
from bot.model.update import Update
from bot.tg.chat import Chat
from bot.tg.editors.drafts import EditorDrafts
from bot.tg.editors.issues import EditorIssues
from bot.tg.jobs import Jobs
from bot.tg.visitor import Visitor


class EditorPublishing:
    def __init__(
        self,
        chat: Chat,
        jobs: Jobs,
        issues: EditorIssues,
        drafts: EditorDrafts,
    ) -> None:
        self._chat = chat
        self._jobs = jobs
        self._issues = issues
        self._drafts = drafts

    async def done(self, update: Update, callback: PublishingCallback, visitor: Visitor) -> bool:
        """Whether there is still what the button speaks of; if not, nothing was done or shown."""
        match callback:
            case Preview():
                return await self._preview(update, callback, visitor)
            case Prepare():
                return await self._prepare(update, callback, visitor)
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
        card = await self._issues.prepared(callback, visitor.person, visitor.language)
        await self._chat.show(update, card)
        return True
