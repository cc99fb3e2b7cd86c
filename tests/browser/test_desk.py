"""A journalist who has never seen Markdown writes, publishes, takes back, publishes, corrects and retracts."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.phone import Phone

pytestmark = pytest.mark.browser

HEADLINE = "The library opens at night"
COPIED = f"""
    (box) => {{
      const copied = new DataTransfer();
      copied.setData("text/html", "<p>{HEADLINE}</p><p>From <b>Friday</b> on one can read until dawn.</p>");
      box.dispatchEvent(new ClipboardEvent("paste", {{ clipboardData: copied, cancelable: true }}));
    }}
"""


async def test_an_issue_is_written_published_taken_back_corrected_and_retracted(page: Page) -> None:
    emma, alesia = Phone(page, "Emma"), Phone(page, "Alesia")
    editor, colleague = Phone(page, "Editor"), Phone(page, "Colleague")
    await page.get_by_role("tab", name="Colleague").click()
    await colleague.start()
    await page.get_by_role("tab", name="Editor").click()
    for reader, name in ((alesia, "Alesia"), (emma, "Emma")):
        await page.get_by_role("tab", name=name).click()
        await reader.start()
        await reader.presses("subscribe")
        await expect(reader.key("subscribe")).to_have_count(0)
    await editor.start()

    await pastes(editor)
    await sends_a_word_file(editor)

    await publishes(editor)
    await expect(editor.key("e-recall")).to_have_count(1)
    await page.get_by_role("tab", name="Colleague").click()
    await expect(colleague.key("e-recall")).to_have_count(1)
    await colleague.presses("e-recall")
    await expect(colleague.last).to_contain_text("Никому ничего не отправлено")
    await page.get_by_role("tab", name="Editor").click()
    await expect(emma.screen).not_to_contain_text(HEADLINE)

    await publishes(editor)
    await editor.presses("e-now")
    await expect(emma.last).to_contain_text(HEADLINE)

    await opens_published(editor)
    await editor.presses("e-topic")
    await editor.screen.locator(".key[data-key^=e-verdict]").last.click()
    await editor.presses("e-correct")
    await expect(emma.screen).to_contain_text(re.compile("Corrected on .* worsened .we wrote: improved"))
    await page.get_by_role("tab", name="Alesia").click()
    await expect(alesia.screen).to_contain_text(re.compile("Выпраўлена .* пагаршэнне .было: паляпшэнне"))

    await opens_published(editor)
    await editor.presses("e-retract")
    await editor.presses("e-correct")
    await page.get_by_role("tab", name="Emma").click()
    await expect(emma.screen).to_contain_text("retracted")
    await expect(emma.screen).not_to_contain_text(HEADLINE)


@pytest.fixture
def two_pairs_of_eyes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing goes out before another editor has approved it."""
    monkeypatch.setenv("ZVODKA_APPROVALS", "1")


@pytest.mark.usefixtures("two_pairs_of_eyes")
async def test_a_colleague_approves_an_hour_an_issue_a_correction_and_a_retraction(page: Page) -> None:
    alesia, editor, colleague = Phone(page, "Alesia"), Phone(page, "Editor"), Phone(page, "Colleague")
    await alesia.start()
    await alesia.presses("subscribe")
    await alesia.says("/settings")
    await alesia.presses("show:format")
    await alesia.presses("deliver:full")
    await expect(alesia.key("deliver:full")).to_contain_text("✅")
    await page.get_by_role("tab", name="Colleague").click()
    await colleague.start()
    await page.get_by_role("tab", name="Editor").click()
    await editor.start()
    await pastes(editor)

    await editor.says("/publish 2026-W49")
    await editor.ticks()
    await editor.presses("e-when")
    await editor.presses("e-at")
    await approves(page, colleague)
    await editor.presses("e-recall")
    await expect(editor.last).to_contain_text("Nothing was sent")

    await publishes(editor)
    await approves(page, colleague)
    await editor.presses("e-now")
    await expect(alesia.last).to_contain_text("From Friday on")

    await opens_published(editor)
    await editor.presses("e-topic")
    await editor.screen.locator(".key[data-key^=e-verdict]").last.click()
    await editor.presses("e-correct")
    await approves(page, colleague)
    await page.get_by_role("tab", name="Alesia").click()
    line = re.compile("Выпраўлена .* пагаршэнне .было: паляпшэнне")
    for shown in (HEADLINE, "From Friday on"):
        await expect(alesia.bubbles.filter(has_text=shown).filter(has_text=line)).not_to_have_count(0)

    await page.get_by_role("tab", name="Editor").click()
    await opens_published(editor)
    await editor.presses("e-retract")
    await editor.presses("e-correct")
    await approves(page, colleague)
    await page.get_by_role("tab", name="Alesia").click()
    for gone in (HEADLINE, "From Friday on"):
        await expect(alesia.screen).not_to_contain_text(gone)


async def approves(page: Page, colleague: Phone) -> None:
    """What the editor asks for, on the other phone."""
    await page.get_by_role("tab", name="Colleague").click()
    await colleague.presses("e-approve")
    await page.get_by_role("tab", name="Editor").click()


async def pastes(editor: Phone) -> None:
    """A text into a cell of next week's issue, whose verdict is a button."""
    await editor.says("/desk")
    await editor.presses("e-new")
    await editor.key("e-begin").last.click()
    await editor.presses("e-topic")
    await expect(editor.key("e-verdict")).to_have_count(3)
    await editor.presses("e-verdict")
    await editor.key("e-text").last.click()
    await expect(editor.last).to_contain_text("First line: the headline.")
    box = editor.screen.get_by_role("textbox")
    await box.evaluate(COPIED)
    await box.press("Enter")
    await editor.presses("e-finish")
    await expect(editor.last).to_contain_text("Parliament: en; missing: be, ru")


async def sends_a_word_file(editor: Phone) -> None:
    """The bot asks what it does not say."""
    await editor.attaches("A text from word")
    await expect(editor.last).to_contain_text("Which week is it?")
    await editor.presses("e-answer")
    await expect(editor.screen).to_contain_text("Туман прыйшоў на тры дні")
    await expect(editor.last).to_contain_text("Weather and water: no verdict yet (be)")
    await editor.key("e-topic").filter(has_text="Weather").click()
    await expect(editor.key("e-verdict")).to_have_count(3)
    await editor.presses("e-verdict")
    await expect(editor.last).to_contain_text("Verdict: ▲ improved")


async def publishes(editor: Phone) -> None:
    """With all that is missing ticked, and without hurrying."""
    await editor.says("/publish 2026-W49")
    await editor.ticks()
    await editor.presses("e-publish")


async def opens_published(editor: Phone) -> None:
    await editor.says("/desk")
    await editor.key("e-issue:2026-W49").first.click()
    await expect(editor.key("e-retract")).to_have_count(1)
