"""Builds what answers readers from its parts."""

from collections.abc import Collection

from telegram import Bot, Update
from telegram.ext import BaseHandler

from bot.model.publication import Publication
from bot.render.issue import IssueMessages
from bot.render.readers.screens import ReaderScreens
from bot.render.readers.settings import PreferenceScreens
from bot.render.voice import Texts
from bot.store.issues import Issues
from bot.store.readers import Readers
from bot.tg.chat import Chat
from bot.tg.readers.callbacks import ReaderPresses
from bot.tg.readers.commands import ReaderHandlers
from bot.tg.readers.issues import ReaderIssues
from bot.tg.readers.throttle import FloodGate
from bot.tg.visitor import Context

Handlers = list[BaseHandler[Update, Context, None]]


def flood_gate(bot: Bot, publication: Publication, texts: Texts, owners: Collection[int]) -> Handlers:
    """Asked before everybody else."""
    return FloodGate(Chat(bot), ReaderScreens(publication, texts), publication, owners).handlers()


def reader_chat(
    bot: Bot, publication: Publication, texts: Texts, readers: Readers, issues: Issues, owners: Collection[int]
) -> Handlers:
    """Asked last: they answer whatever nobody else has answered."""
    talk = Chat(bot)
    screens = ReaderScreens(publication, texts)
    settings = PreferenceScreens(publication, texts)
    shown = ReaderIssues(issues, IssueMessages(publication, texts), screens)
    commands = ReaderHandlers(talk, readers, shown, screens, settings, publication, owners)
    presses = ReaderPresses(talk, readers, shown, screens, settings, publication)
    return [*commands.handlers(), *presses.handlers()]
