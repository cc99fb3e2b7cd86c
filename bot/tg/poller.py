"""Fetches updates and acknowledges them only after they were handled: chats side by side, each chat in order."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import aiohttp
import structlog
from telegram import Bot, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot.errors import StoreError, TelegramError, where
from bot.tg.api import Api

log = structlog.get_logger()

POLL_SECONDS = 25
ANSWER_SECONDS = POLL_SECONDS + 15
HANDLING_SECONDS = 10
"""A batch is acknowledged after this long even if a handler is still at work; it goes on."""
CONFLICT_SECONDS = 60
BACKOFF_SECONDS = 3.0
KINDS = ["message", "callback_query", "my_chat_member"]
REVOKED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND, HTTPStatus.MISDIRECTED_REQUEST}

Handle = Callable[[Update], Awaitable[None]]


@dataclass(frozen=True)
class Batch:
    """Raw updates, oldest first."""

    updates: tuple[dict[str, Any], ...]

    @property
    def next(self) -> int:
        return max(int(update["update_id"]) for update in self.updates) + 1


class Poller:
    """`handle` may raise; only a StoreError keeps an update from being acknowledged. `alive` is called each round."""

    def __init__(self, api: Api, bot: Bot, handle: Handle, alive: Callable[[], None]) -> None:
        self._api = api
        self._bot = bot
        self._handle = handle
        self._alive = alive
        self._offset = 0
        self._last: dict[int, asyncio.Task[bool]] = {}
        self._polling: asyncio.Task[Batch] | None = None
        self._stopping = False
        self._conflict_since: float | None = None

    def stop(self) -> None:
        """Fetch nothing more; `run` returns when what was fetched is handled."""
        self._stopping = True
        if self._polling:
            self._polling.cancel()

    async def run(self) -> None:
        """Until stopped; TelegramError if the token is revoked or somebody else keeps polling."""
        while not self._stopping:
            self._alive()
            self._polling = asyncio.create_task(self._fetch())
            await asyncio.wait({self._polling})
            if self._polling.cancelled():
                break
            batch = self._polling.result()
            if batch.updates and await self._work(batch):
                self._offset = batch.next
        if self._last:
            await asyncio.wait(self._last.values(), timeout=HANDLING_SECONDS)
        await self._acknowledge()

    async def _fetch(self) -> Batch:
        """The next batch; an empty one, after a pause, if Telegram has trouble."""
        try:
            status, answer = await self._get(POLL_SECONDS)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("polling failed", error=type(error).__name__)
            await asyncio.sleep(BACKOFF_SECONDS)
            return Batch(())
        if status == HTTPStatus.OK and answer and isinstance(answer.get("result"), list):
            self._conflict_since = None
            return Batch(tuple(answer["result"]))
        await self._trouble(status)
        return Batch(())

    async def _get(self, seconds: int) -> tuple[int, Any]:
        parameters = {"offset": self._offset, "timeout": seconds, "allowed_updates": KINDS}
        return await self._api.call("getUpdates", parameters, seconds=ANSWER_SECONDS)

    async def _trouble(self, status: int) -> None:
        """Raise if it is final, wait if it may pass."""
        if status in REVOKED:
            raise TelegramError(f"Telegram does not know this token any more ({status})")
        if status == HTTPStatus.CONFLICT:
            now = asyncio.get_running_loop().time()
            self._conflict_since = self._conflict_since or now
            if now - self._conflict_since >= CONFLICT_SECONDS:
                raise TelegramError("another program polls with this token; stop it, or make a new token")
        log.warning("polling refused", status=status)
        await asyncio.sleep(BACKOFF_SECONDS)

    async def _work(self, batch: Batch) -> bool:
        """Handle all of it; False if the database could not keep what came of it, so that it must come again."""
        tasks = [self._start(raw) for raw in batch.updates]
        done, _ = await asyncio.wait(tasks, timeout=HANDLING_SECONDS)
        if all(task.result() for task in done):
            return True
        await asyncio.sleep(BACKOFF_SECONDS)
        return False

    def _start(self, raw: dict[str, Any]) -> asyncio.Task[bool]:
        """Begin as soon as the update before it in the same chat is handled."""
        chat = chat_of(raw)
        task = asyncio.create_task(self._one(raw, self._last.get(chat)))
        self._last[chat] = task
        task.add_done_callback(lambda done: self._last.pop(chat) if self._last.get(chat) is done else None)
        return task

    async def _one(self, raw: dict[str, Any], before: asyncio.Task[bool] | None) -> bool:
        """Whether this update may be acknowledged; one that cannot be parsed or handled may."""
        if before:
            await asyncio.wait({before})
        try:
            update = Update.de_json(raw, self._bot)
            await self._handle(update)
        except StoreError as error:
            log.warning("an update waits for the database", reason=str(error))
            return False
        except Exception as error:  # noqa: BLE001 -- a bug must not block the updates behind it
            if is_expected(error):
                log.info("an answer did not get through", error=type(error).__name__)
            else:
                log.critical("an update could not be handled", code=secrets.token_hex(3), error=where(error))
        return True

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
