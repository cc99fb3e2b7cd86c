"""The Bot API's methods by which the bot learns where it is and who is there, and leaves."""

from typing import Any

from bot.demo.telegram.api.parameters import ChatId
from bot.demo.telegram.api.refusal import bad_request
from bot.demo.telegram.api.serialize import chat_as_api, member_as_api
from bot.demo.telegram.backend import Backend
from bot.demo.telegram.chats import PRESENT, Chat, ChatKind, Standing

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


class Chats:
    """Chats and their members."""

    def __init__(self, world: Backend) -> None:
        self._world = world

    def get_chat(self, *, chat_id: ChatId = "") -> dict[str, Any]:
        chat = self._world.addressee(chat_id)
        looks = {"accent_color_id": abs(chat.id) % 7, "max_reaction_count": 11}
        return chat_as_api(chat) | looks | {"accepted_gift_types": dict.fromkeys(GIFTS, False)}

    def get_chat_member(self, *, chat_id: ChatId = "", user_id: int = 0) -> dict[str, Any]:
        chat = self._world.addressee(chat_id)
        if user_id != self._world.bot["id"] and user_id not in self._world.accounts:
            raise bad_request("PARTICIPANT_ID_INVALID")
        return self._member(chat, user_id)

    def get_chat_administrators(self, *, chat_id: ChatId = "") -> list[dict[str, Any]]:
        chat = self._world.addressee(chat_id)
        if chat.kind is ChatKind.PRIVATE:
            raise bad_request("there are no administrators in the private chat")
        numbers = [number for number, standing in chat.members.items() if standing is Standing.ADMINISTRATOR]
        own = [self._world.bot["id"]] if chat.bot is Standing.ADMINISTRATOR else []
        return [self._member(chat, number) for number in (*numbers, *own)]

    def get_chat_member_count(self, *, chat_id: ChatId = "") -> int:
        """With the bot."""
        chat = self._world.addressee(chat_id)
        return sum(standing in PRESENT for standing in (*chat.members.values(), chat.bot)) + (
            chat.kind is ChatKind.PRIVATE
        )

    def leave_chat(self, *, chat_id: ChatId = "") -> bool:
        chat = self._world.addressee(chat_id)
        if chat.kind is ChatKind.PRIVATE:
            raise bad_request("chat member status can't be changed in private chats")
        self._world.leave(chat)
        return True

    def _member(self, chat: Chat, number: int) -> dict[str, Any]:
        if number == self._world.bot["id"]:
            return member_as_api(self._world.bot, chat.bot, chat.kind)
        alone = Standing.MEMBER if number == chat.id else Standing.LEFT
        return member_as_api(self._world.user(number), chat.members.get(number, alone), chat.kind)
