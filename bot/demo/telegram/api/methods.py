"""The Bot API by name: finds the method, checks its arguments, keeps the record."""

import inspect
from collections.abc import Callable
from typing import Any

from bot.demo.telegram.api.asides import Asides
from bot.demo.telegram.api.chats import Chats
from bot.demo.telegram.api.inline import InlineMode
from bot.demo.telegram.api.media import Media
from bot.demo.telegram.api.messages import Messages
from bot.demo.telegram.api.parameters import Arguments, Raw
from bot.demo.telegram.api.profile import Introduction
from bot.demo.telegram.api.refusal import Refused
from bot.demo.telegram.api.updates import Reception
from bot.demo.telegram.backend import Backend, Call


class BotApi:
    """All methods that the stand-in has, over one world. Telegram does not mind the case of their names."""

    def __init__(self, world: Backend) -> None:
        self._world = world
        self._methods: dict[str, tuple[Arguments, Callable[..., Any]]] = {}
        for group in (
            Messages(world),
            Media(world),
            Asides(world),
            Chats(world),
            InlineMode(world),
            Introduction(world),
            Reception(world),
        ):
            for name, function in inspect.getmembers(group, inspect.ismethod):
                if not name.startswith("_"):
                    self._methods[name.replace("_", "")] = (Arguments(name, function), function)

    async def call(self, name: str, raw: Raw) -> Any:
        """The result, made of JSON; raises Refused."""
        try:
            result = await self._carry_out(name.lower(), raw)
        except Refused:
            self.record(name, raw, accepted=False)
            raise
        self.record(name, raw, accepted=True)
        return result

    def record(self, name: str, raw: Raw, *, accepted: bool) -> None:
        self._world.calls.append(Call(name, chat_of(raw), raw, accepted, self._world.clock()))

    async def _carry_out(self, name: str, raw: Raw) -> Any:
        if name not in self._methods:
            raise Refused(404, "Not Found")
        arguments, function = self._methods[name]
        result = function(**arguments.read(raw))
        return await result if inspect.isawaitable(result) else result


def chat_of(raw: Raw) -> int | None:
    """The chat that a call concerns, if it names one by number."""
    try:
        return int(raw["chat_id"])
    except (KeyError, TypeError, ValueError):
        return None
