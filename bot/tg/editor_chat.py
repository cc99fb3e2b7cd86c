"""Builds what answers editors from its parts."""

from collections.abc import Collection
from dataclasses import dataclass

from telegram import Bot, Update
from telegram.ext import BaseHandler

from bot.desk.broadcasting import Broadcasting
from bot.desk.drafts import Drafts
from bot.desk.publishing import Publishing
from bot.model import Publication
from bot.render.editor import EditorScreens
from bot.render.editor_plan import PlanScreens
from bot.render.editor_progress import ProgressScreens
from bot.render.texts import Texts
from bot.store.cards import Cards
from bot.store.issues import Issues
from bot.store.readers import Readers
from bot.tg.asking import Context
from bot.tg.editor_broadcasts import EditorBroadcasts
from bot.tg.editor_cards import EditorCards
from bot.tg.editor_drafts import EditorDrafts
from bot.tg.editor_issues import EditorIssues
from bot.tg.editor_presses import EditorPresses
from bot.tg.editors import EditorHandlers
from bot.tg.progress import Progress
from bot.tg.talk import Talk
from bot.tg.uploads import Uploads


@dataclass(frozen=True)
class EditorChat:
    """The handlers belong before the readers' in the same group; `progress` runs beside the outbox."""

    handlers: list[BaseHandler[Update, Context, None]]
    progress: Progress


def editor_chat(
    bot: Bot,
    publication: Publication,
    texts: Texts,
    owners: Collection[int],
    readers: Readers,
    issues: Issues,
    cards: Cards,
    publishing: Publishing,
    broadcasting: Broadcasting,
) -> EditorChat:
    talk = Talk(bot)
    board = EditorCards(talk, cards, owners)
    screens, plans, courses = (
        EditorScreens(publication, texts),
        PlanScreens(publication, texts),
        ProgressScreens(publication, texts),
    )
    drafts = Drafts(publication, issues, cards)
    progress = Progress(board, broadcasting, courses, issues, readers, publication, owners)
    shown = EditorIssues(issues, publishing, broadcasting, screens, plans)
    presses = EditorPresses(
        talk,
        shown,
        EditorDrafts(talk, board, drafts, screens),
        EditorBroadcasts(talk, board, progress, publishing, broadcasting, courses, plans),
        screens,
        readers,
        publication,
    )
    uploads = Uploads(talk, board, drafts, screens, readers, publication)
    commands = EditorHandlers(talk, owners, shown, presses, uploads, screens, readers, publication)
    return EditorChat(commands.handlers(), progress)
