"""What editors press; every press is answered, and one that comes too late does nothing."""

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from bot.desk.broadcasting import Broadcasting
from bot.desk.drafts import Drafts, subject
from bot.desk.publishing import Publishing
from bot.model import Issue, Message, Publication
from bot.render.editor import EditorScreens
from bot.render.editor_plan import PlanScreens
from bot.render.editor_presses import (
    MARK,
    Cancel,
    Discard,
    Draft,
    Leave,
    Mend,
    Prepare,
    Press,
    Preview,
    Publish,
    Remove,
    Replace,
    Steer,
    Steering,
    read,
)
from bot.render.editor_progress import ProgressScreens
from bot.store.broadcasts import Published
from bot.store.readers import Readers
from bot.tg.asking import Context, person, preferences
from bot.tg.editor_cards import EditorCards
from bot.tg.editor_issues import EditorIssues
from bot.tg.progress import Progress
from bot.tg.talk import Talk


class EditorPresses:
    """For owners only: whoever registers its handlers sees to that."""

    def __init__(
        self,
        talk: Talk,
        cards: EditorCards,
        progress: Progress,
        issues: EditorIssues,
        drafts: Drafts,
        publishing: Publishing,
        broadcasting: Broadcasting,
        screens: EditorScreens,
        plans: PlanScreens,
        steering: ProgressScreens,
        readers: Readers,
        publication: Publication,
    ) -> None:
        ...
