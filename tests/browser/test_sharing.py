"""A reader hands a topic to a friend, who comes by the link; the bot's name offers the issue."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.phone import Phone

pytestmark = pytest.mark.browser


async def test_a_friend_opens_the_bot_by_the_link_of_a_topic_and_subscribes_there(page: Page) -> None:
    alesia, friend = Phone(page, "Alesia"), Phone(page, "Emma")
    await alesia.start()
    await alesia.presses("topic")
    shared = alesia.last.locator('.key[href^="https://t.me/share/url"]')
    headline = await alesia.last.locator(".words b").nth(1).inner_text()
    await shared.click()
    await alesia.screen.get_by_role("dialog").get_by_role("button", name="Emma").click()
    letter = friend.screen.get_by_role("dialog", name="From Alesia")
    await expect(letter).to_contain_text(headline)
    await letter.get_by_role("link").click()

    await expect(friend.key("join")).to_have_count(1)
    await expect(friend.last).to_contain_text("/about")
    text = await friend.last.locator(".words").inner_text()
    await friend.presses("join")
    await expect(friend.key("join")).to_have_count(0)
    await expect(friend.last.locator(".words")).to_have_text(text, use_inner_text=True)


async def test_who_types_the_bots_name_is_offered_the_issue_and_puts_it_into_the_chat(page: Page) -> None:
    alesia = Phone(page, "Alesia")
    await alesia.start()
    writing = alesia.screen.get_by_role("textbox")
    await writing.press_sequentially("@zvodka_bot ")
    offers = alesia.screen.get_by_role("list", name="Offered by the bot")
    await expect(offers.get_by_role("button")).not_to_have_count(0)
    title = await offers.get_by_role("button").nth(1).locator("b").inner_text()
    await offers.get_by_role("button").nth(1).click()
    await expect(offers).to_be_hidden()
    await expect(writing).to_have_value("")
    await expect(alesia.screen.locator(".message.mine").last).to_contain_text(title)
    await alesia.says("/about")
