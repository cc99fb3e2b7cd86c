"""Telegram in memory: the bot, the people, their chats. Decides what Telegram would, and knows nothing of HTTP."""

import itertools
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.demo.phone import Notice, Person
from bot.demo.telegram.api.refusal import bad_request, flooded, forbidden
from bot.demo.telegram.api.serialize import member_change, message_as_api, query_as_api
from bot.demo.telegram.event import Event, Kind, Watch, Watches
from bot.demo.telegram.faults import Faults
from bot.demo.telegram.files import Files
from bot.demo.telegram.limits import Gauge, Limits
from bot.demo.telegram.message import ChatMessage, Content
from bot.demo.telegram.profile import Profile
from bot.demo.telegram.updates import Updates

FIRST_PERSON = 1001
QUERY_LIFE = 60
"""Seconds for which a press can be answered. Telegram does not say; people have given up by then."""


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

    People get the ids from `first` on.
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
        self.bot = {"id": int(token.partition(":")[0]), "is_bot": True, "first_name": "Zvodka", "username": username}
        self.people: dict[int, Person] = {}
        self.updates = Updates()
        self.faults = Faults()
        self.files = Files()
        self.profile = Profile()
        self.gauge = Gauge(limits) if limits else None
        self.calls: list[Call] = []
        self._watches = Watches()
        self._queries: dict[str, tuple[Person, float]] = {}
        self._person_ids = itertools.count(first)
        self._message_ids = itertools.count(1)
        self._query_ids = itertools.count(4_100_000_000_000_001)

    def watch(self) -> Watch:
        """Everything that changes from now on, until `close()`."""
        return self._watches.add()

    def tell(self, kind: Kind, chat: int, body: dict[str, Any]) -> None:
        self._watches.tell(Event(kind, chat, body))

    def knows(self, chat: int) -> bool:
        """Whether there is such a chat for the bot: its person has written, even if they have blocked the bot since."""
        person = self.people.get(chat)
        return person is not None and person.started

    def addressee(self, chat: int | str) -> Person:
        """The person in a chat to which the bot may write; refused if there is none."""
        if chat == "":
            raise bad_request("chat_id is empty")
        person = self.people.get(chat) if isinstance(chat, int) else None
        if person is None:
            raise bad_request("chat not found")
        if person.deactivated:
            raise forbidden("user is deactivated")
        if person.blocked:
            raise forbidden("bot was blocked by the user")
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")
        return person

    def count_message(self, chat: int, *, paid: bool = False) -> None:
        """Refused once the bot sends faster than it may."""
        if self.gauge is not None and (wait := self.gauge.take(chat, self.clock(), paid=paid)):
            raise flooded(wait)

    # what people do

    def receive(self, person: Person, content: Content) -> ChatMessage:
        """A person wrote to the bot."""
        message = ChatMessage(next(self._message_ids), person.id, "person", int(self.clock()), content)
        self._show(Kind.MESSAGE, person, message)
        self.updates.add("message", message_as_api(message, person, self.bot))
        return message

    def ask(self, person: Person, data: str, message: ChatMessage) -> str:
        """A person pressed a button."""
        query = str(next(self._query_ids))
        self._queries[query] = (person, self.clock())
        self.updates.add("callback_query", query_as_api(query, data, message, person, self.bot))
        return query

    def tell_blocked(self, person: Person) -> None:
        """A person blocked the bot or let it in again."""
        self.tell(Kind.BLOCKED, person.id, {"blocked": person.blocked})
        self.updates.add("my_chat_member", member_change(person, self.bot, int(self.clock())))

    # what the bot does

    def send(self, person: Person, content: Content, *, silent: bool = False) -> ChatMessage:
        date = int(self.clock())
        message = ChatMessage(next(self._message_ids), person.id, "bot", date, content, silent=silent)
        self._show(Kind.MESSAGE, person, message)
        return message

    def edit(self, person: Person, message: ChatMessage, content: Content) -> ChatMessage:
        edited = replace(message, content=content, edited=int(self.clock()))
        self._show(Kind.EDITED, person, edited)
        return edited

    def delete(self, person: Person, message: ChatMessage) -> None:
        person.drop(message.id)
        self.tell(Kind.DELETED, person.id, {"message_id": message.id})

    def act(self, person: Person, action: str) -> None:
        """The bot is typing, or the like."""
        self.tell(Kind.ACTION, person.id, {"action": action})

    def answer(self, query: str, text: str, *, alert: bool) -> None:
        """Refused for a query that is unknown, answered, or too old."""
        person, asked = self._queries.pop(query, (None, 0.0))
        if person is None or self.clock() > asked + QUERY_LIFE:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        person.notify(Notice(query, text, alert))
        self.tell(Kind.NOTICE, person.id, {"query_id": query, "text": text, "alert": alert})

    def _show(self, kind: Kind, person: Person, message: ChatMessage) -> None:
        person.put(message)
        if self._watches:
            self.tell(kind, person.id, message.as_json())
