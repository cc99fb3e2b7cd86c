"""A picture on its way to Telegram: uploaded once, then known by its id."""

import asyncio
from collections.abc import AsyncIterator, Iterable

import pytest

from bot.demo.phone import Person
from bot.model.call import Call, Edit, Send
from bot.model.message import Button, Display, Message, Photo
from bot.model.outcome import NoSuchMessage, NotModified, Outcome, Rejected, Sent
from bot.model.reader import Address
from bot.model.update import CallbackQuery, ChatKind, Update
from bot.outbox.limiter import Limiter
from bot.outbox.pace import Pace
from bot.tg.chat import Chat
from bot.tg.reply import Reply
from bot.tg.wire.answers import uploaded
from bot.tg.wire.api import Api
from bot.tg.wire.sender import Sender
from tests.png import png
from tests.stage import TOKEN, Stage

BUTTONS = ((Button("Dark", "x"),),)


@pytest.fixture
def anna(stage: Stage) -> Person:
    anna = stage.telegram.person("Anna")
    anna.started = True
    return anna


@pytest.fixture
async def sender(stage: Stage) -> AsyncIterator[Sender]:
    async with Api(stage.url, TOKEN) as api:
        yield Sender(api.connections)


async def perform(sender: Sender, call: Call) -> Outcome:
    return await sender.perform(call, leaves=lambda: None)


async def test_an_uploaded_picture_arrives_whole_with_its_words_and_buttons_and_is_known_afterwards(
    stage: Stage, anna: Person, sender: Sender
) -> None:
    content = png()
    sent = await perform(sender, Send(Address(anna.id), Photo("<b>Навіны</b> &amp; x", BUTTONS, content=content)))
    assert isinstance(sent, Sent)
    assert anna.last.picture
    assert sent == Sent(anna.last.id, anna.last.picture["file_id"])
    file = stage.telegram.files.find(sent.file_id)
    assert file
    assert (file.content, anna.last.text, anna.last.buttons) == (content, "Навіны & x", ["Dark"])
    again = await perform(sender, Send(Address(anna.id), Photo("x", file_id=sent.file_id)))
    assert again == Sent(anna.last.id)
    assert anna.last.picture["file_id"] == sent.file_id


async def test_a_picture_takes_the_place_of_another_and_of_a_text(anna: Person, sender: Sender) -> None:
    await perform(sender, Send(Address(anna.id), Message("text", BUTTONS)))
    place = anna.last.id
    edited = await perform(sender, Edit(Address(anna.id), place, Photo("one", BUTTONS, content=png())))
    assert isinstance(edited, Sent)
    assert edited.file_id
    assert (anna.last.id, anna.last.text, anna.last.buttons) == (place, "one", ["Dark"])
    same = await perform(sender, Edit(Address(anna.id), place, Photo("one", BUTTONS, file_id=edited.file_id)))
    assert same == NotModified()
    other = await perform(sender, Edit(Address(anna.id), place, Photo("two", content=png(grey=9))))
    assert isinstance(other, Sent)
    assert (anna.last.text, other.file_id == edited.file_id) == ("two", False)


async def test_no_text_takes_the_place_of_a_picture(anna: Person, sender: Sender) -> None:
    await perform(sender, Send(Address(anna.id), Photo("one", content=png())))
    assert isinstance(await perform(sender, Edit(Address(anna.id), anna.last.id, Message("x"))), NoSuchMessage)


@pytest.mark.parametrize("photo", [Photo("x", file_id="of another bot"), Photo("x", content=b"no picture")])
async def test_what_telegram_takes_for_no_picture_is_rejected(anna: Person, sender: Sender, photo: Photo) -> None:
    assert isinstance(await perform(sender, Send(Address(anna.id), photo)), Rejected)


@pytest.mark.parametrize("body", [b"", b"{}", b'{"ok":true,"result":true}', b'{"ok":true,"result":{"photo":[]}}'])
def test_an_answer_without_a_picture_tells_of_none(body: bytes) -> None:
    assert uploaded(body) == ""


async def test_who_hears_that_a_picture_is_not_known_any_more_may_say_something_else(
    anna: Person, sender: Sender
) -> None:
    heard: list[Outcome] = []

    async def again(outcome: Outcome) -> Reply | None:
        heard.append(outcome)
        return Reply(shown(png()), below=True, heard=last) if isinstance(outcome, Rejected) else None

    async def last(outcome: Outcome) -> None:
        heard.append(outcome)

    kept: list[object] = []

    async def keep(address: Address, messages: Iterable[int]) -> None:
        kept.extend((address, *messages))

    def shown(content: bytes = b"", file_id: str = "") -> Display:
        return Photo("x", content=content, file_id=file_id)

    chat = Chat(sender, Limiter(Pace(30, 0, 300), asyncio.get_running_loop().time), keep)
    update = Update(1, anna.id, ChatKind.PRIVATE, anna.id, "en", None, CallbackQuery("1", "x", 0))
    outcome = await chat.answer(
        update, Reply(shown(file_id="old"), below=True, guarded=True, vanishes=True, heard=again)
    )
    assert isinstance(outcome, Sent)
    assert [type(each) for each in heard] == [Rejected, Sent]
    assert heard[-1] == outcome
    assert anna.last.protected
    assert kept[:2] == [Address(anna.id), anna.last.id]
