"""Builds the parts that do what editors ask for, each when it is first needed."""

from functools import cached_property

from bot.render.editors.desk import DeskScreens
from bot.render.editors.exporting import ExportScreens
from bot.render.editors.figures import FigureScreens
from bot.render.editors.manual import ManualScreens
from bot.render.editors.moving import MovingScreens
from bot.render.editors.previews import PreviewScreens
from bot.render.editors.team import TeamScreens
from bot.render.editors.topic import TopicScreens
from bot.render.editors.writing import WritingScreens
from bot.tg.editors.approvals import EditorApprovals
from bot.tg.editors.arrivals import Arrivals
from bot.tg.editors.broadcasts import EditorBroadcasts
from bot.tg.editors.card_parts import CardParts
from bot.tg.editors.corrections import EditorCorrections
from bot.tg.editors.desk import EditorDesk
from bot.tg.editors.drafts import EditorDrafts
from bot.tg.editors.exporting import EditorExports
from bot.tg.editors.figures import EditorFigures
from bot.tg.editors.issues import EditorIssues
from bot.tg.editors.journal import EditorJournal
from bot.tg.editors.locking import EditorLocking
from bot.tg.editors.manual import EditorManual
from bot.tg.editors.moving import EditorMoving
from bot.tg.editors.previews import EditorPreviews
from bot.tg.editors.publishing import EditorPublishing
from bot.tg.editors.questions import EditorQuestions
from bot.tg.editors.receipts import Receipts
from bot.tg.editors.scheduling import EditorScheduling
from bot.tg.editors.shows import Shows
from bot.tg.editors.team import EditorTeam
from bot.tg.editors.unasked import Unasked
from bot.tg.editors.uploads import Uploads
from bot.tg.editors.writing import EditorWriting


class DeedParts(CardParts):
    """What does an editor's deeds, a part for each family of them."""

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
            self._chat,
            self.progress,
            self._desk.broadcasting,
            self._desk.locking,
            self._progress_screens,
            self._stores.journal,
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
        return Receipts(
            self._chat,
            self.draft_cards,
            self._desk.drafts,
            self._desk.intake,
            self._receipt_screens,
        )

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
        screens = WritingScreens(self._publication, self._texts, self._people.name)
        return EditorWriting(
            self._chat, self._jobs, self.cards, self._desk.writers, self._stores.issues, self.arrivals, screens
        )

    @cached_property
    def drafts(self) -> EditorDrafts:
        return EditorDrafts(self._chat, self.draft_cards, self.receipts, self._desk.drafts, self._screens)

    @cached_property
    def previews(self) -> EditorPreviews:
        screens, previewing = PreviewScreens(self._publication, self._texts), self._desk.previewing
        shows = Shows(self._chat, self._jobs, previewing, screens)
        return EditorPreviews(self._chat, previewing, shows, screens)

    @cached_property
    def publishing(self) -> EditorPublishing:
        return EditorPublishing(self._chat, self.issues, self.drafts)

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
    def exports(self) -> EditorExports:
        screens = ExportScreens(self._texts)
        return EditorExports(self._chat, self._jobs, self._desk.exporting, screens, self._screens)

    @cached_property
    def figures(self) -> EditorFigures:
        return EditorFigures(self._chat, self._desk.counting, FigureScreens(self._publication, self._texts))

    @cached_property
    def journal(self) -> EditorJournal:
        return EditorJournal(self._chat, self._stores.journal, self._journal_screens)

    @cached_property
    def team(self) -> EditorTeam:
        screens = TeamScreens(self._texts, self._bot_name)
        return EditorTeam(self._chat, self._jobs, self._profile, self._people, self.languages, screens)
