import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.phone import Phone

pytestmark = pytest.mark.browser

TOPICS = 5
IN_FLIGHT = 20
SOON = 60_000
SCREEN = 690
"""Pixels that a chat has, 390 wide, between its head and its foot."""


async def test_a_subscriber_of_two_topics_gets_the_issue_that_the_editor_publishes_and_leaves(page: Page) -> None:
    alesia, editor = Phone(page, "Alesia"), Phone(page, "Editor")
    await alesia.start()
    await alesia.presses("subscribe")
    await expect(alesia.key("subscribe")).to_have_count(0)
    await alesia.says("/topics")
    for left in range(TOPICS, 2, -1):
        await expect(alesia.key("unfollow")).to_have_count(left)
        await alesia.presses("unfollow")
    await expect(alesia.key("unfollow")).to_have_count(2)
    followed = [text.split()[1] for text in await alesia.key("unfollow").all_inner_texts()]

    before = await alesia.bubbles.count()
    await editor.start()
    await editor.chooses("/publish")
    await editor.publishes()

    await expect(alesia.bubbles).to_have_count(before + 1)
    assert [text.split()[0] for text in await alesia.key("topic").all_inner_texts()] == followed
    await expect(alesia.last).to_contain_text(re.compile("лістапада 2026"))
    glance = await alesia.last.locator(".words").inner_text()

    await alesia.presses("topic")
    await expect(alesia.last.locator(".words")).not_to_have_text(glance, use_inner_text=True)
    await expect(alesia.bubbles).to_have_count(before + 1)
    await alesia.presses("issue")
    await expect(alesia.last.locator(".words")).to_have_text(glance, use_inner_text=True)

    await alesia.says("/stop")
    await alesia.says("/settings")
    await expect(alesia.key("subscribe")).to_have_count(1)


async def test_an_editor_writes_a_text_without_a_file_and_copies_its_headline(page: Page) -> None:
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    editor = Phone(page, "Editor")
    await editor.start()
    await editor.chooses("/desk")
    await editor.presses("e-new")
    await editor.key("e-begin").last.click()
    for verb in ("e-topic", "e-verdict"):
        await editor.presses(verb)
    await expect(editor.key("e-verdict").first).to_contain_text("✓")
    await editor.presses("e-text")
    await expect(editor.key("e-abandon")).to_have_count(1)
    for words in ("Ties grow", "Minsk builds ties, and Brussels waits."):
        await editor.says(words)
        await expect(editor.key("e-finish")).to_have_count(1)
    await editor.presses("e-finish")
    await expect(editor.key("e-topic")).not_to_have_count(0)
    await editor.presses("e-topic")
    await editor.presses("e-text")
    await editor.last.locator('.key[data-key$=":headline"]').click()
    await editor.presses("copy")
    await expect(editor.key("copy")).to_contain_text("✓")
    assert await page.evaluate("navigator.clipboard.readText()") == "Ties grow"


async def test_a_bot_that_is_killed_while_an_issue_goes_out_leaves_nobody_out(page: Page) -> None:
    editor = Phone(page, "Editor")
    await editor.start()
    await page.get_by_role("button", name="Add 200 readers").click()
    await expect(page.locator("#crowd-words")).to_contain_text("200 readers have joined", timeout=SOON)
    await editor.chooses("/publish")
    await editor.publishes()
    await expect(page.locator("#count-once")).to_have_text(re.compile(r"^[3-9]\d$"), timeout=SOON)

    await page.get_by_role("button", name="Kill and restart").click()
    await expect(page.locator("#status")).to_have_attribute("data-status", "killed")
    await expect(page.locator("#status")).to_have_attribute("data-status", "running", timeout=SOON)

    await expect(page.locator("#count-none")).to_have_text("0", timeout=SOON)
    assert int(await page.locator("#count-many").inner_text()) <= IN_FLIGHT


async def test_a_new_reader_has_a_phone_and_unread_messages_of_their_own(page: Page) -> None:
    await page.get_by_role("button", name="Add reader").click()
    await page.get_by_label("Name").fill("<b>Ihar</b>")
    await page.get_by_label("Language of the phone").select_option("ru")
    await page.get_by_role("dialog").get_by_role("button", name="Add reader").click()
    await expect(page.get_by_role("tab", name="<b>Ihar</b>")).to_have_attribute("aria-selected", "true")
    ihar = Phone(page, "<b>Ihar</b>")
    await ihar.start()
    await ihar.screen.get_by_role("textbox").fill("/latest")
    await ihar.screen.get_by_role("textbox").press("Enter")
    await page.get_by_role("tab", name="Alesia").click()
    await expect(page.get_by_role("tab", name="Ihar").get_by_label("1 unread")).to_be_visible()


async def test_of_many_readers_the_newest_is_in_sight(page: Page) -> None:
    for number in range(1, 13):
        await page.get_by_role("button", name="Add reader").click()
        await page.get_by_label("Name").fill(f"Reader {number:02}")
        await page.get_by_role("dialog").get_by_role("button", name="Add reader").click()
        tab = page.get_by_role("tab", name=f"Reader {number:02}")
        await expect(tab).to_be_in_viewport(ratio=0.9)
        await expect(tab).to_have_attribute("aria-selected", "true")


async def test_a_week_with_mistakes_is_corrected_and_published(page: Page) -> None:
    editor, emma = Phone(page, "Editor"), Phone(page, "Emma")
    await page.get_by_role("tab", name="Emma").click()
    await emma.start()
    await emma.presses("subscribe")
    await expect(emma.key("subscribe")).to_have_count(0)
    before = await emma.bubbles.count()
    await editor.start()
    await editor.attaches("Week 49 with two doubts")
    await expect(editor.screen).to_contain_text("market")
    await expect(editor.screen.locator('.key[data-key^="e-answer"]').first).to_be_visible()
    await expect(editor.last).to_contain_text("Draft 2026-W49")
    await editor.attaches("Week 49 corrected")
    await expect(editor.screen).to_contain_text("3 texts are in the draft")
    await expect(editor.last).to_contain_text("Draft 2026-W49")
    await editor.says("/publish 2026-W49")
    await editor.publishes()
    await expect(emma.bubbles).to_have_count(before + 1)
    await expect(emma.last).to_contain_text("The Heron gives the museum its propeller back")


async def test_a_phone_is_set_to_another_language(page: Page) -> None:
    alesia = Phone(page, "Alesia")
    await expect(alesia.screen).to_contain_text("Штотыднёвы бюлетэнь")
    await alesia.screen.get_by_label("Language of Alesia’s phone").select_option("en")
    await expect(alesia.screen).to_contain_text("The weekly bulletin")
    await expect(page.get_by_role("tab", name="Alesia")).to_contain_text("en")
    await alesia.start()
    await expect(alesia.last).to_contain_text("Parliament")


@pytest.mark.parametrize("language", ["be", "ru", "en"])
async def test_the_first_screen_fits_a_phone(page: Page, language: str) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    alesia = Phone(page, "Alesia")
    await alesia.screen.get_by_label("Language of Alesia’s phone").select_option(language)
    await alesia.start()
    box = await alesia.last.bounding_box()
    assert box
    assert box["height"] <= SCREEN


async def test_start_is_on_the_first_screen_of_a_phone(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.reload()
    start = Phone(page, "Alesia").screen.get_by_role("button", name="Start", exact=True)
    box, bar = await start.bounding_box(), await page.locator(".top-bot").bounding_box()
    assert box
    assert bar
    assert box["y"] + box["height"] <= bar["y"]


async def test_the_keyboard_goes_through_a_menu_and_comes_back_from_it(page: Page) -> None:
    alesia = Phone(page, "Alesia")
    await alesia.screen.get_by_role("button", name="Start", exact=True).press("Enter")
    await alesia.bubbles.first.wait_for()
    await expect(alesia.screen.get_by_role("textbox")).to_be_focused()
    opener = alesia.screen.get_by_role("button", name="Commands")
    await opener.press("Enter")
    items = alesia.screen.get_by_role("menu", name="Commands").get_by_role("menuitem")
    for key, item in (("End", items.last), ("ArrowDown", items.first), ("ArrowUp", items.last), ("Home", items.first)):
        await page.keyboard.press(key)
        await expect(item).to_be_focused()
    before = await alesia.bubbles.count()
    await page.keyboard.press("Enter")
    await expect(opener).to_be_focused()
    await expect(alesia.bubbles).not_to_have_count(before)


async def test_a_menu_that_is_too_long_for_the_phone_cuts_no_row_through(page: Page) -> None:
    alesia = Phone(page, "Alesia")
    await alesia.start()
    await page.set_viewport_size({"width": 375, "height": 667})
    await alesia.screen.get_by_role("button", name="Commands").click()
    menu = alesia.screen.get_by_role("menu", name="Commands")
    cut = await menu.evaluate(
        """(menu) => {
          const end = menu.getBoundingClientRect().top + menu.clientTop + menu.clientHeight;
          return [...menu.children].map((row) => row.getBoundingClientRect())
            .filter((row) => row.top < end - 1 && row.bottom > end + 1).length;
        }"""
    )
    assert cut == 0
    assert await menu.evaluate("(menu) => menu.scrollHeight > menu.clientHeight")


async def test_the_bot_is_killed_from_beside_the_editors_phone_on_a_narrow_screen(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.reload()
    await expect(page.get_by_text("On the editor’s phone press")).to_be_hidden()
    await page.get_by_text("Try this").click()
    await expect(page.get_by_text("On the editor’s phone press")).to_be_in_viewport()
    await page.get_by_role("link", name="Editor").click()
    await expect(page.get_by_label("Phone of Editor", exact=True)).to_be_in_viewport()
    await expect(page.get_by_role("button", name="Kill and restart")).to_be_in_viewport()


async def test_the_bot_is_blocked_and_let_in_again_from_the_phones_menu(page: Page) -> None:
    alesia = Phone(page, "Alesia")
    await alesia.start()
    await alesia.screen.get_by_role("button", name="Menu").click()
    await alesia.screen.get_by_role("menuitem", name="Block the bot").click()
    await alesia.screen.get_by_role("button", name="Unblock").click()
    await alesia.says("/latest")


async def test_the_page_fits_a_small_phone_and_comes_back_with_its_chats(page: Page) -> None:
    alesia = Phone(page, "Alesia")
    await alesia.start()
    glance = await alesia.last.inner_text()
    await page.set_viewport_size({"width": 375, "height": 667})
    await page.reload()
    await expect(alesia.last).to_have_text(glance, use_inner_text=True)
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width == 375


async def test_what_is_pasted_from_a_page_keeps_its_lines_and_looks_and_can_be_edited(page: Page) -> None:
    alesia = Phone(page, "Alesia")
    await alesia.start()
    box = alesia.screen.get_by_role("textbox")
    await box.evaluate(
        """(box) => {
          const copied = new DataTransfer();
          copied.setData("text/html", "<p>Headline</p><p>A <b>bold</b> word, <a href=https://example.org/>a link</a>.");
          box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: copied, cancelable: true }));
        }"""
    )
    await box.press("Enter")
    mine = alesia.screen.locator(".message.mine").last.locator(".words")
    await expect(mine).to_have_text("Headline\n\nA bold word, a link.", use_inner_text=True)
    await expect(mine.locator("a")).to_have_attribute("href", "https://example.org/")
    await alesia.screen.get_by_role("button", name="Edit").last.click()
    await expect(box).to_have_value("Headline\n\nA **bold** word, [a link](https://example.org/).")
    await box.fill("Headline\n\nAnother __word__.")
    await box.press("Enter")
    await expect(mine).to_have_text("Headline\n\nAnother word.", use_inner_text=True)
    await expect(box).to_have_value("")


async def test_a_reader_asks_for_friday_evening_and_changed_verdicts_only(page: Page) -> None:
    alesia = Phone(page, "Alesia")
    await alesia.start()
    await alesia.presses("subscribe")
    await expect(alesia.key("subscribe")).to_have_count(0)
    await alesia.chooses("/settings")
    for key in ("when", "when:days", "when-day:5", "weekly:5:i", "only-news:1"):
        await expect(alesia.key(key)).not_to_have_count(0)
        await alesia.presses(key)
    await expect(alesia.key("only-news:0")).to_have_count(1)
    await expect(alesia.last).to_contain_text("Новыя выпускі прыходзяць па пятніцах у 18:00 (Мінск).")
    box = await alesia.last.bounding_box()
    assert box
    assert box["height"] < SCREEN
