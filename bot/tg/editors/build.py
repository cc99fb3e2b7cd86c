"""Builds what answers editors from its parts."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.desk.build import Desk
from bot.model.publication import Publication
from bot.render.editors.approvals import ApprovalScreens
from bot.render.editors.corrections import CorrectionScreens
from bot.render.editors.desk import DeskScreens
from bot.render.editors.drafts import EditorScreens
from bot.render.editors.lock import LockScreens
from bot.render.editors.manual import ManualScreens
from bot.render.editors.moving import MovingScreens
from bot.render.editors.progress import ProgressScreens
from bot.render.editors.publish import PlanScreens
from bot.render.editors.questions import QuestionScreens
from bot.render.editors.receipts import ReceiptScreens
from bot.render.editors.schedule import ScheduleScreens
from bot.render.editors.topic import TopicScreens
from bot.render.editors.writing import WritingScreens
from bot.render.voice import Texts
from bot.store.build import Stores
from bot.tg.chat import Chat
from bot.tg.editors.approval_cards import ApprovalCards, Shown
from bot.tg.editors.approvals import EditorApprovals
from bot.tg.editors.arrivals import Arrivals
from bot.tg.editors.broadcasts import EditorBroadcasts
from bot.tg.editors.callbacks import EditorCallbacks
from bot.tg.editors.cards import EditorCards
from bot.tg.editors.commands import EditorDeeds
from bot.tg.editors.corrections import EditorCorrections
from bot.tg.editors.countdowns import Countdowns
from bot.tg.editors.desk import EditorDesk
from bot.tg.editors.draft_cards import DraftCards
from bot.tg.editors.drafts import EditorDrafts
from bot.tg.editors.issues import EditorIssues
from bot.tg.editors.languages import EditorLanguages
from bot.tg.editors.lock_cards import LockCards
from bot.tg.editors.locking import EditorLocking
from bot.tg.editors.manual import EditorManual
from bot.tg.editors.moving import EditorMoving
from bot.tg.editors.progress import Progress
from bot.tg.editors.publishing import EditorPublishing
from bot.tg.editors.questions import EditorQuestions
from bot.tg.editors.receipts import Receipts
from bot.tg.editors.scheduling import EditorScheduling
from bot.tg.editors.unasked import Unasked
from bot.tg.editors.uploads import Uploads
from bot.tg.editors.writing import EditorWriting
from bot.tg.jobs import Jobs
from bot.tg.profile import Profile
from bot.tg.wire.api import Api


@dataclass(frozen=True)
class EditorChat:
    deeds: EditorDeeds
    #: To be closed when no more updates come.
    unasked: Unasked
    arrivals: Arrivals
    #: Runs beside the outbox.
    progress: Progress
    countdowns: Countdowns
    lock_cards: LockCards
    approval_cards: ApprovalCards

    async def close(self) -> None:
        """Say what was still to be said of what was sent."""
        await self.unasked.close()
        await self.arrivals.close()


class _Parts:
    """Each part is made when it is first asked for, from those that it needs."""

    def __init__(
        self,
        api: Api,
        chat: Chat,
        jobs: Jobs,
        profile: Profile,
        publication: Publication,
        texts: Texts,
        owners: Collection[int],
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
        self._owners = owners
        self._stores = stores
        self._desk = desk
        self._clock = clock
        self._screens = EditorScreens(publication, texts)
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
        return EditorCards(self._chat, self._stores.cards, self._owners)

    @cached_property
    def draft_cards(self) -> DraftCards:
        return DraftCards(self.cards, self._desk.drafts, self._desk.looking, self._screens, self.languages)

    @cached_property
    def progress(self) -> Progress:
        return Progress(
            self.cards,
            self._desk.broadcasting,
            self._progress_screens,
            self.languages,
            self._owners,
        )

    @cached_property
    def languages(self) -> EditorLanguages:
        return EditorLanguages(self._stores.readers, self._stores.cards, self._publication)

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
            self._owners,
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
            self._owners,
            lambda _: "",
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
            lambda _: "",
        )

    @cached_property
    def approvals(self) -> EditorApprovals:
        return EditorApprovals(
            self._chat,
            self.approval_cards,
            self._desk.approving,
            self.scheduling,
            self.broadcasts,
            self._approval_screens,
        )

    @cached_property
    def locking(self) -> EditorLocking:
        return EditorLocking(self._chat, self.lock_cards, self._desk.locking, self._lock_screens)

    @cached_property
    def issues(self) -> EditorIssues:
        return EditorIssues(
            self._publication,
            self._stores.issues,
            self._desk.publishing,
            self._desk.overviews,
            self._desk.looking,
            self._screens,
            self._plans,
        )

    @cached_property
    def broadcasts(self) -> EditorBroadcasts:
        return EditorBroadcasts(
            self._chat, self.progress, self._desk.broadcasting, self._desk.locking, self._progress_screens
        )

    @cached_property
    def corrections(self) -> EditorCorrections:
        return EditorCorrections(
            self._chat,
            self.draft_cards,
            self._desk.correcting,
            self._desk.approving,
            self.approval_cards,
            self.broadcasts,
            self._correction_screens,
        )

    @cached_property
    def receipts(self) -> Receipts:
        return Receipts(self._chat, self.draft_cards, self._desk.drafts, self._desk.intake, self._receipt_screens)

    @cached_property
    def arrivals(self) -> Arrivals:
        return Arrivals(
            self._chat,
            self._jobs,
            self.draft_cards,
            self.issues,
            self._desk.drafts,
            self.corrections,
            self._receipt_screens,
            self._question_screens,
            self._screens,
        )

    @cached_property
    def questions(self) -> EditorQuestions:
        return EditorQuestions(
            self._chat,
            self._desk.intake,
            self._desk.scheduling,
            self._stores.questions,
            self.arrivals,
            self.countdowns,
            self._question_screens,
        )

    @cached_property
    def uploads(self) -> Uploads:
        return Uploads(
            self._api, self._desk.intake, self.arrivals, self._stores.questions, self._receipt_screens, self._clock
        )

    @cached_property
    def unasked(self) -> Unasked:
        return Unasked(
            self._jobs, self._desk.overviews, self.uploads, self.arrivals, self._receipt_screens, self._clock
        )

    @cached_property
    def manual(self) -> EditorManual:
        return EditorManual(self._chat, ManualScreens(self._publication, self._texts), self._clock)

    @cached_property
    def around(self) -> EditorDesk:
        return EditorDesk(
            self._chat,
            self.draft_cards,
            self._desk.overviews,
            self._desk.drafts,
            self._stores.issues,
            self._desk.broadcasting,
            self.corrections,
            self.countdowns,
            DeskScreens(self._publication, self._texts),
            TopicScreens(self._publication, self._texts),
        )

    @cached_property
    def writing(self) -> EditorWriting:
        screens = WritingScreens(self._publication, self._texts)
        return EditorWriting(
            self._chat, self._jobs, self.cards, self._desk.writers, self._stores.issues, self.arrivals, screens
        )

    @cached_property
    def drafts(self) -> EditorDrafts:
        return EditorDrafts(self._chat, self.draft_cards, self.receipts, self._desk.drafts, self._screens)

    @cached_property
    def publishing(self) -> EditorPublishing:
        return EditorPublishing(self._chat, self._jobs, self.issues, self.drafts)

    @cached_property
    def moving(self) -> EditorMoving:
        return EditorMoving(self._chat, self.draft_cards, self._desk.moving, MovingScreens(self._texts))

    @cached_property
    def scheduling(self) -> EditorScheduling:
        return EditorScheduling(
            self._chat,
            self.cards,
            self.issues,
            self.broadcasts,
            self.countdowns,
            self._desk.scheduling,
            self._desk.approving,
            self.approval_cards,
            self._stores.confirmations,
            self._schedule_screens,
            self._publication,
            self._clock,
        )

    @cached_property
    def callbacks(self) -> EditorCallbacks:
        return EditorCallbacks(
            self.around,
            self.writing,
            self.manual,
            self.questions,
            self.receipts,
            self.drafts,
            self.publishing,
            self.scheduling,
            self.broadcasts,
            self.corrections,
            self.locking,
            self.moving,
            self.approvals,
        )

    @cached_property
    def deeds(self) -> EditorDeeds:
        return EditorDeeds(
            self._chat,
            self.around,
            self.writing,
            self.issues,
            self.callbacks,
            self.scheduling,
            self.moving,
            self.corrections,
            self.locking,
            self.uploads,
            self.unasked,
            self.manual,
            self.languages,
            self._screens,
            self._profile,
            self._jobs,
            self._publication,
        )


def editor_chat(
    api: Api,
    chat: Chat,
    jobs: Jobs,
    profile: Profile,
    publication: Publication,
    texts: Texts,
    owners: Collection[int],
    stores: Stores,
    desk: Desk,
    clock: Callable[[], datetime],
) -> EditorChat:
    parts = _Parts(api, chat, jobs, profile, publication, texts, owners, stores, desk, clock)
    return EditorChat(
        parts.deeds,
        parts.unasked,
        parts.arrivals,
        parts.progress,
        parts.countdowns,
        parts.lock_cards,
        parts.approval_cards,
    )
