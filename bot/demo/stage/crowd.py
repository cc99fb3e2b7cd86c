"""Readers by the hundred, who subscribe by updates like anybody, and a count of who has got the newest issue."""

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.demo.phone import Person
from bot.demo.telegram.event import Event, Kind
from bot.demo.world import World

FIRST = 500_001
LANGUAGES = ("be", "ru", "en")
MANY = 2


@dataclass
class Member:
    """`got`: how often each text came, after the greeting."""

    person: Person
    joined: bool = False
    got: Counter[str] = field(default_factory=Counter)


class Crowd:
    """Whatever comes after the answer to `/subscribe` is taken for an issue; the newest text per language counts."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._members: dict[int, Member] = {}
        self._greetings: set[str] = set()
        self._issues: set[tuple[str, str]] = set()
        self._newest: dict[str, str] = {}
        self._numbers = itertools.count(FIRST)
        self._languages: Iterator[str] = itertools.cycle(LANGUAGES)

    def __contains__(self, person: int) -> bool:
        return person >= FIRST

    def add(self, size: int) -> None:
        for number in itertools.islice(self._numbers, size):
            language = next(self._languages)
            person = self._world.person(f"Reader {number - FIRST + 1}", language=language, user_id=number)
            self._members[number] = Member(person)
            person.says("/subscribe")

    def note(self, event: Event) -> bool:
        """Whether the event changes what is counted."""
        member = self._members.get(event.chat)
        if member is None or event.kind is not Kind.MESSAGE or event.body["sender"] != "bot":
            return False
        html, language = event.body["html"], member.person.language
        if not member.joined and html != self._newest.get(language):
            member.joined = True
            self._greetings.add(html)
        elif html not in self._greetings:  # a killed bot may answer `/subscribe` twice
            if (language, html) not in self._issues:
                self._issues.add((language, html))
                self._newest[language] = html
            member.got[html] += 1
        return True

    def received(self) -> str:
        """One sign per member: `-` still joining, else how often the newest issue came: 0, 1, or 2 for more."""
        return "".join(map(self._sign, self._members.values()))

    def _sign(self, member: Member) -> str:
        if not member.joined:
            return "-"
        return str(min(member.got[self._newest.get(member.person.language, "")], MANY))
