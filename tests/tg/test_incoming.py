"""Whatever an update holds, it is read, passed over or called broken; nothing else ever comes of it."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.update import CallbackQuery, ChatKind, Command, Document, Update, Words
from bot.tg.wire.incoming import BrokenUpdateError, read_update

PERSON = {"id": 1001, "is_bot": False, "first_name": "Anna", "language_code": "be"}
CHAT = {"id": 1001, "type": "private", "first_name": "Anna"}
MESSAGE = {"message_id": 5, "date": 1_700_000_000, "chat": CHAT, "from": PERSON}
FILE = {"file_id": "AgAC", "file_unique_id": "AQ", "file_name": "west.be.md", "file_size": 10}
GOOD: list[dict[str, Any]] = [
    {"update_id": 1, "message": MESSAGE | {"text": "/preview 2019-W21"}},
    {"update_id": 2, "message": MESSAGE | {"document": FILE}},
    {"update_id": 3, "callback_query": {"id": "77", "from": PERSON, "message": MESSAGE, "data": "set:be"}},
    {"update_id": 4, "callback_query": {"id": "77", "from": PERSON, "inline_message_id": "x"}},
    {
        "update_id": 5,
        "my_chat_member": {"chat": CHAT, "from": PERSON, "date": 5, "new_chat_member": {"status": "kicked"}},
    },
]
ODD = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=-(10**400), max_value=10**400)
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from(["\ud800", "\x00", "/", "/start", "/start@bot \udfff", "private", "kicked", "x" * 10_000])
    | st.recursive(st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5)
)


def places(value: object, way: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Where something stands in it."""
    if not isinstance(value, dict):
        return [way]
    return [way, *(place for key, inner in value.items() for place in places(inner, (*way, key)))][not way :]


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    """An update as Telegram sends it, in which some values are others, or gone."""
    update = copy.deepcopy(draw(st.sampled_from(GOOD)))
    for _ in range(draw(st.integers(1, 3))):
        *way, key = draw(st.sampled_from(places(update)))
        inner: Any = update
        for step in way:
            inner = inner[step]
        if draw(st.booleans()):
            inner[key] = draw(ODD)
        else:
            del inner[key]
        if not update:
            break
    return update


@given(damaged())
def test_no_damage_to_an_update_does_anything_but_spoil_it(update: Any) -> None:
    try:
        read = read_update(update, 1, "zvodka_bot")
    except BrokenUpdateError:
        return
    if read is not None:
        encodable(read)


def encodable(update: Update) -> None:
    """What goes on from it, into the database or back to Telegram, fits there."""
    for number in (update.chat, update.person, update.made or 0):
        number.to_bytes(8, "big", signed=True)
    match update.what:
        case Document(file, name):
            f"{file}{name}{update.language}".encode()
        case CallbackQuery(query):
            f"{query}{update.language}".encode()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ({"text": "/Latest"}, Command("latest")),
        ({"text": "/latest@Zvodka_Bot  2019-W21 "}, Command("latest", "2019-W21")),
        ({"text": "/latest@another_bot"}, Words()),
        ({"text": "/"}, Words()),
        ({"text": "Hello"}, Words()),
        ({"sticker": {}}, Words()),
        ({"photo": []}, Words()),
        ({"document": FILE}, Document("AgAC", "west.be.md", 10)),
        ({"document": {"file_id": "AgAC"}}, Document("AgAC", "?", 0)),
    ],
)
def test_what_somebody_sends_is_one_of_a_few_things(content: dict[str, Any], what: object) -> None:
    read = read_update({"update_id": 1, "message": MESSAGE | content}, 1, "zvodka_bot")
    assert read
    assert (read.chat, read.kind, read.person, read.language, read.what) == (1001, ChatKind.PRIVATE, 1001, "be", what)


@pytest.mark.parametrize("kind", ["pinned_message", "new_chat_title", "message_auto_delete_timer_changed"])
def test_what_only_tells_of_something_that_happened_is_passed_over(kind: str) -> None:
    assert read_update({"update_id": 1, "message": MESSAGE | {kind: {}}}, 1, "zvodka_bot") is None


@pytest.mark.parametrize("kind", ["edited_message", "channel_post", "inline_query", "chat_member", "something_new"])
def test_kinds_that_nobody_asked_for_are_passed_over(kind: str) -> None:
    assert read_update({"update_id": 1, kind: MESSAGE | {"text": "/help"}}, 1, "zvodka_bot") is None
