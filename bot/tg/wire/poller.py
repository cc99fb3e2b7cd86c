"""Fetches updates, each read alone, and hands them on at once; it waits for nobody who handles them."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from http import HTTPStatus
from typing import Any

import structlog

from bot.errors import TelegramError, where
from bot.model.update import Result, Update
from bot.tg.wire.answers import parsed, wait_of
from bot.tg.wire.api import REVOKED, Api, ApiError
from bot.tg.wire.batch import Numbered, read_batch
from bot.tg.wire.incoming import KINDS, BrokenUpdateError, read_update
from bot.tg.wire.window import FULL, Window

log = structlog.get_logger()

POLL_SECONDS = 25
ANSWER_SECONDS = POLL_SECONDS + 15
LARGEST = 32_000_000
"""Bytes of an answer: a hundred updates with everything that fits into a message are a quarter of that."""
GATHER_SECONDS = 0.01
"""Until the next poll, unless all that came is handled before; Telegram would only show the same again."""
LONGEST_GATHER_SECONDS = 0.16
"""Likewise while nothing new comes and what is under way takes its time."""
EMPTY_SECONDS = 0.2
"""From a poll that brings nothing to the next, should Telegram not wait with its answer."""
LET_GO_SECONDS = 2.0
"""After which what is not handled may no longer keep others from being seen."""
LAST_SECONDS = 8
"""How long a stop waits for what is under way."""
CONFLICT_SECONDS = 50
"""How long another poller is borne: within a minute the bot has stopped."""
PEACE_SECONDS = 40
"""After so long without a conflict the next one is another; between two pollers, either gets an answer at times."""
BACKOFF_SECONDS = 1.0
LONGEST_BACKOFF_SECONDS = 10.0


class Poller:
    """`admit` takes an update and sees to it that the window hears when it is handled; `close` ends what is under way.

    `on_handled` is told, after each poll, up to when (the loop's time) all that came was handled; `waits` for
    how many seconds what still waits at Telegram may have done so.
    """

    def __init__(
        self,
        api: Api,
        window: Window,
        *,
        admit: Callable[[Update], None],
        close: Callable[[float], Awaitable[None]],
        bot_name: str,
        on_handled: Callable[[float], None],
        waits: Callable[[float], None],
        on_update: Callable[[Result, float, float | None], None],
    ) -> None:
        self._api = api
        self._window = window
        self._admit = admit
        self._close = close
        self._bot_name = bot_name
        self._on_handled = on_handled
        self._waits = waits
        self._on_update = on_update
        self._failures = 0
        self._revoked = 0
        self._gather = GATHER_SECONDS
        self._made = time.time()
        self._stop = asyncio.Event()
        self._conflicts: tuple[float, float] | None = None

    def stop(self) -> None:
        """Fetch nothing more; `run` returns when what was fetched is handled, or soon."""
        self._stop.set()

    async def run(self) -> None:
        """Until stopped; TelegramError if the token is revoked or somebody else keeps polling."""
        while not self._stop.is_set():
            polling = asyncio.create_task(self._poll())
            stopping = asyncio.create_task(self._stop.wait())
            await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            if not polling.done():
                polling.cancel()
                await asyncio.wait({polling})
                break
            polling.result()
        await self._close(LAST_SECONDS)
        with suppress(ApiError):
            await self._ask(0, most=1)

    async def _poll(self) -> None:
        """Fetch what there is and hand it on; then, for a moment, let it be handled."""
        now = asyncio.get_running_loop().time
        asked, repeats = now(), self._window.empty
        try:
            status, body = await self._ask(POLL_SECONDS, most=FULL)
        except ApiError as error:
            await self._pause("polling failed", str(error))
            return
        updates = read_batch(body)
        if updates is None:
            await self._trouble(status, body)
            return
        self._revoked = 0
        came = now()
        fresh = sum([self._take(update, came) for update in updates])
        self._on_handled(self._window.handled_until(came))
        self._waits(max(0.0, time.time() - self._made) if len(updates) == FULL else 0.0)
        if not updates:
            self._failures = 0
            await self._rest(max(0.0, asked + EMPTY_SECONDS - came))
        elif repeats and not fresh:
            await self._pause("polling brought nothing new", "what is acknowledged, or cannot be")
        else:
            await self._let_handle(came, fresh=fresh > 0)

    async def _let_handle(self, came: float, *, fresh: bool) -> None:
        """For a moment; a longer one each time that nothing new has come."""
        if fresh:
            self._failures, self._gather = 0, GATHER_SECONDS
        else:
            self._gather = min(2 * self._gather, LONGEST_GATHER_SECONDS)
            self._window.let_go(came - LET_GO_SECONDS)
        with suppress(TimeoutError):
            async with asyncio.timeout(self._gather):
                await self._window.emptied()

    def _ask(self, seconds: int, *, most: int) -> Any:
        parameters = {
            "offset": self._window.offset,
            "timeout": seconds,
            "limit": most,
            "allowed_updates": KINDS,
        }
        return self._api.ask("getUpdates", parameters, seconds=ANSWER_SECONDS, largest=LARGEST)

    def _take(self, update: Numbered, now: float) -> bool:
        """Hand an update on; False if it came before, or has no number."""
        number, raw = update
        if number is None or not self._window.begin(number, now):
            return False
        try:
            if understood := read_update(raw, number, self._bot_name):
                self._made = understood.made or self._made
                self._admit(understood)
            else:
                self._window.settle(number)
        except BrokenUpdateError as error:
            self._give_up(number, str(error))
        except Exception as error:  # noqa: BLE001 -- it would come again after every start
            self._give_up(number, where(error))
        return True

    def _give_up(self, number: int, reason: str) -> None:
        log.critical("an update is broken", code=secrets.token_hex(3), error=reason)
        self._on_update(Result.FAILED, 0.0, None)
        self._window.settle(number)

    async def _trouble(self, status: int, body: bytes) -> None:
        """Raise if it is final, wait if it may pass; what is not the Bot API's own answer proves nothing."""
        answer = parsed(body)
        if answer is None or not isinstance(answer.get("ok"), bool):
            await self._pause("polling failed", f"HTTP {status}, and no answer of the Bot API")
            return
        if status in REVOKED:
            self._revoked += 1
            if self._revoked > 1:
                raise TelegramError(f"Telegram does not know this token any more ({status})")
        if status == HTTPStatus.CONFLICT and self._conflict_lasts(asyncio.get_running_loop().time()):
            raise TelegramError("another program polls with this token; stop it, or make a new token")
        wait = wait_of(answer) if status == HTTPStatus.TOO_MANY_REQUESTS else 0.0
        await self._pause("polling refused", f"HTTP {status}", wait)

    def _conflict_lasts(self, now: float) -> bool:
        first, last = self._conflicts or (now, now)
        self._conflicts = (first if now - last < PEACE_SECONDS else now, now)
        return now - self._conflicts[0] >= CONFLICT_SECONDS

    async def _pause(self, what: str, reason: str, least: float = 0.0) -> None:
        """Ever longer while it goes on."""
        seconds = min(BACKOFF_SECONDS * 2**self._failures, LONGEST_BACKOFF_SECONDS)
        self._failures = min(self._failures + 1, 10)
        log.warning(what, reason=reason)
        await self._rest(max(seconds, least))

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stop.wait()
