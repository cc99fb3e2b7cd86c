"""The demo as a whole: Telegram's stand-in, the page, and the bot as a child process, in a folder that goes away."""

import asyncio
import contextlib
import os
import secrets
import sys
import tempfile
import webbrowser
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from aiohttp import web

from bot.demo.phone import Person
from bot.demo.stage.actions import Actions
from bot.demo.stage.child import Child
from bot.demo.stage.feed import Feed
from bot.demo.stage.page import Page
from bot.demo.stage.phones import Phones
from bot.demo.stage.samples import read_samples
from bot.demo.telegram.server import StandIn
from bot.demo.world import World

CONTENT = Path(__file__).with_name("content")
HOST = "127.0.0.1"
READERS = (("Alesia", "be"), ("Emma", "en"))
TOPIC = 2
"""The number of the group's topic."""
EDITORS = (("Editor", "en"), ("Colleague", "ru"))
"""Names, and the languages of their phones."""


async def demo(port: int, browser: bool, stop_requested: asyncio.Event) -> int:
    """1 if the port is taken. Port 0: any."""
    try:
        async with stage(port) as url:
            say(f"Zvodka's demo: {url}  (nothing leaves this machine; Ctrl-C ends it)")
            if browser:
                webbrowser.open(url)
            await stop_requested.wait()
    except OSError as error:
        say(f"The demo can't use port {port}: {error.strerror}. Choose another; --port 0 takes any that is free.")
        return 1
    return 0


@contextlib.asynccontextmanager
async def stage(port: int, content: Path = CONTENT) -> AsyncIterator[str]:
    """The running demo; yields the page's URL, and leaves nothing behind."""
    world = World(f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(26)}")
    alesia, emma = (world.person(reader, language=language) for reader, language in READERS)
    editors = [world.person(name, language=language).id for name, language in EDITORS]
    samples = read_samples(content / "uploads")
    feed = Feed(world, editors, samples)
    gather(world, feed.phones, alesia, emma)
    with tempfile.TemporaryDirectory(prefix="zvodka-demo-", ignore_cleanup_errors=True) as name:
        async with StandIn(world) as standin, contextlib.AsyncExitStack() as ending:
            settings = child_settings(Path(name), content, world.token, editors, standin.url)
            child = feed.child = Child(
                Path(name), settings, lambda: len(world.calls), feed.child_changed, feed.child_said
            )
            page = Page(world, feed, Actions(world, feed.crowd, feed.phones, child, samples))
            url = await ending.enter_async_context(serve(page.application(), feed, port))
            telling = asyncio.create_task(feed.run())
            raising = asyncio.create_task(raise_bot(child, content))
            try:
                yield url
            finally:
                for task in (raising, telling):
                    task.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await task
                await child.stop()


def gather(world: World, phones: Phones, alesia: Person, emma: Person) -> None:
    """A group with topics that Alesia leads, and a channel of Emma's; the bot is in neither yet."""
    forum = world.group("Neighbours", alesia, emma, forum=True)
    forum.topics[TOPIC] = True
    channel = world.channel("Lake news", emma, alesia)
    for person in (alesia, emma):
        phones.enter(person, forum, topic="General")
        phones.enter(person, forum, thread=TOPIC, topic="Bulletin")
        phones.enter(person, channel)


def child_settings(folder: Path, content: Path, token: str, owners: Sequence[int], api_url: str) -> dict[str, str]:
    return {
        "ZVODKA_TOKEN": token,
        "ZVODKA_OWNERS": ",".join(map(str, owners)),
        "ZVODKA_KEY_FILE": str(folder / "key" / "zvodka.key"),
        "ZVODKA_DATABASE": str(folder / "data" / "zvodka.db"),
        "ZVODKA_CONTENT": str(content),
        "ZVODKA_API_URL": api_url,
        "ZVODKA_RATE": "30",
        "ZVODKA_UNDO_SECONDS": "10",
        "ZVODKA_APPROVALS": os.environ.get("ZVODKA_APPROVALS", "0"),
    }


async def raise_bot(child: Child, content: Path) -> None:
    """A key, the published weeks, the waiting drafts; then the bot itself."""
    key = Path(child.settings["ZVODKA_KEY_FILE"])
    key.parent.mkdir()
    await child.command("keygen", str(key))
    await child.command("import", str(content / "issues"), "--published")
    for week in sorted((content / "drafts").glob("*-W*")):
        await child.command("import", str(week))
    await child.start()


@contextlib.asynccontextmanager
async def serve(application: web.Application, feed: Feed, port: int) -> AsyncIterator[str]:
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, HOST, port)
        await site.start()
        yield f"http://{HOST}:{runner.addresses[0][1]}/"
    finally:
        feed.end()
        await runner.cleanup()


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
