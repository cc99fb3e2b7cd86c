"""What the stand-in lets a bot do to a chat, and what it refuses as Telegram does."""

from typing import Any

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.accounts import Notice
from bot.demo.world import World
from tests.demo.caller import Api

NOT_MODIFIED = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly"
    " the same as a current content and reply markup of the message"
)
STALE = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


def keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


BUTTON = {"text": "Subscribe", "callback_data": "subscribe"}


async def test_a_person_sees_the_text_its_marks_and_buttons(api: Api, anna: Person) -> None:
    html = "<b>Hi</b> Anna &amp; <a href='https://example.org'>all</a>"
    sent = await api("sendMessage", chat_id=anna.id, text=html, parse_mode="HTML", reply_markup=keyboard([BUTTON]))
    message = await anna.answer()
    assert (message.id, message.sender, message.text, message.html) == (
        sent["message_id"],
        "bot",
        "Hi Anna & all",
        html,
    )
    assert message.entities == (
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "text_link", "offset": 10, "length": 3, "url": "https://example.org/"},
    )
    assert message.buttons == ["Subscribe"]
    assert sent["text"] == "Hi Anna & all"
    assert sent["reply_markup"] == keyboard([BUTTON])


async def test_an_edit_replaces_the_message_and_drops_the_buttons_it_does_not_repeat(api: Api, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="one", reply_markup=keyboard([BUTTON]))
    await api("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="two")
    assert [(message.text, message.buttons) for message in anna.messages] == [("/start", []), ("two", [])]
    assert [(await anna.answer()).text, (await anna.answer()).text] == ["one", "two"]
    assert anna.last.edited


async def test_buttons_can_be_changed_alone(api: Api, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="one", reply_markup=keyboard([BUTTON]))
    await api("editMessageReplyMarkup", chat_id=anna.id, message_id=sent["message_id"])
    assert (anna.last.text, anna.last.buttons) == ("one", [])


async def test_an_edit_that_changes_nothing_is_refused(api: Api, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="<b>one</b>", parse_mode="HTML")
    place = {"chat_id": anna.id, "message_id": sent["message_id"]}
    same = {"text": "<strong>one</strong>", "parse_mode": "HTML"}
    assert await api.refused("editMessageText", **place, **same) == NOT_MODIFIED
    assert await api.refused("editMessageReplyMarkup", **place) == NOT_MODIFIED


async def test_only_the_bots_own_messages_can_be_edited(api: Api, anna: Person) -> None:
    place = {"chat_id": anna.id, "text": "x"}
    refusal = await api.refused("editMessageText", **place, message_id=anna.messages[0].id)
    assert refusal == "400 Bad Request: message can't be edited"
    refusal = await api.refused("editMessageText", **place, message_id=999)
    assert refusal == "400 Bad Request: message to edit not found"
    refusal = await api.refused("editMessageText", **place)
    assert refusal == "400 Bad Request: message identifier is not specified"


async def test_a_deleted_message_is_gone_and_cannot_be_deleted_again(api: Api, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="one")
    place = {"chat_id": anna.id, "message_id": sent["message_id"]}
    assert await api("deleteMessage", **place) is True
    assert [message.text for message in anna.messages] == ["/start"]
    assert await api.refused("deleteMessage", **place) == "400 Bad Request: message to delete not found"


async def test_a_message_answers_another_of_its_chat(api: Api, anna: Person) -> None:
    first = await api("sendMessage", chat_id=anna.id, text="one")
    answer = await api("sendMessage", chat_id=anna.id, text="two", reply_parameters={"message_id": first["message_id"]})
    assert answer["reply_to_message"]["text"] == "one"
    assert anna.messages[-1].reply_to == first["message_id"]


async def test_a_message_that_is_gone_is_answered_only_if_the_answer_may_stand_alone(api: Api, anna: Person) -> None:
    gone = {"message_id": 4711}
    refusal = await api.refused("sendMessage", chat_id=anna.id, text="two", reply_parameters=gone)
    assert refusal == "400 Bad Request: message to be replied not found"
    optional = gone | {"allow_sending_without_reply": True}
    sent = await api("sendMessage", chat_id=anna.id, text="two", reply_parameters=optional)
    assert "reply_to_message" not in sent
    broken = await api.refused("sendMessage", chat_id=anna.id, text="two", reply_parameters={"message_id": "first"})
    assert broken == "400 Bad Request: can't parse reply parameters"


async def test_a_message_older_than_two_days_cannot_be_deleted(api: Api, world: World, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="one")
    now = world.clock()
    world.clock = lambda: now + 48 * 3600 + 2
    refusal = await api.refused("deleteMessage", chat_id=anna.id, message_id=sent["message_id"])
    assert refusal == "400 Bad Request: message can't be deleted for everyone"


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({}, "message text is empty"),
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "\u200b"}, "text must be non-empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "x" * 32769}, "text is too long"),
        ({"text": f"<a href='http://a.by/{'ў' * 16384}'>x</a>", "parse_mode": "HTML"}, "text is too long"),
        (
            {"text": "<p>x</p>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "p" at byte offset 0',
        ),
        ({"text": "x", "reply_markup": keyboard([{"text": "x"}])}, "text buttons are unallowed in the inline keyboard"),
        ({"text": "x", "reply_markup": keyboard([BUTTON] * 101)}, "reply markup is too long"),
        (
            {"text": "x", "reply_markup": keyboard([{"text": "x", "callback_data": "ў" * 33}])},
            "BUTTON_DATA_INVALID",
        ),
        (
            {"text": "x", "reply_markup": keyboard([{"text": "x", "callback_data": ""}])},
            "BUTTON_DATA_INVALID",
        ),
        (
            {"text": "x", "reply_markup": keyboard([{"text": "x", "copy_text": {"text": "x" * 257}}])},
            "BUTTON_COPY_TEXT_INVALID",
        ),
        (
            {"text": "x", "reply_markup": keyboard([{"text": "x", "copy_text": {"text": ""}}])},
            "BUTTON_COPY_TEXT_INVALID",
        ),
        (
            {"text": "x", "reply_markup": keyboard([{"text": "x", "copy_text": "y"}])},
            'can\'t parse inline keyboard button: Field "copy_text" must be of type CopyTextButton',
        ),
        (
            {"text": "x", "reply_markup": keyboard([{"text": "x", "copy_text": {"text": "y"}, "callback_data": "z"}])},
            "text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": keyboard([{"text": "x", "url": "http://localhost"}])},
            "inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
        ),
    ],
)
async def test_a_message_that_telegram_would_not_take_is_refused_in_its_words(
    api: Api, anna: Person, parameters: dict[str, Any], words: str
) -> None:
    assert await api.refused("sendMessage", chat_id=anna.id, **parameters) == f"400 Bad Request: {words}"
    assert [message.text for message in anna.messages] == ["/start"]


@pytest.mark.parametrize("text", ["x" * 4096, "😀" * 2048, f"<b>{'x' * 4096}</b>", "&amp;" * 4096])
async def test_a_text_may_have_4096_units_when_its_markup_is_gone(api: Api, anna: Person, text: str) -> None:
    await api("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")


async def test_callback_data_may_have_64_bytes(api: Api, anna: Person) -> None:
    markup = keyboard([{"text": "x", "callback_data": "ў" * 32}])
    await api("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)


async def test_who_cannot_be_written_to(api: Api, world: World, anna: Person) -> None:
    stranger, gone = world.person("Stranger"), world.crowd(1)[0]
    gone.disappears()
    anna.blocks()
    refusals = [
        await api.refused("sendMessage", chat_id=chat, text="x")
        for chat in (anna.id, stranger.id, gone.id, 77, "@nobody", "")
    ]
    assert refusals == [
        "403 Forbidden: bot was blocked by the user",
        "403 Forbidden: bot can't initiate conversation with a user",
        "403 Forbidden: user is deactivated",
        "400 Bad Request: chat not found",
        "400 Bad Request: chat not found",
        "400 Bad Request: chat_id is empty",
    ]


async def test_a_press_is_answered_once(api: Api, world: World, anna: Person) -> None:
    await api("sendMessage", chat_id=anna.id, text="x", reply_markup=keyboard([BUTTON]))
    query = anna.presses("Subscribe")
    [update] = await api("getUpdates")
    assert (update["callback_query"]["id"], update["callback_query"]["data"]) == (query, "subscribe")
    assert await api("answerCallbackQuery", callback_query_id=query, text="Done", show_alert=True)
    assert anna.notices == [Notice(query, "Done", alert=True)]
    assert await api.refused("answerCallbackQuery", callback_query_id=query) == STALE
    assert await api.refused("answerCallbackQuery", callback_query_id="1") == STALE
    late = anna.presses("Subscribe")
    now = world.clock()
    world.clock = lambda: now + 3600
    assert await api.refused("answerCallbackQuery", callback_query_id=late) == STALE


async def test_an_answer_to_a_press_has_at_most_200_characters(api: Api) -> None:
    refusal = await api.refused("answerCallbackQuery", callback_query_id="1", text="x" * 201)
    assert refusal == "400 Bad Request: MESSAGE_TOO_LONG"


async def test_only_a_button_that_is_there_can_be_pressed_but_anything_forged(api: Api, anna: Person) -> None:
    link = {"text": "Open", "url": "https://example.org"}
    await api("sendMessage", chat_id=anna.id, text="x", reply_markup=keyboard([BUTTON, link]))
    for name in ("Publish", "Open"):
        with pytest.raises(LookupError):
            anna.presses(name)
    anna.forges("publish", anna.last)
    [update] = await api("getUpdates")
    assert update["callback_query"]["data"] == "publish"


async def test_a_typo_in_a_call_is_refused_where_telegram_would_be_silent(api: Api, anna: Person) -> None:
    refusal = await api.refused("sendMessage", chat_id=anna.id, text="x", parsemode="HTML")
    assert refusal == "400 Bad Request: the stand-in knows no parameter 'parsemode' of send_message"
    refusal = await api.refused("sendMessage", chat_id=anna.id, text=5)
    assert refusal == "400 Bad Request: the stand-in expects a string as 'text' of send_message, not 5"
    refusal = await api.refused("sendMessage", chat_id=anna.id, text="x", parse_mode="Markdown")
    assert refusal == "400 Bad Request: the stand-in knows no parse mode but HTML, not 'Markdown'"
    assert await api.refused("sendMesage", chat_id=anna.id, text="x") == "404 Not Found"


async def test_commands_in_a_text_are_marked_but_not_in_code(api: Api, anna: Person) -> None:
    text = "😀 /latest or <code>/stop</code>"
    await api("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")
    assert anna.last.entities == (
        {"type": "code", "offset": 14, "length": 5},
        {"type": "bot_command", "offset": 3, "length": 7},
    )


async def test_many_are_deleted_at_once_and_those_that_are_not_there_are_left_alone(
    api: Api, world: World, anna: Person
) -> None:
    boris = world.person("Boris")
    boris.says("Hello")
    mine = anna.says("Hello")
    sent = await api("sendMessage", chat_id=anna.id, text="Hello")
    everything = [*range(1, 100)]
    assert await api("deleteMessages", chat_id=anna.id, message_ids=everything) is True
    assert not anna.messages
    assert [message.text for message in boris.messages] == ["Hello"]
    assert {mine.id, sent["message_id"]} < set(everything)


async def test_of_many_none_is_deleted_if_one_is_too_old(api: Api, world: World, anna: Person) -> None:
    old = await api("sendMessage", chat_id=anna.id, text="Hello")
    later = world.clock() + 48 * 3600 + 5
    world.clock = lambda: later
    young = await api("sendMessage", chat_id=anna.id, text="Hello again")
    both = [old["message_id"], young["message_id"]]
    refusal = await api.refused("deleteMessages", chat_id=anna.id, message_ids=both)
    assert refusal == "400 Bad Request: message can't be deleted for everyone"
    assert await api("deleteMessages", chat_id=anna.id, message_ids=both[1:])


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([], "message identifiers are not specified"),
        ([*range(1, 102)], "too many message identifiers specified"),
        (["x"], "invalid message identifier specified"),
    ],
)
async def test_of_many_the_numbers_must_be_between_one_and_a_hundred_messages(
    api: Api, anna: Person, numbers: list[object], words: str
) -> None:
    refusal = await api.refused("deleteMessages", chat_id=anna.id, message_ids=numbers)
    assert refusal == f"400 Bad Request: {words}"
