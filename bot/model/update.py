"""What comes in from Telegram, as far as this bot understands it, and what becomes of it."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.model.entity import Entity


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
    name: str = field(repr=False)
    #: In bytes, as Telegram says; 0 where it does not.
    size: int
    #: What is written below it, in a private chat.
    caption: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody says: in a group nobody's business, and so not even read."""

    text: str = field(default="", repr=False)
    entities: tuple[Entity, ...] = field(default=(), repr=False)


class MediaKind(StrEnum):
    PHOTO = "photo"
    VOICE = "voice"
    #: Stickers, polls, places and whatever else is neither a text nor a file.
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Media:
    """Something that is shown or heard; of what it shows, nothing is read."""

    kind: MediaKind


@dataclass(frozen=True, slots=True)
class CallbackQuery:
    """A button under a message of ours; anyone may send us anything as its `data`."""

    query: str
    data: str
    #: 0 where Telegram does not say which message.
    message: int
    #: The first line of that message, where Telegram still says it.
    line: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Blocked:
    """Whoever this chat is with wants no more messages; from a group or channel the bot was removed."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The bot was let into a group, or made an administrator of a channel."""

    #: Of the group or channel.
    title: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group has become a supergroup; `to` is its number from now on."""

    to: int = field(repr=False)


@dataclass(frozen=True, slots=True)
class InlineQuery:
    """Somebody types the bot's name in a chat, whichever that is, and waits for what could be put there."""

    query: str
    #: What stands behind the name.
    text: str = field(repr=False)


Happening = Command | Document | Words | Media | CallbackQuery | InlineQuery | Blocked | Joined | Migrated


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
    #: The message that was sent or edited; 0 for what is none.
    message: int = 0
    #: It was there before, and is another now.
    edited: bool = False
    #: The message of the same chat that it answers; 0 if none.
    reply_to: int = 0
    #: Common to what was sent together; may be empty.
    album: str = ""
    #: The topic of a forum in which it was made; 0: none, or General.
    thread: int = 0
    #: The ephemeral message that it is, or whose button was pressed: only one member sees it. 0: all see it.
    aside: int = 0
    #: Said in the name of the group itself, as only its anonymous administrators can.
    anonymous: bool = False

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
