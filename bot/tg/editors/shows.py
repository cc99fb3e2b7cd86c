"""Previews on their way: message by message beside all else, one at a time for each editor, and the newest wins."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.callbacks.previews import Imagined
from bot.desk.previewing import Previewing, mark_of
from bot.model.issue import Issue
from bot.model.message import Message
from bot.render.editors.previews import FEW, PreviewScreens, as_preview
from bot.tg.chat import Chat, NotSaidError
from bot.tg.jobs import Jobs

PATIENCE = 120
"""Seconds that each message may wait for its turn: Telegram may want a pause in a long preview."""


@dataclass(frozen=True, eq=False)
class Wish:
    """Two are never the same, even for the same messages."""

    editor: int
    language: str
    #: The message that becomes the head of the preview; 0: a new one.
    at: int
    reader: Imagined


class Shows:
    def __init__(self, chat: Chat, jobs: Jobs, previewing: Previewing, screens: PreviewScreens) -> None:
        self._chat = chat
        self._jobs = jobs
        self._previewing = previewing
        self._screens = screens
        self._newest: dict[int, Wish] = {}
        self._busy: set[int] = set()

    def begin(self, wish: Wish) -> None:
        """What is shown to the same editor ends with the message that is on its way."""
        self._newest[wish.editor] = wish
        if wish.editor not in self._busy:
            self._busy.add(wish.editor)
            self._jobs.begin(self._work(wish.editor))

    def stop(self, editor: int) -> bool:
        """False if nothing is shown."""
        return self._newest.pop(editor, None) is not None

    async def _work(self, editor: int) -> None:
        try:
            while wish := self._newest.get(editor):
                await self._show(wish)
                if self._newest.get(editor) is wish:
                    del self._newest[editor]
        finally:
            self._newest.pop(editor, None)
            self._busy.discard(editor)

    async def _show(self, wish: Wish) -> None:
        issue = await self._previewing.find(wish.reader.week)
        if issue is None or not self._previewing.reaches(issue, wish.reader.preferences):  # any more
            return
        messages = await self._previewing.push(issue, wish.reader.preferences)
        at = await self._head(wish, issue, len(messages))
        end = await self._say(wish, issue, messages)
        if len(messages) > FEW:
            await self._chat.edit(wish.editor, at, self._above(wish, issue, len(messages), going=False))
        if end:
            await self._chat.say(wish.editor, end)

    async def _head(self, wish: Wish, issue: Issue, count: int) -> int:
        head = self._above(wish, issue, count, going=True)
        if wish.at and await self._chat.edit(wish.editor, wish.at, head):
            return wish.at
        return await self._chat.say(wish.editor, head)

    def _above(self, wish: Wish, issue: Issue, count: int, *, going: bool) -> Message:
        return self._screens.head(issue, wish.reader, count, wish.language, going=going)

    async def _say(self, wish: Wish, issue: Issue, messages: Sequence[Message]) -> Message | None:
        """What is to be said at the end; nothing if another preview has been wished for."""
        mark = mark_of(issue)
        for number, message in enumerate(messages):
            newest = self._newest.get(wish.editor)
            if newest is not wish:
                return None if newest else self._screens.stopped(issue, number, wish.language)
            try:
                shown = as_preview(message, mark)
                await self._chat.say(wish.editor, shown, silent=wish.reader.silent, patience=PATIENCE)
            except NotSaidError as error:
                if not error.refused:
                    raise
                return self._screens.refused(issue, message, wish.language)
        return self._screens.shown(issue, wish.reader, wish.language)
