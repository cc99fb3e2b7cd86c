"""The Bot API: what is asked of it besides sending, and files; it alone knows the token."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from types import TracebackType
from typing import Any, Self

from yarl import URL

from bot.tg.wire.answers import parsed, wait_of
from bot.tg.wire.connections import LARGEST, Connections, NotConnectedError

SEND_SECONDS = 65
"""Telegram may hold a send for some seconds; giving up earlier makes outcomes unknown without need."""
FILE_SECONDS = 60

REVOKED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND, HTTPStatus.MISDIRECTED_REQUEST}
"""What the Bot API says of a token that it does not know, or of a bot that lives elsewhere."""


class ApiError(Exception):
    """The Bot API did not do what was asked, or could not be asked; holds nobody's words but Telegram's."""

    def __init__(self, words: str, *, status: int = 0, wait: float = 0.0) -> None:
        super().__init__(words)
        #: Of the Bot API's own answer; 0 if there was none.
        self.status = status
        #: For how many seconds Telegram wants to be left alone.
        self.wait = wait

    @property
    def passes(self) -> bool:
        """The same call may well succeed a little later."""
        return not self.status or self.status == HTTPStatus.TOO_MANY_REQUESTS or self.status >= HTTPStatus(500)


class Api:
    """No URL of it may reach a log or an error. `server` is its address, without the token."""

    def __init__(self, server: str, token: str) -> None:
        self.server = server.rstrip("/")
        self._files = URL(f"{self.server}/file/bot{token}/")
        self.connections = Connections(URL(f"{self.server}/bot{token}/"))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connections.close()

    async def call(
        self, method: str, parameters: Mapping[str, object] | None = None, *, seconds: float = SEND_SECONDS
    ) -> Any:
        """The result; ApiError for everything else."""
        status, body = await self.ask(method, parameters, seconds=seconds)
        answer = parsed(body) or {}
        match answer:
            case {"ok": True, "result": result}:
                return result
            case {"ok": bool()}:
                wait = wait_of(answer) if status == HTTPStatus.TOO_MANY_REQUESTS else 0.0
                raise ApiError(str(answer.get("description"))[:200], status=status, wait=wait)
        raise ApiError(f"HTTP {status}, and no answer of the Bot API")

    async def ask(
        self,
        method: str,
        parameters: Mapping[str, object] | None,
        *,
        seconds: float,
        largest: int = LARGEST,
    ) -> tuple[int, bytes]:
        """The status and the body, whatever they are; ApiError if there is no answer."""
        body = json.dumps(parameters or {}, ensure_ascii=False).encode()
        try:
            return await self.connections.post(method, body, seconds=seconds, leaves=lambda: None, largest=largest)
        except (NotConnectedError, OSError) as error:
            raise ApiError(type(error).__name__) from None

    async def fetch(self, file: str, largest: int) -> bytes:
        """The content of a document; ApiError if Telegram does not hand it over, or it is larger than so many bytes."""
        described = await self.call("getFile", {"file_id": file})
        path = described.get("file_path") if isinstance(described, dict) else None
        if not isinstance(path, str) or not path or path.startswith("/") or ".." in path or ":" in path:
            raise ApiError("the file has no path")  # a server in local mode names files of its own machine
        return await self._download(path, largest)

    async def _download(self, path: str, largest: int) -> bytes:
        import aiohttp

        limit = aiohttp.ClientTimeout(total=FILE_SECONDS)
        try:
            async with (
                aiohttp.ClientSession(timeout=limit, auto_decompress=False) as session,
                session.get(self._files.joinpath(*path.split("/")), allow_redirects=False) as response,
            ):
                if response.status != HTTPStatus.OK:
                    raise ApiError(f"HTTP {response.status}")
                content = bytearray()
                async for chunk in response.content.iter_chunked(65_536):
                    content += chunk
                    if len(content) > largest:
                        raise ApiError("the file is larger than it said")
                return bytes(content)
        except (aiohttp.ClientError, OSError, ValueError) as error:  # the last: no such path can be asked for
            raise ApiError(type(error).__name__) from None
