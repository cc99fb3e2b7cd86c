"""Builds what answers editors from its parts."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from bot.desk.build import Desk
from bot.model.publication import Publication
from bot.render.editors.corrections import CorrectionScreens
from bot.render.editors.desk import DeskScreens
from bot.render.editors.drafts import EditorScreens
from bot.render.editors.manual import ManualScreens
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
from bot.tg.editors.manual import EditorManual
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

    async def close(self) -> None:
        """Say what was still to be said of what was sent."""
        await self.unasked.close()
        await self.arrivals.close()


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
    screens, plans, statuses = (
        EditorScreens(publication, texts),
        PlanScreens(publication, texts),
        ProgressScreens(publication, texts),
    )
    cards = EditorCards(chat, stores.cards, owners)
    progress = Progress(cards, desk.broadcasting, statuses, stores.issues, stores.readers, publication, owners)
    issues = EditorIssues(publication, stores.issues, desk.publishing, desk.overviews, screens, plans)
    draft_cards = DraftCards(cards, desk.drafts, screens, publication)
    receipt_screens, question_screens = ReceiptScreens(publication, texts), QuestionScreens(publication, texts)
    broadcasts = EditorBroadcasts(chat, progress, desk.broadcasting, statuses)
    corrections = EditorCorrections(
        chat, draft_cards, desk.correcting, broadcasts, CorrectionScreens(publication, texts)
    )
    receipts = Receipts(chat, draft_cards, desk.drafts, desk.intake, receipt_screens)
    arrivals = Arrivals(
        chat,
        jobs,
        draft_cards,
        issues,
        desk.drafts,
        corrections,
        receipt_screens,
        question_screens,
        screens,
    )
    questions = EditorQuestions(chat, desk.intake, stores.questions, arrivals, question_screens)
    manual = EditorManual(chat, ManualScreens(publication, texts), clock)
    around = EditorDesk(
        chat,
        draft_cards,
        desk.overviews,
        desk.drafts,
        stores.issues,
        desk.broadcasting,
        corrections,
        DeskScreens(publication, texts),
        TopicScreens(publication, texts),
    )
    writing = EditorWriting(
        chat, jobs, cards, desk.writers, stores.issues, arrivals, WritingScreens(publication, texts)
    )
    drafts = EditorDrafts(chat, draft_cards, receipts, desk.drafts, screens)
    publishing = EditorPublishing(chat, jobs, issues, drafts)
    schedules = ScheduleScreens(publication, texts)
    languages = EditorLanguages(stores.readers, stores.cards, publication)
    countdowns = Countdowns(cards, desk.scheduling, progress, stores.issues, languages, schedules, owners, clock)
    scheduling = EditorScheduling(
        chat,
        cards,
        issues,
        broadcasts,
        countdowns,
        desk.scheduling,
        stores.confirmations,
        schedules,
        publication,
        clock,
    )
    callbacks = EditorCallbacks(
        around, writing, manual, questions, receipts, drafts, publishing, scheduling, broadcasts, corrections
    )
    uploads = Uploads(api, desk.intake, arrivals, stores.questions, receipt_screens, clock)
    unasked = Unasked(jobs, desk.overviews, uploads, arrivals, receipt_screens, clock)
    deeds = EditorDeeds(
        chat,
        around,
        writing,
        issues,
        callbacks,
        scheduling,
        corrections,
        uploads,
        unasked,
        manual,
        screens,
        profile,
        jobs,
        publication,
    )
    return EditorChat(deeds, unasked, arrivals, progress, countdowns)
