"""A world of its own for each test, and a client of it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.demo.phone import Person
from bot.demo.telegram.server import StandIn
from bot.demo.world import World
from tests.demo.caller import TOKEN, Api


@pytest.fixture
def world() -> World:
    return World(TOKEN)


@pytest.fixture
async def standin(world: World) -> AsyncIterator[StandIn]:
    async with StandIn(world) as standin:
        yield standin


@pytest.fixture
async def api(standin: StandIn) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(session, standin.url)


@pytest.fixture
def anna(world: World) -> Person:
    """Somebody who has started the bot, and of whom there is no update left."""
    person = world.person("Anna", language="be")
    person.says("/start")
    world.updates.drop()
    return person
