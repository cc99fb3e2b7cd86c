"""Trouble on demand: what befalls a call instead of a plain answer."""

import asyncio
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.demo.telegram.api.refusal import Refused

PAGE = "<html><head><title>Trouble</title></head><body><h1>Trouble</h1></body></html>"
GZIP = 31
"""What zlib calls this form of packing."""
BLANKS = b" " * (1 << 20)


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
class Page:
    """Something else comes instead of the answer, such as a proxy's page; the call was carried out or not."""

    status: int
    body: str | bytes = field(default=PAGE, repr=False)
    content_type: str = "text/html"
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    delivered: bool = False


@dataclass(frozen=True)
class BadGateway(Page):
    """The commonest of a proxy's pages."""

    status: int = 502


def redirect(location: str, *, status: int = 302) -> Page:
    """Sends the bot elsewhere, with all that it has asked."""
    return Page(status, headers={"Location": location})


def bomb(size: int) -> Page:
    """An answer of `size` bytes, all of it JSON, that comes as a thousandth of them."""
    packer = zlib.compressobj(wbits=GZIP)
    packed = [packer.compress(b'{"ok":true,"result":[')]
    packed += [packer.compress(BLANKS) for _ in range(size // len(BLANKS))]
    packed += [packer.compress(b"]}"), packer.flush()]
    return Page(200, b"".join(packed), "application/json", {"Content-Encoding": "gzip"})


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


Fault = Refuse | Reset | Garbled | Page | Slow


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

        Method names are the API's own: `sendMessage`; the download of a file is called `file`.
        """
        self._orders.append(_Order(method.lower() if method else None, chat, skip, times, then))

    def clear(self) -> None:
        self._orders.clear()

    def strike(self, method: str, chat: int | None) -> Fault | None:
        """The fault that befalls this call, if any; it is used up by asking."""
        return next((order.then for order in self._orders if order.strikes(method.lower(), chat)), None)
