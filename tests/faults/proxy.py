"""A network between the bot and Telegram that fails on command; it understands bytes, not HTTP."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import Enum, auto
from urllib.parse import urlsplit

CHUNK = 65_536
BAD_GATEWAY = b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 26\r\nConnection: close\r\n\r\n"
PAGE = b"<html>502 Bad Gateway</htm>"[:26]


class Trouble(Enum):
    """What befalls every request from now on."""

    NONE = auto()
    RESETS = auto()
    """The request gets through, and the connection breaks instead of the answer."""
    HALVES = auto()
    """The request gets through, and of the answer only the beginning comes back."""
    PAGES = auto()
    """The request does not get through; a page of HTML comes back."""
    SILENCE = auto()
    """Nothing gets through, and nothing comes back until the trouble is over, when the connection breaks."""


class Proxy:
    """`url` stays the same through all trouble."""

    def __init__(self, target: str) -> None:
        address = urlsplit(target)
        self._target = (address.hostname or "", address.port or 80)
        self._door = socket.socket()  # keeps the port while nobody listens
        self._door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self._door.bind(("127.0.0.1", 0))
        self._port: int = self._door.getsockname()[1]
        self._server: asyncio.Server | None = None
        self._connections: dict[asyncio.Task[None], asyncio.StreamWriter] = {}
        self._over = asyncio.Event()
        self._trouble = Trouble.NONE

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def befall(self, trouble: Trouble) -> None:
        """From now on; what was silent breaks when something else begins."""
        if self._trouble is Trouble.SILENCE:
            self.cut()
        self._trouble = trouble
        self._over.set()
        self._over = asyncio.Event()

    async def up(self) -> None:
        """Whoever knocks is let in."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port, reuse_port=True)

    def down(self) -> None:
        """Nobody listens, and all connections break."""
        if self._server:
            self._server.close()
        self.cut()

    def cut(self) -> None:
        for writer in self._connections.values():
            writer.transport.abort()

    async def close(self) -> None:
        self.befall(Trouble.NONE)
        self.down()
        while tasks := list(self._connections):
            await asyncio.wait(tasks)
        self._door.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._connections[task] = writer
        try:
            with suppress(OSError, asyncio.IncompleteReadError):
                await self._pass(reader, writer)
        finally:
            writer.transport.abort()
            del self._connections[task]

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back, there = await asyncio.open_connection(*self._target)
        answers = asyncio.create_task(self._answer(back, writer))
        try:
            while request := await reader.read(CHUNK):
                match self._trouble:
                    case Trouble.SILENCE:
                        await self._over.wait()
                        return
                    case Trouble.PAGES:
                        writer.write(BAD_GATEWAY + PAGE)
                        await writer.drain()
                        return
                there.write(request)
        finally:
            there.transport.abort()
            answers.cancel()
            await asyncio.wait({answers})

    async def _answer(self, back: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while answer := await back.read(CHUNK):
                match self._trouble:
                    case Trouble.RESETS:
                        break
                    case Trouble.HALVES:
                        writer.write(answer[: len(answer) // 2])
                        await writer.drain()
                        break
                    case Trouble.SILENCE:
                        await self._over.wait()
                        break
                writer.write(answer)
        writer.transport.abort() if self._trouble is not Trouble.HALVES else writer.close()


@asynccontextmanager
async def between(target: str) -> AsyncIterator[Proxy]:
    proxy = Proxy(target)
    await proxy.up()
    try:
        yield proxy
    finally:
        await proxy.close()
