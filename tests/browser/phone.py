"""A phone on the demo's page, as a person holds it."""

from playwright.async_api import Locator, Page, expect


class Phone:
    """Buttons are found by what they carry, so that a scenario holds in every language."""

    def __init__(self, page: Page, name: str) -> None:
        self.screen = page.get_by_label(f"Phone of {name}", exact=True)

    @property
    def bubbles(self) -> Locator:
        return self.screen.locator(".message.theirs")

    @property
    def last(self) -> Locator:
        """The newest message from the bot, as it stands."""
        return self.bubbles.last

    async def start(self) -> None:
        await self.screen.get_by_role("button", name="Start", exact=True).click()
        await self.bubbles.first.wait_for()

    async def says(self, text: str) -> None:
        """Writes, and waits for the answer."""
        before = await self.bubbles.count()
        await self.screen.get_by_role("textbox").fill(text)
        await self.screen.get_by_role("textbox").press("Enter")
        await expect(self.bubbles).not_to_have_count(before)

    async def chooses(self, command: str) -> None:
        """Takes a command from the menu, and waits for the answer."""
        before = await self.bubbles.count()
        await self.screen.get_by_role("button", name="Commands").click()
        await self.screen.get_by_role("menuitem", name=command).click()
        await expect(self.bubbles).not_to_have_count(before)

    async def attaches(self, sample: str) -> None:
        """Sends a bundle of files that lies ready behind the paperclip."""
        await self.screen.get_by_role("button", name="Attach a file").click()
        await self.screen.get_by_role("menuitem", name=sample).click()

    def key(self, verb: str) -> Locator:
        """The buttons of the newest message that do this."""
        return self.last.locator(f'.key[data-key^="{verb}"]')

    async def presses(self, verb: str) -> None:
        """The first such button."""
        await self.key(verb).first.click()

    async def publishes(self) -> None:
        """From the card with the plan: ticks what is missing, publishes, and does not wait for the time to undo it."""
        await self.ticks()
        await self.presses("e-publish")
        await self.presses("e-now")

    async def ticks(self) -> None:
        """All languages in which a text is missing."""
        ticks = self.key("e-prepare").filter(has_text="☐")
        for left in range(await ticks.count(), 0, -1):
            await expect(ticks).to_have_count(left)
            await ticks.first.click()
