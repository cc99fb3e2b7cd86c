"""The card of a draft: with its editor it moves down with the last deed, with others it is drawn anew in its place."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from bot.desk.approving import Approving
from bot.desk.drafts import Drafts, subject
from bot.desk.looking import Looking, place
from bot.model.issue import Issue
from bot.model.look import Change
from bot.model.message import Message
from bot.model.receipt import Step
from bot.model.update import Update
from bot.model.week import Week
from bot.render.editors.drafts import EditorScreens
from bot.render.editors.journal import JournalScreens
from bot.store.journal import Journal
from bot.tg.chat import NotSaidError, callback_message
from bot.tg.editors.cards import EditorCards
from bot.tg.editors.languages import EditorLanguages
from bot.tg.visitor import Visitor

DEEDS = 3
"""On a card; /journal has the others."""


class DraftCards:
    def __init__(
        self,
        cards: EditorCards,
        drafts: Drafts,
        looking: Looking,
        approving: Approving,
        name: Callable[[int], str],
        screens: EditorScreens,
        languages: EditorLanguages,
        journal: Journal,
        journal_screens: JournalScreens,
    ) -> None:
        self._languages = languages
        self._cards = cards
        self._drafts = drafts
        self._looking = looking
        self._approving = approving
        self._name = name
        self._screens = screens
        self._journal = journal
        self._journal_screens = journal_screens

    async def move(self, week: Week, visitor: Visitor, done: Iterable[Step] = ()) -> bool:
        """Below what their editor has just been told, and has `done`; False if there is no such draft."""
        draft = await self._drafts.find(week)
        if draft:
            places = [place(step.topic, language) for step in done for language in (step.language, "")]
            await self._looking.own(visitor.person, draft, places)
        return await self.place(week, visitor, 0)

    async def place(self, week: Week, visitor: Visitor, at: int) -> bool:
        """In the place of the message `at` (0: a new one), and anew with all others; False if there is no draft."""
        draft = await self._drafts.find(week)
        if draft is None:
            return False
        news = await self._looking.look(visitor.person, draft)
        card = await self._card(draft, news, visitor.language)
        farewell = self._screens.moved(week, visitor.language)
        await self._cards.place(subject(week), visitor.person, at, card, farewell)
        await self.redraw(week, but=visitor.person)
        return True

    async def last_deeds(self, week: Week, language: str) -> list[str]:
        """Of the journal, newest first."""
        return self._journal_screens.lines(await self._journal.of_week(week, limit=DEEDS), language)

    async def release(self, update: Update, visitor: Visitor) -> None:
        """The message with the button is to show something else, which no change of a draft may overwrite."""
        await self._cards.release(visitor.person, callback_message(update))

    async def redraw(self, week: Week, *, but: int = 0) -> None:
        """Where it is open, except with one editor; a chat that does not take it now is shown the next change."""
        draft = await self._drafts.find(week)
        for chat, language in (await self._open_with(week, but=but)).items():
            if draft:
                card = await self._card(draft, await self._looking.news(chat, draft), language)
                with suppress(NotSaidError):
                    await self._cards.redraw(subject(week), chat, card)

    async def _card(self, draft: Issue, news: Sequence[Change], language: str) -> Message:
        deeds, asker = await self.last_deeds(draft.week, language), await self._approving.asker(draft.week)
        waits_for = None if asker is None else self._name(asker)
        return self._screens.draft(draft, language, news, deeds, asker=waits_for)

    async def decided(self, draft: Issue, topic: str, visitor: Visitor) -> None:
        """Draw it anew everywhere; to who has decided on the topic this is no news."""
        await self._looking.own(visitor.person, draft, [place(topic)])
        await self.redraw(draft.week)

    async def _open_with(self, week: Week, *, but: int) -> dict[int, str]:
        """The languages of those who have it open, by chat."""
        chats = [chat for chat in await self._cards.find(subject(week)) if chat != but]
        return {chat: await self._languages.of(chat) for chat in chats}

    async def end(self, week: Week, *, but: int) -> None:
        """Say where it is open, except with one editor, that the draft is being thrown away."""
        for chat, language in (await self._open_with(week, but=but)).items():
            with suppress(NotSaidError):
                await self._cards.redraw(subject(week), chat, self._screens.discarded(week, language))
