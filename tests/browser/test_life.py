"""A reader from the friend's link to the last trace, as a phone shows it."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.phone import Phone

pytestmark = pytest.mark.browser

SCREEN = 690
"""Pixels of a chat on a telephone of 390 × 844."""


async def follows(page: Page, alesia: Phone) -> Phone:
    """Alesia hands a topic to Emma, who opens the bot by it."""
    await alesia.start()
    await alesia.presses("topic")
    await alesia.last.locator('.key[href^="https://t.me/share/url"]').click()
    await alesia.screen.get_by_role("dialog").get_by_role("button", name="Emma").click()
    emma = Phone(page, "Emma")
    await emma.screen.get_by_role("dialog").get_by_role("link").click()
    await expect(emma.key("join")).to_have_count(1)
    return emma


async def test_a_reader_comes_by_a_link_follows_finds_wishes_and_vanishes(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    alesia = Phone(page, "Alesia")
    emma = await follows(page, alesia)
    await emma.presses("join")
    await expect(emma.key("join")).to_have_count(0)

    await emma.says("/latest")  # the week at a glance, without scrolling
    box = await emma.last.bounding_box()
    assert box
    assert box["height"] <= SCREEN

    await emma.presses("topic")  # one topic over nine weeks, in two taps
    await expect(emma.key("time")).to_have_count(1)
    await emma.presses("time")
    await expect(emma.key("past")).not_to_have_count(0)
    await expect(emma.last).to_contain_text("8 weeks: ")

    await emma.says("passenger's")  # an old text by a word in another case
    await expect(emma.key("found")).not_to_have_count(0)
    await emma.presses("found")
    await expect(emma.last).to_contain_text("passengers")

    await emma.says("/settings")  # Friday at 18:00, and only changes
    await emma.presses("when")
    await emma.last.locator('.key[data-key="when:days"]').click()
    await emma.last.locator('.key[data-key="when-day:5"]').click()
    await emma.last.locator('.key[data-key="weekly:5:i"]').click()
    await expect(emma.last).to_contain_text("18:00")
    await emma.presses("only-news:1")
    await expect(emma.key("only-news:0")).to_have_count(1)

    await emma.says("/forget")  # and nothing is left, in the chat either
    await emma.presses("clear")
    await expect(emma.screen.locator(".message.mine")).to_have_count(0)
    await emma.presses("clear-last")
    await expect(emma.bubbles).to_have_count(0)
