"""What stands in a chat, as people see it."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Entity = Mapping[str, Any]
Keyboard = tuple[tuple[Mapping[str, Any], ...], ...]

CAPTIONED = frozenset({"photo", "voice"})
COMMAND = re.compile(r"(?<![\w/])/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")


def units(text: str) -> int:
    """UTF-16 code units, in which Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def lower(text: str) -> str:
    """ASCII only, as TDLib does it."""
    return text.encode(errors="surrogatepass").lower().decode(errors="surrogatepass")


def commands_in(text: str) -> tuple[Entity, ...]:
    """The commands that Telegram marks in a text by itself."""
    return tuple(
        {"type": "bot_command", "offset": units(text[: match.start()]), "length": units(match[0])}
        for match in COMMAND.finditer(text)
    )


def command_in(text: str, bot: str) -> str:
    """The name of the command that a text is, for this bot or any; empty for every other text."""
    found = re.fullmatch(r"/(\w{1,32})(?:@(\w+))?(?:\s.*)?", text, re.ASCII | re.DOTALL)
    return found[1].lower() if found and (found[2] or bot).lower() == bot.lower() else ""


@dataclass(frozen=True)
class Document:
    """A file in a chat; its bytes are in the world's files, under `file_id`."""

    file_id: str
    file_unique_id: str
    file_name: str
    mime_type: str
    file_size: int


@dataclass(frozen=True)
class Content:
    """What a message says: `text` is what is seen (under a document: its caption), `html` the markup as sent."""

    text: str = ""
    html: str = ""
    entities: tuple[Entity, ...] = ()
    keyboard: Keyboard = ()
    document: Document | None = None
    sticker: str = ""
    #: The blocks of a rich message, whose words `text` holds.
    rich: tuple[Mapping[str, Any], ...] = ()
    #: What else the Bot API tells: a photo, or what happened to the chat itself.
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def captioned(self) -> bool:
        """Its text only stands below something else."""
        return self.document is not None or not CAPTIONED.isdisjoint(self.extra)


@dataclass(frozen=True)
class ChatMessage:
    """One bubble; an edit puts another of the same id in its place. Times in Unix seconds, `edited` 0: never."""

    id: int
    chat: int
    sender: Literal["bot", "person"]
    date: int
    content: Content
    edited: int = 0
    silent: bool = False
    #: It can be neither forwarded nor saved.
    protected: bool = False
    #: Whose account wrote it; 0: the bot's.
    author: int = 0
    #: The topic of a forum that it stands in; 0: none, or General.
    thread: int = 0
    #: The message that it answers; 0: none.
    reply_to: int = 0
    #: Common to what was sent together; may be empty.
    album: str = ""
    #: Of an ephemeral message: its number among those of the chat; 0: all see it.
    aside: int = 0
    #: Who sees an ephemeral message beside the bot.
    receiver: int = 0

    def seen_by(self, account: int) -> bool:
        return not self.aside or account == self.receiver

    @property
    def text(self) -> str:
        return self.content.text

    @property
    def html(self) -> str:
        return self.content.html

    @property
    def entities(self) -> tuple[Entity, ...]:
        return self.content.entities

    @property
    def keyboard(self) -> Keyboard:
        return self.content.keyboard

    @property
    def document(self) -> Document | None:
        return self.content.document

    @property
    def picture(self) -> Mapping[str, Any] | None:
        """Its largest size, as the Bot API has it."""
        return self.content.extra["photo"][-1] if "photo" in self.content.extra else None

    @property
    def buttons(self) -> list[str]:
        """The words on all buttons, row by row."""
        return [button["text"] for row in self.keyboard for button in row]

    def as_json(self) -> dict[str, Any]:
        """For the page: flat, the content's fields beside the message's."""
        content = asdict(self.content)
        return {name: value for name, value in vars(self).items() if name != "content"} | content
