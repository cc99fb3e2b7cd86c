"""Our calls in the Bot API's terms: a method, and the JSON that it takes."""

import json
import weakref
from collections.abc import Mapping

from bot.model.call import (
    Act,
    AnswerCallback,
    AnswerInline,
    Aside,
    Delete,
    DeleteMany,
    Edit,
    EditAside,
    Offered,
    Send,
)
from bot.model.message import Button, Display, Keyboard, Message, Photo, Rich

Encoded = Send | Edit | EditAside | Delete | DeleteMany | AnswerCallback | AnswerInline | Act
"""What is asked in JSON: all but a document."""

RICH = "sendRichMessage"
"""Since Bot API 10.1: a server of our own may be older."""
SEND: Mapping[type[Display], str] = {Message: "sendMessage", Rich: RICH, Photo: "sendPhoto"}
EDIT: Mapping[type[Display], str] = {
    Message: "editMessageText",
    Rich: "editMessageText",
    Photo: "editMessageMedia",
}

INLINE_SECONDS = 60
"""For which Telegram may show the same person the same list again."""
LINK_PREVIEWS_OFF = {"is_disabled": True}


class Encoder:
    """Keeps the prepared body of every message that it has encoded for as long as somebody keeps the message."""

    def __init__(self) -> None:
        self._bodies: dict[int, bytes] = {}  # by identity: to hash a message costs 4 µs

    def __call__(self, call: Encoded) -> tuple[str, bytes]:
        """The method, and the prepared JSON with the part of this chat spliced in front."""
        match call:
            case Send(address, message):
                thread = f'"message_thread_id":{address.thread},' if address.thread else ""
                quiet = '"disable_notification":true,' if call.silent else ""
                fee = '"allow_paid_broadcast":true,' if call.paid else ""
                answer = reply_to(call.answers) if call.answers else ""
                aside = ephemeral(call.aside) if call.aside else ""
                guard = '"protect_content":true,' if call.guarded else ""
                options = f'{{"chat_id":{address.chat},{thread}{quiet}{fee}{answer}{aside}{guard}'
                return SEND[type(message)], options.encode() + self._body(message)
            case Edit(address, number, message):
                head = f'{{"chat_id":{address.chat},"message_id":{number},'.encode()
                return EDIT[type(message)], head + self._body(message, edits=True)
            case EditAside(address, receiver, number, message):
                place = f'"receiver_user_id":{receiver},"ephemeral_message_id":{number},'
                return "editEphemeralMessageText", f'{{"chat_id":{address.chat},{place}'.encode() + self._body(message)
            case Delete(address, number):
                return "deleteMessage", f'{{"chat_id":{address.chat},"message_id":{number}}}'.encode()
            case DeleteMany(address, numbers):
                return "deleteMessages", compact({"chat_id": address.chat, "message_ids": numbers})
            case AnswerCallback(query, text, alert):
                return "answerCallbackQuery", compact({"callback_query_id": query, "text": text, "show_alert": alert})
            case Act(address):
                return "sendChatAction", compact({"chat_id": address.chat, "action": "typing"})
            case AnswerInline(query, offered):
                results = [offered_json(each) for each in offered]
                lasting = {"cache_time": INLINE_SECONDS, "is_personal": True}
                return "answerInlineQuery", compact({"inline_query_id": query, "results": results, **lasting})

    def _body(self, message: Display, *, edits: bool = False) -> bytes:
        if isinstance(message, Photo):
            return compact(pictured(message, edits=edits))[1:]
        if id(message) not in self._bodies:
            self._bodies[id(message)] = prepared(message)
            weakref.finalize(message, self._bodies.pop, id(message))
        return self._bodies[id(message)]


def reply_to(message_id: int) -> str:
    """The message goes out even if the one that it answers was deleted."""
    return f'"reply_parameters":{{"message_id":{message_id},"allow_sending_without_reply":true}},'


def ephemeral(aside: Aside) -> str:
    """One member sees it; a server older than Bot API 10.3 does not know of that, and shows it to all."""
    query = f',"callback_query_id":{json.dumps(aside.query)}' if aside.query else ""
    answer = f'"reply_parameters":{{"ephemeral_message_id":{aside.answers}}},' if aside.answers else ""
    return f'"ephemeral_message_parameters":{{"receiver_user_id":{aside.receiver}{query}}},{answer}'


def prepared(message: Message) -> bytes:
    """All of a request that shows this message but its opening brace and the chat's part."""
    rich: dict[str, object] = {"rich_message": {"html": message.html}}
    parameters = rich if isinstance(message, Rich) else plain_words(message)
    if message.keyboard:
        parameters["reply_markup"] = keyboard_json(message.keyboard)
    return compact(parameters)[1:]


def plain_words(message: Message) -> dict[str, object]:
    return {"text": message.html, "parse_mode": "HTML", "link_preview_options": LINK_PREVIEWS_OFF}


def pictured(photo: Photo, *, edits: bool) -> dict[str, object]:
    """Likewise for a picture, whose words an edit takes as a part of it."""
    words: dict[str, object] = {"caption": photo.html, "parse_mode": "HTML"}
    if edits:
        parameters: dict[str, object] = {"media": {"type": "photo", "media": photo.file_id, **words}}
    else:
        parameters = {"photo": photo.file_id, **words}
    if photo.keyboard:
        parameters["reply_markup"] = keyboard_json(photo.keyboard)
    return parameters


def offered_json(offered: Offered) -> dict[str, object]:
    words = plain_words(offered.message)
    result: dict[str, object] = {
        "type": "article",
        "id": offered.id,
        "title": offered.title,
        "description": offered.description,
        "input_message_content": {"message_text": words.pop("text"), **words},
    }
    if offered.message.keyboard:
        result["reply_markup"] = keyboard_json(offered.message.keyboard)
    return result


def compact(parameters: dict[str, object]) -> bytes:
    return json.dumps(parameters, ensure_ascii=False, separators=(",", ":")).encode()


def keyboard_json(keyboard: Keyboard) -> dict[str, object]:
    return {"inline_keyboard": [[button_json(button) for button in row] for row in keyboard]}


def button_json(button: Button) -> dict[str, object]:
    if button.copied:
        return {"text": button.text, "copy_text": {"text": button.copied}}
    if button.url:
        return {"text": button.text, "url": button.url}
    return {"text": button.text, "callback_data": button.data}
