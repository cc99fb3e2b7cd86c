"""The Bot API's methods that change what stands in a chat."""

from dataclasses import replace
from typing import Any

from bot.demo.telegram.api import keyboard
from bot.demo.telegram.api.asides import read_aside
from bot.demo.telegram.api.formatting import text_content
from bot.demo.telegram.api.parameters import ChatId, JsonArray, JsonObject
from bot.demo.telegram.api.refusal import bad_request
from bot.demo.telegram.api.sending import Sending, Speaking, answered
from bot.demo.telegram.chats import Chat, ChatKind, Standing
from bot.demo.telegram.message import ChatMessage, Content
from bot.demo.telegram.rich.reading import read_rich

LONGEST_NOTICE = 200
MOST_DELETED = 100
DELETABLE = 48 * 3600
"""Seconds for which a message can be deleted."""

ACTIONS = ("typing", "upload_document", "upload_photo", "choose_sticker", "find_location")


class Messages(Speaking):
    """Sending, editing, deleting, and answering presses. What has no effect in this world is taken and left alone."""

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
            reply_to=answered(chat, reply_parameters),
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
            reply_to=answered(chat, reply_parameters),
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

    def _check_deletable(self, chat: Chat, message: ChatMessage) -> None:
        """What holds for a bot that is no administrator."""
        if message.sender != "bot" and chat.kind is not ChatKind.PRIVATE:
            raise bad_request("message can't be deleted")
        if self._world.clock() > message.date + DELETABLE:
            raise bad_request("message can't be deleted for everyone")


def _rich_content(given: JsonObject) -> Content:
    blocks, text = read_rich(given)
    return Content(text, str(given["html"]), rich=blocks)
