"""Telegram with people in it, whose phones can be used."""

from functools import cached_property

from bot.demo.phone import Person
from bot.demo.telegram.backend import Backend
from bot.demo.telegram.chats import Chat, ChatKind, Standing


class World(Backend):
    """What tests and the demo start from."""

    @cached_property
    def people(self) -> dict[int, Person]:
        """Everybody who has a phone, by number."""
        return {}

    def person(self, name: str, *, language: str = "en", user_id: int | None = None) -> Person:
        """A newcomer with an empty chat; the bot may write only after them."""
        account = self.join(name, language, user_id)
        person = self.people[account.id] = Person(self, account, self.chats[account.id])
        return person

    def crowd(self, count: int, *, language: str = "en") -> list[Person]:
        """Many people at once who have all started the bot, long ago: it gets no updates of that."""
        crowd = [self.person(f"Reader {number}", language=language) for number in range(1, count + 1)]
        for person in crowd:
            person.started = True
        return crowd

    def backlog(self, person: Person, text: str, count: int) -> None:
        """So many messages of one person wait for the bot, as after a day off; the person sees only the first."""
        told = self.told(person.says(text))
        self.updates.add_many("message", (told | {"message_id": next(self._message_ids)} for _ in range(1, count)))

    def group(self, title: str, *members: Person, basic: bool = False, forum: bool = False) -> Chat:
        """A supergroup, or a `basic` group; the first member is its administrator. The bot is not in it yet."""
        return self._gather(ChatKind.GROUP if basic else ChatKind.SUPERGROUP, title, members, forum=forum)

    def channel(self, title: str, *members: Person) -> Chat:
        """Likewise."""
        return self._gather(ChatKind.CHANNEL, title, members)

    def _gather(self, kind: ChatKind, title: str, members: tuple[Person, ...], *, forum: bool = False) -> Chat:
        chat = self.gather(kind, title, forum=forum)
        chat.members = {person.id: Standing.MEMBER for person in members}
        chat.members |= {person.id: Standing.ADMINISTRATOR for person in members[:1]}
        return chat
