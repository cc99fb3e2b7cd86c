"""Chats side by side, each in order: nobody waits for somebody else.

An update is handled once what it writes is committed and its answer has been on the wire for two seconds, or has only
to wait for its own chat's second. A kill may then cost that answer, and nothing else.
"""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

import structlog

from bot.errors import DamagedError, StoreError, where
from bot.model.outcome import NotModified, Sent
from bot.model.update import Blocked, CallbackQuery, ChatKind, Document, InlineQuery, Migrated, Result, Update
from bot.tg.chat import Chat, NotSaidError
from bot.tg.excuses import Excuse
from bot.tg.reply import Later, Reply
from bot.tg.throttle import Admission, Throttle
from bot.tg.wire.window import Window

log = structlog.get_logger()

FEW = 5
"""So many updates of one chat wait at most, for their turn or for their answer to leave."""
FEW_CALLBACKS = 20
"""Likewise of callbacks, whose answers do not wait for the chat's next second."""
MANY = 200
"""Likewise of an editor, who sends whole albums of files."""
CALLBACK_COST = 0.1
"""What a callback costs of the allowance: it makes no new message. Who reads on may turn three pages in a second."""
LONG_SECONDS = 1.0
"""After which a deed is seen to be under way."""
ANSWERED_SECONDS = 2.0
"""An answer that has been on the wire for so long is not waited for."""
MEMBER_COST = 4.0
"""How much more a thing costs a member of a group than the group: nobody uses up all that it may ask for."""
BLOCKED = 1_000
"""So many chats may wait for a database that cannot be written; others, unless they leave, are asked to come again."""
RETRY_SECONDS = 1.0

Handle = Callable[[Update], Awaitable[Reply | Later | None]]
Lane = tuple[int, int, bool]
"""A chat, in a group the member as well, and whether it is for an editor's files, which Telegram may be long in
handing over."""


@dataclass(eq=False, slots=True)
class Turn:
    """An update on its way: its deed comes after the deed before it, its answer after the answer before it."""

    update: Update
    #: It ends a subscription: that is always done, though perhaps without a word.
    leaves: bool
    #: What was asked beyond the allowance gets no answer.
    quiet: bool
    #: What is said instead of doing anything.
    instead: Excuse | None = None
    done: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None


def member(update: Update) -> int:
    """Who of a group's many; 0 in a private chat."""
    return 0 if update.kind is ChatKind.PRIVATE else update.person


class DeferredError(Exception):
    """The bot stops while the database cannot keep what was asked for."""


class Lanes:
    """`is_editor` tells whose updates pass the throttle; `on_update` hears what became of each, as hooks do."""

    def __init__(
        self,
        window: Window,
        chat: Chat,
        handle: Handle,
        leaves: Callable[[Update], bool],
        is_editor: Callable[[Update], bool],
        excuse: Callable[[Update, Excuse], Reply | None],
        on_update: Callable[[Result, float, float | None], None],
    ) -> None:
        self._window = window
        self._chat = chat
        self._handle = handle
        self._leaves = leaves
        self._is_editor = is_editor
        self._excuse = excuse
        self._on_update = on_update
        self._throttle = Throttle()
        self._lanes: dict[Lane, list[Turn]] = {}
        self._blocked = 0
        self._closing = asyncio.Event()

    def admit(self, update: Update) -> None:
        """Begin what may be begun; what is too much counts as handled, and so does what a reader writes anew."""
        if update.edited and not self._is_editor(update):
            self._window.settle(update.number)
            return
        lane = self._lanes.get(self._lane(update), [])
        turn = self._turn(update, lane)
        if turn is None:
            self._release(update)
            self._window.settle(update.number)
            self._tell(update, Result.THROTTLED, time.perf_counter())
            return
        before = lane[-1] if lane else None
        self._lanes.setdefault(self._lane(update), lane).append(turn)
        turn.task = asyncio.create_task(self._run(turn, before))

    def _release(self, update: Update) -> None:
        """A button that is pressed for nothing stops spinning, and says why."""
        if isinstance(update.what, CallbackQuery) and (reply := self._excuse(update, Excuse.TOO_MANY)):
            self._chat.notice(update, reply.notice)

    def _lane(self, update: Update) -> Lane:
        return update.chat, member(update), isinstance(update.what, Document) and self._is_editor(update)

    def _turn(self, update: Update, lane: list[Turn]) -> Turn | None:
        """None for what is not begun: too much of it waits, or all that it would do is about to be done."""
        if self._is_editor(update):
            return Turn(update, leaves=False, quiet=False) if len(lane) < MANY else None
        leaves, waits = self._leaves(update), [turn for turn in lane if not turn.done.is_set()]
        if leaves and waits and waits[-1].leaves:
            return None
        if isinstance(update.what, Blocked):
            return Turn(update, leaves=True, quiet=True)
        if isinstance(update.what, Migrated):
            return Turn(update, leaves=False, quiet=True)
        most, cost = (
            (FEW_CALLBACKS, CALLBACK_COST) if isinstance(update.what, CallbackQuery | InlineQuery) else (FEW, 1.0)
        )
        crowded, warned = len(lane) >= most, any(turn.instead for turn in lane)
        admission = self._admission(update, cost)
        if leaves:
            return Turn(update, leaves=True, quiet=crowded or admission is not Admission.WELCOME)
        if admission is Admission.WELCOME and not crowded:
            return Turn(update, leaves=False, quiet=False)
        if admission is Admission.IGNORED or warned:
            return None
        return Turn(update, leaves=False, quiet=False, instead=Excuse.TOO_MANY)

    def _admission(self, update: Update, cost: float) -> Admission:
        """In a group a member has an allowance of their own, and what is beyond it costs the others nothing."""
        now = asyncio.get_running_loop().time()
        if one := member(update):
            own = self._throttle.admit((update.chat, one), now, cost * MEMBER_COST)
            if own is not Admission.WELCOME:
                return own
        return self._throttle.admit(update.chat, now, cost)

    async def close(self, seconds: float) -> None:
        """Let what is under way come to its end; what waits for the database is left to Telegram to keep."""
        self._closing.set()
        tasks = {turn.task for lane in self._lanes.values() for turn in lane if turn.task}
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def forget(self) -> None:
        """What is known of chats that ask for nothing any more."""
        self._throttle.forget(asyncio.get_running_loop().time())
        self._chat.forget()

    async def _run(self, turn: Turn, before: Turn | None) -> None:
        began, result = time.perf_counter(), Result.FAILED
        try:
            if before:
                await before.done.wait()
            reply = self._excuse(turn.update, turn.instead) if turn.instead else await self._deed(turn)
            turn.done.set()
            result = await self._answered(turn, reply, before)
        except DeferredError:
            result = Result.DEFERRED
        except asyncio.CancelledError:
            result = Result.DEFERRED
            raise
        except NotSaidError as error:
            if error.refused:
                log.critical(
                    "an update could not be handled", code=secrets.token_hex(3), error="its answer was refused"
                )
            else:
                log.info("an answer did not get through", outcome=error.kind)
                result = Result.UNANSWERED
        except Exception as error:  # noqa: BLE001 -- a bug must not end the bot
            log.critical("an update could not be handled", code=secrets.token_hex(3), error=where(error))
        finally:
            turn.done.set()
            self._end(turn, result, began)

    async def _answered(self, turn: Turn, reply: Reply | Later | None, before: Turn | None) -> Result:
        if isinstance(reply, Later):
            await reply.kept.wait()
        elif reply and not turn.quiet:
            return await self._answer(turn, reply, before)
        return Result.HANDLED

    async def _deed(self, turn: Turn) -> Reply | Later | None:
        """As often as the database needs: what it cannot keep waits, and with it all that this chat asks for later."""
        try:
            return await self._handled(turn.update)
        except DamagedError as error:
            log.critical("an update met a damaged database: restore a backup", reason=str(error))
            return self._excuse(turn.update, Excuse.NOT_SAVED)
        except StoreError as error:
            log.warning("an update waits for the database", reason=str(error))
        if self._blocked >= BLOCKED and not turn.leaves:
            return self._excuse(turn.update, Excuse.NOT_SAVED)
        self._blocked += 1
        try:
            if (excuse := self._excuse(turn.update, Excuse.SAVED_LATER)) and not turn.quiet:
                await self._chat.answer(turn.update, excuse)
            return await self._deed_at_last(turn.update)
        finally:
            self._blocked -= 1

    async def _handled(self, update: Update) -> Reply | Later | None:
        """If it takes long, the person sees that the bot is at it."""
        acting = asyncio.get_running_loop().call_later(LONG_SECONDS, self._chat.act, update)
        try:
            return await self._handle(update)
        finally:
            acting.cancel()

    async def _deed_at_last(self, update: Update) -> Reply | Later | None:
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(RETRY_SECONDS):
                    await self._closing.wait()
            if self._closing.is_set():
                raise DeferredError
            with suppress(StoreError):
                return await self._handle(update)

    async def _answer(self, turn: Turn, reply: Reply, before: Turn | None) -> Result:
        """After the answer before it. What only waits for its own chat need not be kept by Telegram any longer."""
        number = turn.update.number
        earlier = before.task if before and before.task and not before.task.done() else None
        if earlier or self._chat.must_wait(turn.update, reply):
            self._window.settle(number)
        if earlier:
            await asyncio.wait({earlier})
        loop = asyncio.get_running_loop()
        timers: list[asyncio.TimerHandle] = []
        outcome = await self._chat.answer(
            turn.update,
            reply,
            lambda: timers.append(loop.call_later(ANSWERED_SECONDS, self._window.settle, number)),
        )
        for timer in timers:
            timer.cancel()
        if isinstance(outcome, Sent | NotModified):
            return Result.HANDLED
        raise NotSaidError(outcome)

    def _end(self, turn: Turn, result: Result, began: float) -> None:
        """What is deferred stays with Telegram, which gives it to the next start."""
        lane = self._lanes[self._lane(turn.update)]
        lane.remove(turn)
        if not lane:
            del self._lanes[self._lane(turn.update)]
        if result is not Result.DEFERRED:
            self._window.settle(turn.update.number)
        self._tell(turn.update, result, began)

    def _tell(self, update: Update, result: Result, began: float) -> None:
        seconds = time.perf_counter() - began
        self._on_update(result, seconds, None if update.made is None else time.time() - seconds - update.made)
