"""The Bot API's methods that change what stands in a chat."""

from dataclasses import dataclass, replace
from html import escape
from typing import Any

from bot.demo.telegram.api import keyboard
from bot.demo.telegram.api.asides import read_aside
from bot.demo.telegram.api.formatting import LONGEST_CAPTION, formatted, text_content
from bot.demo.telegram.api.parameters import ChatId, JsonArray, JsonObject, Upload
from bot.demo.telegram.api.pictures import Pictures, read_media
from bot.demo.telegram.api.refusal import bad_request
from bot.demo.telegram.backend import Backend
from bot.demo.telegram.chats import Chat, ChatKind, Standing
from bot.demo.telegram.message import ChatMessage, Content, Document
from bot.demo.telegram.rich.reading import read_rich

LONGEST_NOTICE = 200
MOST_DELETED = 100
DELETABLE = 48 * 3600
"""Seconds for which a message can be deleted."""

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
ACTIONS = ("typing", "upload_document", "upload_photo", "choose_sticker", "find_location")


@dataclass(frozen=True)
class Sending:
    """How a message is to go out."""

    chat: Chat
    #: The topic's number; 0: none, or General.
    thread: int
    silent: bool
    paid: bool
    #: It can be neither forwarded nor saved.
    protected: bool
    #: The message that it answers; 0: none.
    reply_to: int = 0


class Messages:
    """Sending, editing, deleting, and answering presses. What has no effect in this world is taken and left alone."""

    def __init__(self, world: Backend) -> None:
        self._world = world
        self._pictures = Pictures(world.files)

    def send_message(
        self,
        *,
        chat_id: ChatId = "",
        message_thread_id: int = 0,
        text: str = "",
        parse_mode: str = "",
        disable_notification: bool = False,
        reply_markup: JsonObject | None = None,
        link_preview_options: JsonObject | None = None,  # noqa: ARG002  without effect here
        protect_content: bool = False,
        allow_paid_broadcast: bool = False,
        reply_parameters: JsonObject | None = None,
        ephemeral_message_parameters: JsonObject | None = None,
    ) -> dict[str, Any]:
        content = text_content(text, parse_mode)
        chat = self._world.addressee(chat_id, thread=message_thread_id)
        if ephemeral_message_parameters is not None:
            content = replace(content, keyboard=keyboard.read_keyboard(reply_markup))
            aside = read_aside(ephemeral_message_parameters, reply_parameters)
            return self._world.told(aside.send(self._world, chat, content, message_thread_id))
        sending = Sending(
            chat,
            message_thread_id,
            silent=disable_notification,
            protected=protect_content,
            paid=allow_paid_broadcast,
            reply_to=_answered(chat, reply_parameters),
        )
        return self._send(sending, content, reply_markup)

    def send_rich_message(
        self,
        *,
        chat_id: ChatId = "",
        message_thread_id: int = 0,
        rich_message: JsonObject | None = None,
        disable_notification: bool = False,
        reply_markup: JsonObject | None = None,
        protect_content: bool = False,
        allow_paid_broadcast: bool = False,
        reply_parameters: JsonObject | None = None,
    ) -> dict[str, Any]:
        content = _rich_content(rich_message or {})
        chat = self._world.addressee(chat_id, thread=message_thread_id)
        sending = Sending(
            chat,
            message_thread_id,
            silent=disable_notification,
            protected=protect_content,
            paid=allow_paid_broadcast,
            reply_to=_answered(chat, reply_parameters),
        )
        return self._send(sending, content, reply_markup)

    def send_document(
        self,
        *,
        chat_id: ChatId = "",
        message_thread_id: int = 0,
        document: Upload | str = "",
        caption: str = "",
        parse_mode: str = "",
        disable_notification: bool = False,
        reply_markup: JsonObject | None = None,
        disable_content_type_detection: bool = False,  # noqa: ARG002  without effect here
        protect_content: bool = False,
        allow_paid_broadcast: bool = False,
    ) -> dict[str, Any]:
        visible, entities = formatted(caption, parse_mode, LONGEST_CAPTION, "message caption is too long")
        content = Content(
            visible, caption if parse_mode else escape(caption), entities, document=self._document(document)
        )
        chat = self._world.addressee(chat_id, thread=message_thread_id)
        sending = Sending(
            chat,
            message_thread_id,
            silent=disable_notification,
            protected=protect_content,
            paid=allow_paid_broadcast,
        )
        return self._send(sending, content, reply_markup)

    def send_photo(
        self,
        *,
        chat_id: ChatId = "",
        message_thread_id: int = 0,
        photo: Upload | str = "",
        caption: str = "",
        parse_mode: str = "",
        disable_notification: bool = False,
        reply_markup: JsonObject | None = None,
        protect_content: bool = False,
        allow_paid_broadcast: bool = False,
        reply_parameters: JsonObject | None = None,
    ) -> dict[str, Any]:
        content = self._picture(photo, caption, parse_mode)
        chat = self._world.addressee(chat_id, thread=message_thread_id)
        sending = Sending(
            chat,
            message_thread_id,
            silent=disable_notification,
            protected=protect_content,
            paid=allow_paid_broadcast,
            reply_to=_answered(chat, reply_parameters),
        )
        return self._send(sending, content, reply_markup)

    def send_chat_action(self, *, chat_id: ChatId = "", message_thread_id: int = 0, action: str = "") -> bool:
        if action not in ACTIONS:
            raise bad_request("wrong parameter action in request")
        self._world.act(self._world.addressee(chat_id, thread=message_thread_id), action)
        return True

    def edit_message_text(
        self,
        *,
        chat_id: ChatId = "",
        message_id: int = 0,
        text: str = "",
        parse_mode: str = "",
        rich_message: JsonObject | None = None,
        reply_markup: JsonObject | None = None,
        link_preview_options: JsonObject | None = None,  # noqa: ARG002  without effect here
    ) -> dict[str, Any]:
        if text and rich_message:
            raise bad_request("the stand-in takes either a text or a rich message")
        content = _rich_content(rich_message) if rich_message else text_content(text, parse_mode)
        buttons = keyboard.read_keyboard(reply_markup)
        message = self._own(chat_id, message_id)
        if message.content.captioned:
            raise bad_request("there is no text in the message to edit")
        return self._edit(message, replace(content, keyboard=buttons))

    def edit_message_media(
        self,
        *,
        chat_id: ChatId = "",
        message_id: int = 0,
        media: JsonObject | None = None,
        reply_markup: JsonObject | None = None,
    ) -> dict[str, Any]:
        """A text may become a picture, but no picture a text again."""
        if not media:
            raise bad_request("input media is not specified")
        content = self._picture(*read_media(media))
        buttons = keyboard.read_keyboard(reply_markup)
        return self._edit(self._own(chat_id, message_id), replace(content, keyboard=buttons))

    def edit_message_reply_markup(
        self, *, chat_id: ChatId = "", message_id: int = 0, reply_markup: JsonObject | None = None
    ) -> dict[str, Any]:
        buttons = keyboard.read_keyboard(reply_markup)
        message = self._own(chat_id, message_id)
        return self._edit(message, replace(message.content, keyboard=buttons))

    def delete_message(self, *, chat_id: ChatId = "", message_id: int = 0) -> bool:
        chat, message = self._find(chat_id, message_id, "message to delete not found")
        if chat.bot is not Standing.ADMINISTRATOR:
            self._check_deletable(chat, message)
        self._world.delete(message)
        return True

    def delete_messages(self, *, chat_id: ChatId = "", message_ids: JsonArray | None = None) -> bool:
        """All that are there, or none if one of them can't be."""
        chat = self._world.addressee(chat_id)
        if not message_ids:
            raise bad_request("message identifiers are not specified")
        if len(message_ids) > MOST_DELETED:
            raise bad_request("too many message identifiers specified")
        if not all(isinstance(each, int) and not isinstance(each, bool) and each > 0 for each in message_ids):
            raise bad_request("invalid message identifier specified")
        there = [message for message in map(chat.message, dict.fromkeys(message_ids)) if message]
        if chat.bot is not Standing.ADMINISTRATOR:
            for message in there:
                self._check_deletable(chat, message)
        for message in there:
            self._world.delete(message)
        return True

    def answer_callback_query(
        self,
        *,
        callback_query_id: str = "",
        text: str = "",
        show_alert: bool = False,
        cache_time: int = 0,  # noqa: ARG002  without effect here
    ) -> bool:
        if len(text) > LONGEST_NOTICE:
            raise bad_request("MESSAGE_TOO_LONG")
        self._world.answer(callback_query_id, text, alert=show_alert)
        return True

    def _send(self, sending: Sending, content: Content, markup: JsonObject | None) -> dict[str, Any]:
        content = replace(content, keyboard=keyboard.read_keyboard(markup))
        self._world.count_message(sending.chat.id, paid=sending.paid)
        message = self._world.send(
            sending.chat,
            content,
            silent=sending.silent,
            protected=sending.protected,
            thread=sending.thread,
            reply_to=sending.reply_to,
        )
        return self._world.told(message)

    def _edit(self, message: ChatMessage, content: Content) -> dict[str, Any]:
        if replace(content, html=message.html) == message.content:
            raise bad_request(NOT_MODIFIED)
        self._world.count_message(message.chat)
        return self._world.told(self._world.edit(message, content))

    def _own(self, chat_id: ChatId, message_id: int) -> ChatMessage:
        _, message = self._find(chat_id, message_id, "message to edit not found")
        if message.sender != "bot":
            raise bad_request("message can't be edited")
        return message

    def _find(self, chat_id: ChatId, message_id: int, otherwise: str) -> tuple[Chat, ChatMessage]:
        chat = self._world.addressee(chat_id)
        if message_id == 0:
            raise bad_request("message identifier is not specified")
        message = chat.message(message_id)
        if message is None:
            raise bad_request(otherwise)
        return chat, message

    def _check_deletable(self, chat: Chat, message: ChatMessage) -> None:
        """What holds for a bot that is no administrator."""
        if message.sender != "bot" and chat.kind is not ChatKind.PRIVATE:
            raise bad_request("message can't be deleted")
        if self._world.clock() > message.date + DELETABLE:
            raise bad_request("message can't be deleted for everyone")

    def _picture(self, given: Upload | str, caption: str, parse_mode: str) -> Content:
        visible, entities = formatted(caption, parse_mode, LONGEST_CAPTION, "message caption is too long")
        sizes = list(self._pictures.take(given).sizes)
        return Content(visible, caption if parse_mode else escape(caption), entities, extra={"photo": sizes})

    def _document(self, given: Upload | str) -> Document:
        if not given:
            raise bad_request("there is no document in the request")
        if isinstance(given, str):
            file = self._world.files.find(given)
            if file is None:
                raise bad_request("wrong file identifier/HTTP URL specified")
            if file.sizes:
                raise bad_request("can't use file of type Photo as Document")
            return file.document
        if not given.content:
            raise bad_request("file must be non-empty")
        return self._world.files.add(given.name, given.content)


def _rich_content(given: JsonObject) -> Content:
    blocks, text = read_rich(given)
    return Content(text, str(given["html"]), rich=blocks)


def _answered(chat: Chat, parameters: JsonObject | None) -> int:
    """The number of the message in this chat that a new one answers; 0: none."""
    if not parameters:
        return 0
    number, optional = parameters.get("message_id"), parameters.get("allow_sending_without_reply", False)
    if not isinstance(number, int) or isinstance(number, bool) or not isinstance(optional, bool):
        raise bad_request("can't parse reply parameters")
    if chat.message(number):
        return number
    if not optional:
        raise bad_request("message to be replied not found")
    return 0
