"""Ways to send one message to many chats, each a coroutine that sends `course.messages` of them.

Run as a process of its own: `python -m bench.contestants NAME COURSE`, a course in JSON; prints a Result in JSON.
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
class Status:
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


async def side_by_side(course: Status, send: Send) -> Result:
    """As many workers as the course allows, each taking the next chat when its last is done."""
    chats = iter(course.chats)

    async def work() -> None:
        for chat in chats:
            await send(chat)

    usage = Usage.start()
    await asyncio.gather(*(work() for _ in range(course.concurrency)))
    return Result(course.messages, usage.seconds, usage.cpu)


async def zvodka(course: Status) -> Result:
    """Our engine: from its start until the broadcast has ended, every step of every delivery durable."""
    with tempfile.TemporaryDirectory(prefix="zvodka-bench-") as folder:
        async with (
            Outbox.open(Path(folder)) as outbox,
            Api(course.url, course.token) as api,
        ):
            await outbox.fill(followers_of_all(course.messages))
            number = await outbox.publish(MESSAGE)
            engine = outbox.engine(api, rate=NOBODYS_LIMIT, in_flight=course.concurrency)
            gc.collect()
            usage = Usage.start()
            running = asyncio.create_task(engine.run())
            await outbox.broadcasts.ended.wait()
            seconds, cpu = usage.seconds, usage.cpu
            engine.stop()
            await running
            return Result((await outbox.tally(number)).sent, seconds, cpu)


async def bare_aiohttp(course: Status) -> Result:
    """Prepared bytes, answers read and thrown away, nothing kept."""
    import aiohttp

    url = f"{course.url}/bot{course.token}/sendMessage"
    headers = {"Content-Type": "application/json"}
    rest = prepared(MESSAGE)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=course.concurrency)) as session:

        async def send(chat: int) -> None:
            async with session.post(url, data=b'{"chat_id":%d,' % chat + rest, headers=headers) as response:
                await response.read()

        return await side_by_side(course, send)


@contextlib.asynccontextmanager
async def aiogram_bot(course: Status) -> AsyncIterator[Any]:
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    session = AiohttpSession(api=TelegramAPIServer.from_base(course.url), limit=course.concurrency)
    async with Bot(course.token, session=session) as bot:
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


async def aiogram(course: Status) -> Result:
    message = aiogram_message()
    async with aiogram_bot(course) as bot:
        return await side_by_side(course, lambda chat: bot.send_message(chat, **message))


async def aiogram_broadcaster(course: Status) -> Result:
    """Sends one after the other and writes the whole mailing down after each: the longer, the slower."""
    # Only the contestants' environment has it.
    from aiogram_broadcaster import Broadcaster  # type: ignore[import-not-found]
    from aiogram_broadcaster.contents import TextContent  # type: ignore[import-not-found]
    from aiogram_broadcaster.storages.sqlalchemy import SQLAlchemyStorage  # type: ignore[import-not-found]

    with tempfile.TemporaryDirectory(prefix="zvodka-bench-") as folder:
        storage = SQLAlchemyStorage.from_url(f"sqlite+aiosqlite:///{folder}/broadcaster.db")
        await storage.startup()
        async with aiogram_bot(course) as bot:
            broadcaster = Broadcaster(bot, storage=storage)
            content = TextContent(**aiogram_message())
            usage = Usage.start()
            mailer = await broadcaster.create_mailer(chats=course.chats, content=content)
            await mailer.start()
            result = Result(len(mailer.chats.success), usage.seconds, usage.cpu)
        await storage.shutdown()
        return result


async def telegram_bot(course: Status) -> Result:
    """python-telegram-bot as it comes, over httpx, with its rate limiter set to what is never reached."""
    from telegram.ext import AIORateLimiter, ApplicationBuilder

    limiter = AIORateLimiter(overall_max_rate=NOBODYS_LIMIT, overall_time_period=1, group_max_rate=0)
    builder = ApplicationBuilder().token(course.token).base_url(f"{course.url}/bot").rate_limiter(limiter)
    async with builder.connection_pool_size(course.concurrency).build() as application:
        return await send_by_telegram_bot(course, application.bot)


async def send_by_telegram_bot(course: Status, bot: Any) -> Result:
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

    rows = [[InlineKeyboardButton(key.text, callback_data=key.data) for key in row] for row in MESSAGE.keyboard]
    markup, no_previews = InlineKeyboardMarkup(rows), LinkPreviewOptions(is_disabled=True)
    return await side_by_side(
        course,
        lambda chat: bot.send_message(
            chat, MESSAGE.html, parse_mode="HTML", reply_markup=markup, link_preview_options=no_previews
        ),
    )


CONTESTANTS: dict[str, Callable[[Status], Awaitable[Result]]] = {
    "zvodka": zvodka,
    "aiohttp": bare_aiohttp,
    "aiogram": aiogram,
    "telegram-bot": telegram_bot,
    "aiogram-broadcaster": aiogram_broadcaster,
}


def run(name: str, course: Status) -> Result:
    factory = None
    if course.uvloop:
        import uvloop  # type: ignore[import-not-found] # only the contestants' environment has it

        factory = uvloop.new_event_loop

    async def compete() -> Result:
        return await CONTESTANTS[name](course)

    with asyncio.Runner(loop_factory=factory) as runner:
        return runner.run(compete())


def main() -> None:
    name, course = sys.argv[1:]
    print(json.dumps(asdict(run(name, Status(**json.loads(course))))))


if __name__ == "__main__":
    main()
