"""What is asked of Telegram: one thing at one address, whether a person waits for it or a broadcast makes it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from bot.model.message import Display, Message
from bot.model.outcome import Outcome
from bot.model.reader import Address


@dataclass(frozen=True, slots=True)
class Aside:
    """Makes a message ephemeral: in a group one member sees it, within 15 seconds after what they did."""

    #: The member's Telegram id.
    receiver: int
    #: The callback that it answers; empty: it answers a command.
    query: str = ""
    #: The ephemeral command that it answers; 0: it answers a callback.
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Send:
    """A new message."""

    address: Address
    message: Display
    silent: bool = False
    #: Telegram may charge the bot for sending it faster.
    paid: bool = False
    #: The message in the same chat that it answers, if that is still there; 0: none.
    answers: int = 0
    #: None: whoever is in the chat sees it.
    aside: Aside | None = None
    #: It can be neither forwarded nor saved.
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class SendFile:
    """A new message with a document; the message's text, of at most 1024 visible UTF-16 units, stands below it."""

    address: Address
    name: str = field(repr=False)
    content: bytes = field(repr=False)
    message: Message


@dataclass(frozen=True, slots=True)
class Edit:
    """A message of ours gets other words and buttons, or another picture."""

    address: Address
    message_id: int
    message: Display


@dataclass(frozen=True, slots=True)
class EditAside:
    """Likewise an ephemeral message, which has a number of its own."""

    address: Address
    receiver: int
    number: int
    message: Message


@dataclass(frozen=True, slots=True)
class Delete:
    """A message of ours goes away."""

    address: Address
    message_id: int


@dataclass(frozen=True, slots=True)
class DeleteMany:
    """Whatever of these (at most 100) stands in a private chat goes away, whoever wrote it; all or none."""

    address: Address
    message_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AnswerCallback:
    """A button stops spinning."""

    query: str
    #: At most 200 characters, shown over the chat; with `alert`, in a window that must be closed.
    text: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """For five seconds, or until a message comes, the bot is seen to be writing."""

    address: Address


@dataclass(frozen=True, slots=True)
class Offered:
    """What somebody can put into a chat by its line in a list."""

    #: 1 to 64 bytes, another for each in a list.
    id: str
    title: str
    description: str
    message: Message


@dataclass(frozen=True, slots=True)
class AnswerInline:
    """What is offered to who types the bot's name: at most 50 things."""

    query: str
    offered: tuple[Offered, ...]


Call = Send | SendFile | Edit | EditAside | Delete | DeleteMany | AnswerCallback | AnswerInline | Act


class Telegram(Protocol):
    """The only way out, for people's answers and for broadcasts alike.

    Never raises but on cancellation. `leaves` is called when the request is on its way, which may be some time after
    the call, and not at all if it never was.
    """

    async def perform(self, call: Call, *, leaves: Callable[[], None]) -> Outcome: ...
