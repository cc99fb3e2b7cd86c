"""What all methods share that send a message, or put another in its place."""

from dataclasses import dataclass, replace
from typing import Any

from bot.demo.telegram.api import keyboard
from bot.demo.telegram.api.parameters import ChatId, JsonObject
from bot.demo.telegram.api.refusal import bad_request
from bot.demo.telegram.backend import Backend
from bot.demo.telegram.chats import Chat
from bot.demo.telegram.message import ChatMessage, Content

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


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


class Speaking:
    """Methods of the Bot API that change what stands in a chat."""

    def __init__(self, world: Backend) -> None:
        self._world = world

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


def answered(chat: Chat, parameters: JsonObject | None) -> int:
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
