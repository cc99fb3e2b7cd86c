"""Shows every editor who may approve something what it is, and everybody what has come of it."""

from collections.abc import Awaitable, Callable, Collection, Iterator
from contextlib import contextmanager

from bot.desk.approving import Approving
from bot.desk.publishing import Publishing
from bot.model.approval import Answer, Approval
from bot.model.message import Message
from bot.model.update import CallbackQuery, Update
from bot.model.week import Week
from bot.render.editors.approvals import ApprovalScreens
from bot.render.editors.corrections import CorrectionScreens
from bot.render.editors.publish import PlanScreens
from bot.store.issues import Issues
from bot.tg.chat import Chat, callback_message
from bot.tg.editors.card_watch import CardWatch
from bot.tg.editors.cards import EditorCards
from bot.tg.editors.languages import EditorLanguages
from bot.tg.visitor import Visitor

BETWEEN_LOOKS = 2.0
"""Seconds: so much later than a draft has changed its approval lapses, if nobody approves it before."""
APPROVAL = "approval:"
"""How the cards begin in the store; the week and the number follow."""


class Shown:
    """What there is to approve, as whoever asks was shown it."""

    def __init__(
        self,
        approving: Approving,
        publishing: Publishing,
        issues: Issues,
        plans: PlanScreens,
        corrections: CorrectionScreens,
    ) -> None:
        self._approving = approving
        self._publishing = publishing
        self._issues = issues
        self._plans = plans
        self._corrections = corrections

    async def drawn(self, approval: Approval, languages: Collection[str]) -> dict[str, Message]:
        """By language; empty if it is not there any more."""
        if approval.proposal:
            weighed = await self._approving.weigh(approval)
            return {each: self._corrections.correction(weighed, each) for each in languages} if weighed else {}
        issue = await self._issues.find(approval.week)
        if issue is None or not issue.publishable:
            return {}
        plan = await self._publishing.plan(issue, paid=approval.terms.paid)
        return {each: self._plans.asked(plan, each) for each in languages}


class ApprovalCards(CardWatch):
    """`run` tells until `stop`; `show` answers an editor at once. `name` is by Telegram id, `name_of` by number.

    `redraw` draws the cards of a draft anew.
    """

    def __init__(
        self,
        chat: Chat,
        cards: EditorCards,
        approving: Approving,
        shown: Shown,
        languages: EditorLanguages,
        screens: ApprovalScreens,
        name: Callable[[int], str],
        name_of: Callable[[int], str],
        redraw: Callable[[Week], Awaitable[None]],
    ) -> None:
        super().__init__("of approvals", BETWEEN_LOOKS)
        self._chat = chat
        self._cards = cards
        self._approving = approving
        self._shown = shown
        self._languages = languages
        self._screens = screens
        self._name = name
        self._name_of = name_of
        self._redraw = redraw
        self._answered: set[int] = set()
        self._asking: set[int] = set()
        #: The drafts on whose cards stands that they wait.
        self._drafts: set[Week] = set()

    @contextmanager
    def asking(self, editor: int) -> Iterator[None]:
        """As long as it lasts, this editor asks, and is shown the card by whoever answers them."""
        self._asking.add(editor)
        try:
            yield
        finally:
            self._asking.discard(editor)
            self.wake()

    @contextmanager
    def answering(self, number: int) -> Iterator[None]:
        """As long as it lasts, whoever answers it says what comes of it, and nobody else."""
        self._answered.add(number)
        try:
            yield
        finally:
            self._answered.discard(number)
            self.wake()

    async def show(self, update: Update, approval: Approval, visitor: Visitor) -> None:
        """The message with the button becomes the card of whoever asks or may approve; otherwise a new message does."""
        self._chat.notice(update)
        language = visitor.language
        if approval.editor == visitor.person:
            message = self._screens.waiting(approval, language)
        elif shown := await self._shown.drawn(approval, [language]):
            message = self._screens.asked(approval, self._name(approval.editor), shown[language], language)
        else:
            message = self._screens.settled(approval.week, language)
        await self._place(approval, visitor.person, callback_message(update), message, visitor.language)

    async def nobody(self, update: Update, author: int | None, visitor: Visitor) -> None:
        """Say why it cannot be asked for; `author` could ask instead, None: there is no second editor."""
        name = None if author is None else self._name(author)
        text = self._screens.nobody(name, visitor.language)
        if isinstance(update.what, CallbackQuery):
            self._chat.notice(update, text, alert=True)
        else:
            await self._chat.say(visitor.person, self._screens.said(text, visitor.language))

    async def over(self, number: int) -> None:
        """Say what has come of an approval, if there is somebody who does not know it."""
        if answer := await self._approving.answer(number):
            await self._say(answer)

    async def _say(self, answer: Answer) -> None:
        """Where it is shown, and aloud to whoever asked, if it is news; whom it cannot reach now, at the next look."""
        subject, everybody = subject_of(answer), True
        for chat in await self._cards.find(subject):
            everybody &= await self._last(subject, chat, await self._over(answer, chat))
        if not answer.told:
            message = await self._over(answer, answer.editor)
            if await self._reached(self._chat.say(answer.editor, message), subject, answer.editor):
                await self._approving.tell(answer.number)
            else:
                everybody = False
        if everybody:
            await self._cards.forget(subject)
            self._deaf = {card for card in self._deaf if card[0] != subject}
            await self._approving.settle(answer.number)

    async def _over(self, answer: Answer, chat: int) -> Message:
        return self._screens.over(answer, self._name_of(answer.person), await self._languages.of(chat))

    async def _last(self, subject: str, chat: int, message: Message) -> bool:
        """It is drawn for the last time; False if it is to be tried again."""
        if reached := await self._reached(self._cards.redraw(subject, chat, message), subject, chat):
            await self._cards.leave(subject, chat)
        return reached

    async def _look(self) -> bool:
        """False if nothing waits for approval."""
        answers = [each for each in await self._approving.turn() if each.number not in self._answered]
        for answer in answers:
            await self._say(answer)
        waiting = await self._approving.all()
        for approval in waiting:
            if approval.number not in self._answered:
                await self._tell(approval)
        drafts = {each.week for each in waiting if not each.proposal}
        for week in drafts ^ self._drafts:
            await self._redraw(week)
        self._drafts = drafts
        left = {*map(subject_of, waiting), *map(subject_of, answers)}
        for subject in set(await self._cards.subjects(APPROVAL)) - left:
            await self._settle(subject)
        return bool(waiting or answers or await self._cards.subjects(APPROVAL))

    async def _tell(self, approval: Approval) -> None:
        """By a new message to everybody who may approve it, and whoever asked, and has none yet."""
        subject = subject_of(approval)
        people = {*await self._approving.approvers(approval), approval.editor}
        wanted = people - self._asking - set(await self._cards.find(subject))
        languages = {chat: await self._languages.of(chat) for chat in wanted if (subject, chat) not in self._deaf}
        shown = await self._shown.drawn(approval, set(languages.values())) if languages else {}
        for chat, language in sorted(languages.items()):
            if language in shown:
                message = self._message(approval, chat, shown[language], language)
                await self._reached(self._place(approval, chat, 0, message, language), subject, chat)

    def _message(self, approval: Approval, chat: int, shown: Message, language: str) -> Message:
        if chat == approval.editor:
            return self._screens.waiting(approval, language)
        return self._screens.asked(approval, self._name(approval.editor), shown, language)

    async def _settle(self, subject: str) -> None:
        """It is asked for anew, or whoever asked edits no more."""
        week, _, number = subject.removeprefix(APPROVAL).partition(":")
        if int(number) in self._answered:
            return
        for chat in await self._cards.find(subject):
            message = self._screens.settled(Week.parse(week), await self._languages.of(chat))
            await self._last(subject, chat, message)

    async def _place(self, approval: Approval, chat: int, at: int, message: Message, language: str) -> None:
        farewell = self._screens.moved(approval.week, language)
        await self._cards.place(subject_of(approval), chat, at, message, farewell)


def subject_of(approval: Approval | Answer) -> str:
    """How its cards are called in the store."""
    return f"{APPROVAL}{approval.week}:{approval.number}"
