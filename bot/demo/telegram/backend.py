"""Telegram in memory: the bot, the accounts, the chats. Decides what Telegram would, and knows nothing of HTTP."""

import itertools
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.demo.telegram.accounts import ANONYMOUS, Account, Notice
from bot.demo.telegram.api.refusal import bad_request, flooded, forbidden
from bot.demo.telegram.api.serialize import (
    GROUP_ANONYMOUS,
    User,
    member_change,
    message_as_api,
    query_as_api,
    user_as_api,
)
from bot.demo.telegram.chats import PRESENT, Chat, ChatKind, Standing
from bot.demo.telegram.event import Event, Kind, Watch, Watches
from bot.demo.telegram.faults import Faults
from bot.demo.telegram.files import Files
from bot.demo.telegram.inline import Inline
from bot.demo.telegram.limits import Gauge, Limits
from bot.demo.telegram.message import ChatMessage, Content, command_in
from bot.demo.telegram.presses import Presses
from bot.demo.telegram.profile import Profile
from bot.demo.telegram.updates import Updates

FIRST_PERSON = 1001
FIRST_SUPERGROUP = -1_001_000_000_001


@dataclass(frozen=True)
class Call:
    """One call of the Bot API. `accepted`: it was carried out, whatever became of the answer."""

    method: str
    chat: int | None
    parameters: Mapping[str, Any]
    accepted: bool
    time: float


class Backend:
    """One bot and everybody who may talk to it. With `limits`, sending faster than Telegram allows is refused.

    Accounts get the ids from `first` on.
    """

    def __init__(
        self,
        token: str,
        *,
        limits: Limits | None = None,
        username: str = "zvodka_bot",
        first: int = FIRST_PERSON,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.token = token
        self.clock = clock
        number = int(token.partition(":")[0])
        self.bot: User = {"id": number, "is_bot": True, "first_name": "Zvodka", "username": username}
        self.accounts: dict[int, Account] = {}
        self.chats: dict[int, Chat] = {}
        self.updates = Updates()
        self.faults = Faults()
        self.inline = Inline(self.updates, lambda: self.clock(), self.tell)  # noqa: PLW0108  it may change
        self.files = Files()
        self.profile = Profile()
        self.gauge = Gauge(limits) if limits else None
        self.calls: list[Call] = []
        self._watches = Watches()
        self._presses = Presses()
        self._account_ids = itertools.count(first)
        self._group_ids = itertools.count(-1, -1)
        self._supergroup_ids = itertools.count(FIRST_SUPERGROUP, -1)
        self._message_ids = itertools.count(1)
        self._album_ids = itertools.count(13_500_000_000_000_001)

    def watch(self) -> Watch:
        """Everything that changes from now on, until `close()`."""
        return self._watches.add()

    def tell(self, kind: Kind, chat: int, body: dict[str, Any]) -> None:
        self._watches.tell(Event(kind, chat, body))

    def knows(self, chat: int) -> bool:
        """Whether there is such a chat for the bot: somebody has let it in, even if it was thrown out since."""
        return chat in self.chats and self.chats[chat].bot is not Standing.LEFT

    def user(self, account: int) -> User:
        """A `User` of the Bot API; 0: the bot."""
        if account == ANONYMOUS:
            return GROUP_ANONYMOUS
        return user_as_api(self.accounts[account]) if account else self.bot

    def told(self, message: ChatMessage) -> dict[str, Any]:
        """A `Message` of the Bot API."""
        chat = self.chats[message.chat]
        answered = chat.message(message.reply_to) if message.reply_to else None
        receiver = self.user(message.receiver if message.sender == "bot" else 0) if message.aside else None
        return message_as_api(
            message, chat, self.user(message.author), self.told(answered) if answered else None, receiver
        )

    def addressee(self, number: int | str, *, thread: int = 0) -> Chat:
        """A chat in which the bot may write; refused if it is none."""
        if number == "":
            raise bad_request("chat_id is empty")
        chat = self.chats.get(number) if isinstance(number, int) else None
        if chat is None:
            raise bad_request("chat not found")
        if chat.id in self.accounts and self.accounts[chat.id].deactivated:
            raise forbidden("user is deactivated")
        chat.check_open(thread)
        return chat

    def count_message(self, chat: int, *, paid: bool = False) -> None:
        """Refused once the bot sends faster than it may."""
        if self.gauge is not None and (wait := self.gauge.take(chat, self.clock(), paid=paid)):
            raise flooded(wait)

    # what people do

    def join(self, name: str, language: str, number: int | None = None) -> Account:
        """A newcomer to Telegram, with an empty chat; the bot may write only after them."""
        number = number or next(number for number in self._account_ids if number not in self.accounts)
        if number in self.accounts:
            raise ValueError(f"there is a person {number} already")
        account = self.accounts[number] = Account(number, name, language)
        self.chats[number] = Chat(number, ChatKind.PRIVATE, name)
        self.tell(Kind.PERSON, number, {"id": number, "name": name, "language": language})
        return account

    def gather(self, kind: ChatKind, title: str, *, forum: bool = False) -> Chat:
        """A new group or channel, without the bot."""
        ids = self._group_ids if kind is ChatKind.GROUP else self._supergroup_ids
        chat = Chat(next(ids), kind, title, forum=forum)
        self.chats[chat.id] = chat
        return chat

    def receive(
        self,
        chat: Chat,
        account: Account,
        content: Content,
        *,
        thread: int = 0,
        reply_to: int = 0,
        album: str = "",
        anonymous: bool = False,
    ) -> ChatMessage:
        """A person wrote; the bot is told if this is for bots.

        A command that the bot has declared ephemeral nobody else sees, unless they write as `anonymous` administrator.
        """
        aside = chat.aside() if self._stays_aside(chat, account, content) and not anonymous else 0
        number, date = -aside or chat.number(self._message_ids), int(self.clock())
        message = ChatMessage(
            number,
            chat.id,
            "person",
            date,
            content,
            author=ANONYMOUS if anonymous else account.id,
            thread=thread,
            reply_to=reply_to,
            album=album,
            aside=aside,
            receiver=account.id if aside else 0,
        )
        self._show(Kind.MESSAGE, chat, message)
        self._report(chat, message, "channel_post" if chat.kind is ChatKind.CHANNEL else "message")
        return message

    def revise(self, message: ChatMessage, content: Content) -> ChatMessage:
        """A person edited what they had written; the bot is told if this is for bots."""
        chat, edited = self.chats[message.chat], replace(message, content=content, edited=int(self.clock()))
        self._show(Kind.EDITED, chat, edited)
        self._report(chat, edited, "edited_channel_post" if chat.kind is ChatKind.CHANNEL else "edited_message")
        return edited

    def new_album(self) -> str:
        """The number of what is about to be sent together."""
        return str(next(self._album_ids))

    def ask(self, account: Account, data: str, message: ChatMessage) -> str:
        """A person pressed a button."""
        chat = self.chats[message.chat]
        query = self._presses.add(account, chat, self.clock())
        self._hear(chat)
        self.updates.add("callback_query", query_as_api(query, data, self.told(message), account))
        return query

    def place(self, chat: Chat, standing: Standing, by: Account) -> None:
        """A person blocked the bot, let it in, raised it, threw it out, or the like."""
        self._place(chat, standing, user_as_api(by))

    def upgrade(self, group: Chat, by: Account) -> Chat:
        """The group becomes a supergroup, of another number; the old one takes nothing more."""
        chat = self.gather(ChatKind.SUPERGROUP, group.title)
        chat.bot, chat.members, group.upgraded_to = group.bot, group.members, chat.id
        for place, extra in ((group, {"migrate_to_chat_id": chat.id}), (chat, {"migrate_from_chat_id": group.id})):
            number, date = place.number(self._message_ids), int(self.clock())
            message = ChatMessage(number, place.id, "person", date, Content(extra=extra), author=by.id)
            self._show(Kind.MESSAGE, place, message)
            self.updates.add("message", self.told(message))
        return chat

    # what the bot does

    def send(
        self,
        chat: Chat,
        content: Content,
        *,
        silent: bool = False,
        thread: int = 0,
        reply_to: int = 0,
        protected: bool = False,
    ) -> ChatMessage:
        number, date = chat.number(self._message_ids), int(self.clock())
        message = ChatMessage(
            number,
            chat.id,
            "bot",
            date,
            content,
            silent=silent,
            protected=protected,
            thread=thread,
            reply_to=reply_to,
        )
        self._show(Kind.MESSAGE, chat, message)
        return message

    def whisper(
        self, chat: Chat, content: Content, receiver: int, *, thread: int = 0, query: str = "", answers: int = 0
    ) -> ChatMessage:
        """Only this member sees it; refused if they did not just press the button or say that to which it answers."""
        self._presses.check_aside(chat, receiver, query, answers, self.clock())
        aside, date = chat.aside(), int(self.clock())
        message = ChatMessage(
            -aside, chat.id, "bot", date, content, thread=thread, reply_to=-answers, aside=aside, receiver=receiver
        )
        self._show(Kind.MESSAGE, chat, message)
        return message

    def edit(self, message: ChatMessage, content: Content) -> ChatMessage:
        edited = replace(message, content=content, edited=int(self.clock()))
        self._show(Kind.EDITED, self.chats[message.chat], edited)
        return edited

    def delete(self, message: ChatMessage) -> None:
        self.chats[message.chat].drop(message.id)
        self.tell(Kind.DELETED, message.chat, {"message_id": message.id})

    def act(self, chat: Chat, action: str) -> None:
        """The bot is typing, or the like."""
        self.tell(Kind.ACTION, chat.id, {"action": action})

    def leave(self, chat: Chat) -> None:
        self._place(chat, Standing.LEFT, self.bot)

    def answer(self, query: str, text: str, *, alert: bool) -> None:
        """Refused for a query that is unknown, answered, or too old."""
        account, chat = self._presses.take(query, self.clock())
        account.notices.append(Notice(query, text, alert))
        chat.stir()
        self.tell(Kind.NOTICE, chat.id, {"person": account.id, "query_id": query, "text": text, "alert": alert})

    def _stays_aside(self, chat: Chat, account: Account, content: Content) -> bool:
        if chat.kind not in (ChatKind.GROUP, ChatKind.SUPERGROUP) or chat.bot not in PRESENT:
            return False
        administrator = chat.members.get(account.id) is Standing.ADMINISTRATOR
        command = command_in(content.text, self.bot["username"])
        return self.profile.whispers(command, account.language, administrator=administrator)

    def _place(self, chat: Chat, standing: Standing, by: User) -> None:
        old, chat.bot = chat.bot, standing
        if old is standing:
            return
        self.tell(Kind.BLOCKED, chat.id, {"blocked": standing is Standing.KICKED})
        self.updates.add("my_chat_member", member_change(chat, by, self.bot, old, int(self.clock())))
        chat.stir()

    def _report(self, chat: Chat, message: ChatMessage, kind: str) -> None:
        if chat.hears(message):
            self._hear(chat)
            self.updates.add(kind, self.told(message))

    def _hear(self, chat: Chat) -> None:
        if self.gauge is not None:
            self.gauge.hear(chat.id, self.clock())

    def _show(self, kind: Kind, chat: Chat, message: ChatMessage) -> None:
        chat.put(message)
        if self._watches:
            self.tell(kind, chat.id, message.as_json())
