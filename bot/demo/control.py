"""Levers on a stand-in that runs as a process of its own: people, faults and figures, by JSON under `/control/`."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.demo.telegram.faults import BadGateway, Fault, Garbled, Page, Refuse, Reset, Slow
from bot.demo.world import World

FAULTS: dict[str, Callable[..., Fault]] = {
    "refuse": Refuse,
    "reset": Reset,
    "garbled": Garbled,
    "bad_gateway": BadGateway,
    "page": Page,
    "slow": Slow,
}


class Control:
    """No authentication: it listens on this machine only."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/control/stats", self.stats),
            web.post("/control/people", self.people),
            web.post("/control/says", self.says),
            web.post("/control/presses", self.presses),
            web.post("/control/faults", self.faults),
            web.delete("/control/faults", self.no_faults),
        ]

    async def stats(self, _: web.Request) -> web.Response:
        """Messages from the bot per chat and text (`deliveries`), calls per method, updates not acknowledged yet."""
        deliveries = {
            person.id: Counter(message.text for message in person.messages if message.sender == "bot")
            for person in self._world.people.values()
        }
        accepted = Counter(call.method for call in self._world.calls if call.accepted)
        refused = Counter(call.method for call in self._world.calls if not call.accepted)
        waiting = len(self._world.updates)
        stats = {"deliveries": deliveries, "accepted": accepted, "refused": refused, "waiting": waiting}
        return web.json_response(stats)

    async def people(self, request: web.Request) -> web.Response:
        """`{"count": 2000, "language": "be"}`; answers with their ids. They have started the bot already."""
        crowd = self._world.crowd(**await request.json())
        return web.json_response([person.id for person in crowd])

    async def says(self, request: web.Request) -> web.Response:
        """`{"person": 1001, "text": "/start"}`."""
        asked = await request.json()
        self._world.people[asked["person"]].says(asked["text"])
        return web.json_response({})

    async def presses(self, request: web.Request) -> web.Response:
        """`{"person": 1001, "button": "Subscribe"}`."""
        asked = await request.json()
        query = self._world.people[asked["person"]].presses(asked["button"])
        return web.json_response({"query_id": query})

    async def faults(self, request: web.Request) -> web.Response:
        """`{"then": "refuse", "with": {"status": 403, "description": "…"}, "method": "sendMessage", "times": 3}`."""
        asked: dict[str, Any] = await request.json()
        fault = FAULTS[asked.pop("then")](**asked.pop("with", {}))
        self._world.faults.add(then=fault, **asked)
        return web.json_response({})

    async def no_faults(self, _: web.Request) -> web.Response:
        self._world.faults.clear()
        return web.json_response({})
