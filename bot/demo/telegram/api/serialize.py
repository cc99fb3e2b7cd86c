"""How the Bot API tells of what is in the world: its `Message`, `CallbackQuery` and `ChatMemberUpdated`."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.demo.telegram.message import ChatMessage

if TYPE_CHECKING:
    from bot.demo.phone import Person

User = Mapping[str, Any]


def message_as_api(message: ChatMessage, person: "Person", bot: User) -> dict[str, Any]:
    told: dict[str, Any] = {
        "message_id": message.id,
        "from": dict(bot) if message.sender == "bot" else person.as_api(),
        "chat": person.chat_as_api(),
        "date": message.date,
    }
    if message.edited:
        told["edit_date"] = message.edited
    if message.document:
        told["document"] = asdict(message.document)
    if message.content.sticker:
        told["sticker"] = _sticker(message.content.sticker)
    if message.text:
        text, entities = ("caption", "caption_entities") if message.document else ("text", "entities")
        told[text] = message.text
        if message.entities:
            told[entities] = list(message.entities)
    if message.keyboard:
        told["reply_markup"] = {"inline_keyboard": [list(row) for row in message.keyboard]}
    return told


def query_as_api(query: str, data: str, message: ChatMessage, person: "Person", bot: User) -> dict[str, Any]:
    return {
        "id": query,
        "from": person.as_api(),
        "message": message_as_api(message, person, bot),
        "chat_instance": str(person.id * 7919),
        "data": data,
    }


def member_change(person: "Person", bot: User, date: int) -> dict[str, Any]:
    member = {"user": dict(bot), "status": "member"}
    kicked = {"user": dict(bot), "status": "kicked", "until_date": 0}
    old, new = (member, kicked) if person.blocked else (kicked, member)
    return {
        "chat": person.chat_as_api(),
        "from": person.as_api(),
        "date": date,
        "old_chat_member": old,
        "new_chat_member": new,
    }


def _sticker(emoji: str) -> dict[str, Any]:
    return {
        "file_id": f"CAACAgIAAxkBAAI{ord(emoji[0]):x}",
        "file_unique_id": f"AgAD{ord(emoji[0]):x}",
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": emoji,
    }
