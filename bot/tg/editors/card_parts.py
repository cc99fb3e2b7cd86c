"""Builds what keeps the cards in editors' chats true, and all screens."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from bot.desk.build import Desk
from bot.desk.people import People
from bot.model.publication import Publication
from bot.render.editors.approvals import ApprovalScreens
from bot.render.editors.corrections import CorrectionScreens
from bot.render.editors.drafts import EditorScreens
from bot.render.editors.journal import JournalScreens
from bot.render.editors.lock import LockScreens
from bot.render.editors.progress import ProgressScreens
from bot.render.editors.publish import PlanScreens
from bot.render.editors.questions import QuestionScreens
from bot.render.editors.receipts import ReceiptScreens
from bot.render.editors.schedule import ScheduleScreens
from bot.render.voice import Texts
from bot.store.build import Stores
from bot.tg.chat import Chat
from bot.tg.editors.approval_cards import ApprovalCards, Shown
from bot.tg.editors.cards import EditorCards
from bot.tg.editors.countdowns import Countdowns
from bot.tg.editors.draft_cards import DraftCards
from bot.tg.editors.languages import EditorLanguages
from bot.tg.editors.lock_cards import LockCards
from bot.tg.editors.progress import Progress
from bot.tg.jobs import Jobs
from bot.tg.profile import Profile
from bot.tg.wire.api import Api


class CardParts:
    """Each part is made when it is first asked for, from those that it needs."""

    def __init__(
        self,
        api: Api,
        chat: Chat,
        jobs: Jobs,
        profile: Profile,
        publication: Publication,
        texts: Texts,
        people: People,
        bot_name: str,
        stores: Stores,
        desk: Desk,
        clock: Callable[[], datetime],
    ) -> None:
        self._api = api
        self._chat = chat
        self._jobs = jobs
        self._profile = profile
        self._publication = publication
        self._texts = texts
        self._people = people
        self._bot_name = bot_name
        self._stores = stores
        self._desk = desk
        self._clock = clock
        self._screens = EditorScreens(publication, texts)
        self._journal_screens = JournalScreens(publication, texts)
        self._receipt_screens = ReceiptScreens(publication, texts)
        self._question_screens = QuestionScreens(publication, texts)
        self._progress_screens = ProgressScreens(publication, texts)
        self._schedule_screens = ScheduleScreens(publication, texts)
        self._correction_screens = CorrectionScreens(publication, texts)
        self._plans = PlanScreens(publication, texts, by_two=desk.approving.needed)
        self._approval_screens = ApprovalScreens(texts, self._schedule_screens.moment)
        self._lock_screens = LockScreens(texts, self._schedule_screens.moment)

    @cached_property
    def cards(self) -> EditorCards:
        return EditorCards(self._chat, self._stores.cards, self._people)

    @cached_property
    def draft_cards(self) -> DraftCards:
        return DraftCards(
            self.cards,
            self._desk.drafts,
            self._desk.looking,
            self._desk.approving,
            self._people.name,
            self._screens,
            self.languages,
            self._stores.journal,
            self._journal_screens,
        )

    @cached_property
    def progress(self) -> Progress:
        return Progress(
            self.cards,
            self._desk.broadcasting,
            self._progress_screens,
            self.languages,
            self._people,
        )

    @cached_property
    def languages(self) -> EditorLanguages:
        return EditorLanguages(self._stores.readers, self._people, self._publication)

    @cached_property
    def countdowns(self) -> Countdowns:
        return Countdowns(
            self.cards,
            self._desk.scheduling,
            self._desk.locking,
            self.progress,
            self._stores.issues,
            self.languages,
            self._schedule_screens,
            self._people,
            self._clock,
        )

    @cached_property
    def lock_cards(self) -> LockCards:
        return LockCards(
            self._chat,
            self.cards,
            self._desk.locking,
            self._desk.broadcasting,
            self.languages,
            self._lock_screens,
            self._people,
            self._people.name,
        )

    @cached_property
    def approval_cards(self) -> ApprovalCards:
        shown = Shown(
            self._desk.approving, self._desk.publishing, self._stores.issues, self._plans, self._correction_screens
        )
        return ApprovalCards(
            self._chat,
            self.cards,
            self._desk.approving,
            shown,
            self.languages,
            self._approval_screens,
            self._people.name,
            self._people.name_of,
            self.draft_cards.redraw,
        )
