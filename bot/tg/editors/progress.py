"""Keeps the cards of broadcasts true: redraws them every few seconds, and says aloud what cannot wait."""

import asyncio
from collections.abc import Awaitable, Collection, Mapping
from contextlib import suppress
from enum import StrEnum

import structlog

from bot.desk.broadcasting import Broadcasting
from bot.errors import StoreError, where
from bot.model.broadcast import BroadcastState
from bot.model.message import Message
from bot.model.status import Status
from bot.model.update import Update
from bot.model.week import Week
from bot.render.editors.progress import ProgressScreens
from bot.tg.chat import NotSaidError, callback_message
from bot.tg.editors.cards import EditorCards
from bot.tg.editors.languages import EditorLanguages
from bot.tg.visitor import Visitor

log = structlog.get_logger()

BETWEEN_GLANCES = 1.0
"""Seconds; a broadcast that was made, steered or has ended meanwhile is drawn at once."""
ASLEEP = 60.0
"""Seconds after which it looks whether what sleeps has gone on."""
GLANCES = 3
"""Without news, so many of them lie between two edits: Telegram has no patience for more."""


class Alarm(StrEnum):
    """What cannot wait until somebody looks: a restored backup, what keeps a broadcast from going on, how it ended."""

    HELD = "held"
    TROUBLE = "trouble"
    SUMMARY = "summary"


class Progress:
    """`run` draws until `stop`; `show` answers an editor at once."""

    def __init__(
        self,
        cards: EditorCards,
        broadcasting: Broadcasting,
        screens: ProgressScreens,
        languages: EditorLanguages,
        editors: Collection[int],
    ) -> None:
        self._cards = cards
        self._broadcasting = broadcasting
        self._screens = screens
        self._languages = languages
        self._editors = editors
        self._news = asyncio.Event()
        self._stopped = asyncio.Event()
        self._watched: set[int] = set()
        self._states: Mapping[int, tuple[BroadcastState, bool]] = {}
        self._drawn: dict[tuple[str, int], Message] = {}
        self._gone: set[tuple[str, int]] = set()

    async def show(self, update: Update, status: Status, visitor: Visitor) -> None:
        """The message with the button becomes the chat's card of this broadcast; otherwise a new message does."""
        chat = visitor.person
        self._watched.add(status.broadcast.number)
        self.wake()
        await self._place(status, chat, callback_message(update))

    async def take_over(self, week: Week, subject: str) -> None:
        """The cards of this subject show the broadcast of that week from now on."""
        if status := await self._broadcasting.of_week(week):
            await self._cards.rename(subject, card_of(status))
            self._watched.add(status.broadcast.number)
            self.wake()

    def wake(self) -> None:
        """There may be a broadcast to watch."""
        self._news.set()

    async def run(self) -> None:
        """Trouble with the database or Telegram only delays the next look."""
        while not self._stopped.is_set():
            self._news.clear()
            looked = False
            try:
                await self._look()
                looked = True
            except Exception as error:  # noqa: BLE001 -- a card is not worth a dead loop
                log.critical("the cards of broadcasts were not redrawn", error=where(error))
            await self._rest(idle=looked and not self._watched)

    def stop(self) -> None:
        self._stopped.set()
        self._news.set()

    async def _rest(self, *, idle: bool) -> None:
        """Until there is something to watch, and then until it is time for the next edit, or a state has changed."""
        if idle:
            with suppress(TimeoutError):
                async with asyncio.timeout(ASLEEP if any(asleep for _, asleep in self._states.values()) else None):
                    await self._news.wait()
        for _ in range(GLANCES):
            with suppress(TimeoutError):
                async with asyncio.timeout(BETWEEN_GLANCES):
                    await self._stopped.wait()
            if self._stopped.is_set() or await self._changed():
                return

    async def _changed(self) -> bool:
        """Whether a broadcast was made, has ended or goes another way; False if the database cannot tell."""
        try:
            return await self._broadcasting.states() != self._states
        except StoreError:
            return False

    async def _look(self) -> None:
        """Redraw the cards of all that is on its way, and of what has just ended for the last time."""
        self._states = await self._broadcasting.states()
        self._watched |= {
            number
            for number, (state, asleep) in self._states.items()
            if state is not BroadcastState.RESTING and not asleep
        }
        untold = set(await self._broadcasting.untold())
        self._watched |= untold
        for number in sorted(self._watched):
            status = await self._broadcasting.find(number)
            if status is None:
                continue
            drawn = [await self._announce(status, told=number not in untold), await self._redraw(status)]
            if all(drawn):
                await self._leave(status)

    async def _leave(self, status: Status) -> None:
        """What has come to rest, or sleeps, is watched no longer; when it has ended, there is no more to be drawn."""
        number = status.broadcast.number
        if status.broadcast.asleep:
            self._watched.discard(number)
        if status.broadcast.state not in {BroadcastState.RESTING, BroadcastState.ENDED}:
            return
        await self._broadcasting.tell(number)
        await self._cards.forget(f"{Alarm.SUMMARY}:{number}")
        if status.broadcast.ended:
            await self._cards.forget(card_of(status))
            self._drawn = {card: message for card, message in self._drawn.items() if card[0] != card_of(status)}
            self._gone = {card for card in self._gone if card[0] != card_of(status)}
        self._watched.discard(number)

    async def _announce(self, status: Status, *, told: bool) -> bool:
        """What must be said aloud makes a new card with every owner, once; False if one is still to be told.

        `told`: everybody knows that it has ended, or rests.
        """
        told_all = True
        loud = None if told and status.broadcast.at_rest else alarming(status)
        for alarm in Alarm:
            knowing = await self._cards.find(f"{alarm}:{status.broadcast.number}")
            if alarm is not loud:
                if knowing:
                    await self._cards.forget(f"{alarm}:{status.broadcast.number}")
                continue
            for editor in sorted(set(self._editors) - set(knowing)):
                if await self._reached(self._place(status, editor, 0)):
                    await self._cards.note(f"{alarm}:{status.broadcast.number}", editor)
                else:
                    told_all = False
        return told_all

    async def _redraw(self, status: Status) -> bool:
        """False if a card has still to be redrawn."""
        chats = await self._cards.find(card_of(status))
        return all([await self._reached(self._redraw_in(chat, status)) for chat in chats])

    async def _redraw_in(self, chat: int, status: Status) -> None:
        """A card that is gone is not missed: its editor has deleted it."""
        card = (card_of(status), chat)
        message = self._screens.progress(status, await self._languages.of(chat))
        if card in self._gone or self._drawn.get(card) == message:
            return
        if await self._cards.redraw(*card, message):
            self._drawn[card] = message
        else:
            self._gone.add(card)

    async def _place(self, status: Status, chat: int, at: int) -> None:
        language = await self._languages.of(chat)
        message = self._screens.progress(status, language)
        farewell = self._screens.moved(status, language)
        await self._cards.place(card_of(status), chat, at, message, farewell)
        self._drawn[card_of(status), chat] = message
        self._gone.discard((card_of(status), chat))

    async def _reached(self, attempt: Awaitable[None]) -> bool:
        """False if it is to be tried again; a chat that does not take it never will."""
        try:
            await attempt
        except NotSaidError as error:
            if not error.final:
                log.warning("an editor's card has to wait", outcome=error.kind)
                return False
            log.warning("an editor's chat takes no card", outcome=error.kind)
        return True


def card_of(status: Status) -> str:
    """How the card of a broadcast is called in the store."""
    return f"broadcast:{status.broadcast.number}"


def alarming(status: Status) -> Alarm | None:
    if status.broadcast.at_rest:
        return Alarm.SUMMARY
    if status.broadcast.state is BroadcastState.HELD:
        return Alarm.HELD
    return Alarm.TROUBLE if status.refused or status.broadcast.tripped else None
