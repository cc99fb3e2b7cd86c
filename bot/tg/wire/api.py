"""The Bot API over HTTP: one session for polling, answers and files, and the connections of broadcasts."""

import json
from collections.abc import Mapping
from functools import cache
from types import SimpleNamespace, TracebackType
from typing import Any, Self

import aiohttp
from yarl import URL

from bot.tg.wire.connections import CONNECT_SECONDS, Connections

SEND_SECONDS = 65
"""Telegram may hold a send for some seconds; giving up earlier makes outcomes unknown without need."""

JSON = {"Content-Type": "application/json"}


@cache
def within(seconds: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECT_SECONDS)


async def tell(_: aiohttp.ClientSession, context: SimpleNamespace, __: aiohttp.TraceRequestHeadersSentParams) -> None:
    """Call what was given as `trace_request_ctx`: the request leaves now."""
    if context.trace_request_ctx:
        context.trace_request_ctx()


class Api:
    """Knows the token; no URL of it may reach a log or an error."""

    def __init__(self, server: str, token: str, *, connections: int) -> None:
        self.server = server.rstrip("/")
        self._base = f"{self.server}/bot{token}/"
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None
        self.sends = Connections(URL(self._base))

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=60)
        tells = aiohttp.TraceConfig()
        tells.on_request_headers_sent.append(tell)
        self._session = aiohttp.ClientSession(connector=connector, auto_decompress=True, trace_configs=[tells])
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.sends.close()
        await self.session.close()

    @property
    def session(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("the Api is used before it was entered")
        return self._session

    @cache  # noqa: B019 -- there is one Api, and a handful of methods
    def _url(self, method: str) -> URL:
        return URL(self._base + method)

    async def call(self, method: str, parameters: Mapping[str, object], *, seconds: float) -> tuple[int, Any]:
        """Status and decoded answer, None for one that is not JSON; aiohttp's errors and TimeoutError pass through."""
        url, body, timeout = self._url(method), json.dumps(parameters).encode(), within(seconds)
        async with self.session.post(url, data=body, headers=JSON, timeout=timeout) as response:
            status, answer = response.status, await response.read()
        try:
            return status, json.loads(answer)
        except ValueError:
            return status, None
