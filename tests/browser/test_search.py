"""Old texts by their words, on the demo's phones."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.phone import Phone

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("asked", "held"), [("ЖУРАВІНАМ", "журавін"), ("КЛЮКВАМИ", "клюкв")], ids=["be", "ru"])
async def test_an_old_text_is_found_by_a_word_in_another_case(page: Page, asked: str, held: str) -> None:
    phone = Phone(page, "Alesia")
    await phone.start()
    await phone.says(asked)
    await expect(phone.last).to_contain_text(f"🔎 {asked}")
    bold = phone.last.locator(".words b, .words strong").first
    assert held in (await bold.inner_text()).lower()
    findings = await phone.last.locator(".words").inner_text()
    count = await phone.bubbles.count()

    await phone.key("found").last.click()
    await expect(phone.last.locator(".words")).not_to_have_text(findings, use_inner_text=True)
    assert held in (await phone.last.locator(".words").inner_text()).lower()
    await phone.presses("find")
    await expect(phone.last.locator(".words")).to_have_text(findings, use_inner_text=True)

    await phone.key("narrow:v").click()
    await phone.key("find").last.wait_for()
    await phone.key("find").nth(1).click()
    await phone.key("found").first.wait_for()
    assert await phone.bubbles.count() == count


async def test_what_has_changed_is_a_command_away(page: Page) -> None:
    phone = Phone(page, "Alesia")
    await phone.start()
    await phone.says("/since")
    month = await phone.last.locator(".words").inner_text()
    await phone.presses("since-text")
    await expect(phone.last.locator(".words")).not_to_have_text(month, use_inner_text=True)
    await phone.presses("since")
    await expect(phone.last.locator(".words")).to_have_text(month, use_inner_text=True)
