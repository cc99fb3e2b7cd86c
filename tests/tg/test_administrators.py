"""Who may choose for a group is asked of Telegram, and not asked again for a minute."""

from collections.abc import AsyncIterator

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.chats import Chat, Standing
from bot.demo.telegram.faults import BadGateway, Refuse
from bot.demo.telegram.server import StandIn
from bot.demo.world import World
from bot.tg.administrators import Administrators
from bot.tg.wire.api import Api
from tests.stage import TOKEN

HIDDEN = Refuse(400, "Bad Request: member list is inaccessible")


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def administrators(telegram: World, clock: Clock) -> AsyncIterator[Administrators]:
    async with StandIn(telegram) as standin, Api(standin.url, TOKEN) as api:
        yield Administrators(api, clock)


@pytest.fixture
def people(telegram: World) -> list[Person]:
    """An administrator, a member and a stranger."""
    return [telegram.person(name) for name in ("Anna", "Boris", "Carla")]


@pytest.fixture
def chat(telegram: World, people: list[Person]) -> Chat:
    anna, boris, _ = people
    group = telegram.group("Neighbours", anna, boris)
    anna.enters(group).adds_bot()
    return group


async def test_only_administrators_are(administrators: Administrators, chat: Chat, people: list[Person]) -> None:
    assert [await administrators.has(chat.id, person.id) for person in people] == [True, False, False]


async def test_where_telegram_does_not_speak_of_members_the_list_of_administrators_tells(
    telegram: World, administrators: Administrators, chat: Chat, people: list[Person]
) -> None:
    telegram.faults.add(method="getChatMember", then=HIDDEN, times=3)
    assert [await administrators.has(chat.id, person.id) for person in people] == [True, False, False]


async def test_nobody_may_choose_while_telegram_does_not_say(
    telegram: World, administrators: Administrators, chat: Chat, people: list[Person]
) -> None:
    telegram.faults.add(method="getChatMember", then=BadGateway(), times=1)
    assert await administrators.has(chat.id, people[0].id) is None
    assert await administrators.has(chat.id, people[0].id) is True


async def test_who_is_one_no_longer_may_choose_for_a_minute_at_most(
    telegram: World, administrators: Administrators, clock: Clock, chat: Chat, people: list[Person]
) -> None:
    anna = people[0]
    assert await administrators.has(chat.id, anna.id)
    chat.members[anna.id] = Standing.MEMBER
    asked = len(telegram.calls)
    clock.now += 59
    assert await administrators.has(chat.id, anna.id)
    assert len(telegram.calls) == asked
    clock.now += 2
    assert not await administrators.has(chat.id, anna.id)


async def test_of_a_chat_in_which_the_bot_is_not_nobody_is(
    administrators: Administrators, telegram: World, people: list[Person]
) -> None:
    other = telegram.group("Others", people[0])
    assert await administrators.has(other.id, people[0].id) is None
    assert await administrators.title(other.id) == ""


async def test_a_chat_has_a_title(administrators: Administrators, chat: Chat) -> None:
    assert await administrators.title(chat.id) == "Neighbours"
