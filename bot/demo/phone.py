"""A human at a phone, in one chat with the bot: what the tests and the page do in somebody's place."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from bot.demo.telegram.accounts import Account, Notice
from bot.demo.telegram.backend import Backend
from bot.demo.telegram.chats import Chat, ChatKind, Standing
from bot.demo.telegram.event import Kind
from bot.demo.telegram.inline import Offer
from bot.demo.telegram.message import ChatMessage, Content, Entity, commands_in

LARGEST_ALBUM = 10


class Person:
    """Somebody in the private chat with the bot, or (`enters`) in another one."""

    def __init__(self, world: Backend, account: Account, chat: Chat, *, thread: int = 0) -> None:
        self.world = world
        self.account = account
        self.chat = chat
        self.thread = thread
        self._seen = 0

    @property
    def id(self) -> int:
        return self.account.id

    @property
    def name(self) -> str:
        return self.account.name

    @property
    def language(self) -> str:
        return self.account.language

    @language.setter
    def language(self, language: str) -> None:
        """As `speaks`, but whoever watches is not told."""
        self.account.language = language

    @property
    def started(self) -> bool:
        """Has written to the bot, so that it may write back."""
        return self.chat.bot is not Standing.LEFT

    @started.setter
    def started(self, value: bool) -> None:
        """Long ago: the bot gets no update of that."""
        self.chat.bot = Standing.MEMBER if value else Standing.LEFT

    @property
    def blocked(self) -> bool:
        return self.chat.bot is Standing.KICKED

    @property
    def notices(self) -> list[Notice]:
        """The bot's answers to presses, oldest first."""
        return self.account.notices

    @property
    def messages(self) -> list[ChatMessage]:
        """The whole chat, oldest first, as it is on this phone."""
        return [message for message in self.chat.messages if message.seen_by(self.id)]

    @property
    def last(self) -> ChatMessage:
        """The newest message from the bot, as it stands now; LookupError if there is none."""
        for message in reversed(self.messages):
            if message.sender == "bot":
                return message
        raise LookupError(f"the bot has not written to {self.name}")

    def message(self, message_id: int) -> ChatMessage | None:
        return self.chat.message(message_id)

    def enters(self, chat: Chat, *, thread: int = 0) -> "Person":
        """The same human in another chat, or in a topic of it."""
        return Person(self.world, self.account, chat, thread=thread)

    def says(self, text: str, *, entities: Iterable[Entity] = (), reply_to: ChatMessage | None = None) -> ChatMessage:
        """With the entities that the phone has marked, beside the commands that Telegram marks by itself."""
        content = Content(text=text, entities=(*entities, *commands_in(text)))
        return self._sends(content, reply_to=reply_to.id if reply_to else 0)

    def says_anonymously(self, text: str) -> ChatMessage:
        """As an administrator of a group whose name nobody is to see."""
        if self.chat.members.get(self.id) is not Standing.ADMINISTRATOR:
            raise ValueError(f"{self.name} is no administrator")
        content = Content(text=text, entities=commands_in(text))
        return self.world.receive(self.chat, self.account, content, thread=self.thread, anonymous=True)

    def types(self, text: str) -> str:
        """Types this behind the bot's name, and waits for what is `offered`; the number of the query."""
        return self.world.inline.typed(self.account, text)

    @property
    def offered(self) -> list[Offer]:
        return self.world.inline.offered(self.account)

    def puts(self, offer: str) -> ChatMessage:
        """Puts what is offered under this id into the chat; LookupError if nothing is."""
        content = self.world.inline.take(self.account, offer)
        return self._sends(replace(content, extra={"via_bot": dict(self.world.bot)}))

    def sends_sticker(self, emoji: str = "👍") -> ChatMessage:
        return self._sends(Content(sticker=emoji))

    def sends_photo(self, *, caption: str = "") -> ChatMessage:
        photo = {"file_id": "AgACAgIAAxkBAAM", "file_unique_id": "AQADAg", "width": 90, "height": 60}
        return self._sends(Content(text=caption, extra={"photo": [photo]}))

    def sends_voice(self, *, caption: str = "") -> ChatMessage:
        voice = {"file_id": "AwACAgIAAxkBAAM", "file_unique_id": "AgADAg", "duration": 3, "mime_type": "audio/ogg"}
        return self._sends(Content(text=caption, extra={"voice": voice}))

    def uploads(
        self, name: str, content: bytes, *, caption: str = "", reply_to: ChatMessage | None = None
    ) -> ChatMessage:
        """Sends a document; over 20 MiB the bot will not get at its bytes."""
        return self._sends(self._file(name, content, caption), reply_to=reply_to.id if reply_to else 0)

    def uploads_album(self, files: Iterable[tuple[str, bytes]], *, caption: str = "") -> list[ChatMessage]:
        """Sends documents together, as phones do: in albums of ten; the caption stands below the last of them."""
        contents = [self._file(name, content, "") for name, content in files]
        contents[-1] = replace(contents[-1], text=caption, entities=commands_in(caption))
        sent: list[ChatMessage] = []
        for number, content in enumerate(contents):
            album = self.world.new_album() if number % LARGEST_ALBUM == 0 else sent[-1].album
            sent.append(self._sends(content, album=album))
        return sent

    def edits(self, message: ChatMessage, text: str, *, entities: Iterable[Entity] = ()) -> ChatMessage:
        """Writes another text, or caption, in the place of one's own message."""
        return self._revises(message, text=text, entities=(*entities, *commands_in(text)))

    def replaces(self, message: ChatMessage, name: str, content: bytes) -> ChatMessage:
        """Puts another file into one's own message."""
        return self._revises(message, document=self.world.files.add(name, content))

    def presses(self, button: str, message: ChatMessage | None = None) -> str:
        """Presses the button with these words or this callback_data, on the newest message that has it.

        Returns the id of the query, which the bot's answer (`notices`) will carry. LookupError if there is no such
        button; one that opens a link makes no query, so it is none.
        """
        among = [self._current(message)] if message else reversed(self.messages)
        for candidate in among:
            for row in candidate.keyboard:
                for key in row:
                    if "callback_data" in key and button in (key["text"], key["callback_data"]):
                        return self.forges(key["callback_data"], candidate)
        raise LookupError(f"{self.name} has no button {button!r}")

    def copies(self, button: str) -> str:
        """What the newest button with these words puts into the clipboard; LookupError if there is none."""
        for message in reversed(self.messages):
            for key in (key for row in message.keyboard for key in row):
                if key["text"] == button and "copy_text" in key:
                    return str(key["copy_text"]["text"])
        raise LookupError(f"{self.name} has no button {button!r} that copies")

    def forges(self, data: str, message: ChatMessage) -> str:
        """Sends a callback that no button needs to have offered, as a hostile client can."""
        self._check_open()
        return self.world.ask(self.account, data, self._current(message))

    def speaks(self, language: str) -> None:
        """Changes the language of the phone; the bot learns of it with the next update."""
        self.account.language = language
        self.world.tell(Kind.PERSON, self.id, {"id": self.id, "name": self.name, "language": language})

    def blocks(self) -> None:
        """In a group: throws the bot out."""
        self.world.place(self.chat, Standing.KICKED, self.account)

    def unblocks(self) -> None:
        self.adds_bot()

    def adds_bot(self, standing: Standing = Standing.MEMBER) -> None:
        """Lets the bot into a group, or gives it another standing there."""
        self.world.place(self.chat, standing, self.account)

    def opens_topic(self, number: int, *, open_: bool = True) -> None:
        """Makes, closes or opens again a topic of a forum."""
        self.chat.topics[number] = open_

    def disappears(self) -> None:
        """Deletes the Telegram account; the bot is not told."""
        self.account.deactivated = True

    def drop(self, message_id: int) -> None:
        """Deletes a message for both sides; the bot is not told."""
        self.chat.drop(message_id)

    def clear(self) -> None:
        """Forgets the chat, on this side only; the world's calls stay."""
        self.chat.clear()
        self._seen = 0

    async def answer(self, *, timeout: float = 30) -> ChatMessage:  # noqa: ASYNC109  reads best in a scenario
        """The next of the bot's messages and edits that was not answered here yet, as it stood when it came."""
        await self.until(lambda _: self._seen < len(self._news), timeout=timeout)
        self._seen += 1
        return self._news[self._seen - 1]

    async def until(self, predicate: Callable[["Person"], bool], *, timeout: float = 30) -> None:  # noqa: ASYNC109
        """Waits until the predicate holds; it is asked anew after each change in this chat."""
        try:
            async with asyncio.timeout(timeout):
                while not predicate(self):
                    await self.chat.change()
        except TimeoutError:
            seen = [(message.sender, message.text, message.buttons) for message in self.messages[-3:]]
            raise TimeoutError(f"{self.name} waited {timeout} s in vain, and saw {seen}") from None

    @property
    def _news(self) -> Sequence[ChatMessage]:
        if self.chat.kind is ChatKind.PRIVATE:
            return self.chat.news
        return [message for message in self.chat.news if message.seen_by(self.id)]

    def _current(self, message: ChatMessage) -> ChatMessage:
        """The message as it stands now; LookupError if it is gone."""
        found = self.chat.message(message.id)
        if found is None or not found.seen_by(self.id):
            raise LookupError(f"{self.name} sees that message no more")
        return found

    def _file(self, name: str, content: bytes, caption: str) -> Content:
        document = self.world.files.add(name, content)
        return Content(text=caption, entities=commands_in(caption), document=document)

    def _sends(self, content: Content, *, reply_to: int = 0, album: str = "") -> ChatMessage:
        self._check_open()
        if self.chat.id == self.id:
            self.started = True
        return self.world.receive(self.chat, self.account, content, thread=self.thread, reply_to=reply_to, album=album)

    def _revises(self, message: ChatMessage, **changes: Any) -> ChatMessage:
        """ValueError for what somebody else has written."""
        self._check_open()
        current = self._current(message)
        if current.author != self.id:
            raise ValueError(f"{self.name} can't edit what somebody else has written")
        return self.world.revise(current, replace(current.content, **changes))

    def _check_open(self) -> None:
        private = self.chat.kind is ChatKind.PRIVATE
        if (private and self.blocked) or self.account.deactivated:
            raise ValueError(f"{self.name} has blocked the bot or is gone, and can't write")
