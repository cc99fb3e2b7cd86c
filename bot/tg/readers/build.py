"""Builds what answers readers from its parts."""

from bot.model.publication import Publication
from bot.render.issue import IssueMessages
from bot.render.readers.screens import ReaderScreens
from bot.render.readers.settings import PreferenceScreens
from bot.render.voice import Texts
from bot.store.issues import Issues
from bot.store.readers import Readers
from bot.tg.readers.callbacks import ReaderCallbacks
from bot.tg.readers.commands import ReaderCommands
from bot.tg.readers.issues import ReaderIssues


def reader_chat(
    publication: Publication, texts: Texts, readers: Readers, issues: Issues
) -> tuple[ReaderCommands, ReaderCallbacks]:
    screens = ReaderScreens(publication, texts)
    settings = PreferenceScreens(publication, texts)
    shown = ReaderIssues(issues, IssueMessages(publication, texts), screens)
    parts = (readers, shown, screens, settings, publication)
    return ReaderCommands(*parts), ReaderCallbacks(*parts)
