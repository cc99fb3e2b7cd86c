"""Keeps the cards of scheduled issues true with all editors: counts down, and says aloud what waits for a word."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime

from bot.desk.locking import Locking
from bot.desk.scheduling import Scheduling
from bot.model.issue import IssueState
from bot.model.message import Message
from bot.model.scheduled import Scheduled
from bot.model.update import Update
from bot.model.week import Week
from bot.render.editors.schedule import ScheduleScreens
from bot.store.issues import Issues
from bot.tg.chat import callback_message
from bot.tg.editors.card_watch import CardWatch
from bot.tg.editors.cards import EditorCards
from bot.tg.editors.languages import EditorLanguages
from bot.tg.editors.progress import Progress
from bot.tg.visitor import Visitor

BETWEEN_EDITS = 4.0
"""Seconds; Telegram has no patience for more."""
SCHEDULED, HELD = "schedule:", "held:"
"""How the cards, and the notes that somebody was told, begin in the store; the week follows."""


class Countdowns(CardWatch):
    """`run` draws until `stop`; `show` answers an editor at once."""

    def __init__(
        self,
        cards: EditorCards,
        scheduling: Scheduling,
        locking: Locking,
        progress: Progress,
        issues: Issues,
        languages: EditorLanguages,
        screens: ScheduleScreens,
        editors: Collection[int],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__("of scheduled issues", BETWEEN_EDITS)
        self._cards = cards
        self._scheduling = scheduling
        self._locking = locking
        self._progress = progress
        self._issues = issues
        self._languages = languages
        self._screens = screens
        self._editors = editors
        self._clock = clock
        self._drawn: dict[tuple[Week, int], Message] = {}
        self._answered: set[tuple[Week, int]] = set()

    @contextmanager
    def answering(self, week: Week, editor: int) -> Iterator[None]:
        """As long as it lasts, this editor is shown the card by whoever answers them, and not told of it as well."""
        self._answered.add((week, editor))
        try:
            yield
        finally:
            self._answered.discard((week, editor))
            self.wake()

    async def show(self, update: Update, week: Week, visitor: Visitor) -> bool:
        """The message with the button becomes the chat's card of this issue; otherwise a new message does.

        False if it is not scheduled (any more).
        """
        scheduled = await self._scheduling.find(week)
        if scheduled:
            await self._place(scheduled, visitor.person, callback_message(update), visitor.language)
        return scheduled is not None

    async def recalled(self, week: Week, name: str) -> None:
        """Tell everybody who has the card that somebody has taken the issue back."""
        subject = f"{SCHEDULED}{week}"
        for chat in await self._cards.find(subject):
            message = self._screens.recalled(week, name, await self._languages.of(chat))
            await self._reached(self._cards.redraw(subject, chat, message), subject, chat)
        await self._forget(week)

    async def _look(self) -> bool:
        """False if nothing is scheduled."""
        scheduled = await self._scheduling.all()
        for each in scheduled:
            await self._announce(each)
            subject = f"{SCHEDULED}{each.week}"
            for chat in await self._cards.find(subject):
                await self._reached(self._redraw(each, chat), subject, chat)
        left = {each.week for each in scheduled}
        for subject in await self._cards.subjects(SCHEDULED):
            if (week := Week.parse(subject.removeprefix(SCHEDULED))) not in left:
                await self._settle(week)
        return bool(scheduled)

    async def _announce(self, scheduled: Scheduled) -> None:
        """A new message for every editor who has none yet; another one for all when it waits for a word."""
        week = scheduled.week
        subject = f"{HELD}{week}" if scheduled.hold else f"{SCHEDULED}{week}"
        for editor in sorted(set(self._editors) - set(await self._cards.find(subject))):
            if (subject, editor) in self._deaf or (week, editor) in self._answered:
                continue
            language = await self._languages.of(editor)
            told = await self._reached(self._place(scheduled, editor, 0, language), subject, editor)
            if told and scheduled.hold:
                await self._cards.note(subject, editor)

    async def _settle(self, week: Week) -> None:
        """The cards of what is scheduled no more: they become those of its broadcast, or say that it is a draft."""
        issue = await self._issues.find(week)
        if issue and issue.state is IssueState.PUBLISHED:
            await self._progress.take_over(week, f"{SCHEDULED}{week}")
            await self._forget(week)
        else:
            await self.recalled(week, "")

    async def _redraw(self, scheduled: Scheduled, chat: int) -> None:
        message = await self._drawing(scheduled, await self._languages.of(chat))
        if self._drawn.get((scheduled.week, chat)) != message:
            await self._cards.redraw(f"{SCHEDULED}{scheduled.week}", chat, message)
            self._drawn[scheduled.week, chat] = message

    async def _place(self, scheduled: Scheduled, chat: int, at: int, language: str) -> None:
        message = await self._drawing(scheduled, language)
        farewell = self._screens.moved(scheduled.week, language)
        await self._cards.place(f"{SCHEDULED}{scheduled.week}", chat, at, message, farewell)
        self._drawn[scheduled.week, chat] = message

    async def _drawing(self, scheduled: Scheduled, language: str) -> Message:
        now, lock = int(self._clock().timestamp()), await self._locking.current()
        return self._screens.scheduled(scheduled, now, "", language, lock)

    async def _forget(self, week: Week) -> None:
        subjects = (f"{SCHEDULED}{week}", f"{HELD}{week}")
        for subject in subjects:
            await self._cards.forget(subject)
        self._drawn = {card: message for card, message in self._drawn.items() if card[0] != week}
        self._deaf = {card for card in self._deaf if card[0] not in subjects}
