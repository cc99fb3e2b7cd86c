"""Ways to send one message to many chats, each a coroutine that sends `race.messages` of them.

Run as a process of its own: `python -m bench.contestants NAME RACE`, a race in JSON; prints a Result in JSON.
"""

import asyncio
import contextlib
import gc
import json
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.cores import Usage
from bench.outbox import FIRST_CHAT, MESSAGE, NOBODYS_LIMIT, Outbox, followers_of_all
from bot.tg.wire.api import Api
from bot.tg.wire.encode import prepared

Send = Callable[[int], Awaitable[object]]


@dataclass(frozen=True)
class Race:
    url: str
    token: str
    messages: int
    concurrency: int
    uvloop: bool = False

    @property
    def chats(self) -> range:
        return range(FIRST_CHAT, FIRST_CHAT + self.messages)


@dataclass(frozen=True)
class Result:
    messages: int
    seconds: float
    cpu: float


async def side_by_side(race: Race, send: Send) -> Result:
    """As many workers as the race allows, each taking the next chat when its last is done."""
    chats = iter(race.chats)

    async def work() -> None:
        for chat in chats:
            await send(chat)

    usage = Usage.start()
    await asyncio.gather(*(work() for _ in range(race.concurrency)))
    return Result(race.messages, usage.seconds, usage.cpu)


async def zvodka(race: Race) -> Result:
    """Our engine: from its start until the broadcast has ended, every step of every delivery durable."""
    with tempfile.TemporaryDirectory(prefix="zvodka-bench-") as folder:
        async with (
            Outbox.open(Path(folder)) as outbox,
            Api(race.url, race.token) as api,
        ):
            await outbox.fill(followers_of_all(race.messages))
            number = await outbox.publish(MESSAGE)
            engine = outbox.engine(api, rate=NOBODYS_LIMIT, in_flight=race.concurrency)
            gc.collect()
            usage = Usage.start()
            running = asyncio.create_task(engine.run())
            await outbox.broadcasts.ended.wait()
            seconds, cpu = usage.seconds, usage.cpu
            engine.stop()
            await running
            return Result((await outbox.tally(number)).sent, seconds, cpu)


async def bare_aiohttp(race: Race) -> Result:
    """Prepared bytes, answers read and thrown away, nothing kept."""
    import aiohttp

    url = f"{race.url}/bot{race.token}/sendMessage"
    headers = {"Content-Type": "application/json"}
    rest = prepared(MESSAGE)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=race.concurrency)) as session:

        async def send(chat: int) -> None:
            async with session.post(url, data=b'{"chat_id":%d,' % chat + rest, headers=headers) as response:
                await response.read()

        return await side_by_side(race, send)


@contextlib.asynccontextmanager
async def aiogram_bot(race: Race) -> AsyncIterator[Any]:
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    session = AiohttpSession(api=TelegramAPIServer.from_base(race.url), limit=race.concurrency)
    async with Bot(race.token, session=session) as bot:
        yield bot


def aiogram_message() -> dict[str, Any]:
    from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

    rows = [
        [InlineKeyboardButton(text=button.text, callback_data=button.data) for button in row]
        for row in MESSAGE.keyboard
    ]
    return {
        "text": MESSAGE.html,
        "parse_mode": "HTML",
        "reply_markup": InlineKeyboardMarkup(inline_keyboard=rows),
        "link_preview_options": LinkPreviewOptions(is_disabled=True),
    }


async def aiogram(race: Race) -> Result:
    message = aiogram_message()
    async with aiogram_bot(race) as bot:
        return await side_by_side(race, lambda chat: bot.send_message(chat, **message))


async def aiogram_broadcaster(race: Race) -> Result:
    """Sends one after the other and writes the whole mailing down after each: the longer, the slower."""
    # Only the contestants' environment has it.
    from aiogram_broadcaster import Broadcaster  # type: ignore[import-not-found]
    from aiogram_broadcaster.contents import TextContent  # type: ignore[import-not-found]
    from aiogram_broadcaster.storages.sqlalchemy import SQLAlchemyStorage  # type: ignore[import-not-found]

    with tempfile.TemporaryDirectory(prefix="zvodka-bench-") as folder:
        storage = SQLAlchemyStorage.from_url(f"sqlite+aiosqlite:///{folder}/broadcaster.db")
        await storage.startup()
        async with aiogram_bot(race) as bot:
            broadcaster = Broadcaster(bot, storage=storage)
            content = TextContent(**aiogram_message())
            usage = Usage.start()
            mailer = await broadcaster.create_mailer(chats=race.chats, content=content)
            await mailer.start()
            result = Result(len(mailer.chats.success), usage.seconds, usage.cpu)
        await storage.shutdown()
        return result


async def telegram_bot(race: Race) -> Result:
    """python-telegram-bot as it comes, over httpx, with its rate limiter set to what is never reached."""
    from telegram.ext import AIORateLimiter, ApplicationBuilder

    limiter = AIORateLimiter(overall_max_rate=NOBODYS_LIMIT, overall_time_period=1, group_max_rate=0)
    builder = ApplicationBuilder().token(race.token).base_url(f"{race.url}/bot").rate_limiter(limiter)
    async with builder.connection_pool_size(race.concurrency).build() as application:
        return await send_by_telegram_bot(race, application.bot)


async def send_by_telegram_bot(race: Race, bot: Any) -> Result:
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

    rows = [[InlineKeyboardButton(key.text, callback_data=key.data) for key in row] for row in MESSAGE.keyboard]
    markup, no_previews = InlineKeyboardMarkup(rows), LinkPreviewOptions(is_disabled=True)
    return await side_by_side(
        race,
        lambda chat: bot.send_message(
            chat, MESSAGE.html, parse_mode="HTML", reply_markup=markup, link_preview_options=no_previews
        ),
    )


CONTESTANTS: dict[str, Callable[[Race], Awaitable[Result]]] = {
    "zvodka": zvodka,
    "aiohttp": bare_aiohttp,
    "aiogram": aiogram,
    "telegram-bot": telegram_bot,
    "aiogram-broadcaster": aiogram_broadcaster,
}


def run(name: str, race: Race) -> Result:
    factory = None
    if race.uvloop:
        import uvloop  # type: ignore[import-not-found] # only the contestants' environment has it

        factory = uvloop.new_event_loop

    async def compete() -> Result:
        return await CONTESTANTS[name](race)

    with asyncio.Runner(loop_factory=factory) as runner:
        return runner.run(compete())


def main() -> None:
    name, race = sys.argv[1:]
    print(json.dumps(asdict(run(name, Race(**json.loads(race))))))


if __name__ == "__main__":
    main()
