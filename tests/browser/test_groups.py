"""A group with topics on two phones: what the bot says to one of them, and what all see."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.phone import Phone

pytestmark = pytest.mark.browser


async def opens(page: Page, owner: str, here: str, there: str) -> Phone:
    """From one chat of a phone to another; the phone as it is then."""
    place = page.get_by_label(here, exact=True)
    await place.get_by_role("button", name="Chats").click()
    await place.get_by_role("menuitem").filter(has_text=there.rsplit(", ", maxsplit=1)[-1]).click()
    return Phone(page, f"{owner}, in {there}")


async def test_an_administrator_chooses_for_a_topic_unseen_and_its_issue_leads_into_the_private_chat(
    page: Page,
) -> None:
    topic = await opens(page, "Alesia", "Phone of Alesia", "Neighbours, Bulletin")
    await topic.screen.get_by_role("button", name="Menu").click()
    await topic.screen.get_by_role("menuitem").click()
    await topic.chooses("/settings")
    await expect(topic.last).to_contain_text("Only you see this")
    await topic.presses("subscribe")
    await expect(topic.key("leave")).to_have_count(1)
    await expect(topic.bubbles).to_have_count(1)

    editor = Phone(page, "Editor")
    await editor.start()
    await editor.chooses("/publish")
    await editor.publishes()
    await expect(topic.bubbles).to_have_count(2)

    await page.get_by_role("tab", name="Emma").click()
    seen = await opens(page, "Emma", "Phone of Emma", "Neighbours, Bulletin")
    await expect(seen.bubbles).to_have_count(1)
    await seen.last.locator(".key").first.click()
    private = Phone(page, "Emma")
    await expect(private.bubbles).to_have_count(1)
    await expect(private.last).to_be_visible()
