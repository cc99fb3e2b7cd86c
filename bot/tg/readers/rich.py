"""Rich messages: a sample before they are chosen, and what is opened from one."""

from dataclasses import replace

from bot.callbacks.rich import RichCallback, Sample, Whole
from bot.callbacks.views import Source
from bot.render.readers.rich import RichScreens
from bot.tg.readers.issues import ReaderIssues
from bot.tg.reply import Reply
from bot.tg.visitor import Visitor


class RichReading:
    def __init__(self, issues: ReaderIssues, screens: RichScreens) -> None:
        self._issues = issues
        self._screens = screens

    async def answer(self, callback: RichCallback, visitor: Visitor) -> Reply | None:
        """Below the message with the button, which stays; None for an issue that is not there."""
        match callback:
            case Sample():
                return Reply(self._screens.sample(visitor.preferences), below=True)
            case Whole(glance):
                shown = await self._issues.open(replace(glance, source=Source.LATEST), visitor)
                return Reply(shown, below=True) if shown else None
