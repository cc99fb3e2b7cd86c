"""The buttons under a message, as Telegram takes them."""

from collections.abc import Mapping
from typing import Any

from bot.demo.telegram.api.links import BadLink, checked
from bot.demo.telegram.api.refusal import Refused, bad_request
from bot.demo.telegram.message import Keyboard

MOST_BUTTONS = 100
LARGEST_DATA = 64
"""Bytes."""
LONGEST_COPIED = 256
"""Characters."""


def read_keyboard(markup: Mapping[str, Any] | None) -> Keyboard:
    """The inline keyboard in a `reply_markup`, without rows that have no button, as with Telegram."""
    if not markup:
        return ()
    match markup:
        case {"inline_keyboard": list(rows), **rest} if not rest:
            keyboard = tuple(tuple(map(_button, _row(row))) for row in rows if row)
        case _:
            raise bad_request("the stand-in knows no reply_markup but an inline_keyboard, an array of rows")
    if sum(map(len, keyboard)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return keyboard


def _row(row: Any) -> list[Any]:
    if not isinstance(row, list):
        raise _unparsable("Inline keyboard row must be of type Array")
    return row


def _button(button: Any) -> Mapping[str, Any]:
    if not isinstance(button, dict):
        raise _unparsable("InlineKeyboardButton must be an Object")
    if strange := button.keys() - {"text", "callback_data", "url", "copy_text"}:
        raise bad_request(f"the stand-in knows no {min(strange)!r} of an inline button")
    text, *actions = (button.get(name) for name in ("text", "callback_data", "url", "copy_text"))
    data, url, copied = actions
    if not isinstance(text, str):
        raise _unparsable('Field "text" must be of type String')
    if actions.count(None) != len(actions) - 1:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if not text.strip():
        raise _unparsable("Text buttons must be non-empty")
    if data is not None:
        return {"text": text, "callback_data": _data(data)}
    if copied is not None:
        return {"text": text, "copy_text": {"text": _copied(copied)}}
    return {"text": text, "url": _url(url)}


def _data(data: Any) -> str:
    if not isinstance(data, str):
        raise _unparsable('Field "callback_data" must be of type String')
    if not 1 <= len(data.encode()) <= LARGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _copied(copied: Any) -> str:
    if not isinstance(copied, dict) or not isinstance(copied.get("text"), str):
        raise _unparsable('Field "copy_text" must be of type CopyTextButton')
    text: str = copied["text"]
    if not 1 <= len(text) <= LONGEST_COPIED:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return text


def _url(url: Any) -> str:
    if not isinstance(url, str):
        raise _unparsable('Field "url" must be of type String')
    try:
        return checked(url)
    except BadLink as error:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {error}") from None


def _unparsable(reason: str) -> Refused:
    return bad_request(f"can't parse inline keyboard button: {reason}")
