"""What comes in from Telegram, as far as this bot understands it, and what becomes of it."""

from dataclasses import dataclass
from enum import StrEnum


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Command:
    """`/name argument`; the name in small letters, without the slash and without the bot's own name."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    #: What Telegram hands the file over for.
    file: str
    name: str
    #: In bytes, as Telegram says; 0 where it does not.
    size: int


@dataclass(frozen=True, slots=True)
class Words:
    """Anything else that somebody says or shows; what it says is nobody's business."""


@dataclass(frozen=True, slots=True)
class CallbackQuery:
    """A button under a message of ours; anyone may send us anything as its `data`."""

    query: str
    data: str
    #: 0 where Telegram does not say which message.
    message: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """Whoever this chat is with wants no more messages."""


Happening = Command | Document | Words | CallbackQuery | Blocked


@dataclass(frozen=True, slots=True)
class Update:
    number: int
    chat: int
    kind: ChatKind
    #: Who made it; 0 where nobody can be named.
    person: int
    #: The IETF tag of their Telegram, or nothing.
    language: str
    #: UTC seconds; None for callbacks, which do not say.
    made: int | None
    what: Happening

    def __repr__(self) -> str:
        return f"Update({type(self.what).__name__})"


class Result(StrEnum):
    """What became of an update."""

    HANDLED = "handled"
    #: Done, but Telegram did not take the answer.
    UNANSWERED = "unanswered"
    #: More than a chat may ask for at once.
    THROTTLED = "throttled"
    #: A bug of ours, or of whoever sent it.
    FAILED = "failed"
    #: The bot stopped before the database could keep what it asks for; Telegram gives it to the next start.
    DEFERRED = "deferred"
