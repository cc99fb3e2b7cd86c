"""What the buttons of careful readers do, and a wipe code."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from bot.callbacks.safety import (
    AskVanishing,
    ClearChat,
    ClearLast,
    DropWipeCode,
    NewWipeCode,
    SafetyCallback,
    SetDiscreet,
    SetGuarded,
    SetVanishing,
    ShowSafety,
)
from bot.errors import StoreError
from bot.model.message import Message
from bot.model.reader import Format, Preferences
from bot.outbox.clearing import Clearing
from bot.render.readers.safety import SafetyScreens
from bot.store.readers import Readers
from bot.store.wipes import Wipes
from bot.tg.reply import Reply
from bot.tg.throttle import Admission, Throttle
from bot.tg.visitor import Visitor

TRIES, TRIES_SECONDS = 5, 3_600
"""Codes that one chat may try; who has more to try guesses."""
ALL_TRIES, ALL_SECONDS = 10, 1
"""… and all chats together, for each costs ten milliseconds."""
EVERYBODY = 0


class ReaderSafety:
    """`wake` tells of messages that are to vanish at once."""

    def __init__(
        self, readers: Readers, wipes: Wipes, clearing: Clearing, screens: SafetyScreens, wake: Callable[[], None]
    ) -> None:
        self._readers = readers
        self._wipes = wipes
        self._clearing = clearing
        self._screens = screens
        self._wake = wake
        self._each = Throttle(TRIES, TRIES_SECONDS)
        self._all = Throttle(ALL_TRIES, ALL_SECONDS)

    async def answer(self, callback: SafetyCallback, visitor: Visitor) -> Reply:
        match callback:
            case ShowSafety():
                return Reply(await self._home(visitor))
            case NewWipeCode():
                code = await self._wipes.make(visitor.address)
                return Reply(self._screens.wipe_code(visitor.language, code) if code else await self._home(visitor))
            case DropWipeCode():
                await self._wipes.drop(visitor.address)
                return Reply(await self._home(visitor))
            case AskVanishing():
                return Reply(self._screens.vanishing(visitor.preferences))
            case SetDiscreet() | SetGuarded() | SetVanishing() as change:
                return await self._change(change, visitor)
            case ClearChat() as clear:
                return await self._clear(clear, visitor)
            case ClearLast():
                gone = await self._clearing.own(visitor.address, visitor.message)
                return Reply() if gone else Reply(notice=self._screens.stays(visitor.language))

    async def wipe(self, visitor: Visitor, code: str) -> Message:
        """Whether the code was right, no answer tells; the message that brought it is deleted."""
        if not code:
            return self._screens.wipe_how(visitor.greeting)
        if not self._may_try(visitor.address.chat):
            return self._screens.too_many_codes(visitor.greeting)
        try:
            await self._wipes.use(code, visitor.message)
        except StoreError:  # it is tried again until the database can be written
            self._each.give_back(visitor.address.chat)
            self._all.give_back(EVERYBODY)
            raise
        await self._clearing.own(visitor.address, visitor.message)
        self._wake()
        return self._screens.wiped(visitor.greeting)

    def _may_try(self, chat: int) -> bool:
        now = asyncio.get_running_loop().time()
        self._each.forget(now)
        if self._each.admit(chat, now) is not Admission.WELCOME:
            return False
        if self._all.admit(EVERYBODY, now) is Admission.WELCOME:
            return True
        self._each.give_back(chat)
        return False

    async def _change(self, change: SetDiscreet | SetGuarded | SetVanishing, visitor: Visitor) -> Reply:
        chosen = changed(change, visitor.preferences)
        await self._readers.save(visitor.address, chosen)
        return Reply(await self._home(replace(visitor, preferences=chosen, stored=True)))

    async def _home(self, visitor: Visitor) -> Message:
        code = await self.has_code(visitor)
        return self._screens.home(visitor.preferences, stored=visitor.stored, code=code)

    async def has_code(self, visitor: Visitor) -> bool:
        return visitor.stored and await self._wipes.exists(visitor.address)

    async def _clear(self, clear: ClearChat, visitor: Visitor) -> Reply:
        """At once, before the press counts as handled: after a kill Telegram brings it again, and it goes on."""
        cleared = await self._clearing.everything(visitor.address, clear.known, visitor.message)
        if cleared.interrupted:
            return Reply(self._screens.not_cleared(visitor.language, clear))
        return Reply(self._screens.cleared(visitor.language, emptied=cleared.emptied))


def changed(change: SetDiscreet | SetGuarded | SetVanishing, reader: Preferences) -> Preferences:
    match change:
        case SetDiscreet(discreet):
            return replace(reader, format=Format.DISCREET if discreet else Format.BRIEF)
        case SetGuarded(guarded):
            return replace(reader, guarded=guarded)
        case SetVanishing(hours):
            return replace(reader, vanishes=hours)
