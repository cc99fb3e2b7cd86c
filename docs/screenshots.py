"""Make the pictures of the demo in `docs/screens/`; run from the checkout, with Chromium at $CHROMIUM."""  # noqa: INP001  a script

import asyncio
import os
import re
import sys
from pathlib import Path

from playwright.async_api import Locator, Page, ViewportSize, async_playwright, expect

from bot.demo.stage.demo import stage

SCREENS = Path(__file__).with_name("screens")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
WIDE: ViewportSize = {"width": 1280, "height": 860}
TALL: ViewportSize = {"width": 1280, "height": 1240}
NARROW: ViewportSize = {"width": 390, "height": 844}
SOON = 60_000


async def main() -> None:
    SCREENS.mkdir(exist_ok=True)
    async with stage(0) as url, async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless", "--no-sandbox"])
        desk = await chromium.new_page(viewport=WIDE)
        await desk.goto(url)
        await desk.locator("#status[data-status=running]").wait_for(timeout=SOON)
        await publish(desk)
        pocket = await chromium.new_page(viewport=NARROW)
        await pocket.goto(url)
        await read(pocket)
        await chromium.close()
    async with stage(0) as url, async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless", "--no-sandbox"])
        page = await chromium.new_page(viewport=TALL)
        await page.goto(url)
        await page.locator("#status[data-status=running]").wait_for(timeout=SOON)
        await edit(page)
        await chromium.close()


async def publish(page: Page) -> None:
    """A reader subscribes, two hundred more do, the editor publishes; taken while it goes out."""
    reader, editor = (page.get_by_label(f"Phone of {name}", exact=True) for name in ("Alesia", "Editor"))
    await start(reader)
    await press(reader, "subscribe")
    await start(editor)
    await page.get_by_role("button", name="Add 200 readers").click()
    await expect(page.locator("#crowd-words")).to_contain_text("200 readers have joined", timeout=SOON)
    await say(editor, "/publish")
    await press(editor, "e-publish")
    await press(editor, "e-now")
    await expect(editor.locator(".message.theirs").last).to_contain_text(re.compile(r"[3-9]\d\s?%"), timeout=SOON)
    await take(page, "demo")
    await expect(page.locator("#count-none")).to_have_text("0", timeout=SOON)


async def read(page: Page) -> None:
    """The reader opens a topic."""
    reader = page.get_by_label("Phone of Alesia", exact=True)
    await press(reader, "topic")
    await reader.locator('.key[data-key^="issue"]').last.wait_for()
    await page.emulate_media(reduced_motion="reduce")
    await page.get_by_role("link", name="Readers").click()
    await take(page, "phone")


async def edit(page: Page) -> None:
    """An editor looks at the desk and a topic, sends files, and looks at the plan."""
    editor = page.get_by_label("Phone of Editor", exact=True)
    await page.emulate_media(color_scheme="light", reduced_motion="reduce")
    await start(editor)
    await say(editor, "/desk")
    await open_first(editor, "e-issue:2026-W48")
    await open_first(editor, "e-topic")
    await editor.locator('.key[data-key^="e-verdict"]').first.wait_for()
    await take_phone(editor, "editor-desk")
    await attach(editor, "Week 49 corrected")
    await expect(editor.locator(".message.theirs").last).to_contain_text("2026-W49", timeout=SOON)
    await take_phone(editor, "editor-receipt")
    await press(editor, "e-prepare")
    await editor.locator('.key[data-key^="e-cancel"]').last.wait_for()
    await take_phone(editor, "editor-plan")
    await say(editor, "/desk")
    await open_first(editor, "e-issue:2026-W47")
    await open_first(editor, "e-topic")
    await editor.locator('.key[data-key^="e-verdict:2026-W47"][data-key$=":worsened"]').click()
    await editor.locator('.key[data-key^="e-correct"]').first.wait_for()
    await take_phone(editor, "editor-correction")


async def open_first(phone: Locator, verb: str) -> None:
    """By the first such button of the newest message."""
    await phone.locator(".message.theirs").last.locator(f'.key[data-key^="{verb}"]').first.click()


async def attach(phone: Locator, sample: str) -> None:
    await phone.get_by_role("button", name="Attach a file").click()
    await phone.get_by_role("menuitem", name=sample).click()


async def take_phone(phone: Locator, name: str) -> None:
    await phone.screenshot(path=SCREENS / f"{name}.png", animations="disabled")
    sys.stdout.write(f"{name}.png\n")


async def take(page: Page, name: str) -> None:
    """In light and in dark, once nothing moves any more."""
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        await page.screenshot(path=SCREENS / f"{name}-{scheme}.png", animations="disabled")
        sys.stdout.write(f"{name}-{scheme}.png\n")


async def start(phone: Locator) -> None:
    await phone.get_by_role("button", name="Start", exact=True).click()
    await phone.locator(".message.theirs").first.wait_for()


async def say(phone: Locator, text: str) -> None:
    await phone.get_by_role("textbox").fill(text)
    await phone.get_by_role("textbox").press("Enter")


async def press(phone: Locator, verb: str) -> None:
    await phone.locator(f'.key[data-key^="{verb}"]').last.click()


asyncio.run(main())
