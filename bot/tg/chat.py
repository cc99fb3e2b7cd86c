"""Says and shows our messages to people through python-telegram-bot."""

from telegram import Bot, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.model.message import Message
from bot.tg.wire.encode import NO_LINK_PREVIEWS, keyboard_markup

# Telegram's words, in lower case, for an edit that has nothing to do, and for one that came too late.
UNCHANGED = "message is not modified"
UNEDITABLE = ("message to edit not found", "message can't be edited", "message_id_invalid")
TOO_OLD = "query is too old"


class Chat:
    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def say(self, chat: int, message: Message) -> int:
        """Send a new message; its id."""
        sent = await self._bot.send_message(
            chat,
            message.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_LINK_PREVIEWS,
            reply_markup=keyboard_markup(message.keyboard),
        )
        return sent.message_id

    async def edit(self, chat: int, message_id: int, message: Message) -> bool:
        """Put this in the place of what is there; False if that cannot be edited any more."""
        try:
            await self._bot.edit_message_text(
                message.html,
                chat,
                message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_LINK_PREVIEWS,
                reply_markup=keyboard_markup(message.keyboard),
            )
        except BadRequest as error:
            words = error.message.lower()
            if any(part in words for part in UNEDITABLE):
                return False
            if UNCHANGED not in words:
                raise
        return True

    async def show(self, update: Update, message: Message, *, notice: str = "") -> None:
        """After a press in the place of the message that has the button; else, or if that is gone, as a new one.

        The press is answered with `notice`; a press can be answered only once.
        """
        await self.notice(update, notice)
        pressed = update.callback_query.message if update.callback_query else None
        if pressed and await self.edit(pressed.chat.id, pressed.message_id, message):
            return
        if update.effective_chat:
            await self.say(update.effective_chat.id, message)

    async def notice(self, update: Update, text: str = "", *, alert: bool = False) -> None:
        """Answer a press, with a few words (at most 200 characters) if there are any; nothing for other updates."""
        if update.callback_query is None:
            return
        try:
            await self._bot.answer_callback_query(update.callback_query.id, text or None, show_alert=alert or None)
        except BadRequest as error:
            if TOO_OLD not in error.message.lower():
                raise
