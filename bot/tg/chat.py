"""Says and shows our messages to people: every one takes its place in the pace, before any broadcast."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from functools import partial

import structlog

from bot.errors import StoreError
from bot.model.call import Act, AnswerCallback, AnswerInline, Aside, Call, Edit, EditAside, Send, SendFile, Telegram
from bot.model.message import Display, Message, Rich
from bot.model.outcome import (
    Flooded,
    Gone,
    Missing,
    Moved,
    NoSuchMessage,
    NotModified,
    NotSent,
    Outcome,
    Rejected,
    Sent,
    Suspended,
    Unknown,
    Unsupported,
)
from bot.model.reader import Address
from bot.model.update import CallbackQuery, ChatKind, Command, InlineQuery, Update
from bot.outbox.limiter import Limiter
from bot.tg.reply import Reply

log = structlog.get_logger()

PATIENCE = 10
"""Seconds after which an answer to a person has missed its moment."""

Keep = Callable[[Address, Iterable[int]], Awaitable[None]]


def nobody_asks() -> None:
    """Nobody asks when it leaves."""


class NotSaidError(Exception):
    """Telegram did not take a message."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(type(outcome).__name__)
        self.kind = type(outcome).__name__
        #: The message itself is not acceptable, which is a bug.
        self.refused = isinstance(outcome, Rejected)
        #: This chat will not take it the next time either.
        self.final = isinstance(outcome, Gone | Missing | Suspended | Moved | Rejected)


class Chat:
    def __init__(self, telegram: Telegram, limiter: Limiter, keep: Keep) -> None:
        """`keep` lets messages vanish after their reader's hours."""
        self._telegram = telegram
        self._limiter = limiter
        self._keep = keep
        self._beside: set[asyncio.Task[Outcome]] = set()

    def must_wait(self, update: Update, reply: Reply) -> bool:
        """Whether it is the chat's own pause between two messages that holds this up."""
        edits = isinstance(update.what, CallbackQuery) and not reply.below
        return reply.message is not None and not edits and self._limiter.answer_wait(update.chat) > 0

    def forget(self) -> None:
        """What is known of chats to which nothing more is said."""
        self._limiter.forget()

    async def answer(self, update: Update, reply: Reply, leaves: Callable[[], None] = nobody_asks) -> Outcome:
        """To a callback in place of the message that has the button, as it mostly is; else by a new message."""
        if isinstance(update.what, CallbackQuery):
            self.notice(update, reply.notice)
        if isinstance(update.what, InlineQuery):
            return await self._telegram.perform(AnswerInline(update.what.query, reply.offered), leaves=leaves)
        outcome = await self._show(update, reply, leaves)
        while reply.heard and (instead := await reply.heard(outcome)):
            reply = replace(instead, to=reply.to, guarded=reply.guarded, vanishes=reply.vanishes)
            outcome = await self._show(update, reply, leaves)
        return outcome

    async def _show(self, update: Update, reply: Reply, leaves: Callable[[], None]) -> Outcome:
        if reply.message is None:
            return Sent()
        address = reply.to or Address(update.chat, update.thread)
        if isinstance(update.what, CallbackQuery) and not reply.below:
            outcome = await self._replace(update, address, reply.message, leaves)
            if not isinstance(outcome, NoSuchMessage):
                return outcome
        aside = None if reply.to else aside_of(update)
        answers = 0 if aside or reply.to else said_openly(update)
        call = Send(address, reply.message, answers=answers, aside=aside, guarded=reply.guarded)
        outcome = await self._perform(call, leaves)
        if reply.vanishes and isinstance(outcome, Sent) and not reply.to:
            await self._let_vanish(address, outcome.message_id, update.message)
        return outcome

    async def _let_vanish(self, address: Address, *messages: int) -> None:
        """These are to vanish; what was sent cannot be taken back, should the database not take it."""
        try:
            await self._keep(address, messages)
        except StoreError as error:
            log.warning("a message will not vanish", reason=str(error))

    async def _replace(self, update: Update, address: Address, message: Display, leaves: Callable[[], None]) -> Outcome:
        """In the place of the message with the button that was pressed."""
        if update.aside and isinstance(message, Message):
            return await self._perform(EditAside(address, update.person, update.aside, message), leaves)
        if place := callback_message(update):
            return await self._perform(Edit(address, place, message), leaves)
        return NoSuchMessage("Telegram does not say which")

    def notice(self, update: Update, text: str = "", *, alert: bool = False) -> None:
        """Answer a callback, beside whatever else is said; nobody waits for it, and nothing depends on it."""
        if isinstance(update.what, CallbackQuery):
            self._do_beside(AnswerCallback(update.what.query, text, alert))

    def act(self, update: Update) -> None:
        """Let a person see that the bot is at it; nobody waits for it, and nothing depends on it."""
        if update.kind is ChatKind.PRIVATE:
            self._do_beside(Act(Address(update.chat)))

    async def show(self, update: Update, message: Message, *, notice: str = "") -> None:
        """As `answer`; NotSaidError if Telegram does not take it."""
        outcome = await self.answer(update, Reply(message, notice=notice))
        if not isinstance(outcome, Sent | NotModified):
            raise NotSaidError(outcome)

    async def say_all(self, chat: int, messages: Iterable[Message]) -> None:
        """One after the other, until Telegram does not take one."""
        for message in messages:
            await self.say(chat, message)

    async def say(self, chat: int, message: Message, *, silent: bool = False, patience: float = PATIENCE) -> int:
        """Send a new message; its id. NotSaidError if Telegram does not take it, or not within `patience` seconds."""
        outcome = await self._perform(Send(Address(chat), message, silent), patience=patience)
        if isinstance(outcome, Sent):
            return outcome.message_id
        raise NotSaidError(outcome)

    async def say_file(self, chat: int, name: str, content: bytes, message: Message) -> int:
        """As `say`, below a document; the message has room for 1024 visible UTF-16 units."""
        outcome = await self._perform(SendFile(Address(chat), name, content, message))
        if isinstance(outcome, Sent):
            return outcome.message_id
        raise NotSaidError(outcome)

    async def edit(self, chat: int, message_id: int, message: Message) -> bool:
        """Put this in the place of what is there; False if that cannot be edited any more."""
        outcome = await self._perform(Edit(Address(chat), message_id, message))
        if isinstance(outcome, NoSuchMessage):
            return False
        if isinstance(outcome, Sent | NotModified):
            return True
        raise NotSaidError(outcome)

    def _do_beside(self, call: Call) -> None:
        task = asyncio.create_task(self._telegram.perform(call, leaves=nobody_asks))
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)

    async def _perform(
        self,
        call: Send | SendFile | Edit | EditAside,
        leaves: Callable[[], None] = nobody_asks,
        *,
        patience: float = PATIENCE,
    ) -> Outcome:
        """What the server is too old for goes out in plain messages, as far as it takes them."""
        outcome = await self._try(call, leaves, patience=patience)
        if isinstance(outcome, Unsupported) and isinstance(call, Send) and isinstance(call.message, Rich):
            for message in call.message.plain:
                outcome = await self._try(replace(call, message=message), leaves, patience=patience)
        return outcome

    async def _try(
        self,
        call: Send | SendFile | Edit | EditAside,
        leaves: Callable[[], None],
        *,
        patience: float,
    ) -> Outcome:
        """When its turn has come; where Telegram wants it later, again, as long as somebody still waits for it."""
        chat, edits = call.address.chat, isinstance(call, Edit | EditAside)
        now = asyncio.get_running_loop().time
        deadline = now() + patience
        while True:
            try:
                slot = await self._limiter.enter(chat, edits=edits, patience=deadline - now())
            except TimeoutError:
                return NotSent("no place came in time")
            outcome = await self._telegram.perform(call, leaves=both(partial(self._limiter.left, slot), leaves))
            if isinstance(outcome, Flooded):
                self._limiter.flooded(chat, outcome.wait)
                continue
            if not isinstance(outcome, NotSent | Unknown):
                self._limiter.answered(chat)
            return outcome


def callback_message(update: Update) -> int:
    """The message whose button was pressed; 0 if none was, or Telegram does not say."""
    return update.what.message if isinstance(update.what, CallbackQuery) else 0


def aside_of(update: Update) -> Aside | None:
    """In a group, who asks so that nobody else sees it is answered so; and whoever presses a button."""
    if update.kind is not ChatKind.GROUP:
        return None
    if isinstance(update.what, CallbackQuery):
        return Aside(update.person, query=update.what.query)
    return Aside(update.person, answers=update.aside) if update.aside else None


def said_openly(update: Update) -> int:
    """A command that all in a group see, so that its answer stands to it; 0: there is none."""
    return update.message if update.kind is ChatKind.GROUP and isinstance(update.what, Command) else 0


def both(first: Callable[[], None], second: Callable[[], None]) -> Callable[[], None]:
    def call() -> None:
        first()
        second()

    return call
