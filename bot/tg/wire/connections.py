"""Connections to the Bot API that are kept: one request at a time on each, a new one if none is free."""

import asyncio
import socket
import ssl
from collections.abc import Callable, Sequence
from typing import cast

import httptools
from aiohappyeyeballs import AddrInfoType, start_connection
from yarl import URL

CONNECT_SECONDS = 10
NEXT_ADDRESS_SECONDS = 0.25
"""After which the next address is tried beside the last (RFC 8305)."""
KEPT_SECONDS = 60
"""Whoever is idle for longer may be hung up on, and a request that meets the hanging up has an unknown outcome."""
LARGEST = 1_000_000
"""Bytes of an answer, where nothing else is said; what is larger is none of the Bot API's."""
JSON = "application/json"
BUFFER = memoryview(bytearray(64 * 1024))
INTERIM = {100, 102, 103}
"""Statuses after which the answer is still to come (RFC 9110, 15.2)."""

Answer = tuple[int, bytes]
"""Status and body."""


class NotConnectedError(Exception):
    """No connection could be made, so nothing was sent."""


class Connections:
    """Posts to methods below one URL, which is never told to anybody, for it holds the token."""

    def __init__(self, url: URL) -> None:
        self._host, self._port = url.raw_host or "", url.port or 0
        self._tls = ssl.create_default_context() if url.scheme == "https" else None
        self._path, self._name = url.raw_path.rstrip("/"), url.host_port_subcomponent
        self._heads: dict[str, bytes] = {}
        self._open: set[Connection] = set()
        self._idle: dict[Connection, float] = {}
        self._lookup: asyncio.Task[Sequence[AddrInfoType]] | None = None

    def close(self) -> None:
        for connection in tuple(self._open):
            connection.abort()

    async def post(
        self,
        method: str,
        body: bytes,
        *,
        seconds: float,
        leaves: Callable[[], None],
        largest: int = LARGEST,
        kind: str = JSON,
    ) -> Answer:
        """Calls `leaves` as the request is written. NotConnectedError before that; after it OSError (TimeoutError).

        Redirections are answers like any other, and packed answers stay packed: nobody is to have us fetch or unpack.
        """
        now = asyncio.get_running_loop().time()
        connection = self._take(now - KEPT_SECONDS) or await self._connect()
        try:
            leaves()
            head = self._usual_head(method) if kind is JSON else self._head(method, kind)
            async with asyncio.timeout_at(now + seconds):
                answer = await connection.ask(b"%b%d\r\n\r\n%b" % (head, len(body), body), largest)
        except BaseException:
            connection.abort()
            raise
        if not connection.closing:
            self._idle[connection] = asyncio.get_running_loop().time()
        return answer

    def _usual_head(self, method: str) -> bytes:
        if method not in self._heads:
            self._heads[method] = self._head(method, JSON)
        return self._heads[method]

    def _head(self, method: str, kind: str) -> bytes:
        """Up to the length of the body."""
        return (
            f"POST {self._path}/{method} HTTP/1.1\r\nHost: {self._name}\r\nContent-Type: {kind}\r\nContent-Length: "
        ).encode()

    def _take(self, since: float) -> "Connection | None":
        """The one that was used last, for it will be open longest."""
        while self._idle:
            connection, used = self._idle.popitem()
            if used > since and not connection.closing:
                return connection
            connection.abort()
        return None

    async def _connect(self) -> "Connection":
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                door = await start_connection(await self._addresses(), happy_eyeballs_delay=NEXT_ADDRESS_SECONDS)
                _, connection = await asyncio.get_running_loop().create_connection(
                    lambda: Connection(self._forget),
                    sock=door,
                    ssl=self._tls,
                    server_hostname=self._host if self._tls else None,
                )
        except Exception as error:  # noqa: BLE001 -- whatever it is, nothing was sent
            raise NotConnectedError(type(error).__name__) from None
        if connection.closing:
            raise NotConnectedError("hung up at once")
        self._open.add(connection)
        return connection

    async def _addresses(self) -> Sequence[AddrInfoType]:
        """One lookup is for all who want to connect meanwhile."""
        if self._lookup is None:
            self._lookup = asyncio.create_task(self._look_up())
            self._lookup.add_done_callback(hear)
        return await asyncio.shield(self._lookup)

    async def _look_up(self) -> Sequence[AddrInfoType]:
        try:
            return await asyncio.get_running_loop().getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
        finally:
            self._lookup = None

    def _forget(self, connection: "Connection") -> None:
        self._open.discard(connection)
        self._idle.pop(connection, None)


def hear(lookup: asyncio.Task[Sequence[AddrInfoType]]) -> None:
    """It may fail when all who wanted it have given up: that is no error nobody knows of."""
    if not lookup.cancelled():
        lookup.exception()


class Connection(asyncio.BufferedProtocol):
    """What comes in is parsed at once, so that all connections can share one buffer."""

    def __init__(self, lost: Callable[["Connection"], None]) -> None:
        self._lost = lost
        self._parser = httptools.HttpResponseParser(self)
        self._body: list[bytes] = []
        self._room = 0
        self._answer: asyncio.Future[Answer] | None = None
        self._transport: asyncio.Transport

    @property
    def closing(self) -> bool:
        """Nothing that is written arrives any more."""
        return self._transport.is_closing()

    def ask(self, request: bytes, largest: int) -> asyncio.Future[Answer]:
        """A ConnectionError for an answer of more bytes than `largest`."""
        self._room = largest
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return self._answer

    def abort(self) -> None:
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's are of its own kind

    def get_buffer(self, sizehint: int) -> memoryview:  # noqa: ARG002 -- there is only this one
        return BUFFER

    def buffer_updated(self, nbytes: int) -> None:
        try:
            self._parser.feed_data(BUFFER[:nbytes])
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self.abort()
        finally:
            BUFFER[:nbytes] = bytes(nbytes)  # it may name people

    def on_message_begin(self) -> None:
        """Unasked: no answer is taken from a connection on which that has happened."""
        if self._answer is None:
            self.abort()

    def on_body(self, body: bytes) -> None:
        self._room -= len(body)
        if self._room < 0:
            self._body.clear()
            self.abort()
        else:
            self._body.append(body)

    def on_message_complete(self) -> None:
        if (status := self._parser.get_status_code()) in INTERIM:
            return
        answer, self._answer = self._answer, None
        body = b"".join(self._body)
        self._body.clear()
        if not self._parser.should_keep_alive():
            self.abort()
        if answer and not answer.done():
            answer.set_result((status, body))

    def eof_received(self) -> None:
        self.abort()

    def connection_lost(self, error: Exception | None) -> None:
        self._lost(self)
        if self._answer and not self._answer.done():
            self._answer.set_exception(error or ConnectionResetError())
