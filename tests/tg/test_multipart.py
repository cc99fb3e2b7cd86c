"""A file on its way to Telegram."""

import pytest

from bot.demo.phone import Person
from bot.model.call import SendFile
from bot.model.message import Button, Message
from bot.model.outcome import Sent
from bot.model.reader import Address
from bot.tg.wire.api import Api
from bot.tg.wire.multipart import upload
from bot.tg.wire.sender import Sender
from tests.stage import TOKEN, Stage


@pytest.fixture
def anna(stage: Stage) -> Person:
    anna = stage.telegram.person("Anna")
    anna.started = True
    return anna


@pytest.mark.parametrize("name", ["west.be.md", "Захад «22».md", 'a"; filename="b.md', "a\r\nb.md"])
async def test_a_file_arrives_as_it_is_with_its_name_its_words_and_its_buttons(
    stage: Stage, anna: Person, name: str
) -> None:
    content = bytes(range(256)) * 300 + b"\r\n--\r\n"
    message = Message("<b>Навіна</b>", ((Button("See it", "x"),),))
    async with Api(stage.url, TOKEN) as api:
        outcome = await Sender(api.connections).perform(
            SendFile(Address(anna.id), name, content, message), leaves=lambda: None
        )
    assert outcome == Sent(anna.last.id)
    assert anna.last.document
    file = stage.telegram.files.find(anna.last.document.file_id)
    assert file
    assert (file.content, anna.last.html, anna.last.buttons) == (content, message.html, ["See it"])
    assert anna.last.document.file_name in (name, name.replace('"', "%22"), name.replace("\r\n", "%0D%0A"))


def test_no_content_can_end_its_own_part() -> None:
    call = SendFile(Address(1), "a.md", b"", Message("x"))
    assert upload(call)[0] != upload(call)[0]


def test_nothing_of_a_file_is_told_to_who_prints_the_call() -> None:
    assert "secret" not in repr(SendFile(Address(1), "secret.md", b"secret", Message("x")))
