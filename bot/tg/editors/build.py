"""Builds what answers editors from its parts."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.desk.broadcasting import Broadcasting
from bot.desk.drafts import Drafts
from bot.desk.publishing import Publishing
from bot.model.publication import Publication
from bot.render.editors.drafts import EditorScreens
from bot.render.editors.progress import ProgressScreens
from bot.render.editors.publish import PlanScreens
from bot.render.voice import Texts
from bot.store.cards import Cards
from bot.store.issues import Issues
from bot.store.readers import Readers
from bot.tg.chat import Chat
from bot.tg.editors.broadcasts import EditorBroadcasts
from bot.tg.editors.callbacks import EditorCallbacks
from bot.tg.editors.cards import EditorCards
from bot.tg.editors.commands import EditorDeeds
from bot.tg.editors.drafts import EditorDrafts
from bot.tg.editors.issues import EditorIssues
from bot.tg.editors.progress import Progress
from bot.tg.editors.uploads import Uploads
from bot.tg.jobs import Jobs
from bot.tg.profile import Profile
from bot.tg.wire.api import Api


@dataclass(frozen=True)
class EditorChat:
    deeds: EditorDeeds
    #: Runs beside the outbox.
    progress: Progress


def editor_chat(
    api: Api,
    chat: Chat,
    jobs: Jobs,
    profile: Profile,
    publication: Publication,
    texts: Texts,
    owners: Collection[int],
    readers: Readers,
    issues: Issues,
    cards: Cards,
    publishing: Publishing,
    broadcasting: Broadcasting,
) -> EditorChat:
    board = EditorCards(chat, cards, owners)
    screens, plans, statuses = (
        EditorScreens(publication, texts),
        PlanScreens(publication, texts),
        ProgressScreens(publication, texts),
    )
    drafts = Drafts(publication, issues, cards)
    progress = Progress(board, broadcasting, statuses, issues, readers, publication, owners)
    shown = EditorIssues(issues, publishing, broadcasting, screens, plans)
    broadcasts = EditorBroadcasts(chat, board, progress, publishing, broadcasting, statuses, plans)
    callbacks = EditorCallbacks(chat, shown, EditorDrafts(chat, board, drafts, screens), broadcasts, jobs)
    uploads = Uploads(api, chat, board, drafts, screens)
    deeds = EditorDeeds(chat, shown, callbacks, uploads, screens, profile, jobs, publication)
    return EditorChat(deeds, progress)
