"""What may come of one call. The texts are Telegram's words, never a person's."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sent:
    """It has arrived."""

    message_id: int = 0
    #: By which Telegram knows the picture that was uploaded, if it was one.
    file_id: str = ""


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
class Moved:
    """Not sent: the group has become a supergroup, which has another number."""

    #: The new one.
    chat: int


@dataclass(frozen=True)
class Rejected:
    """The message itself is not acceptable, whoever gets it."""

    reason: str


@dataclass(frozen=True)
class Unsupported:
    """The server is older than what was asked of it, which another form of message mends."""

    reason: str


@dataclass(frozen=True)
class Halted:
    """Nothing can be sent at all: the token was revoked, the server is not ours."""

    reason: str


@dataclass(frozen=True)
class NotModified:
    """An edit that changed nothing: it was there already."""


@dataclass(frozen=True)
class NoSuchMessage:
    """The message to edit or delete is not there, or can no longer be changed."""

    reason: str


Outcome = (
    Sent
    | NotModified
    | NoSuchMessage
    | Flooded
    | NotSent
    | Unknown
    | Gone
    | Missing
    | Suspended
    | Moved
    | Rejected
    | Unsupported
    | Halted
)
