"""What the stand-in takes for a picture, and how it shows one, as strictly as Telegram."""

import json
from typing import Any

import aiohttp
import pytest
from aiogram.types import Message
from pydantic import TypeAdapter

from bot.demo.phone import Person
from bot.demo.stage.feed import message
from bot.demo.world import World
from tests.demo.caller import TOKEN, Api
from tests.png import png

UNKNOWN = "400 Bad Request: wrong file identifier/HTTP URL specified"


async def upload(api: Api, method: str, files: dict[str, bytes], **fields: Any) -> dict[str, Any]:
    form = aiohttp.FormData()
    for name, value in fields.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for name, content in files.items():
        form.add_field(name, content, filename="x.png", content_type="image/png")
    async with api.session.post(f"{api.url}/bot{TOKEN}/{method}", data=form) as response:
        answer: dict[str, Any] = await response.json()
        return answer


async def test_a_picture_is_answered_as_the_models_expect_in_all_its_sizes(api: Api, anna: Person) -> None:
    content = png(1170, 600)
    answer = await upload(api, "sendPhoto", {"photo": content}, chat_id=anna.id, caption="<b>x</b>", parse_mode="HTML")
    sent = TypeAdapter(Message).validate_python(answer["result"])
    assert sent.photo
    assert [(size.width, size.height) for size in sent.photo] == [(90, 46), (320, 164), (800, 410), (1170, 600)]
    assert sent.caption == "x"
    file = await api("getFile", file_id=sent.photo[-1].file_id)
    async with api.session.get(f"{api.url}/file/bot{TOKEN}/{file['file_path']}") as response:
        assert await response.read() == content


async def test_a_file_may_be_attached_by_name_and_one_that_is_not_used_is_refused(api: Api, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="x")
    place = {"chat_id": anna.id, "message_id": sent["message_id"]}
    media = {"type": "photo", "media": "attach://it", "caption": "new"}
    answer = await upload(api, "editMessageMedia", {"it": png()}, **place, media=media)
    assert TypeAdapter(Message).validate_python(answer["result"]).caption == "new"
    assert anna.last.picture
    answer = await upload(api, "sendPhoto", {"other": png()}, chat_id=anna.id, photo="attach://it")
    assert not answer["ok"]
    assert "no use of the file 'attach://other'" in answer["description"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "file must be non-empty"),
        (b"GIF89a" + bytes(40), "IMAGE_PROCESS_FAILED"),
        (png()[:20], "IMAGE_PROCESS_FAILED"),
        (png(3000, 100), "PHOTO_INVALID_DIMENSIONS"),
        (png(5500, 4600), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_what_is_no_picture_of_a_decent_form_is_refused(
    api: Api, anna: Person, content: bytes, words: str
) -> None:
    answer = await upload(api, "sendPhoto", {"photo": content}, chat_id=anna.id)
    assert (answer["error_code"], answer["description"]) == (400, f"Bad Request: {words}")


async def test_an_id_means_the_same_kind_of_file_only(api: Api, anna: Person, world: World) -> None:
    photo = world.files.add_picture(png(), 120, 80).document.file_id
    paper = world.files.add("west.md", b"x").file_id
    assert await api.refused("sendPhoto", chat_id=anna.id, photo="AgAC") == UNKNOWN
    refusal = await api.refused("sendPhoto", chat_id=anna.id, photo=paper)
    assert refusal == "400 Bad Request: can't use file of type Document as Photo"
    refusal = await api.refused("sendDocument", chat_id=anna.id, document=photo)
    assert refusal == "400 Bad Request: can't use file of type Photo as Document"
    assert await api.refused("sendPhoto", chat_id=anna.id) == "400 Bad Request: there is no photo in the request"
    refusal = await api.refused("sendPhoto", chat_id=anna.id, photo=photo, caption="x" * 1025)
    assert refusal == "400 Bad Request: message caption is too long"


async def test_a_picture_is_edited_as_a_picture_only(api: Api, anna: Person, world: World) -> None:
    photo = world.files.add_picture(png(), 120, 80).document.file_id
    sent = await api("sendPhoto", chat_id=anna.id, photo=photo, caption="x")
    place = {"chat_id": anna.id, "message_id": sent["message_id"]}
    refusal = await api.refused("editMessageText", **place, text="y")
    assert refusal == "400 Bad Request: there is no text in the message to edit"
    refusal = await api.refused("editMessageMedia", **place, media={"type": "photo", "media": photo, "caption": "x"})
    assert refusal.startswith("400 Bad Request: message is not modified")
    for media in ({"type": "video", "media": photo}, {"type": "photo"}, {"type": "photo", "media": photo, "x": 1}, {}):
        assert (await api.refused("editMessageMedia", **place, media=media)).startswith("400 Bad Request")


async def test_the_page_is_told_where_the_picture_is(api: Api, anna: Person, world: World) -> None:
    file = world.files.add_picture(png(), 120, 80)
    await api("sendPhoto", chat_id=anna.id, photo=file.sizes[0]["file_id"], caption="x")
    told = message(anna.last.as_json())
    assert told["picture"] == {"url": f"/pictures/{file.document.file_id}", "width": 120, "height": 80}
    assert message(anna.messages[0].as_json())["picture"] is None
