"""What may come of sending one message. The texts are the far side's words, never a person's."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.model.message import Message
from bot.model.reader import Address


@dataclass(frozen=True)
class Sent:
    """It has arrived."""

    message_id: int = 0


@dataclass(frozen=True)
class Flooded:
    """Not sent: too many requests; `wait` in seconds."""

    wait: float


@dataclass(frozen=True)
class NotSent:
    """The request never went out: no connection, no name."""

    reason: str


@dataclass(frozen=True)
class Unknown:
    """The request went out and no answer came that says what became of it."""

    reason: str


@dataclass(frozen=True)
class Gone:
    """This reader cannot be reached any more: blocked, deactivated."""

    reason: str


@dataclass(frozen=True)
class Missing:
    """The chat was not found, which has many causes; three broadcasts in a row make it gone."""

    reason: str


@dataclass(frozen=True)
class Suspended:
    """Not now and not here (rights, closed threads); the next broadcast tries again."""

    reason: str


@dataclass(frozen=True)
class Refused:
    """The message itself is not acceptable, whoever gets it."""

    reason: str


@dataclass(frozen=True)
class Halted:
    """Nothing can be sent at all: the token was revoked, the server is not ours."""

    reason: str


Outcome = Sent | Flooded | NotSent | Unknown | Gone | Missing | Suspended | Refused | Halted


class Send(Protocol):
    """The one seam to the far side; never raises but on cancellation.

    `paid`: it may charge for the message. `leaves` is called when the message is on its way, which may be some time
    after the call, and not at all if it never was.
    """

    async def __call__(
        self, address: Address, message: Message, *, silent: bool, paid: bool, leaves: Callable[[], None]
    ) -> Outcome: ...
