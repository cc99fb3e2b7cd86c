"""Connections to the Bot API that are kept for broadcasts: one request at a time on each, a new one if none is free."""

import asyncio
import ssl
from collections.abc import Callable

import httptools
from yarl import URL

CONNECT_SECONDS = 10
KEPT_SECONDS = 60
"""Telegram closes what has been idle for somewhat longer; a request that meets the closing has an unknown outcome."""

Answer = tuple[int, bytes]
"""Status and body."""


class NotConnectedError(Exception):
    """No connection could be made, so nothing was sent."""


class Connections:
    """Posts JSON to one URL, which is never told to anybody, for it may hold a token.

    A general client costs five times as much a request, most of it for what is the same in each.
    """

    def __init__(self, url: URL) -> None:
        self._host, self._port = url.raw_host or "", url.port or 0
        self._tls = ssl.create_default_context() if url.scheme == "https" else None
        self._head = (
            f"POST {url.raw_path_qs} HTTP/1.1\r\nHost: {url.host_port_subcomponent}\r\n"
            "Content-Type: application/json\r\nContent-Length: "
        ).encode()
        self._open: set[Connection] = set()
        self._idle: list[tuple[Connection, float]] = []

    def close(self) -> None:
        for connection in tuple(self._open):
            connection.abort()

    async def post(self, body: bytes, *, seconds: float, leaves: Callable[[], None]) -> Answer:
        """Calls `leaves` as the request is written. NotConnectedError before that; after it OSError or TimeoutError."""
        now = asyncio.get_running_loop().time()
        connection = self._take(now - KEPT_SECONDS) or await self._connect()
        leaves()
        try:
            async with asyncio.timeout_at(now + seconds):
                answer = await connection.ask(b"%b%d\r\n\r\n%b" % (self._head, len(body), body))
        except BaseException:
            connection.abort()
            raise
        self._idle.append((connection, asyncio.get_running_loop().time()))
        return answer

    def _take(self, since: float) -> "Connection | None":
        """The one that was used last, for it will be open longest."""
        while self._idle:
            connection, used = self._idle.pop()
            if connection in self._open and used > since:
                return connection
            connection.abort()
        return None

    async def _connect(self) -> "Connection":
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                _, connection = await asyncio.get_running_loop().create_connection(
                    lambda: Connection(self._open), self._host, self._port, ssl=self._tls, happy_eyeballs_delay=0.25
                )
        except OSError as error:
            raise NotConnectedError(type(error).__name__) from None
        if connection not in self._open:
            raise NotConnectedError("hung up at once")
        return connection


class Connection(asyncio.Protocol):
    """Is in `open_ones` for as long as a request may be written to it."""

    def __init__(self, open_ones: set["Connection"]) -> None:
        self._open_ones = open_ones
        self._parser = httptools.HttpResponseParser(self)
        self._body: list[bytes] = []
        self._answer: asyncio.Future[Answer] | None = None
        self._transport: asyncio.Transport

    def ask(self, request: bytes) -> asyncio.Future[Answer]:
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return self._answer

    def abort(self) -> None:
        self._open_ones.discard(self)
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._open_ones.add(self)

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self.abort()

    def on_body(self, body: bytes) -> None:
        self._body.append(body)

    def on_message_complete(self) -> None:
        answer, body = self._answer, b"".join(self._body)
        self._answer = None
        self._body.clear()
        if answer is None or not self._parser.should_keep_alive():
            self.abort()
        if answer and not answer.done():
            answer.set_result((self._parser.get_status_code(), body))

    def eof_received(self) -> None:
        """The far side hangs up: nothing is written to it from now on."""
        self._open_ones.discard(self)

    def connection_lost(self, error: Exception | None) -> None:
        self._open_ones.discard(self)
        if self._answer and not self._answer.done():
            self._answer.set_exception(error or ConnectionResetError())
