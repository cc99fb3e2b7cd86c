"""Ephemeral messages: what the bot says in a group and one member sees."""

from dataclasses import dataclass, replace

from bot.demo.telegram.api import keyboard
from bot.demo.telegram.api.formatting import text_content
from bot.demo.telegram.api.parameters import ChatId, JsonObject
from bot.demo.telegram.api.refusal import bad_request
from bot.demo.telegram.backend import Backend
from bot.demo.telegram.chats import Chat
from bot.demo.telegram.message import ChatMessage, Content


@dataclass(frozen=True)
class Aside:
    """Who is to see it, and what they did to which it answers."""

    receiver: int
    query: str
    #: The ephemeral message that it answers; 0: none.
    answers: int

    def send(self, world: Backend, chat: Chat, content: Content, thread: int) -> ChatMessage:
        world.count_message(chat.id)
        return world.whisper(chat, content, self.receiver, thread=thread, query=self.query, answers=self.answers)


def read_aside(parameters: JsonObject, reply: JsonObject | None) -> Aside:
    """From `ephemeral_message_parameters` and `reply_parameters`."""
    match parameters:
        case {"receiver_user_id": int(receiver), **rest} if rest.keys() <= {"callback_query_id"}:
            query = rest.get("callback_query_id", "")
        case _:
            raise bad_request("can't parse ephemeral message parameters")
    match reply or {}:
        case {"ephemeral_message_id": int(answers), **rest} if not rest:
            return Aside(receiver, query, answers)
        case given if not given:
            return Aside(receiver, query, 0)
    raise bad_request("can't parse reply parameters")


class Asides:
    """Changing them, which the methods for other messages cannot."""

    def __init__(self, world: Backend) -> None:
        self._world = world

    def edit_ephemeral_message_text(
        self,
        *,
        chat_id: ChatId = "",
        receiver_user_id: int = 0,
        ephemeral_message_id: int = 0,
        text: str = "",
        parse_mode: str = "",
        reply_markup: JsonObject | None = None,
        link_preview_options: JsonObject | None = None,  # noqa: ARG002  without effect here
    ) -> bool:
        content = replace(text_content(text, parse_mode), keyboard=keyboard.read_keyboard(reply_markup))
        message = self._find(chat_id, receiver_user_id, ephemeral_message_id)
        self._world.count_message(message.chat)
        self._world.edit(message, content)
        return True

    def delete_ephemeral_message(
        self, *, chat_id: ChatId = "", receiver_user_id: int = 0, ephemeral_message_id: int = 0
    ) -> bool:
        self._world.delete(self._find(chat_id, receiver_user_id, ephemeral_message_id))
        return True

    def _find(self, chat_id: ChatId, receiver: int, number: int) -> ChatMessage:
        message = self._world.addressee(chat_id).message(-number) if number > 0 else None
        if message is None or message.receiver != receiver or message.sender != "bot":
            raise bad_request("MESSAGE_ID_INVALID")
        return message
