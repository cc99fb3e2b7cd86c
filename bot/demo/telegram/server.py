"""The Bot API over HTTP, on top of a backend."""

import asyncio
import json
import re
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from bot.demo.telegram.api.methods import BotApi, chat_of
from bot.demo.telegram.api.parameters import Encoded, Raw, Upload
from bot.demo.telegram.api.refusal import Refused, bad_request
from bot.demo.telegram.backend import Backend
from bot.demo.telegram.faults import Garbled, Page, Refuse, Reset, Slow

TOKEN = re.compile(r"\d{1,20}:[\w-]{30,50}")
LARGEST_REQUEST = 50 * 1024 * 1024


class StandIn:
    """Serves a world on this machine while the `async with` block runs; `port` 0 takes a free one."""

    def __init__(self, world: Backend, *, port: int = 0, routes: Iterable[web.RouteDef] = ()) -> None:
        self._world = world
        self._api = BotApi(world)
        self._port = port
        app = web.Application(client_max_size=LARGEST_REQUEST)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        app.router.add_routes(routes)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._world.updates.release()
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        """What a bot takes for the address of the Bot API server."""
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def _call(self, request: web.Request) -> web.StreamResponse:
        """What has come in is carried out, even if the bot is killed meanwhile; but a poll then ends."""
        try:
            self._check_token(request)
            raw = await _arguments(request)
        except Refused as refusal:
            return _refusal(refusal)
        method = request.match_info["method"]
        answer = self._befall(request, method, raw)
        return await (answer if method.lower() == "getupdates" else asyncio.shield(answer))

    async def _befall(self, request: web.Request, method: str, raw: Raw) -> web.StreamResponse:
        """Carries the call out, and lets the fault that was ordered for it, if any, have its way."""
        fault = self._world.faults.strike(method, chat_of(raw))
        match fault:
            case Refuse(delivered=False):
                self._api.record(method, raw, accepted=False)
                return _refusal(fault.refusal())
            case Reset(delivered=False) | Page(delivered=False):
                self._api.record(method, raw, accepted=False)
                return _spoilt(request, fault)
            case Slow(delivered=False):
                await fault.wait()
        answer, status = await self._carry_out(method, raw)
        match fault:
            case Refuse():
                return _refusal(fault.refusal())
            case Reset() | Page():
                return _spoilt(request, fault)
            case Garbled():
                answer = answer[:-1]
            case Slow(delivered=True):
                await fault.wait()
        return web.Response(status=status, body=answer, content_type="application/json")

    async def _carry_out(self, method: str, raw: Raw) -> tuple[bytes, int]:
        """The body of the answer and its HTTP status."""
        try:
            result = await self._api.call(method, raw)
        except Refused as refusal:
            return _json(refusal.answer()), refusal.status
        text = result if isinstance(result, Encoded) else Encoded(json.dumps(result, separators=(",", ":")))
        return f'{{"ok":true,"result":{text}}}'.encode(errors="surrogatepass"), 200

    async def _file(self, request: web.Request) -> web.StreamResponse:
        try:
            self._check_token(request)
        except Refused as refusal:
            return _refusal(refusal)
        match self._world.faults.strike("file", None):
            case Slow() as fault:
                await fault.wait()
            case (Reset() | Page()) as fault:
                return _spoilt(request, fault)
        file = self._world.files.at(request.match_info["path"])
        if file is None:
            return _refusal(Refused(404, "Not Found"))
        return web.Response(body=file.content)

    def _check_token(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if token != self._world.token:
            raise Refused(401, "Unauthorized") if TOKEN.fullmatch(token) else Refused(404, "Not Found")


async def _arguments(request: web.Request) -> Raw:
    """Query, and body of whatever kind, as Telegram takes them."""
    arguments: dict[str, Any] = dict(request.query)
    try:
        if request.content_type == "application/json":
            arguments |= _object(await request.text())
        else:
            for name, value in (await request.post()).items():
                if isinstance(value, web.FileField):
                    arguments[name] = Upload(value.filename, value.file.read())
                else:
                    arguments[name] = value
    except web.HTTPRequestEntityTooLarge:
        raise Refused(413, "Request Entity Too Large") from None
    return arguments


def _object(body: str) -> Mapping[str, Any]:
    try:
        found = json.loads(body or "{}")
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise bad_request("can't parse JSON object")
    return found


def _json(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, separators=(",", ":")).encode()


def _refusal(refusal: Refused) -> web.Response:
    return web.Response(status=refusal.status, body=_json(refusal.answer()), content_type="application/json")


def _spoilt(request: web.Request, fault: Reset | Page) -> web.Response:
    if isinstance(fault, Page):
        body = fault.body.encode() if isinstance(fault.body, str) else fault.body
        return web.Response(status=fault.status, body=body, content_type=fault.content_type, headers=fault.headers)
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
