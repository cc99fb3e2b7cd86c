"""How the Bot API tells of what is there: its `User`, `Chat`, `Message`, `CallbackQuery` and `ChatMemberUpdated`."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.demo.telegram.accounts import ANONYMOUS, Account
from bot.demo.telegram.chats import Chat, ChatKind, Standing
from bot.demo.telegram.message import ChatMessage

User = Mapping[str, Any]

RIGHTS = dict.fromkeys(
    (
        *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
        *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories"),
        *("can_edit_stories", "can_delete_stories", "can_send_welcome_messages"),
    ),
    False,
) | {"can_manage_chat": True, "can_delete_messages": True}
"""What an administrator of this world may do in every kind of chat."""
RIGHTS_BY_KIND = {
    ChatKind.CHANNEL: {"can_post_messages": True, "can_edit_messages": True},
    ChatKind.SUPERGROUP: {"can_pin_messages": False, "can_manage_topics": True},
    ChatKind.GROUP: {"can_pin_messages": False},
}
ABILITIES = dict.fromkeys(
    (
        *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
        *("can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages"),
        *("can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info"),
        *("can_invite_users", "can_pin_messages", "can_manage_topics"),
    ),
    False,
)
"""What a restricted member may do: nothing."""


def user_as_api(account: Account) -> dict[str, Any]:
    return {"id": account.id, "is_bot": False, "first_name": account.name, "language_code": account.language}


GROUP_ANONYMOUS: User = {"id": ANONYMOUS, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


def chat_as_api(chat: Chat) -> dict[str, Any]:
    name = "first_name" if chat.kind is ChatKind.PRIVATE else "title"
    told: dict[str, Any] = {"id": chat.id, "type": chat.kind, name: chat.title}
    return told | {"is_forum": True} if chat.forum else told


def message_as_api(
    message: ChatMessage,
    chat: Chat,
    sender: User,
    answered: Mapping[str, Any] | None = None,
    receiver: User | None = None,
) -> dict[str, Any]:
    """What a channel says has no sender but the channel, what only one member sees has a `receiver`.

    Of the `answered` message Telegram leaves out what that answered itself.
    """
    told: dict[str, Any] = {"message_id": message.id, "chat": chat_as_api(chat), "date": message.date}
    if chat.kind is ChatKind.CHANNEL:
        told["sender_chat"] = told["chat"]
    else:
        told["from"] = dict(sender)
    if message.author == ANONYMOUS:
        told["sender_chat"] = told["chat"]
    if receiver:
        told |= {"message_id": 0, "ephemeral_message_id": message.aside, "receiver_user": dict(receiver)}
    if message.thread:
        told |= {"message_thread_id": message.thread, "is_topic_message": True}
    if message.edited:
        told["edit_date"] = message.edited
    if message.protected:
        told["has_protected_content"] = True
    if message.album:
        told["media_group_id"] = message.album
    if answered:
        told["reply_to_message"] = {name: value for name, value in answered.items() if name != "reply_to_message"}
    return told | _content(message)


def query_as_api(query: str, data: str, message: dict[str, Any], account: Account) -> dict[str, Any]:
    return {
        "id": query,
        "from": user_as_api(account),
        "message": message,
        "chat_instance": str(message["chat"]["id"] * 7919),
        "data": data,
    }


def member_as_api(user: User, standing: Standing, kind: ChatKind) -> dict[str, Any]:
    member = {"user": dict(user), "status": standing}
    match standing:
        case Standing.ADMINISTRATOR:
            return member | RIGHTS | RIGHTS_BY_KIND.get(kind, {})
        case Standing.RESTRICTED:
            return member | ABILITIES | {"is_member": True, "until_date": 0}
        case Standing.KICKED:
            return member | {"until_date": 0}
    return member


def member_change(chat: Chat, by: User, bot: User, old: Standing, date: int) -> dict[str, Any]:
    """The bot's standing was `old` and is now what the chat says."""
    return {
        "chat": chat_as_api(chat),
        "from": dict(by),
        "date": date,
        "old_chat_member": member_as_api(bot, old, chat.kind),
        "new_chat_member": member_as_api(bot, chat.bot, chat.kind),
    }


def _content(message: ChatMessage) -> dict[str, Any]:
    told: dict[str, Any] = dict(message.content.extra)
    if message.document:
        told["document"] = asdict(message.document)
    if message.content.sticker:
        told["sticker"] = _sticker(message.content.sticker)
    if message.content.rich:
        told["rich_message"] = {"blocks": list(message.content.rich)}
    elif message.text:
        text, entities = ("caption", "caption_entities") if message.content.captioned else ("text", "entities")
        told[text] = message.text
        if message.entities:
            told[entities] = list(message.entities)
    if message.keyboard:
        told["reply_markup"] = {"inline_keyboard": [list(row) for row in message.keyboard]}
    return told


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
