"""python-telegram-bot's way to the network: over our session instead of httpx, at a tenth of its cost."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.tg.wire.api import SEND_SECONDS, Api, within

leaving: ContextVar[Callable[[], None] | None] = ContextVar("leaving", default=None)
"""What to call when the request that is being made leaves."""


class SessionRequest(BaseRequest):
    def __init__(self, api: Api) -> None:
        self._api = api

    @property
    def read_timeout(self) -> float:
        return SEND_SECONDS

    async def initialize(self) -> None:
        """The session is opened and closed by the Api's owner."""

    async def shutdown(self) -> None:
        """The session is opened and closed by the Api's owner."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,  # noqa: ARG002 -- aiohttp has one limit for the whole request
        connect_timeout: Any = None,  # noqa: ARG002 -- likewise
        pool_timeout: Any = None,  # noqa: ARG002 -- likewise
    ) -> tuple[int, bytes]:
        seconds = read_timeout if isinstance(read_timeout, int | float) else SEND_SECONDS
        try:
            async with self._api.session.request(
                method, url, data=form(request_data), timeout=within(seconds), trace_request_ctx=leaving.get()
            ) as response:
                return response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:
            raise NetworkError(type(error).__name__) from None


def form(request_data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    """The parameters as Telegram takes them, with files if there are any."""
    if request_data is None:
        return None
    if not request_data.contains_files:
        return request_data.json_parameters
    made = aiohttp.FormData(request_data.json_parameters)
    for name, (filename, content, kind) in request_data.multipart_data.items():
        made.add_field(name, content, filename=filename, content_type=kind)
    return made
