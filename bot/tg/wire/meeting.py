"""The first words with Telegram: who this bot is, and that it asks for its updates itself."""

import asyncio
from http import HTTPStatus

import structlog

from bot.errors import TelegramError
from bot.tg.wire.api import REVOKED, Api, ApiError

log = structlog.get_logger()

PAUSE_SECONDS = 3.0
SURE = 2
"""So often Telegram must say that it does not know the token: one answer may be somebody else's."""


async def meet(api: Api) -> str:
    """The bot's name, as soon as Telegram can be reached; TelegramError if it does not know the token."""
    denials = 0
    while True:
        try:
            described = await api.call("getMe")
            await api.call("deleteWebhook")
            return str(described["username"])
        except (TypeError, KeyError):
            raise TelegramError("the server at ZVODKA_API_URL does not understand what a bot asks") from None
        except ApiError as error:
            denials += error.status in REVOKED
            if denials == SURE:
                raise TelegramError("Telegram does not know this token") from None
            if error.status == HTTPStatus.BAD_REQUEST:
                raise TelegramError("the server at ZVODKA_API_URL does not understand what a bot asks") from None
            log.warning("Telegram cannot be reached yet", server=api.server, reason=str(error))
            await asyncio.sleep(max(PAUSE_SECONDS, error.wait))
