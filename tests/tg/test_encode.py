"""What Telegram is asked, byte by byte."""

import json

import pytest

from bot.model.call import AnswerInline, Aside, DeleteMany, Edit, EditAside, Offered, Send
from bot.model.message import Button, Message, Photo, Rich
from bot.model.reader import Address
from bot.tg.wire.encode import Encoded, Encoder


@pytest.mark.parametrize("call", [Send(Address(1), Message("<b>x</b>")), Edit(Address(1), 5, Message("<b>x</b>"))])
def test_no_address_in_a_message_is_looked_up_by_telegram(call: Encoded) -> None:
    _, body = Encoder()(call)
    asked = json.loads(body)
    assert (asked["chat_id"], asked["text"], asked["parse_mode"]) == (1, "<b>x</b>", "HTML")
    assert asked["link_preview_options"] == {"is_disabled": True}


def test_an_answer_goes_out_even_if_what_it_answers_was_deleted() -> None:
    _, body = Encoder()(Send(Address(1), Message("x"), answers=5))
    assert json.loads(body)["reply_parameters"] == {"message_id": 5, "allow_sending_without_reply": True}
    _, body = Encoder()(Send(Address(1), Message("x")))
    assert "reply_parameters" not in json.loads(body)


def test_a_picture_that_telegram_knows_is_named_by_its_id() -> None:
    photo = Photo("<b>x</b>", ((Button("See it", "x"),),), file_id="AgAC")
    words, buttons = {"caption": "<b>x</b>", "parse_mode": "HTML"}, [[{"text": "See it", "callback_data": "x"}]]
    method, body = Encoder()(Send(Address(1, 3), photo, silent=True))
    assert method == "sendPhoto"
    assert json.loads(body) == {
        "chat_id": 1,
        "message_thread_id": 3,
        "disable_notification": True,
        "photo": "AgAC",
        **words,
        "reply_markup": {"inline_keyboard": buttons},
    }
    method, body = Encoder()(Edit(Address(1), 5, photo))
    assert method == "editMessageMedia"
    assert json.loads(body) == {
        "chat_id": 1,
        "message_id": 5,
        "media": {"type": "photo", "media": "AgAC", **words},
        "reply_markup": {"inline_keyboard": buttons},
    }


def test_what_is_offered_looks_as_any_other_message_and_is_kept_for_nobody_else() -> None:
    message = Message("<b>x</b>", ((Button("Read on", url="https://t.me/a_bot?start=2019-W21"),),))
    method, body = Encoder()(AnswerInline("88", (Offered("2019-W21", "Title", "Words", message),)))
    asked = json.loads(body)
    (result,) = asked.pop("results")
    assert (method, asked) == ("answerInlineQuery", {"inline_query_id": "88", "cache_time": 60, "is_personal": True})
    assert result["input_message_content"] == {
        "message_text": "<b>x</b>",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    assert result["reply_markup"]["inline_keyboard"][0][0]["url"] == "https://t.me/a_bot?start=2019-W21"


def test_a_rich_message_has_a_method_of_its_own_and_is_edited_by_the_common_one() -> None:
    message = Rich("<p>x</p>", plain=(Message("x"),))
    method, body = Encoder()(Send(Address(1), message, silent=True))
    asked = json.loads(body)
    assert method == "sendRichMessage"
    assert asked["rich_message"] == {"html": "<p>x</p>"}
    assert asked["disable_notification"]
    assert asked.keys() & {"text", "parse_mode", "link_preview_options"} == set()
    method, body = Encoder()(Edit(Address(1), 5, message))
    assert (method, json.loads(body)["rich_message"]["html"]) == ("editMessageText", "<p>x</p>")


def test_many_messages_are_deleted_in_one_call() -> None:
    method, body = Encoder()(DeleteMany(Address(1), (7, 5)))
    assert (method, json.loads(body)) == ("deleteMessages", {"chat_id": 1, "message_ids": [7, 5]})


def test_what_a_careful_reader_gets_can_be_neither_forwarded_nor_saved() -> None:
    _, body = Encoder()(Send(Address(1), Message("x"), guarded=True))
    assert json.loads(body)["protect_content"] is True
    _, body = Encoder()(Send(Address(1), Message("x")))
    assert "protect_content" not in json.loads(body)


@pytest.mark.parametrize(
    ("aside", "wanted"),
    [
        (
            Aside(7, query="99"),
            {"ephemeral_message_parameters": {"receiver_user_id": 7, "callback_query_id": "99"}},
        ),
        (
            Aside(7, answers=3),
            {
                "ephemeral_message_parameters": {"receiver_user_id": 7},
                "reply_parameters": {"ephemeral_message_id": 3},
            },
        ),
    ],
    ids=["after a press", "after a command"],
)
def test_what_one_member_of_a_group_sees_names_that_member_and_what_they_did(
    aside: Aside, wanted: dict[str, object]
) -> None:
    method, body = Encoder()(Send(Address(-1, 2), Message("x"), aside=aside))
    asked = json.loads(body)
    assert method == "sendMessage"
    assert {name: asked.get(name) for name in wanted} == wanted
    assert asked["message_thread_id"] == 2


def test_it_is_changed_by_its_own_number() -> None:
    method, body = Encoder()(EditAside(Address(-1), 7, 3, Message("x")))
    asked = json.loads(body)
    assert method == "editEphemeralMessageText"
    assert (asked["chat_id"], asked["receiver_user_id"], asked["ephemeral_message_id"]) == (-1, 7, 3)
    assert "message_id" not in asked
