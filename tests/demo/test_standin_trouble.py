"""Trouble on demand, and the limits."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest

from bot.demo.phone import Person
from bot.demo.telegram.faults import BadGateway, Garbled, Page, Refuse, Reset, Slow, bomb, redirect
from bot.demo.telegram.limits import Limits
from bot.demo.telegram.server import StandIn
from bot.demo.world import World
from tests.demo.caller import TOKEN, Api


def heard(person: Person) -> list[str]:
    return [message.text for message in person.messages if message.sender == "bot"]


async def test_a_refusal_strikes_the_ordered_calls_and_no_others(api: Api, world: World, anna: Person) -> None:
    boris = world.crowd(1)[0]
    fault = Refuse(500, "Internal Server Error: sent message was immediately deleted")
    world.faults.add(method="sendMessage", chat=anna.id, skip=1, times=2, then=fault)
    statuses = []
    for text in ("one", "two", "three", "four"):
        await api("sendMessage", chat_id=boris.id, text=text)
        statuses.append((await api.answer("sendMessage", chat_id=anna.id, text=text))[0])
    assert statuses == [200, 500, 500, 200]
    assert heard(anna) == ["one", "four"]
    assert len(heard(boris)) == 4


async def test_a_fault_without_an_end_lasts_until_it_is_cleared(api: Api, world: World, anna: Person) -> None:
    world.faults.add(times=None, then=Refuse(429, "Too Many Requests: retry after 7", {"retry_after": 7}))
    status, answer = await api.answer("sendMessage", chat_id=anna.id, text="x")
    assert (status, answer["parameters"]) == (429, {"retry_after": 7})
    assert await api.refused("getMe") == "429 Too Many Requests: retry after 7"
    world.faults.clear()
    assert await api("getMe")


@pytest.mark.parametrize("delivered", [False, True])
async def test_a_connection_breaks_before_or_after_the_message_went_out(
    api: Api, world: World, anna: Person, delivered: bool
) -> None:
    world.faults.add(then=Reset(delivered=delivered))
    with pytest.raises(aiohttp.ClientConnectionError):
        await api("sendMessage", chat_id=anna.id, text="x")
    assert heard(anna) == (["x"] if delivered else [])
    assert [(call.method, call.chat, call.accepted) for call in world.calls] == [("sendMessage", anna.id, delivered)]


async def test_an_answer_is_cut_off_after_the_message_went_out(api: Api, world: World, anna: Person) -> None:
    world.faults.add(then=Garbled())
    with pytest.raises(json.JSONDecodeError):
        await api("sendMessage", chat_id=anna.id, text="x")
    assert heard(anna) == ["x"]


@pytest.mark.parametrize("delivered", [False, True])
async def test_a_proxy_answers_with_a_page_of_its_own(api: Api, world: World, anna: Person, delivered: bool) -> None:
    world.faults.add(then=BadGateway(delivered=delivered))
    url = f"{api.url}/bot{TOKEN}/sendMessage"
    async with api.session.post(url, json={"chat_id": anna.id, "text": "x"}) as response:
        assert (response.status, response.content_type) == (502, "text/html")
    assert heard(anna) == (["x"] if delivered else [])


@pytest.mark.parametrize("status", [403, 404, 421, 503])
async def test_a_page_of_any_status_comes_in_place_of_updates_and_loses_none(
    api: Api, world: World, anna: Person, status: int
) -> None:
    anna.says("hello")
    world.faults.add(method="getUpdates", then=Page(status, "<h1>Go away</h1>"))
    async with api.session.get(f"{api.url}/bot{TOKEN}/getUpdates") as response:
        assert (response.status, response.content_type, await response.text()) == (
            status,
            "text/html",
            "<h1>Go away</h1>",
        )
    assert len(await api("getUpdates")) == 1


async def test_an_answer_may_be_no_json_though_it_says_so(api: Api, world: World) -> None:
    world.faults.add(then=Page(200, '{"ok": true, "result": [NaN', "application/json"))
    with pytest.raises(json.JSONDecodeError):
        await api("getUpdates")


async def test_a_bot_is_sent_to_another_host(api: Api, world: World, anna: Person) -> None:
    world.faults.add(then=redirect("http://elsewhere.invalid/"))
    url, asked = f"{api.url}/bot{TOKEN}/sendMessage", {"chat_id": anna.id, "text": "x"}
    async with api.session.post(url, json=asked, allow_redirects=False) as response:
        assert (response.status, response.headers["Location"]) == (302, "http://elsewhere.invalid/")
    assert heard(anna) == []


async def test_a_small_answer_may_be_huge_when_it_is_unpacked(api: Api, world: World) -> None:
    world.faults.add(then=bomb(8 << 20), times=2)
    assert await api("getUpdates") == []
    url = f"{api.url}/bot{TOKEN}/getUpdates"
    async with aiohttp.ClientSession(auto_decompress=False) as session, session.get(url) as response:
        assert len(await response.read()) < 16 << 10


@pytest.mark.parametrize("method", ["getUpdates", "answerCallbackQuery"])
async def test_any_method_can_meet_a_flood_limit(api: Api, world: World, method: str) -> None:
    fault = Refuse(429, "Too Many Requests: retry after 9", {"retry_after": 9})
    world.faults.add(method=method, then=fault)
    status, answer = await api.answer(method)
    assert (status, answer["parameters"]) == (429, {"retry_after": 9})


@pytest.mark.parametrize("delivered", [False, True])
async def test_a_call_is_held_until_the_gate_opens(api: Api, world: World, anna: Person, delivered: bool) -> None:
    slow = Slow(gate=asyncio.Event(), delivered=delivered)
    world.faults.add(then=slow)
    call = asyncio.create_task(api("sendMessage", chat_id=anna.id, text="x"))
    await slow.arrived.wait()
    assert heard(anna) == (["x"] if delivered else [])
    assert not call.done()
    assert slow.gate
    slow.gate.set()
    await call
    assert heard(anna) == ["x"]


class Clock:
    """Time that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def call(api: Api, people: Iterator[Person]) -> dict[str, Any]:
    _, answer = await api.answer("sendMessage", chat_id=next(people).id, text="x")
    return answer


async def test_whoever_sends_too_fast_waits_until_the_time_is_up(clock: Clock) -> None:
    world = World(TOKEN, limits=Limits(bot=30, chat=1), clock=clock)
    people = iter(world.crowd(100))
    async with aiohttp.ClientSession() as session, StandIn(world) as standin:
        api = Api(session, standin.url)
        assert all([(await call(api, people))["ok"] for _ in range(30)])
        refused = await call(api, people)
        assert refused == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 3",
            "parameters": {"retry_after": 3},
        }
        clock.now += 0.5
        assert (await call(api, people))["parameters"] == {"retry_after": 3}
        clock.now += 2
        assert (await call(api, people))["parameters"] == {"retry_after": 1}
        assert await api("getMe"), "only messages and edits count"
        clock.now += 0.5
        assert (await call(api, people))["ok"]


async def test_one_chat_gets_one_message_a_second_and_an_edit_counts(clock: Clock) -> None:
    world = World(TOKEN, limits=Limits(), clock=clock)
    anna, boris = world.crowd(2)
    async with aiohttp.ClientSession() as session, StandIn(world) as standin:
        api = Api(session, standin.url)
        sent = await api("sendMessage", chat_id=anna.id, text="x")
        edit = {"chat_id": anna.id, "message_id": sent["message_id"], "text": "y"}
        assert await api.refused("editMessageText", **edit) == "429 Too Many Requests: retry after 3"
        await api("sendMessage", chat_id=boris.id, text="x")
        clock.now += 3
        await api("editMessageText", **edit)
    assert heard(anna) == ["y"]


async def test_messages_that_are_paid_for_have_a_limit_of_their_own(clock: Clock) -> None:
    world = World(TOKEN, limits=Limits(bot=2, paid=5), clock=clock)
    people = world.crowd(8)
    async with aiohttp.ClientSession() as session, StandIn(world) as standin:
        api = Api(session, standin.url)
        for person in people[:2]:
            await api("sendMessage", chat_id=person.id, text="x")
        assert "429" in await api.refused("sendMessage", chat_id=people[2].id, text="x")
        for person in people[2:5]:
            await api("sendMessage", chat_id=person.id, text="x", allow_paid_broadcast=True)
        assert "429" in await api.refused("sendMessage", chat_id=people[5].id, text="x", allow_paid_broadcast=True)


async def test_answers_to_who_wrote_are_no_bulk_messages_unless_the_limit_is_strict(clock: Clock) -> None:
    sent = []
    for answers in (0.0, 60.0):
        world = World(TOKEN, limits=Limits(bot=2, paid=5, answers=answers), clock=clock)
        people = world.crowd(8)
        async with aiohttp.ClientSession() as session, StandIn(world) as standin:
            api = Api(session, standin.url)
            for person in people[:6]:
                person.says("/latest")
            answered = [(await call(api, iter([person])))["ok"] for person in people]
            sent.append(answered)
    strict, lenient = sent
    assert strict == [True] * 2 + [False] * 6
    assert lenient == [True] * 5 + [False] * 3, "all that is sent has its limit too"


async def test_an_answer_that_comes_late_is_a_bulk_message(clock: Clock) -> None:
    world = World(TOKEN, limits=Limits(bot=1, answers=60), clock=clock)
    anna, boris = world.crowd(2)
    async with aiohttp.ClientSession() as session, StandIn(world) as standin:
        api = Api(session, standin.url)
        anna.says("/latest")
        clock.now += 61
        await api("sendMessage", chat_id=boris.id, text="x")
        assert "429" in await api.refused("sendMessage", chat_id=anna.id, text="x")


async def test_a_group_gets_twenty_messages_a_minute(clock: Clock) -> None:
    world = World(TOKEN, limits=Limits(), clock=clock)
    anna = world.person("Anna")
    group = world.group("Newsroom", anna)
    anna.enters(group).adds_bot()
    async with aiohttp.ClientSession() as session, StandIn(world) as standin:
        api = Api(session, standin.url)
        for _ in range(20):
            await api("sendMessage", chat_id=group.id, text="x")
            clock.now += 2
        assert "429" in await api.refused("sendMessage", chat_id=group.id, text="x")
        clock.now += 22
        await api("sendMessage", chat_id=group.id, text="x")
