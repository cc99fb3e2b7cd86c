"""Whoever sees, hears or handles the page otherwise than we do can use it: WCAG 2.2 AA as far as a program can tell."""

from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

from tests.browser.phone import Phone

pytestmark = pytest.mark.browser

RULES: dict[str, Any] = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


async def violations(page: Page) -> list[str]:
    """Each rule that is broken, and where; from the top, for what is scrolled half away is no small target."""
    await page.evaluate("scrollTo(0, 0)")
    found = await Axe().run(page, options=RULES)
    return [
        f"{each['id']}: {node['html'][:120]} ({'; '.join(any_['message'] for any_ in node['any'])})"
        for each in found.response["violations"]
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
async def test_no_screen_of_the_page_breaks_a_rule(page: Page, width: int, scheme: Any) -> None:
    await page.set_viewport_size({"width": width, "height": 844})
    await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    seen = {"before the start": await violations(page)}
    alesia, editor = Phone(page, "Alesia"), Phone(page, "Editor")
    await alesia.start()
    seen["the first issue"] = await violations(page)
    await alesia.presses("topic")
    await alesia.last.locator('.key[href^="https://t.me/share/url"]').click()
    seen["to whom it goes"] = await violations(page)
    await alesia.screen.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    await alesia.screen.get_by_role("button", name="Commands").click()
    seen["the commands"] = await violations(page)
    await alesia.screen.get_by_role("menuitem", name="/settings").click()
    await alesia.key("show").first.wait_for()
    seen["the settings"] = await violations(page)
    await alesia.says("/help")
    seen["the help"] = await violations(page)
    await alesia.screen.get_by_role("textbox").press_sequentially("@zvodka_bot ")
    await alesia.screen.get_by_role("list", name="Offered by the bot").wait_for()
    seen["what the bot offers"] = await violations(page)
    await alesia.screen.get_by_role("button", name="Chats").click()
    seen["the chats"] = await violations(page)
    await alesia.screen.get_by_role("menuitem").filter(has_text="General").click()
    group = Phone(page, "Alesia, in Neighbours, General")
    await group.screen.get_by_role("button", name="Menu").click()
    await group.screen.get_by_role("menuitem").click()
    await group.bubbles.first.wait_for()
    await group.chooses("/settings")
    await page.evaluate("scrollTo(0, 0)")  # no tab half below what stays at the top
    seen["a group"] = await violations(page)
    await editor.start()
    await editor.chooses("/publish")
    seen["the plan of an editor"] = await violations(page)
    assert {screen: broken for screen, broken in seen.items() if broken} == {}
