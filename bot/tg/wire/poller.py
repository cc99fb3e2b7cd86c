"""Fetches updates and acknowledges them only after they were handled: chats side by side, each chat in order."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

import aiohttp
import structlog
from telegram import Bot, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot.errors import StoreError, TelegramError, where
from bot.model.update import Result
from bot.tg.wire.api import Api
from bot.tg.wire.window import Window

log = structlog.get_logger()

POLL_SECONDS = 25
ANSWER_SECONDS = POLL_SECONDS + 15
HANDLING_SECONDS = 10
"""How long a batch holds up the next; what is not done by then goes on, unacknowledged."""
LOOK_SECONDS = 1
LAST_SECONDS = 60
"""How long a stop waits for what is under way."""
CONFLICT_SECONDS = 50
"""How long another poller is borne: within a minute the bot has stopped."""
PEACE_SECONDS = 40
"""After so long without a conflict the next one is another; between two pollers, either gets an answer at times."""
BACKOFF_SECONDS = 3.0
KINDS = ["message", "callback_query", "my_chat_member"]
REVOKED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND, HTTPStatus.MISDIRECTED_REQUEST}

Handle = Callable[[Update], Awaitable[None]]


class Poller:
    """`handle` may raise; only a StoreError keeps an update from being acknowledged.

    `well` is told, after each round, up to when (the loop's time) all that came was handled; `heard` what became of
    each update, how long that took and how old it was, in seconds.
    """

    def __init__(
        self,
        api: Api,
        bot: Bot,
        handle: Handle,
        well: Callable[[float], None],
        heard: Callable[[Result, float, float | None], None],
    ) -> None:
        self._api = api
        self._bot = bot
        self._handle = handle
        self._well = well
        self._heard = heard
        self._window = Window()
        self._last: dict[int, asyncio.Task[Result]] = {}
        self._polling: asyncio.Task[list[dict[str, Any]] | None] | None = None
        self._stopping = False
        self._conflicts: tuple[float, float] | None = None

    def stop(self) -> None:
        """Fetch nothing more; `run` returns when what was fetched is handled."""
        self._stopping = True
        if self._polling:
            self._polling.cancel()

    async def run(self) -> None:
        """Until stopped; TelegramError if the token is revoked or somebody else keeps polling."""
        while not self._stopping:
            self._polling = asyncio.create_task(self._fetch())
            await asyncio.wait({self._polling})
            if self._polling.cancelled():
                break
            updates = self._polling.result()
            if updates is not None:
                await self._work(updates)
                self._well(self._window.handled_until(asyncio.get_running_loop().time()))
        if under_way := self._window.under_way:
            await asyncio.wait(under_way, timeout=LAST_SECONDS)
        await self._acknowledge()

    async def _fetch(self) -> list[dict[str, Any]] | None:
        """All updates that are not acknowledged, oldest first; None, after a pause, if Telegram has trouble."""
        try:
            status, answer = await self._get(POLL_SECONDS)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("polling failed", error=type(error).__name__)
            await asyncio.sleep(BACKOFF_SECONDS)
            return None
        match answer:
            case {"ok": True, "result": list(updates)}:
                return [update for update in updates if isinstance(update, dict) and "update_id" in update]
        await self._trouble(status)
        return None

    async def _get(self, seconds: int) -> tuple[int, Any]:
        parameters = {"offset": self._window.offset, "timeout": seconds, "allowed_updates": KINDS}
        return await self._api.call("getUpdates", parameters, seconds=ANSWER_SECONDS)

    async def _trouble(self, status: int) -> None:
        """Raise if it is final, wait if it may pass."""
        if status in REVOKED:
            raise TelegramError(f"Telegram does not know this token any more ({status})")
        if status == HTTPStatus.CONFLICT and self._conflict_lasts(asyncio.get_running_loop().time()):
            raise TelegramError("another program polls with this token; stop it, or make a new token")
        log.warning("polling refused", status=status)
        await asyncio.sleep(BACKOFF_SECONDS)

    def _conflict_lasts(self, now: float) -> bool:
        first, last = self._conflicts or (now, now)
        self._conflicts = (first if now - last < PEACE_SECONDS else now, now)
        return now - self._conflicts[0] >= CONFLICT_SECONDS

    async def _work(self, updates: list[dict[str, Any]]) -> None:
        """Begin what is new; go on when all that is new is done, or takes so long that others should not wait."""
        fresh = {self._start(raw) for raw in updates if self._window.is_new(int(raw["update_id"]))}
        if fresh:
            await asyncio.wait(fresh, timeout=HANDLING_SECONDS)
        elif under_way := self._window.under_way:
            await asyncio.wait(under_way, timeout=LOOK_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        if self._window.deferred:
            await asyncio.sleep(BACKOFF_SECONDS)

    def _start(self, raw: dict[str, Any]) -> asyncio.Task[Result]:
        """Begin as soon as the update before it in the same chat is handled."""
        chat = chat_of(raw)
        task = asyncio.create_task(self._one(raw, self._last.get(chat)))
        self._window.add(int(raw["update_id"]), task, asyncio.get_running_loop().time())
        self._last[chat] = task
        task.add_done_callback(lambda done: self._last.pop(chat) if self._last.get(chat) is done else None)
        return task

    async def _one(self, raw: dict[str, Any], before: asyncio.Task[Result] | None) -> Result:
        if before:
            await asyncio.wait({before})
        began, date = time.perf_counter(), date_of(raw)
        lag = None if date is None else time.time() - date
        result = await self._result(raw)
        self._heard(result, time.perf_counter() - began, lag)
        return result

    async def _result(self, raw: dict[str, Any]) -> Result:
        try:
            update = Update.de_json(raw, self._bot)
            await self._handle(update)
        except StoreError as error:
            log.warning("an update waits for the database", reason=str(error))
            return Result.DEFERRED
        except Exception as error:  # noqa: BLE001 -- a bug must not block the updates behind it
            if is_expected(error):
                log.info("an answer did not get through", error=type(error).__name__)
                return Result.UNANSWERED
            log.critical("an update could not be handled", code=secrets.token_hex(3), error=where(error))
            return Result.FAILED
        return Result.HANDLED

    async def _acknowledge(self) -> None:
        """Tell Telegram what was handled, so that the next start does not see it again."""
        try:
            await self._get(0)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.info("the last updates stay unacknowledged", error=type(error).__name__)


def is_expected(error: Exception) -> bool:
    """The network's and the reader's doing; a BadRequest, which is a NetworkError there, is ours."""
    return isinstance(error, Forbidden | NetworkError | RetryAfter | TimeoutError) and not isinstance(error, BadRequest)


def chat_of(raw: dict[str, Any]) -> int:
    """The chat an update belongs to; 0 where none can be read."""
    match raw:
        case (
            {"message": {"chat": {"id": int(chat)}}}
            | {"callback_query": {"message": {"chat": {"id": int(chat)}}}}
            | {"my_chat_member": {"chat": {"id": int(chat)}}}
        ):
            return chat
    return 0


def date_of(raw: dict[str, Any]) -> int | None:
    """When it was made, in UTC seconds; presses do not say."""
    match raw:
        case {"message": {"date": int(date)}} | {"my_chat_member": {"date": int(date)}}:
            return date
    return None
