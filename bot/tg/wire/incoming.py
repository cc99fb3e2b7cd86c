"""Reads an update, each alone: whatever is sent, it is an Update, nothing for us, or broken."""

import re
from dataclasses import replace
from typing import Any

from bot.model.entity import Entity
from bot.model.update import (
    Blocked,
    CallbackQuery,
    ChatKind,
    Command,
    Document,
    Happening,
    InlineQuery,
    Joined,
    Media,
    MediaKind,
    Migrated,
    Update,
    Words,
)

KINDS = ["message", "edited_message", "callback_query", "my_chat_member", "inline_query"]
"""Those that Telegram is asked for."""
LARGEST = 2**53
"""Numbers beyond it are none of Telegram's."""
HALF = re.compile("[\ud800-\udfff]")
COMMAND = re.compile(r"/(\w{1,32})(?:@(\w{1,64}))?(?:\s+(.*))?", re.ASCII | re.DOTALL)
UNNAMED = "?"
AWAY = ("left", "kicked")
CHATS = {"private": ChatKind.PRIVATE, "channel": ChatKind.CHANNEL}

# A message has one of these unless it only tells that something has happened to the chat.
CONTENTS = frozenset(
    (
        "text",
        "animation",
        "audio",
        "checklist",
        "contact",
        "dice",
        "document",
        "game",
        "invoice",
        "live_photo",
        "location",
        "paid_media",
        "photo",
        "poll",
        "sticker",
        "story",
        "venue",
        "video",
        "video_note",
        "voice",
    )
)


class BrokenUpdateError(Exception):
    """No update that Telegram would send."""


def read_update(raw: dict[str, Any] | None, number: int, bot_name: str) -> Update | None:
    """None for what is not for us; BrokenUpdateError if it is not what Telegram sends, or could not be read at all."""
    try:
        match raw:
            case None:
                raise BrokenUpdateError("unreadable")
            case {"message": message}:
                return _said(message, number, bot_name)
            case {"edited_message": message}:
                edited = _said(message, number, bot_name)
                return edited and replace(edited, made=_number(message.get("edit_date", edited.made)), edited=True)
            case {"callback_query": query}:
                return _callback(query, number)
            case {"my_chat_member": change}:
                return _changed(change, number)
            case {"inline_query": query}:
                return _typed(query, number)
    except (KeyError, TypeError, AttributeError) as error:
        raise BrokenUpdateError(type(error).__name__) from None
    return None


def _said(message: dict[str, Any], number: int, bot_name: str) -> Update | None:
    chat, person, made = message["chat"], message.get("from"), message["date"]
    if to := message.get("migrate_to_chat_id"):
        return _update(number, chat, person, made, Migrated(_number(to)))
    if CONTENTS.isdisjoint(message) or _is_ours(message, bot_name):
        return None
    return replace(
        _placed(_update(number, chat, person, made, _what(message, bot_name)), message),
        message=_number(message["message_id"]),
        reply_to=_number((message.get("reply_to_message") or {}).get("message_id", 0)),
        album=_sendable(message.get("media_group_id", "")),
        anonymous=(message.get("sender_chat") or {}).get("id") == chat["id"],
    )


def _is_ours(message: dict[str, Any], bot_name: str) -> bool:
    """What somebody put into this chat with our own help is nothing that they say."""
    return bool(_text((message.get("via_bot") or {}).get("username", "")).lower() == bot_name.lower())


def _typed(query: dict[str, Any], number: int) -> Update:
    """In which chat, Telegram does not say: it is as if in the private one."""
    person = query["from"]
    what = InlineQuery(_sendable(query["id"]), _whole(query["query"]))
    return _update(number, {"id": person["id"], "type": ChatKind.PRIVATE}, person, None, what)


def _placed(update: Update, message: dict[str, Any]) -> Update:
    """With where in a group it happened; a thread of answers is no topic."""
    if update.kind is ChatKind.PRIVATE:
        return update
    thread = message.get("message_thread_id", 0) if message.get("is_topic_message") else 0
    return replace(update, thread=_number(thread), aside=_number(message.get("ephemeral_message_id", 0)))


def _what(message: dict[str, Any], bot_name: str) -> Happening:
    """What it says is read in private chats only, but for commands."""
    private = message["chat"]["type"] == ChatKind.PRIVATE
    if "document" in message:
        return _document(message["document"], _whole(message.get("caption", "")) if private else "")
    if "text" not in message:
        return Media(next((kind for kind in MediaKind if kind in message), MediaKind.OTHER))
    text = _whole(message["text"])
    return _command(text, bot_name) or (Words(text, _entities(message)) if private else Words())


def _command(text: str, bot_name: str) -> Command | None:
    """A command for another bot is only words."""
    if text[:1] == "/" and (found := COMMAND.fullmatch(text)):
        name, whose, argument = found.groups()
        if whose is None or whose.lower() == bot_name.lower():
            return Command(name.lower(), (argument or "").strip())
    return None


def _entities(message: dict[str, Any]) -> tuple[Entity, ...]:
    return tuple(
        Entity(
            _sendable(each["type"]),
            _number(each["offset"]),
            _number(each["length"]),
            _sendable(each.get("url", "")),
            _sendable(each.get("language", "")),
        )
        for each in message.get("entities", ())
    )


def _document(document: dict[str, Any], caption: str) -> Document:
    name, size = document.get("file_name") or UNNAMED, document.get("file_size") or 0
    return Document(_sendable(document["file_id"]), _sendable(name), _number(size), caption)


def _callback(query: dict[str, Any], number: int) -> Update:
    """Where the message is long gone, Telegram names none: then it is as if in the private chat."""
    person, message = query["from"], query.get("message") or {}
    chat = message.get("chat") or {"id": person["id"], "type": ChatKind.PRIVATE}
    place = _number(message.get("message_id", 0)) if message.get("date") else 0
    line = _whole(message.get("text", "")).partition("\n")[0] if chat["type"] == ChatKind.PRIVATE else ""
    pressed = CallbackQuery(_sendable(query["id"]), _text(query.get("data", "")), place, line)
    return _placed(_update(number, chat, person, None, pressed), message)


def _changed(change: dict[str, Any], number: int) -> Update | None:
    """What the bot is in a chat now: of a private chat it matters only that it was blocked."""
    chat, status = change["chat"], change["new_chat_member"]["status"]
    if status in AWAY:
        return _update(number, chat, change["from"], change["date"], Blocked())
    before = (change.get("old_chat_member") or {}).get("status")
    welcome = {"channel": status == "administrator" != before, "private": False}
    if not welcome.get(chat["type"], before in AWAY):
        return None
    return _update(number, chat, change["from"], change["date"], Joined(_whole(chat.get("title", ""))))


def _update(
    number: int, chat: dict[str, Any], person: dict[str, Any] | None, made: int | None, what: Happening
) -> Update:
    return Update(
        number=number,
        chat=_number(chat["id"]),
        kind=CHATS.get(chat["type"], ChatKind.GROUP),
        person=_number(person["id"]) if person else 0,
        language=_sendable(person.get("language_code") or "") if person else "",
        made=None if made is None else _number(made),
        what=what,
    )


def _number(value: object) -> int:
    if type(value) is not int or abs(value) >= LARGEST:
        raise TypeError
    return value


def _text(value: object) -> str:
    if type(value) is not str:
        raise TypeError
    return value


def _whole(value: object) -> str:
    """A text in which half a surrogate is a sign of its own, as long as the half."""
    return HALF.sub("\ufffd", _text(value))


def _sendable(value: object) -> str:
    """What may go out again: half a surrogate could not."""
    text = _text(value)
    if HALF.search(text):
        raise TypeError
    return text
