"""The demo as its visitor starts it, and a real browser looking at it."""

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
async def url(tmp_path: Path) -> AsyncIterator[str]:
    """A demo of its own; when it is told to end, it ends in order and leaves nothing behind."""
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    arguments = ("-m", "bot", "demo", "--port", "0", "--no-browser")
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=PIPE, env=environment)
    assert process.stdout is not None
    first = (await process.stdout.readline()).decode()
    found = re.search(r"http://127\.0\.0\.1:\d+/", first)
    assert found is not None, first
    yield found[0]
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
    assert left_in(tmp_path) == []


def left_in(folder: Path) -> list[Path]:
    return list(folder.glob("zvodka-demo-*"))


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        await chromium.close()


@pytest.fixture
async def page(browser: Browser, url: str) -> AsyncIterator[Page]:
    """The demo's page, with the bot up; it must not complain in the console."""
    complaints: list[str] = []
    page = await browser.new_page(viewport={"width": 1280, "height": 860})
    page.on("console", lambda line: complaints.append(line.text) if line.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(url)
    await page.locator("#status[data-status=running]").wait_for()
    yield page
    assert complaints == []
