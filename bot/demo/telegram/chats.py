"""Chats of all kinds: what stands in them, who is in them, and whether the bot may write there."""

import asyncio
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from bot.demo.telegram.api.refusal import Refused, bad_request, forbidden
from bot.demo.telegram.message import ChatMessage


class ChatKind(StrEnum):
    """As the Bot API calls them; a forum is a supergroup with topics."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Standing(StrEnum):
    """What somebody is in a chat, in the Bot API's words. LEFT: also who never came; KICKED: also who is blocked."""

    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


PRESENT = frozenset({Standing.ADMINISTRATOR, Standing.MEMBER, Standing.RESTRICTED})


@dataclass(slots=True, eq=False)
class Chat:
    """One conversation with the bot in it, or the place for one."""

    id: int
    kind: ChatKind
    #: Of a private chat: the person's name.
    title: str
    #: What the bot is here. Of a private chat LEFT: the person has never written; KICKED: has blocked it.
    bot: Standing = Standing.LEFT
    #: People in it, by number; of a private chat nobody stands here.
    members: dict[int, Standing] = field(default_factory=dict)
    #: Whether there are topics; the one called General has no number.
    forum: bool = False
    #: By number: whether it is open.
    topics: dict[int, bool] = field(default_factory=dict)
    #: The number of the supergroup that this group has become.
    upgraded_to: int = 0
    #: The bot's messages and edits, each as it stood when it came.
    news: list[ChatMessage] = field(default_factory=list, repr=False)
    _messages: dict[int, ChatMessage] = field(default_factory=dict, repr=False)
    _numbers: Iterator[int] | None = field(default=None, repr=False)
    _asides: Iterator[int] = field(default_factory=lambda: itertools.count(1), repr=False)
    _changed: asyncio.Event | None = field(default=None, repr=False)

    @property
    def messages(self) -> list[ChatMessage]:
        """All that stands here, oldest first."""
        return list(self._messages.values())

    def message(self, message_id: int) -> ChatMessage | None:
        return self._messages.get(message_id)

    def number(self, common: Iterator[int]) -> int:
        """The next message's; supergroups and channels count their own, all other chats together."""
        if self.kind in (ChatKind.PRIVATE, ChatKind.GROUP):
            return next(common)
        self._numbers = self._numbers or itertools.count(1)
        return next(self._numbers)

    def aside(self) -> int:
        """The next ephemeral message's number."""
        return next(self._asides)

    def put(self, message: ChatMessage) -> None:
        """A message is new here, or takes the place of its former self."""
        self._messages[message.id] = message
        if message.sender == "bot":
            self.news.append(message)
        self.stir()

    def drop(self, message_id: int) -> None:
        del self._messages[message_id]
        self.stir()

    def clear(self) -> None:
        """Forgets what stood here."""
        self._messages.clear()
        self.news.clear()

    def stir(self) -> None:
        """Wakes all who wait for a change."""
        if self._changed is not None:
            self._changed.set()

    async def change(self) -> None:
        """Waits for the next one."""
        self._changed = self._changed or asyncio.Event()
        self._changed.clear()
        await self._changed.wait()

    def has(self, account: int) -> bool:
        """Whether somebody is in it."""
        return self.members.get(account) in PRESENT

    def hears(self, message: ChatMessage) -> bool:
        """Whether the bot is told of a person's message: in groups, unless it is an administrator, only of commands."""
        if self.kind is ChatKind.PRIVATE or self.bot is Standing.ADMINISTRATOR or message.aside:
            return True
        return self.bot in PRESENT and self.kind is not ChatKind.CHANNEL and message.text.startswith("/")

    def check_open(self, thread: int) -> None:
        """Refused unless the bot may write here, into this topic."""
        if refusal := self._closed():
            raise refusal
        if thread and thread not in self.topics:
            raise bad_request("message thread not found")
        if thread and not self.topics[thread] and self.bot is not Standing.ADMINISTRATOR:
            raise bad_request("TOPIC_CLOSED")

    def _closed(self) -> Refused | None:
        if self.upgraded_to:
            words, moved = "group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": self.upgraded_to}
            return Refused(400, f"Bad Request: {words}", moved)
        match self.kind, self.bot:
            case ChatKind.PRIVATE, Standing.KICKED:
                return forbidden("bot was blocked by the user")
            case ChatKind.PRIVATE, Standing.LEFT:
                return forbidden("bot can't initiate conversation with a user")
            case kind, Standing.KICKED:
                return forbidden(f"bot was kicked from the {kind} chat")
            case kind, Standing.LEFT:
                return forbidden(f"bot is not a member of the {kind} chat")
            case ChatKind.CHANNEL, Standing.MEMBER | Standing.RESTRICTED:
                return bad_request("need administrator rights in the channel chat")
            case _, Standing.RESTRICTED:
                return bad_request("not enough rights to send text messages to the chat")
        return None
