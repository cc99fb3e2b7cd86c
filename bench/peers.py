"""Bots that answer readers as ours does, over other libraries as they come: `python -m bench.peers NAME URL DATABASE`.

The texts and keyboards of all answers lie ready in their database, one row to read for each update: that flatters them,
for ours has to make the answer out of commentaries.
"""

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Self

import aiosqlite

from bench.server import TOKEN

SCHEMA = """
    CREATE TABLE screen (request TEXT, language TEXT, html TEXT, keyboard TEXT, PRIMARY KEY (request, language));
    CREATE TABLE choice (request TEXT PRIMARY KEY, language TEXT);
    CREATE TABLE reader (chat INTEGER PRIMARY KEY, language TEXT)
"""
"""`request` is a command or the data of a button; a choice is a button that changes the reader's language."""
DEFAULT = "be"


@dataclass(frozen=True)
class Screens:
    database: aiosqlite.Connection
    choices: dict[str, str]

    @classmethod
    async def open(cls, path: str) -> Self:
        database = await aiosqlite.connect(path)
        await database.execute("PRAGMA journal_mode = WAL")
        choices = {request: language async for request, language in await database.execute("SELECT * FROM choice")}
        return cls(database, choices)

    async def answer(self, request: str, chat: int, spoken: str | None) -> tuple[str, str]:
        """HTML and keyboard; a choice is kept first."""
        language = self.choices.get(request)
        if language:
            await self.database.execute(
                "INSERT INTO reader VALUES (?, ?) ON CONFLICT (chat) DO UPDATE SET language = excluded.language",
                (chat, language),
            )
            await self.database.commit()
        else:
            language = await self._language(chat) or spoken or DEFAULT
        async with self.database.execute(
            "SELECT html, keyboard FROM screen WHERE request = ? AND language = ?", (request, language)
        ) as found:
            html, keyboard = await anext(aiter(found))
        return html, keyboard

    async def _language(self, chat: int) -> str | None:
        async with self.database.execute("SELECT language FROM reader WHERE chat = ?", (chat,)) as found:
            row = await found.fetchone()
        return str(row[0]) if row else None


def telegram_bot(url: str, path: str) -> None:
    import json

    from telegram import InlineKeyboardMarkup, LinkPreviewOptions
    from telegram.ext import ApplicationBuilder, CallbackQueryHandler, CommandHandler

    screens: list[Screens] = []
    plain: dict[str, Any] = {"parse_mode": "HTML", "link_preview_options": LinkPreviewOptions(is_disabled=True)}

    async def begin(_: object) -> None:
        screens.append(await Screens.open(path))

    async def end(_: object) -> None:
        await screens[0].database.close()

    async def answer(request: str, update: Any) -> dict[str, Any]:
        person = update.effective_user
        html, keyboard = await screens[0].answer(request, person.id, person.language_code)
        return {"text": html, "reply_markup": InlineKeyboardMarkup.de_json(json.loads(keyboard)), **plain}

    async def command(update: Any, _: object) -> None:
        await update.message.reply_text(**await answer(update.message.text, update))

    async def callback(update: Any, _: object) -> None:
        await update.callback_query.answer()
        await update.callback_query.edit_message_text(**await answer(update.callback_query.data, update))

    application = ApplicationBuilder().token(TOKEN).base_url(f"{url}/bot").post_init(begin).post_shutdown(end).build()
    application.add_handler(CommandHandler(["latest", "archive", "settings"], command))
    application.add_handler(CallbackQueryHandler(callback))
    application.run_polling()


def aiogram(url: str, path: str) -> None:
    asyncio.run(poll_by_aiogram(url, path))


async def poll_by_aiogram(url: str, path: str) -> None:
    from aiogram import Bot, Dispatcher
    from aiogram.client.default import DefaultBotProperties
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.exceptions import TelegramAPIError
    from aiogram.filters import Command
    from aiogram.types import CallbackQuery, InlineKeyboardMarkup, LinkPreviewOptions, Message

    screens = await Screens.open(path)
    dispatcher = Dispatcher()

    async def answer(request: str, person: Any) -> dict[str, Any]:
        html, keyboard = await screens.answer(request, person.id, person.language_code)
        return {"text": html, "reply_markup": InlineKeyboardMarkup.model_validate_json(keyboard)}

    @dispatcher.message(Command("latest", "archive", "settings"))
    async def command(message: Message) -> None:
        await message.answer(**await answer(message.text or "", message.from_user))

    @dispatcher.callback_query()
    async def callback(query: CallbackQuery) -> None:
        await query.answer()
        if isinstance(query.message, Message):
            await query.message.edit_text(**await answer(query.data or "", query.from_user))

    defaults = DefaultBotProperties(parse_mode="HTML", link_preview=LinkPreviewOptions(is_disabled=True))
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    async with Bot(TOKEN, session=session, default=defaults) as bot:
        with suppress(TelegramAPIError):
            await dispatcher.start_polling(bot)
    await screens.database.close()


PEERS: dict[str, Callable[[str, str], None]] = {"telegram-bot": telegram_bot, "aiogram": aiogram}


def main() -> None:
    name, url, path = sys.argv[1:]
    PEERS[name](url, path)


if __name__ == "__main__":
    main()
