"""A reader looks at a sample, chooses it, unfolds a text of the next issue, and sees it corrected in its place."""

import re
from typing import Literal

import pytest
from playwright.async_api import Page, expect

from tests.browser.phone import Phone
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


async def test_an_issue_comes_all_in_one_and_is_corrected_there(page: Page) -> None:
    emma, editor = Phone(page, "Emma"), Phone(page, "Editor")
    await page.get_by_role("tab", name="Emma").click()
    await emma.start()
    await emma.presses("subscribe")
    await expect(emma.key("subscribe")).to_have_count(0)
    await emma.says("/settings")
    await emma.presses("show:format")
    await emma.presses("sample")
    await expect(emma.last.locator("table td")).to_have_count(4)
    await emma.last.locator("summary").first.click()
    await expect(emma.last.locator("details").first).to_have_attribute("open", "")
    await emma.presses("deliver:rich")
    await expect(emma.key("sample")).to_contain_text("✅")

    before = await emma.bubbles.count()
    await page.get_by_role("tab", name="Editor").click()
    await editor.start()
    await editor.chooses("/publish")
    await editor.publishes()
    await page.get_by_role("tab", name="Emma").click()
    await expect(emma.bubbles).to_have_count(before + 1)
    issue = emma.last
    await expect(issue.locator("tr")).to_have_count(5)
    text = issue.locator("details").first
    await expect(text.locator("p").first).to_be_hidden()
    await text.locator("summary").click()
    await expect(text.locator("p").first).to_be_visible()
    await expect(issue.locator(".rich")).to_contain_text("23–29 November 2026")
    for scheme in SCHEMES:
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert await violations(page) == []

    await page.get_by_role("tab", name="Editor").click()
    await editor.says("/desk")
    await editor.presses("e-issue")
    await editor.presses("e-topic")
    await editor.key("e-verdict").last.click()
    await editor.presses("e-correct")
    await page.get_by_role("tab", name="Emma").click()
    await expect(emma.bubbles).to_have_count(before + 2)
    copy = emma.bubbles.nth(before)
    await expect(copy.locator(".foot")).to_contain_text("edited")
    await expect(copy.locator(".rich")).to_contain_text(re.compile("Corrected on .* worsened .we wrote: unchanged"))
