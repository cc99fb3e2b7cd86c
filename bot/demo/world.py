"""Telegram with people in it, whose phones can be used."""

from bot.demo.phone import Person
from bot.demo.telegram.backend import Backend
from bot.demo.telegram.event import Kind


class World(Backend):
    """What tests and the demo start from."""

    def person(self, name: str, *, language: str = "en", user_id: int | None = None) -> Person:
        """A newcomer with an empty chat; the bot may write only after them."""
        number = user_id or next(number for number in self._person_ids if number not in self.people)
        if number in self.people:
            raise ValueError(f"there is a person {number} already")
        person = self.people[number] = Person(self, number, name, language)
        self.tell(Kind.PERSON, number, {"id": number, "name": name, "language": language})
        return person

    def crowd(self, count: int, *, language: str = "en") -> list[Person]:
        """Many people at once who have all started the bot, long ago: it gets no updates of that."""
        crowd = [self.person(f"Reader {number}", language=language) for number in range(1, count + 1)]
        for person in crowd:
            person.started = True
        return crowd
