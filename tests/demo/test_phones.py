"""Which chats of the demo's phones show what happens in a group."""

from typing import Any

import pytest

from bot.demo.phone import Person
from bot.demo.stage.crowd import Crowd
from bot.demo.stage.phones import Phones, key
from bot.demo.telegram.chats import Chat, Standing
from bot.demo.telegram.event import Event, Kind
from bot.demo.world import World

TOPIC = 7


@pytest.fixture
def boris(world: World) -> Person:
    return world.person("Boris")


@pytest.fixture
def group(world: World, anna: Person, boris: Person) -> Chat:
    return world.group("Neighbours", anna, boris, forum=True)


@pytest.fixture
def phones(world: World, group: Chat, anna: Person, boris: Person) -> Phones:
    """Both see General, and Anna a topic besides."""
    phones = Phones(world, Crowd(world))
    for person in (anna, boris):
        phones.enter(person, group, topic="General")
    phones.enter(anna, group, thread=TOPIC, topic="Bulletin")
    return phones


def event(kind: Kind, chat: int, **body: Any) -> Event:
    return Event(kind, chat, {"thread": 0, "receiver": 0} | body)


def test_a_message_is_seen_in_its_topic_by_all_or_by_the_one_whom_it_is_for(
    phones: Phones, group: Chat, anna: Person, boris: Person
) -> None:
    general = [f"{person.id}:{group.id}:0" for person in (anna, boris)]
    seen = [
        phones.concerned(event(Kind.MESSAGE, group.id)),
        phones.concerned(event(Kind.MESSAGE, group.id, thread=TOPIC)),
        phones.concerned(event(Kind.EDITED, group.id, receiver=boris.id)),
        phones.concerned(event(Kind.NOTICE, group.id, person=boris.id)),
        phones.concerned(event(Kind.MESSAGE, anna.id)),
    ]
    topic = f"{anna.id}:{group.id}:{TOPIC}"
    assert [list(map(key, each)) for each in seen] == [general, [topic], general[1:], general[1:], [anna.id]]


def test_a_chat_is_found_by_its_key(phones: Phones) -> None:
    assert all(phones.find(key(each)) is each for each in phones)
    for unknown in ("1:2:3", 99):
        with pytest.raises(LookupError):
            phones.find(unknown)


def test_who_leads_a_group_may_let_the_bot_in(phones: Phones, group: Chat, anna: Person) -> None:
    general = [each for each in phones if each.chat is group and not each.thread]
    assert [phones.described(each)["chat"]["leads"] for each in general] == [True, False]
    assert all(phones.described(each)["blocked"] for each in general)
    anna.enters(group).adds_bot(Standing.MEMBER)
    assert not any(phones.described(each)["blocked"] for each in general)
