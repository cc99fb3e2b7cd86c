"""A human in Telegram, with a private chat with the bot: what the tests and the page do in somebody's place."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.demo.telegram.event import Kind
from bot.demo.telegram.message import ChatMessage, Content, commands_in

if TYPE_CHECKING:
    from bot.demo.world import World


@dataclass(frozen=True)
class Notice:
    """How the bot answered a press; an empty text shows nothing and only stops the button's spinning."""

    query_id: str
    text: str = ""
    alert: bool = False


@dataclass(slots=True, eq=False)
class Person:
    """`started`: has written to the bot, so that it may write back. Ids of people and of their private chats agree."""

    world: "World" = field(repr=False)
    id: int
    name: str
    language: str
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    notices: list[Notice] = field(default_factory=list)
    _messages: dict[int, ChatMessage] = field(default_factory=dict, repr=False)
    _news: list[ChatMessage] = field(default_factory=list, repr=False)
    _seen: int = 0
    _changed: asyncio.Event | None = field(default=None, repr=False)

    @property
    def messages(self) -> list[ChatMessage]:
        """The whole chat, oldest first."""
        return list(self._messages.values())

    @property
    def last(self) -> ChatMessage:
        """The newest message from the bot, as it stands now; LookupError if there is none."""
        for message in reversed(self._messages.values()):
            if message.sender == "bot":
                return message
        raise LookupError(f"the bot has not written to {self.name}")

    def message(self, message_id: int) -> ChatMessage | None:
        return self._messages.get(message_id)

    def says(self, text: str) -> ChatMessage:
        return self._sends(Content(text=text, entities=commands_in(text)))

    def sends_sticker(self, emoji: str = "👍") -> ChatMessage:
        return self._sends(Content(sticker=emoji))

    def uploads(self, name: str, content: bytes, *, caption: str = "") -> ChatMessage:
        """Sends a document; over 20 MiB the bot will not get at its bytes."""
        return self._sends(Content(text=caption, document=self.world.files.add(name, content)))

    def presses(self, button: str, message: ChatMessage | None = None) -> str:
        """Presses the button with these words or this callback_data, on the newest message that has it.

        Returns the id of the query, which the bot's answer (`notices`) will carry. LookupError if there is no such
        button; one that opens a link makes no query, so it is none.
        """
        among = [self._messages[message.id]] if message else reversed(self._messages.values())
        for candidate in among:
            for row in candidate.keyboard:
                for key in row:
                    if "callback_data" in key and button in (key["text"], key["callback_data"]):
                        return self.forges(key["callback_data"], candidate)
        raise LookupError(f"{self.name} has no button {button!r}")

    def forges(self, data: str, message: ChatMessage) -> str:
        """Sends a callback that no button needs to have offered, as a hostile client can."""
        self._check_open()
        return self.world.ask(self, data, self._messages[message.id])

    def speaks(self, language: str) -> None:
        """Changes the language of the phone; the bot learns of it with the next update."""
        self.language = language
        self.world.tell(Kind.PERSON, self.id, {"id": self.id, "name": self.name, "language": language})

    def blocks(self) -> None:
        self._turn(blocked=True)

    def unblocks(self) -> None:
        self._turn(blocked=False)

    def disappears(self) -> None:
        """Deletes the Telegram account; the bot is not told."""
        self.deactivated = True

    async def answer(self, *, timeout: float = 10) -> ChatMessage:  # noqa: ASYNC109  reads best in a scenario
        """The next of the bot's messages and edits that was not answered here yet, as it stood when it came."""
        await self.until(lambda _: self._seen < len(self._news), timeout=timeout)
        self._seen += 1
        return self._news[self._seen - 1]

    async def until(self, predicate: Callable[["Person"], bool], *, timeout: float = 10) -> None:  # noqa: ASYNC109
        """Waits until the predicate holds; it is asked anew after each change in this chat."""
        try:
            async with asyncio.timeout(timeout):
                while not predicate(self):
                    self._changed = self._changed or asyncio.Event()
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            seen = [(message.sender, message.text, message.buttons) for message in self.messages[-3:]]
            raise TimeoutError(f"{self.name} waited {timeout} s in vain, and saw {seen}") from None

    def as_api(self) -> dict[str, Any]:
        """A `User` of the Bot API."""
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.language}

    def chat_as_api(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": self.name}

    def put(self, message: ChatMessage) -> None:
        """The world's: a message is new here, or takes the place of its former self."""
        self._messages[message.id] = message
        if message.sender == "bot":
            self._news.append(message)
        self.stir()

    def drop(self, message_id: int) -> None:
        """The world's: a message is gone."""
        del self._messages[message_id]
        self.stir()

    def clear(self) -> None:
        """Forgets the chat, on this side only; the world's calls stay."""
        self._messages.clear()
        self._news.clear()
        self._seen = 0

    def notify(self, notice: Notice) -> None:
        """The world's: a press was answered."""
        self.notices.append(notice)
        self.stir()

    def stir(self) -> None:
        if self._changed is not None:
            self._changed.set()

    def _sends(self, content: Content) -> ChatMessage:
        self._check_open()
        self.started = True
        return self.world.receive(self, content)

    def _check_open(self) -> None:
        if self.blocked or self.deactivated:
            raise ValueError(f"{self.name} has blocked the bot or is gone, and can't write")

    def _turn(self, *, blocked: bool) -> None:
        if self.blocked != blocked:
            self.blocked = blocked
            self.world.tell_blocked(self)
            self.stir()
