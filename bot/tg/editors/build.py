"""Builds what answers editors from its parts."""

from collections.abc import Collection
from dataclasses import dataclass

from telegram import Bot, Update
from telegram.ext import BaseHandler

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
from bot.tg.editors.callbacks import EditorPresses
from bot.tg.editors.cards import EditorCards
from bot.tg.editors.commands import EditorHandlers
from bot.tg.editors.drafts import EditorDrafts
from bot.tg.editors.issues import EditorIssues
from bot.tg.editors.progress import Progress
from bot.tg.editors.uploads import Uploads
from bot.tg.visitor import Context


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
    talk = Chat(bot)
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
