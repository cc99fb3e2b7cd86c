"""What may stand in a log by accident shows nothing of people."""

from datetime import date

import pytest

from bot.model.call import SendFile
from bot.model.cell import Passage
from bot.model.entity import Entity
from bot.model.message import Message
from bot.model.reader import Address
from bot.model.reading import Doubt
from bot.model.receipt import File
from bot.model.update import CallbackQuery, ChatKind, Command, Document, Happening, Update, Words

CHAT = 48151623
SECRET = "anna-private"
MARKED = (Entity("text_link", 0, 4, url=SECRET),)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(Address(CHAT, CHAT), id="an address"),
        pytest.param(Document("file", SECRET, 5, caption=SECRET), id="a file's name and caption"),
        pytest.param(Words(SECRET, MARKED), id="words and their links"),
        pytest.param(Passage(1, SECRET, MARKED), id="a passage"),
        pytest.param(SendFile(Address(CHAT), SECRET, SECRET.encode(), Message("")), id="a file of ours"),
        pytest.param(
            File(SECRET, SECRET.encode(), date(2019, 5, 20), {Doubt.HEADLINE: SECRET}), id="a file that was sent"
        ),
    ],
)
def test_what_is_printed_names_nobody_and_quotes_nobody(value: object) -> None:
    assert SECRET not in f"{value!r} {value}"
    assert str(CHAT) not in f"{value!r} {value}"


@pytest.mark.parametrize(
    ("what", "printed"),
    [
        (Command("start", SECRET), "Update(Command)"),
        (CallbackQuery(SECRET, SECRET, CHAT), "Update(CallbackQuery)"),
        (Words(SECRET), "Update(Words)"),
    ],
)
def test_an_update_tells_only_of_which_kind_it_is(what: Happening, printed: str) -> None:
    update = Update(CHAT, CHAT, ChatKind.PRIVATE, CHAT, "be", None, what, message=CHAT, album=SECRET)
    assert repr(update) == printed
