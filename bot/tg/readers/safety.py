"""What the buttons of careful readers do."""

from bot.callbacks.safety import ClearChat, ClearLast, SafetyCallback
from bot.render.readers.safety import SafetyScreens
from bot.tg.readers.clearing import Clearing
from bot.tg.reply import Reply
from bot.tg.visitor import Visitor


class ReaderSafety:
    def __init__(self, clearing: Clearing, screens: SafetyScreens) -> None:
        self._clearing = clearing
        self._screens = screens

    async def answer(self, callback: SafetyCallback, visitor: Visitor) -> Reply:
        match callback:
            case ClearChat() as clear:
                return await self._clear(clear, visitor)
            case ClearLast():
                gone = await self._clearing.one(visitor.address, visitor.message)
                return Reply() if gone else Reply(notice=self._screens.stays(visitor.language))

    async def _clear(self, clear: ClearChat, visitor: Visitor) -> Reply:
        """At once, before the press counts as handled: after a kill Telegram brings it again, and it goes on."""
        cleared = await self._clearing.everything(visitor.address, clear.known, visitor.message)
        if cleared.interrupted:
            return Reply(self._screens.not_cleared(visitor.language, clear))
        return Reply(self._screens.cleared(visitor.language, emptied=cleared.emptied))
