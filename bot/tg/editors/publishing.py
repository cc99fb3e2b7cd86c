"""What an editor's callback does on the way from a draft to its publication: what goes out."""

from bot.callbacks.drafts import Draft
from bot.callbacks.publishing import Cancel, Prepare, PublishingCallback
from bot.model.update import Update
from bot.tg.chat import Chat
from bot.tg.editors.drafts import EditorDrafts
from bot.tg.editors.issues import EditorIssues
from bot.tg.visitor import Visitor


class EditorPublishing:
    def __init__(
        self,
        chat: Chat,
        issues: EditorIssues,
        drafts: EditorDrafts,
    ) -> None:
        self._chat = chat
        self._issues = issues
        self._drafts = drafts

    async def done(self, update: Update, callback: PublishingCallback, visitor: Visitor) -> bool:
        """Whether there is still what the button speaks of; if not, nothing was done or shown."""
        match callback:
            case Prepare():
                return await self._prepare(update, callback, visitor)
            case Cancel(week):
                await self._issues.withdraw(week, visitor.person)
                return await self._drafts.show(update, Draft(week), visitor)

    async def _prepare(self, update: Update, callback: Prepare, visitor: Visitor) -> bool:
        card = await self._issues.prepared(callback, visitor.person, visitor.language)
        await self._chat.show(update, card)
        return True
