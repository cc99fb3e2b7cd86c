"""What an editor's callback does to let an issue go out: now, at a time, or not after all."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime

from bot.callbacks.publishing import Prepare
from bot.callbacks.scheduling import (
    AskTime,
    AskWhen,
    Confirmed,
    Hasten,
    Publish,
    PublishAt,
    Recall,
    SchedulingCallback,
)
from bot.desk.approving import Approving, Unapprovable
from bot.desk.drafts import subject
from bot.desk.scheduling import Scheduling
from bot.desk.times import times
from bot.library.moments import NoTime, read_moment
from bot.model.publication import Publication
from bot.model.scheduled import Scheduled
from bot.model.update import Update, Words
from bot.model.week import Week
from bot.render.editors.schedule import ScheduleScreens
from bot.store.confirmations import Confirmations, Published
from bot.tg.chat import Chat, NotSaidError, callback_message
from bot.tg.editors.approval_cards import ApprovalCards
from bot.tg.editors.broadcasts import EditorBroadcasts
from bot.tg.editors.cards import EditorCards
from bot.tg.editors.countdowns import SCHEDULED, Countdowns
from bot.tg.editors.issues import EditorIssues
from bot.tg.visitor import Visitor

LONGEST = 40
"""Characters: what is longer than any time is a text for an issue."""


class EditorScheduling:
    def __init__(
        self,
        chat: Chat,
        cards: EditorCards,
        issues: EditorIssues,
        broadcasts: EditorBroadcasts,
        countdowns: Countdowns,
        scheduling: Scheduling,
        approving: Approving,
        approvals: ApprovalCards,
        confirmations: Confirmations,
        screens: ScheduleScreens,
        publication: Publication,
        clock: Callable[[], datetime],
    ) -> None:
        self._chat = chat
        self._cards = cards
        self._issues = issues
        self._broadcasts = broadcasts
        self._countdowns = countdowns
        self._scheduling = scheduling
        self._approving = approving
        self._approvals = approvals
        self._confirmations = confirmations
        self._screens = screens
        self._zone = publication.zone
        self._clock = clock

    async def done(self, update: Update, callback: SchedulingCallback, visitor: Visitor) -> bool:
        """Whether there is still what the button speaks of; if not, nothing was done or shown."""
        match callback:
            case Publish(offer):
                return await self._publish(update, offer, None, visitor)
            case PublishAt(offer, minute):
                return await self._publish(update, offer, datetime.fromtimestamp(minute * 60, UTC), visitor)
            case AskWhen(offer):
                now = self._clock()
                choices = self._screens.choices(offer, times(now, self._zone), now, visitor.language)
                await self._chat.show(update, choices)
                return True
            case AskTime(offer):
                return await self._ask_time(update, offer, visitor)
            case Recall(week):
                return await self._recall(update, week, visitor)
            case Hasten(week, made):
                return await self._hasten(update, week, made, visitor)

    async def said(self, update: Update, words: Words, visitor: Visitor) -> bool:
        """Whether the words are the time that this editor was asked for, or were meant to be."""
        asked = await self._confirmations.asked(visitor.person) if len(words.text) <= LONGEST else None
        if asked is None:
            return False
        moment = read_moment(words.text, self._clock(), self._zone)
        if isinstance(moment, NoTime):
            await self._chat.say(visitor.person, self._screens.no_time(visitor.language, past=moment.past))
            return True
        week, nonce, paid = asked
        return await self._publish(update, Confirmed(week, nonce, paid), moment, visitor)

    async def goes_out(
        self, update: Update, week: Week, visitor: Visitor, deed: Callable[[], Awaitable[Scheduled]]
    ) -> bool:
        """Show what becomes of a deed that lets the issue go out; False if it is a draft as before.

        Pressed again, or by a second editor, it shows how things stand.
        """
        drafts = await self._cards.find(subject(week))
        with self._countdowns.answering(week, visitor.person):
            try:
                await deed()
            except Published:  # or the offer does not hold: then the issue is still a draft
                drafts = {}
            finally:
                self._broadcasts.wake()  # before anything is drawn: trouble is told even if this card never stands
            shown = await self._show(update, week, visitor)
        if drafts:
            await self._retire(drafts, update, week, visitor.language)
        return shown

    async def _publish(self, update: Update, offer: Confirmed, due: datetime | None, visitor: Visitor) -> bool:
        if self._approving.needed:
            return await self._ask(update, offer, due, visitor)

        def book() -> Awaitable[Scheduled]:
            return self._scheduling.book(visitor.person, offer.week, offer.nonce, paid=offer.paid, due=due)

        return await self.goes_out(update, offer.week, visitor, book) or await self._renew(update, offer, visitor)

    async def _ask(self, update: Update, offer: Confirmed, due: datetime | None, visitor: Visitor) -> bool:
        """Another editor has to approve it."""
        try:
            with self._approvals.asking(visitor.person):
                asked = await self._approving.ask(visitor.person, offer.week, offer.nonce, paid=offer.paid, due=due)
                await self._approvals.show(update, asked, visitor)
        except Published:
            return await self._show(update, offer.week, visitor) or await self._renew(update, offer, visitor)
        except Unapprovable as nobody:
            await self._approvals.nobody(update, nobody.author, visitor)
        return True

    async def _show(self, update: Update, week: Week, visitor: Visitor) -> bool:
        """The countdown, or the broadcast that it has become; False if there is neither."""
        if not await self._countdowns.show(update, week, visitor):
            return await self._broadcasts.show_week(update, week, visitor)
        self._chat.notice(update)
        return True

    async def _renew(self, update: Update, offer: Confirmed, visitor: Visitor) -> bool:
        """A button that publishes nothing (any more) leads to one that does, if there still is such a draft."""
        if await self._issues.draft(offer.week) is None:
            return False
        card = await self._issues.prepared(Prepare(offer.week, offer.paid), visitor.person, visitor.language)
        await self._chat.show(update, card, notice=self._issues.renewed(visitor.language))
        return True

    async def _ask_time(self, update: Update, offer: Confirmed, visitor: Visitor) -> bool:
        if not await self._confirmations.ask(visitor.person, offer.week, offer.nonce, paid=offer.paid):
            return await self._renew(update, offer, visitor)
        await self._chat.show(update, self._screens.ask_time(offer, visitor.language))
        return True

    async def _recall(self, update: Update, week: Week, visitor: Visitor) -> bool:
        """Told by the countdowns, and where the button was, if that is another message."""
        countdown = (await self._cards.find(f"{SCHEDULED}{week}")).get(visitor.person)
        if not await self._scheduling.take_back(visitor.person, week):
            return await self._too_late(update, week, visitor)
        await self._countdowns.recalled(week, "")
        if callback_message(update) == countdown:
            self._chat.notice(update)
        else:
            await self._chat.show(update, self._screens.recalled(week, "", visitor.language))
        return True

    async def _hasten(self, update: Update, week: Week, made: int, visitor: Visitor) -> bool:
        if await self._scheduling.hasten(visitor.person, week, made):
            self._chat.notice(update)
            return True
        return await self._too_late(update, week, visitor)

    async def _too_late(self, update: Update, week: Week, visitor: Visitor) -> bool:
        """It is on its way, or a draft again."""
        if await self._issues.draft(week):
            return False
        return await self._show(update, week, visitor)

    async def _retire(self, cards: Mapping[int, int], update: Update, week: Week, language: str) -> None:
        """The cards of the draft tell that it is none any more, but for the one that has become the countdown."""
        await self._cards.forget(subject(week))
        scheduled = await self._scheduling.find(week) is not None
        message = self._screens.retired(week, language, scheduled=scheduled)
        for chat, card in cards.items():
            if (chat, card) != (update.chat, callback_message(update)):
                with suppress(NotSaidError):
                    await self._chat.edit(chat, card, message)
