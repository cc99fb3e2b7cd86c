"""The chats on the page's phones: everybody's with the bot, and the groups, topics and channels that they are in."""

from collections.abc import Iterator
from typing import Any

from bot.demo.phone import Person
from bot.demo.stage.crowd import Crowd
from bot.demo.telegram.accounts import ANONYMOUS
from bot.demo.telegram.chats import PRESENT, Chat, ChatKind, Standing
from bot.demo.telegram.event import Event, Kind
from bot.demo.world import World

Key = int | str
"""Of a private chat the person's number; of another `person:chat:topic`."""


class Phones:
    def __init__(self, world: World, crowd: Crowd) -> None:
        self._world = world
        self._crowd = crowd
        self._elsewhere: dict[Key, tuple[Person, str]] = {}

    def __iter__(self) -> Iterator[Person]:
        """Each chat on each phone; the crowd has none."""
        yield from (person for number, person in self._world.people.items() if number not in self._crowd)
        yield from (person for person, _ in self._elsewhere.values())

    def enter(self, person: Person, chat: Chat, *, thread: int = 0, topic: str = "") -> None:
        """The person's phone shows this chat, too, or a topic of it."""
        view = person.enters(chat, thread=thread)
        self._elsewhere[key(view)] = (view, topic)

    def find(self, asked: Key) -> Person:
        """LookupError if no phone has this chat."""
        return self._elsewhere[asked][0] if isinstance(asked, str) else self._world.people[asked]

    def concerned(self, event: Event) -> list[Person]:
        """The chats in which an event is to be seen; what concerns the bot itself, in all."""
        if not event.chat:
            return list(self)
        if event.kind in (Kind.PERSON, Kind.OFFERED):
            return [each for each in self if each.id == event.chat]
        return [each for each in self if each.chat.id == event.chat and shows(each, event)]

    def described(self, person: Person) -> dict[str, Any]:
        """What the page shows of a chat besides its messages: a `Person` without the bot (page/types.js)."""
        profile, chat = self._world.profile, person.chat
        if chat.kind is ChatKind.PRIVATE:
            return {
                "chat": None,
                "blocked": person.blocked,
                "started": person.started,
                "writes": True,
                "commands": list(profile.menu(person.id, person.language)),
            }
        leads = chat.members.get(person.id) is Standing.ADMINISTRATOR
        return {
            "chat": {"title": chat.title, "kind": chat.kind, "topic": self._elsewhere[key(person)][1], "leads": leads},
            "blocked": chat.bot not in PRESENT,
            "started": True,
            "writes": leads or chat.kind is not ChatKind.CHANNEL,
            "commands": self._commands(person, leads=leads),
        }

    def author(self, body: dict[str, Any]) -> str:
        """Whose name stands above a message in a group; the bot's is known from its colour."""
        if body["author"] == ANONYMOUS:
            return self._world.chats[body["chat"]].title
        return self._world.accounts[body["author"]].name if body["author"] else ""

    def _commands(self, person: Person, *, leads: bool) -> list[Any]:
        if person.chat.kind is ChatKind.CHANNEL:
            return []
        return list(self._world.profile.group_menu(person.language, administrator=leads))


def shows(view: Person, event: Event) -> bool:
    """An event of this very chat: not of another topic, nor for somebody else alone."""
    match event.kind:
        case Kind.MESSAGE | Kind.EDITED:
            here = view.chat.kind is ChatKind.PRIVATE or event.body["thread"] == view.thread
            return bool(here) and event.body["receiver"] in (0, view.id)
        case Kind.NOTICE:
            return bool(event.body["person"] == view.id)
    return True


def key(person: Person) -> Key:
    if person.chat.kind is ChatKind.PRIVATE:
        return person.id
    return f"{person.id}:{person.chat.id}:{person.thread}"
