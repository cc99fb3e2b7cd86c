"""A reader follows one topic over nine weeks in two taps, and sees the months of all in a picture."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.phone import Phone

pytestmark = pytest.mark.browser

SCREEN = 690
"""Pixels that a chat has, 390 wide, between its head and its foot."""


async def tall(phone: Phone) -> float:
    box = await phone.last.bounding_box()
    assert box
    return box["height"]


@pytest.mark.parametrize("language", ["be", "ru", "en"])
async def test_two_taps_lead_from_the_first_screen_to_nine_weeks_of_a_topic(page: Page, language: str) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    alesia = Phone(page, "Alesia")
    await alesia.start()
    if language != "be":
        await alesia.presses(f"speak:{language}")
        await expect(alesia.key(f"topic:2026-W47:{language}")).not_to_have_count(0)
    await alesia.presses("topic")
    await expect(alesia.key("time")).to_have_count(1)
    text = await alesia.last.locator(".words").inner_text()
    await alesia.presses("time")
    await expect(alesia.key("past")).to_have_count(6)
    await expect(alesia.last).to_contain_text("▬ ▼ ▬ ▬ ▼ ▬ ▬ ▲")
    assert await tall(alesia) <= SCREEN
    through = await alesia.last.locator(".words").inner_text()

    await alesia.presses("past")
    await expect(alesia.key("past")).to_have_count(0)
    await alesia.presses("time")
    await expect(alesia.last.locator(".words")).to_have_text(through, use_inner_text=True)
    await alesia.presses("topic")
    await expect(alesia.last.locator(".words")).to_have_text(text, use_inner_text=True)
    await expect(alesia.bubbles).to_have_count(1)


async def test_the_months_are_a_picture_that_changes_in_its_place(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    alesia = Phone(page, "Alesia")
    await alesia.start()
    await alesia.presses("open:months")
    drawn = alesia.last.get_by_role("img")
    await expect(drawn).to_have_count(1)
    assert await drawn.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 975
    assert await tall(alesia) <= SCREEN
    light = await drawn.get_attribute("src")
    await alesia.presses("months:be:c:1")
    await expect(drawn).not_to_have_attribute("src", light or "")
    await expect(alesia.bubbles).to_have_count(2)
    await alesia.presses("open:trends")
    await expect(alesia.bubbles).to_have_count(3)
    assert await tall(alesia) <= SCREEN
