"""Our messages in the Bot API's terms."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

from bot.model.message import Button

LINK_PREVIEWS_OFF = {"is_disabled": True}
NO_LINK_PREVIEWS = LinkPreviewOptions(is_disabled=True)

Keyboard = tuple[tuple[Button, ...], ...]


def keyboard_json(keyboard: Keyboard) -> dict[str, object]:
    return {"inline_keyboard": [[button_json(button) for button in row] for row in keyboard]}


def button_json(button: Button) -> dict[str, str]:
    if button.url:
        return {"text": button.text, "url": button.url}
    return {"text": button.text, "callback_data": button.data}


def keyboard_markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(button.text, url=button.url or None, callback_data=button.data or None)
                for button in row
            ]
            for row in keyboard
        ]
    )
