"""Trouble on demand: what befalls a call instead of a plain answer."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.demo.telegram.api.refusal import Refused


@dataclass(frozen=True)
class Refuse:
    """The call is refused with these words, and not carried out; or (`delivered`) it was, whatever the words say."""

    status: int
    description: str
    parameters: Mapping[str, Any] | None = None
    delivered: bool = False

    def refusal(self) -> Refused:
        return Refused(self.status, self.description, self.parameters)


@dataclass(frozen=True)
class Reset:
    """The connection breaks: before the call is carried out, or (`delivered`) after it."""

    delivered: bool = False


@dataclass(frozen=True)
class Garbled:
    """The call is carried out, and the answer is cut off: broken JSON."""


@dataclass(frozen=True)
class BadGateway:
    """A proxy's 502 page in HTML instead of the answer; the call was carried out or not."""

    delivered: bool = False


@dataclass(frozen=True)
class Slow:
    """The answer comes late: the call is carried out (`delivered` first), the answer waits for seconds or for the gate.

    `arrived` is set when a call stands before the gate.
    """

    seconds: float = 0.0
    delivered: bool = False
    gate: asyncio.Event | None = None
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def wait(self) -> None:
        self.arrived.set()
        if self.gate is not None:
            await self.gate.wait()
        await asyncio.sleep(self.seconds)


Fault = Refuse | Reset | Garbled | BadGateway | Slow


@dataclass
class _Order:
    method: str | None
    chat: int | None
    skip: int
    times: int | None
    then: Fault

    def strikes(self, method: str, chat: int | None) -> bool:
        if self.times == 0 or self.method not in (None, method) or self.chat not in (None, chat):
            return False
        if self.skip:
            self.skip -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True


class Faults:
    """The faults ordered and not used up; the first that fits strikes."""

    def __init__(self) -> None:
        self._orders: list[_Order] = []

    def add(
        self,
        *,
        then: Fault,
        method: str | None = None,
        chat: int | None = None,
        skip: int = 0,
        times: int | None = 1,
    ) -> None:
        """For `times` calls (None: until `clear`) of this method and chat (None: any), after `skip` calls that pass.

        Method names are the API's own: `sendMessage`.
        """
        self._orders.append(_Order(method.lower() if method else None, chat, skip, times, then))

    def clear(self) -> None:
        self._orders.clear()

    def strike(self, method: str, chat: int | None) -> Fault | None:
        """The fault that befalls this call, if any; it is used up by asking."""
        return next((order.then for order in self._orders if order.strikes(method.lower(), chat)), None)
