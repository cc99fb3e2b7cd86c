"""Whatever an update holds, it is read, passed over or called broken; nothing else ever comes of it."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.entity import Entity
from bot.model.update import (
    Blocked,
    CallbackQuery,
    ChatKind,
    Command,
    Document,
    InlineQuery,
    Joined,
    Media,
    MediaKind,
    Migrated,
    Update,
    Words,
)
from bot.tg.wire.incoming import BrokenUpdateError, read_update

PERSON = {"id": 1001, "is_bot": False, "first_name": "Anna", "language_code": "be"}
CHAT = {"id": 1001, "type": "private", "first_name": "Anna"}
MESSAGE = {"message_id": 5, "date": 1_700_000_000, "chat": CHAT, "from": PERSON}
FILE = {"file_id": "AgAC", "file_unique_id": "AQ", "file_name": "west.be.md", "file_size": 10}
BOLD = {"type": "bold", "offset": 0, "length": 2}
LINK = {"type": "text_link", "offset": 2, "length": 3, "url": "https://example.org/"}
GOOD: list[dict[str, Any]] = [
    {"update_id": 1, "message": MESSAGE | {"text": "/preview 2019-W21"}},
    {"update_id": 2, "message": MESSAGE | {"document": FILE, "caption": "Here", "media_group_id": "135"}},
    {"update_id": 3, "callback_query": {"id": "77", "from": PERSON, "message": MESSAGE, "data": "set:be"}},
    {"update_id": 4, "callback_query": {"id": "77", "from": PERSON, "inline_message_id": "x"}},
    {
        "update_id": 5,
        "my_chat_member": {"chat": CHAT, "from": PERSON, "date": 5, "new_chat_member": {"status": "kicked"}},
    },
]
GOOD += [
    {"update_id": 6, "message": MESSAGE | {"text": "Hello", "entities": [BOLD], "reply_to_message": MESSAGE}},
    {"update_id": 7, "edited_message": MESSAGE | {"text": "Hello", "entities": [LINK], "edit_date": 1_700_000_009}},
]
GOOD += [
    {"update_id": 8, "inline_query": {"id": "88", "from": PERSON, "query": "ties", "offset": ""}},
    {"update_id": 9, "message": MESSAGE | {"text": "Ties", "via_bot": {"id": 7, "is_bot": True, "username": "gif"}}},
]
HERE = Entity("text_link", 2, 3, url="https://example.org/")
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
    numbers = (
        update.chat,
        update.person,
        update.made or 0,
        update.message,
        update.reply_to,
        update.thread,
        update.aside,
    )
    for number in numbers:
        number.to_bytes(8, "big", signed=True)
    match update.what:
        case Document(file, name, _, caption):
            f"{file}{name}{caption}{update.language}{update.album}".encode()
        case Words(text, entities):
            f"{text}{''.join(each.type + each.url + each.language for each in entities)}".encode()
            for each in entities:
                (each.offset + each.length).to_bytes(8, "big", signed=True)
        case CallbackQuery(query):
            f"{query}{update.language}".encode()
        case InlineQuery(query, text):
            f"{query}{text}{update.language}".encode()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ({"text": "/Latest"}, Command("latest")),
        ({"text": "/latest@Zvodka_Bot  2019-W21 "}, Command("latest", "2019-W21")),
        ({"text": "/latest@another_bot"}, Words("/latest@another_bot")),
        ({"text": "/"}, Words("/")),
        ({"text": "Hello", "entities": [BOLD, LINK]}, Words("Hello", (Entity("bold", 0, 2), HERE))),
        ({"text": "Hello \ud83d"}, Words("Hello \ufffd")),
        ({"sticker": {}}, Media(MediaKind.OTHER)),
        ({"photo": [], "caption": "Look"}, Media(MediaKind.PHOTO)),
        ({"voice": {}}, Media(MediaKind.VOICE)),
        ({"document": FILE, "caption": "/publish"}, Document("AgAC", "west.be.md", 10, "/publish")),
        ({"document": {"file_id": "AgAC"}}, Document("AgAC", "?", 0)),
    ],
)
def test_what_somebody_sends_is_one_of_a_few_things(content: dict[str, Any], what: object) -> None:
    read = read_update({"update_id": 1, "message": MESSAGE | content}, 1, "zvodka_bot")
    assert read
    assert (read.chat, read.kind, read.person, read.language, read.what) == (1001, ChatKind.PRIVATE, 1001, "be", what)


def test_a_message_says_where_it_stands_and_what_it_belongs_to() -> None:
    raw = MESSAGE | {"text": "Hello", "reply_to_message": MESSAGE | {"message_id": 4}, "media_group_id": "135"}
    read = read_update({"update_id": 1, "message": raw}, 1, "zvodka_bot")
    assert read
    assert (read.message, read.reply_to, read.album, read.edited) == (5, 4, "135", False)


def test_what_was_edited_is_read_as_what_it_says_now() -> None:
    raw = MESSAGE | {"text": "/publish", "edit_date": 1_700_000_009}
    read = read_update({"update_id": 1, "edited_message": raw}, 1, "zvodka_bot")
    assert read
    assert (read.what, read.message, read.edited, read.made) == (Command("publish"), 5, True, 1_700_000_009)


@pytest.mark.parametrize("content", [{"text": "Hello", "entities": [BOLD]}, {"document": FILE, "caption": "Hello"}])
def test_what_is_said_in_a_group_is_not_read(content: dict[str, Any]) -> None:
    group = {"id": -1, "type": "supergroup"}
    read = read_update({"update_id": 1, "message": MESSAGE | {"chat": group} | content}, 1, "zvodka_bot")
    assert read
    assert read.what in (Words(), Document("AgAC", "west.be.md", 10))


@pytest.mark.parametrize(
    "content",
    [{"text": "A secret", "entities": [BOLD]}, {"document": FILE | {"file_name": "A secret"}, "caption": "A secret"}],
)
def test_no_text_or_name_of_a_file_is_told_to_who_prints_an_update(content: dict[str, Any]) -> None:
    read = read_update({"update_id": 1, "message": MESSAGE | content}, 1, "zvodka_bot")
    assert read
    assert "secret" not in f"{read!r}{read.what!r}"


@pytest.mark.parametrize("kind", ["pinned_message", "new_chat_title", "message_auto_delete_timer_changed"])
def test_what_only_tells_of_something_that_happened_is_passed_over(kind: str) -> None:
    assert read_update({"update_id": 1, "message": MESSAGE | {kind: {}}}, 1, "zvodka_bot") is None


def test_what_is_typed_behind_the_bots_name_is_asked_in_the_persons_own_chat() -> None:
    told = read_update({"update_id": 8, "inline_query": GOOD[7]["inline_query"] | {"chat_type": "group"}}, 8, "a_bot")
    assert told
    assert (told.chat, told.kind, told.person, told.what) == (1001, ChatKind.PRIVATE, 1001, InlineQuery("88", "ties"))


@pytest.mark.parametrize(("by", "heard"), [("A_Bot", False), ("gif", True)])
def test_what_was_put_into_the_chat_with_our_own_help_is_nothing_that_somebody_says(by: str, heard: bool) -> None:
    message = MESSAGE | {"text": "Ties", "via_bot": {"id": 7, "is_bot": True, "username": by}}
    assert (read_update({"update_id": 1, "message": message}, 1, "a_bot") is not None) is heard


@pytest.mark.parametrize(
    "kind", ["edited_channel_post", "channel_post", "chosen_inline_result", "chat_member", "something_new"]
)
def test_kinds_that_nobody_asked_for_are_passed_over(kind: str) -> None:
    assert read_update({"update_id": 1, kind: MESSAGE | {"text": "/help"}}, 1, "zvodka_bot") is None


GROUP = {"id": -1001, "type": "supergroup", "title": "Neighbours"}
IN_GROUP = MESSAGE | {"chat": GROUP, "text": "/latest"}


def read(**body: Any) -> Update | None:
    return read_update({"update_id": 1, **body}, 1, "zvodka_bot")


def standing(chat: dict[str, Any], before: str, now: str) -> dict[str, Any]:
    change = {"old_chat_member": {"status": before}, "new_chat_member": {"status": now}}
    return {"chat": chat, "from": PERSON, "date": 5, **change}


@pytest.mark.parametrize(
    ("given", "thread"),
    [
        ({"message_thread_id": 7, "is_topic_message": True}, 7),
        ({"message_thread_id": 7}, 0),
        ({}, 0),
    ],
    ids=["in a topic", "in a thread of answers", "in General"],
)
def test_a_message_says_in_which_topic_of_a_forum_it_stands(given: dict[str, Any], thread: int) -> None:
    said = read(message=IN_GROUP | given)
    pressed = read(callback_query={"id": "77", "from": PERSON, "message": IN_GROUP | given, "data": "x"})
    assert said
    assert pressed
    assert (said.thread, pressed.thread) == (thread, thread)


def test_a_command_that_only_the_bot_sees_and_the_buttons_below_its_answer_say_so() -> None:
    aside = {"message_id": 0, "ephemeral_message_id": 12}
    said = read(message=IN_GROUP | aside)
    pressed = read(callback_query={"id": "77", "from": PERSON, "message": IN_GROUP | aside, "data": "x"})
    assert said
    assert pressed
    assert (said.aside, pressed.aside, pressed.what) == (12, 12, CallbackQuery("77", "x", 0))


@pytest.mark.parametrize(
    ("sender", "anonymous"), [(GROUP, True), ({"id": -1002, "type": "channel"}, False), ({}, False)]
)
def test_only_who_speaks_in_the_name_of_the_group_is_its_anonymous_administrator(
    sender: dict[str, Any], anonymous: bool
) -> None:
    said = read(message=IN_GROUP | {"sender_chat": sender})
    assert said
    assert said.anonymous is anonymous


CHANNEL = {"id": -1002, "type": "channel", "title": "Weekly"}


@pytest.mark.parametrize(
    ("chat", "before", "now", "what"),
    [
        (CHAT, "member", "kicked", Blocked()),
        (CHAT, "kicked", "member", None),
        (GROUP, "left", "member", Joined("Neighbours")),
        (GROUP, "kicked", "administrator", Joined("Neighbours")),
        (GROUP, "member", "administrator", None),
        (GROUP, "member", "restricted", None),
        (GROUP, "member", "left", Blocked()),
        (GROUP, "administrator", "kicked", Blocked()),
        (CHANNEL, "left", "administrator", Joined("Weekly")),
        (CHANNEL, "administrator", "administrator", None),
        (CHANNEL, "left", "member", None),
        (CHANNEL, "administrator", "left", Blocked()),
    ],
    ids=str,
)
def test_the_bot_hears_where_it_was_let_in_and_removed(chat: dict[str, Any], before: str, now: str, what: Any) -> None:
    change = read(my_chat_member=standing(chat, before, now))
    assert (change and change.what) == what


def test_a_group_that_becomes_a_supergroup_says_its_new_number() -> None:
    service = {name: value for name, value in IN_GROUP.items() if name != "text"}
    moved = read(message=service | {"migrate_to_chat_id": -1003})
    assert moved
    assert (moved.chat, moved.what) == (-1001, Migrated(-1003))


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ({"chat": {"id": 7, "type": "private"}, "date": 1, "message_id": 3, "text": "🔎 words\nFound."}, "🔎 words"),
        ({"chat": {"id": 7, "type": "private"}, "date": 0, "message_id": 3}, ""),
        ({"chat": {"id": 7, "type": "private"}, "date": 1, "message_id": 3, "photo": []}, ""),
        ({"chat": {"id": -7, "type": "group"}, "date": 1, "message_id": 3, "text": "🔎 words"}, ""),
    ],
)
def test_of_the_message_with_a_button_the_first_line_is_read_in_private_chats(
    message: dict[str, Any], line: str
) -> None:
    query = {"id": "77", "from": {"id": 7}, "data": "find", "message": message}
    read = read_update({"update_id": 1, "callback_query": query}, 1, "bot")
    assert read
    assert isinstance(read.what, CallbackQuery)
    assert read.what.line == line
    assert "words" not in repr(read)
