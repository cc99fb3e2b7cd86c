"""How a bot learns what is new: nothing is lost before it is acknowledged, and only one may ask."""

import asyncio
import json
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from bot.demo.phone import Person
from bot.demo.telegram.server import StandIn
from bot.demo.world import World
from tests.demo.caller import TOKEN, Api

CONFLICT = "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_updates_stay_until_they_are_acknowledged(api: Api, anna: Person) -> None:
    for text in ("one", "two", "three"):
        anna.says(text)
    updates = await api("getUpdates")
    assert texts(updates) == texts(await api("getUpdates", offset=0)) == ["one", "two", "three"]
    assert texts(await api("getUpdates", limit=2)) == ["one", "two"]
    assert texts(await api("getUpdates", offset=updates[1]["update_id"])) == ["two", "three"]
    assert texts(await api("getUpdates", offset=-1)) == ["three"]
    assert await api("getUpdates", offset=updates[2]["update_id"] + 1) == []
    anna.says("four")
    [four] = await api("getUpdates")
    assert four["update_id"] == updates[2]["update_id"] + 1


async def test_a_backlog_of_100000_is_shown_a_hundred_at_a_time(api: Api, world: World, anna: Person) -> None:
    world.backlog(anna, "/stop", 100_000)
    assert len(world.updates) == 100_000
    first = await api("getUpdates", limit=500)
    assert texts(first) == ["/stop"] * 100
    last = first[-1]["update_id"]
    second = await api("getUpdates", offset=last + 1)
    assert [update["update_id"] for update in second] == list(range(last + 1, last + 101))
    assert len({update["message"]["message_id"] for update in (*first, *second)}) == 200
    assert len(await api("getUpdates", offset=-3)) == len(world.updates) == 3


@pytest.mark.parametrize(
    "broken", ['{"update_id":null}', "[]", '"x"', f'{{"message":{"[" * 5000}{"]" * 5000}}}', '{"update_id":NaN}']
)
async def test_an_update_goes_out_as_it_was_given_however_broken(
    api: Api, world: World, anna: Person, broken: str
) -> None:
    anna.says("before")
    world.updates.add_raw(broken)
    anna.says("after")
    async with api.session.get(f"{api.url}/bot{TOKEN}/getUpdates") as response:
        assert f"}},{broken},{{" in await response.text()
    assert texts(await api("getUpdates", offset=world.updates.next - 1)) == ["after"]


async def test_a_raw_update_may_name_its_number(api: Api, world: World) -> None:
    world.updates.add_raw(f'{{"update_id":{world.updates.next},"message":{{"date":{"9" * 400}}}}}')
    [update] = await api("getUpdates")
    assert await api("getUpdates", offset=update["update_id"] + 1) == []


async def test_updates_that_are_stuck_come_for_ever(api: Api, world: World, anna: Person) -> None:
    anna.says("again")
    world.updates.stuck = True
    offset = await newest(api) + 1
    assert texts(await api("getUpdates", offset=offset)) == texts(await api("getUpdates", offset=-1)) == ["again"]


async def test_a_poll_waits_for_the_next_update(api: Api, world: World, anna: Person) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    await world.updates.idle()
    anna.says("at last")
    assert texts(await poll) == ["at last"]
    assert await api("getUpdates", offset=await newest(api) + 1, timeout=0) == []


async def newest(api: Api) -> int:
    return int((await api("getUpdates", offset=-1))[0]["update_id"])


async def test_a_second_poller_ends_the_first_ones_wait(api: Api, world: World, anna: Person) -> None:
    first = asyncio.create_task(api.refused("getUpdates", timeout=30))
    await world.updates.idle()
    second = asyncio.create_task(api("getUpdates", timeout=30))
    assert await first == CONFLICT
    anna.says("hello")
    assert texts(await second) == ["hello"]


async def test_a_poll_ends_when_the_server_does(world: World) -> None:
    async with aiohttp.ClientSession() as session:
        async with StandIn(world) as standin:
            poll = asyncio.create_task(Api(session, standin.url)("getUpdates", timeout=50))
            await world.updates.idle()
        assert await poll == []


async def test_the_bot_is_idle_once_it_has_acknowledged_everything(api: Api, world: World, anna: Person) -> None:
    anna.says("hello")
    with pytest.raises(TimeoutError):
        await world.updates.idle(timeout=0)
    offset = await newest(api) + 1
    poll = asyncio.create_task(api("getUpdates", offset=offset, timeout=30))
    await world.updates.idle()
    anna.says("more")
    assert texts(await poll) == ["more"]
    with pytest.raises(TimeoutError):
        await world.updates.idle(timeout=0)


async def test_only_the_kinds_that_were_asked_for_come_from_then_on(api: Api, anna: Person) -> None:
    await api("getUpdates", allowed_updates=["message"])
    anna.blocks()
    anna.unblocks()
    anna.says("hello")
    assert texts(await api("getUpdates")) == ["hello"]


async def test_a_block_is_told_and_so_is_its_end(api: Api, anna: Person) -> None:
    anna.blocks()
    anna.blocks()
    anna.unblocks()
    updates = [update["my_chat_member"] for update in await api("getUpdates")]
    states = [(one["old_chat_member"]["status"], one["new_chat_member"]["status"]) for one in updates]
    assert states == [("member", "kicked"), ("kicked", "member")]


async def test_a_file_can_be_fetched_up_to_20_mib(api: Api, anna: Person) -> None:
    anna.uploads("west.be.md", "Мінск".encode(), caption="here")
    anna.uploads("huge.bin", bytes(20 * 1024 * 1024 + 1))
    small, huge = [update["message"]["document"] for update in await api("getUpdates")]
    assert (small["file_name"], small["file_size"]) == ("west.be.md", 10)
    file = await api("getFile", file_id=small["file_id"])
    async with api.session.get(f"{api.url}/file/bot{TOKEN}/{file['file_path']}") as response:
        assert await response.text() == "Мінск"
    refusal = await api.refused("getFile", file_id=huge["file_id"])
    assert refusal == "400 Bad Request: file is too big"
    assert await api.refused("getFile", file_id="nonsense") == "400 Bad Request: invalid file_id"
    async with api.session.get(f"{api.url}/file/bot{TOKEN}/documents/../secret") as response:
        assert response.status == 404


async def test_a_bot_can_send_a_document(api: Api, world: World, anna: Person) -> None:
    form = aiohttp.FormData({"chat_id": str(anna.id), "caption": "<i>all</i>", "parse_mode": "HTML"})
    form.add_field("document", b"a,b", filename="list.csv")
    async with api.session.post(f"{api.url}/bot{TOKEN}/sendDocument", data=form) as response:
        assert (await response.json())["ok"]
    message = await anna.answer()
    assert message.document
    assert (message.text, message.document.file_name) == ("all", "list.csv")
    file = world.files.find(message.document.file_id)
    assert file
    assert file.content == b"a,b"
    await api("sendDocument", chat_id=anna.id, document=message.document.file_id)
    assert (await anna.answer()).document == message.document
    refusal = await api.refused("sendDocument", chat_id=anna.id)
    assert refusal == "400 Bad Request: there is no document in the request"


async def test_a_request_over_50_mib_is_too_large(api: Api, anna: Person) -> None:
    form = aiohttp.FormData({"chat_id": str(anna.id)})
    form.add_field("document", BytesIO(bytes(50 * 1024 * 1024)), filename="huge.bin")
    async with api.session.post(f"{api.url}/bot{TOKEN}/sendDocument", data=form) as response:
        assert (response.status, (await response.json())["description"]) == (413, "Request Entity Too Large")


async def test_parameters_may_come_by_query_form_or_json(api: Api, anna: Person) -> None:
    url = f"{api.url}/bot{TOKEN}/SENDMESSAGE"
    markup = json.dumps({"inline_keyboard": [[{"text": "x", "callback_data": "y"}]]})
    given = {"chat_id": str(anna.id), "text": "x", "reply_markup": markup, "disable_notification": "true"}
    for request in (
        api.session.get(url, params=given),
        api.session.post(url, data=given),
        api.session.post(url, json=given),
    ):
        async with request as response:
            assert (await response.json())["ok"]
    assert [(message.buttons, message.silent) for message in anna.messages[1:]] == [(["x"], True)] * 3
    async with api.session.post(url, data="{", headers={"Content-Type": "application/json"}) as response:
        assert (await response.json())["description"] == "Bad Request: can't parse JSON object"


async def test_another_token_is_not_let_in(api: Api) -> None:
    for token, status in ((TOKEN[:-1] + "B", 401), ("nonsense", 404)):
        for path in (f"bot{token}/getMe", f"file/bot{token}/documents/file_0.md"):
            async with api.session.get(f"{api.url}/{path}") as response:
                assert (response.status, (await response.json())["error_code"]) == (status, status)
