"""Lets handlers see only what owners send in their private chats; to everyone else they are not there."""

from collections.abc import Collection
from typing import Any

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import Application, BaseHandler

from bot.tg.visitor import Context

Handler = BaseHandler[Update, Context, None]


class OwnersOnly(Handler):
    """Asks anew for every update, by the number of the person; a chat or a forwarded name proves nothing."""

    def __init__(self, inner: Handler, owners: Collection[int]) -> None:
        super().__init__(inner.callback)
        self._inner = inner
        self._owners = owners

    def check_update(self, update: object) -> object:
        """What the inner handler says, or None: another handler may take it."""
        return self._inner.check_update(update) if from_owner(update, self._owners) else None

    def collect_additional_context(
        self,
        context: Context,
        update: Update,
        application: Application[Any, Any, Any, Any, Any, Any],
        check_result: Any,
    ) -> None:
        self._inner.collect_additional_context(context, update, application, check_result)


def from_owner(update: object, owners: Collection[int]) -> bool:
    """Whether a new message or a press comes from an owner, in the private chat with the bot."""
    if not isinstance(update, Update) or not (update.message or update.callback_query):
        return False
    person, chat = update.effective_user, update.effective_chat
    return bool(person and person.id in owners and chat and chat.type == ChatType.PRIVATE and chat.id == person.id)
