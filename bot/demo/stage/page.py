"""The chat page over HTTP: for this machine's own browser, and for pages that this demo has served itself."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from string import Template
from urllib.parse import quote

from aiohttp import web

from bot.demo.stage.actions import Actions
from bot.demo.stage.feed import Feed, Line, event_text
from bot.demo.telegram.files import LARGEST_DOWNLOAD
from bot.demo.world import World

ASSETS = Path(__file__).with_name("page")
BEAT = 10.0
"""Seconds of silence after which a page is told that the line is alive."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Page:
    """The page, its events and its files; what the visitor does with it is in `deeds`."""

    def __init__(self, world: World, feed: Feed, deeds: Actions) -> None:
        self._world = world
        self._feed = feed
        self._deeds = deeds
        self._token = secrets.token_urlsafe(24)

    def application(self) -> web.Application:
        application = web.Application(middlewares=[self._guard], client_max_size=LARGEST_DOWNLOAD)
        application.on_response_prepare.append(_armour)
        application.add_routes(
            [
                web.get("/", self._index),
                web.static("/assets", ASSETS),
                web.get("/events", self._events),
                web.get("/files/{file_id}", self._file),
                web.get("/pictures/{file_id}", self._picture),
                *self._deeds.routes(),
            ]
        )
        return application

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Another site may point its name at this address, or post to it unseen: neither gets through."""
        if request.host.partition(":")[0] not in {"127.0.0.1", "localhost"}:
            raise web.HTTPMisdirectedRequest
        given = request.headers.get("X-Demo-Token", "")
        if request.method == "POST" and not secrets.compare_digest(given.encode(), self._token.encode()):
            raise web.HTTPForbidden(text="This page is from an earlier demo: reload it.")
        try:
            return await handler(request)
        except (KeyError, TypeError) as error:
            raise web.HTTPBadRequest(text="The request lacks what it needs.") from error
        except (LookupError, ValueError) as error:
            raise web.HTTPConflict(text=str(error)) from error

    async def _index(self, _request: web.Request) -> web.Response:
        page = Template((ASSETS / "index.html").read_text("utf-8"))
        return web.Response(text=page.substitute(token=self._token), content_type="text/html")

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        line = self._feed.open()
        try:
            while (told := await _next(line)) is not None:
                await response.write(told.encode())
        except ConnectionResetError:
            pass  # the page has gone
        finally:
            self._feed.close(line)
        return response

    async def _file(self, request: web.Request) -> web.Response:
        file = self._world.files.find(request.match_info["file_id"])
        if file is None:
            raise web.HTTPNotFound
        name = quote(file.document.file_name)
        return web.Response(
            body=file.content,
            content_type="application/octet-stream",
            headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
        )

    async def _picture(self, request: web.Request) -> web.Response:
        file = self._world.files.find(request.match_info["file_id"])
        if file is None or not file.sizes:
            raise web.HTTPNotFound
        return web.Response(body=file.content, content_type="image/png")


async def _next(line: Line) -> str | None:
    """What to tell next; a beat if there has been nothing for a while."""
    try:
        async with asyncio.timeout(BEAT):
            return await line.waiting.get()
    except TimeoutError:
        return event_text("beat", {})


async def _armour(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
