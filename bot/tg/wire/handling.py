"""Hands an update to python-telegram-bot's handlers and gives back what went wrong, which it would swallow."""

from typing import Any

from telegram import Update
from telegram.ext import Application


class Handling:
    def __init__(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        self._application = application
        self._errors: dict[int, Exception] = {}
        application.add_error_handler(self._keep)

    async def __call__(self, update: Update) -> None:
        """Raises what the handler raised."""
        await self._application.process_update(update)
        error = self._errors.pop(update.update_id, None)
        if error:
            raise error

    async def _keep(self, update: object, context: Any) -> None:
        if isinstance(update, Update):
            self._errors[update.update_id] = context.error
