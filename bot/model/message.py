"""What is shown: a message and its buttons."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Button:
    """An inline button: `data` comes back as a callback (at most 64 bytes), or `url` is opened, or `copied` is put
    into the clipboard (at most 256 characters).
    """

    text: str
    data: str = ""
    url: str = ""
    copied: str = ""


EVERYTHING = "*"
"""What a message shows in which the whole issue stands."""

ButtonRow = tuple[Button, ...]
Keyboard = tuple[ButtonRow, ...]


@dataclass(frozen=True)
class Message:
    """One Telegram-sized piece: complete HTML of at most 4096 visible UTF-16 units, and its rows of buttons."""

    html: str
    keyboard: Keyboard = ()
    #: In a bundle, what of the issue it shows: the id of a topic for its text, `!` and the id for a notice that it was
    #: corrected; `*`: all of it; empty: the glance.
    shows: str = field(default="", compare=False)


@dataclass(frozen=True)
class Rich(Message):
    """A message whose `html` is in the grammar of rich messages, which older servers and apps do not know."""

    #: The same in messages that every server takes.
    plain: tuple[Message, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Photo:
    """A picture, and below it complete HTML of at most 1024 visible UTF-16 units, with rows of buttons."""

    html: str
    keyboard: Keyboard = ()
    #: By which Telegram knows a picture that this bot has uploaded before; empty: `content` is uploaded.
    file_id: str = ""
    #: A PNG of at most 10 MB, no longer side more than 20 times the other.
    content: bytes = field(default=b"", repr=False)


Display = Message | Photo
"""What may stand in a chat. A text can become a picture, a picture never a text again."""
